package io.assay.backtest;

/**
 * The account at the close of each session, in columns of one length.
 *
 * @param days epoch days
 * @param cash in millionths of the currency unit
 * @param longs value of all long positions
 * @param shorts value of all short positions, at least 0
 * @param traded absolute amounts traded in the session
 */
record DailyAccount(int[] days, long[] cash, double[] longs, double[] shorts, double[] traded) {
    static DailyAccount of(int[] days) {
        int n = days.length;
        return new DailyAccount(days, new long[n], new double[n], new double[n], new double[n]);
    }

    void close(int s, long cashNow, double longsNow, double shortsNow) {
        cash[s] = cashNow;
        longs[s] = longsNow;
        shorts[s] = shortsNow;
    }

    double equity(int s) {
        return Micro.units(cash[s]) + longs[s] - shorts[s];
    }
}
