package io.assay.feature;

import java.util.ArrayList;
import java.util.List;

import io.assay.market.BarSeries;

/**
 * Usable bars without a hole among them.
 *
 * @param from first row
 * @param to one past the last row
 */
public record Stretch(int from, int to) {
    /**
     * The longest stretches of a series, in order.
     *
     * @param withVolume whether a bar without a usable volume ends one too
     */
    public static List<Stretch> of(BarSeries bars, boolean withVolume) {
        List<Stretch> all = new ArrayList<>();
        int[] holes = bars.holes();
        int hole = 0;
        int from = 0;
        for (int row = 0; row < bars.size(); row++) {
            if (hole < holes.length && holes[hole] == row) {
                add(all, from, row);
                from = row;
                hole++;
            }
            if (!FeatureBars.usablePrices(bars, row) || (withVolume && !FeatureBars.usableVolume(bars, row))) {
                add(all, from, row);
                from = row + 1;
            }
        }
        add(all, from, bars.size());
        return all;
    }

    /** Number of rows. */
    public int size() {
        return to - from;
    }

    private static void add(List<Stretch> all, int from, int to) {
        if (to > from) {
            all.add(new Stretch(from, to));
        }
    }
}
