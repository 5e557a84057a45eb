package io.assay.signal.strategy;

import java.util.List;

/** Follows MACD through its signal line. */
final class MacdCross implements Strategy {
    @Override
    public String name() {
        return "macd";
    }

    @Override
    public String saying() {
        return "buys when MACD crosses above its signal line and sells when it crosses below (Appel); "
                + "surer where MACD lies on the other side of zero";
    }

    @Override
    public List<String> columns() {
        return List.of("macd_hist_rel", "macd_rel");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        int crossed = Votes.crossed(before[0], today[0], 0);
        return crossed * Votes.sure(-crossed * Votes.share(today[1], 0.02));
    }
}
