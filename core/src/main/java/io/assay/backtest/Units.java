package io.assay.backtest;

/** How many whole units a wanted number of shares makes. */
final class Units {
    private Units() {}

    /**
     * Units of so many micro-shares in a number of shares, towards zero, at least 0. The slack undoes the last bit of a
     * quotient such as 0.3 x 1000 / 10, which must buy 30 shares, not 29.
     */
    static double of(double shares, long unit) {
        return Math.floor(Math.abs(shares) * Micro.ONE / unit * (1 + 1e-14) + 1e-9);
    }
}
