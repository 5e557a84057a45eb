package io.assay.backtest;

/**
 * The deepest fall of equity from its running maximum, which starts with the capital, so a loss on the first day
 * counts.
 *
 * @param depth positive share of the maximum; 0 if equity never fell, NaN without returns
 * @param peak epoch day of the maximum before the fall, {@link #NEVER} if equity never fell
 * @param trough epoch day of the deepest point, {@link #NEVER} if equity never fell
 * @param recovered epoch day on which the maximum was reached again, {@link #NEVER} if not yet
 */
public record Drawdown(double depth, int peak, int trough, int recovered) {
    /** Stands for no day; days before 1970 are below 0, so no small number can. */
    public static final int NEVER = Integer.MIN_VALUE;

    static Drawdown of(double[] equity, int[] days) {
        int peak = 0;
        int fellFrom = NEVER;
        int trough = NEVER;
        double depth = 0;
        for (int s = 1; s < equity.length; s++) {
            peak = equity[s] >= equity[peak] ? s : peak;
            double fall = 1 - equity[s] / equity[peak];
            if (fall > depth) {
                depth = fall;
                fellFrom = peak;
                trough = s;
            }
        }
        if (equity.length < 2) {
            return new Drawdown(Double.NaN, NEVER, NEVER, NEVER);
        }
        if (trough == NEVER) {
            return new Drawdown(0, NEVER, NEVER, NEVER);
        }
        int back = trough;
        while (back < equity.length && equity[back] < equity[fellFrom]) {
            back++;
        }
        return new Drawdown(depth, days[fellFrom], days[trough], back < equity.length ? days[back] : NEVER);
    }
}
