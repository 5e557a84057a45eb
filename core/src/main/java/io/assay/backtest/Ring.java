package io.assay.backtest;

import java.util.Arrays;

/**
 * The open tranches of every instrument where each is held for the same number of bars: what is bought at one bar
 * leaves when its place comes round again. An instrument moves one place on with each of its own bars.
 */
final class Ring {
    private final int length;
    private final double[] shares;
    private final int[] place;

    /**
     * Empty rings.
     *
     * @param bars bars from entry to exit
     * @param most bars that an instrument can have in the run: what is held longer never leaves
     */
    Ring(int instruments, int bars, int most) {
        this.length = Math.min(bars, most + 1);
        this.shares = new double[Math.multiplyExact(instruments, length)];
        this.place = new int[instruments];
    }

    /** Shares that leave at the instrument's next bar. */
    double leaving(int i) {
        return shares[i * length + place[i]];
    }

    /** Moves on by a bar at which so many shares are bought (sold below 0) in place of those that leave. */
    void next(int i, double entering) {
        shares[i * length + place[i]] = entering;
        place[i] = place[i] + 1 == length ? 0 : place[i] + 1;
    }

    /** Everything has left. */
    void clear(int i) {
        Arrays.fill(shares, i * length, (i + 1) * length, 0);
    }

    /**
     * Multiplies shares by a split, the running sum from the oldest on rounded to whole shares where they cannot be
     * divided.
     */
    void split(int i, double ratio, boolean whole) {
        double before = 0;
        double after = 0;
        for (int k = 0; k < length; k++) {
            int at = i * length + (place[i] + k) % length;
            before += shares[at];
            double sum = VectorScreen.multiplied(before, ratio, whole);
            shares[at] = sum - after;
            after = sum;
        }
    }
}
