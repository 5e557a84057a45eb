package io.assay.signal.strategy;

import java.util.List;

/** Follows a close outside the range of the past month. */
final class Breakout implements Strategy {
    @Override
    public String name() {
        return "breakout";
    }

    @Override
    public String saying() {
        return "buys a close above the highest high of the 20 bars before and sells one below their "
                + "lowest low (Donchian; the surer the further, in average true ranges)";
    }

    @Override
    public List<String> columns() {
        return List.of("res_dist_20", "sup_dist_20", "atr_14_rel");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        if (today[0] > 0) {
            return Votes.sure(far(today[0], today[2]));
        }
        return today[1] < 0 ? -Votes.sure(far(-today[1], today[2])) : 0;
    }

    private static double far(double distance, double range) {
        return range > 0 ? distance / range : 0;
    }
}
