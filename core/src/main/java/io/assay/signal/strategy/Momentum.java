package io.assay.signal.strategy;

import java.util.List;

/** Follows the move of the past year, its last month left out. */
final class Momentum implements Strategy {
    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public String saying() {
        return "buys what rose by more than 10 % in the year up to a month ago and sells what fell by "
                + "more (Jegadeesh and Titman 1993)";
    }

    @Override
    public List<String> columns() {
        return List.of("mom_252_21");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        return Votes.beyond(today[0], 0.10, 0.50);
    }
}
