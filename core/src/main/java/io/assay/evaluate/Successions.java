package io.assay.evaluate;

import java.util.Arrays;

import io.assay.dataset.Dataset;

/**
 * Which position takes the place of which: that of a row which enters an instrument on the day on which another row's
 * position is closed. It depends on the rows alone, so that it is found once for all who answer.
 *
 * @param before the row whose position each row's takes the place of, or {@link #NONE}
 * @param followed whether another row's position takes the place of each row's
 */
record Successions(int[] before, boolean[] followed) {
    /** No row. */
    static final int NONE = -1;

    /** Each position is followed by at most one: of several that enter on its exit day, by the first. */
    static Successions of(Dataset.Rows rows, ByInstrument groups) {
        int n = rows.instrument().length;
        int[] before = new int[n];
        boolean[] followed = new boolean[n];
        for (int s = 0; s < groups.instruments(); s++) {
            int from = groups.from(s);
            long[] exits = new long[groups.to(s) - from];
            for (int i = 0; i < exits.length; i++) {
                int row = groups.order()[from + i];
                exits[i] = key(rows.exitDay()[row], row);
            }
            Arrays.sort(exits);
            for (int i = from; i < groups.to(s); i++) {
                int row = groups.order()[i];
                int candidate = first(exits, rows.entryDay()[row]);
                boolean follows = candidate != NONE && candidate != row && !followed[candidate];
                before[row] = follows ? candidate : NONE;
                if (follows) {
                    followed[candidate] = true;
                }
            }
        }
        return new Successions(before, followed);
    }

    /** The first row that exits on a day, or none. */
    private static int first(long[] exits, int day) {
        int found = Arrays.binarySearch(exits, key(day, 0));
        int place = found >= 0 ? found : -found - 1;
        return place < exits.length && exits[place] >> Integer.SIZE == day ? (int) exits[place] : NONE;
    }

    private static long key(int day, int row) {
        return ((long) day << Integer.SIZE) | row;
    }
}
