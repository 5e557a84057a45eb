package io.assay.signal.strategy;

import java.util.List;

/** Follows the crossing of two moving averages. */
final class TrendCross implements Strategy {
    @Override
    public String name() {
        return "trend-cross";
    }

    @Override
    public String saying() {
        return "buys when the 50-day mean crosses above the 200-day mean and sells when it crosses "
                + "below; surer the stronger the trend (ADX)";
    }

    @Override
    public List<String> columns() {
        return List.of("cross_50_200", "adx_14");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        return Votes.crossed(before[0], today[0], 0) * Votes.sure(today[1] / 50);
    }
}
