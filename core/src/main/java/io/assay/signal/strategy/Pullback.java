package io.assay.signal.strategy;

import java.util.List;

/** Joins a trend on a move against it. */
final class Pullback implements Strategy {
    @Override
    public String name() {
        return "pullback";
    }

    @Override
    public String saying() {
        return "buys a dip (RSI(7) below 30) in an upward trend (close and 50-day mean above the "
                + "200-day mean) and sells a rally (above 70) in a downward one (after Connors and "
                + "Alvarez 2009)";
    }

    @Override
    public List<String> columns() {
        return List.of("cross_50_200", "sma_200_rel", "rsi_7");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        if (today[0] > 0 && today[1] > 0 && today[2] < 30) {
            return Votes.sure((30 - today[2]) / 20);
        }
        return today[0] < 0 && today[1] < 0 && today[2] > 70 ? -Votes.sure((today[2] - 70) / 20) : 0;
    }
}
