package io.assay.signal.strategy;

import java.util.List;

/** Fades a large move of a week. */
final class MeanReversion implements Strategy {
    /** From a year to five sessions. */
    private static final double WEEK = Math.sqrt(5.0 / 252);

    @Override
    public String name() {
        return "mean-reversion";
    }

    @Override
    public String saying() {
        return "buys after a fall of more than two deviations in five sessions and sells after such a "
                + "rise (Lehmann 1990)";
    }

    @Override
    public List<String> columns() {
        return List.of("roc_5", "hv_20");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        double deviation = today[1] * WEEK;
        return deviation > 0 ? -Votes.beyond(today[0] / deviation, 2, 4) : 0;
    }
}
