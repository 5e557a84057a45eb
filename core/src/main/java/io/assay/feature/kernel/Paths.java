package io.assay.feature.kernel;

/** Averages and stops whose next value depends on the path so far in a way that no fixed weight describes. */
public final class Paths {
    private static final double FAST = 2.0 / 3;
    private static final double SLOW = 2.0 / 31;
    private static final double STEP = 0.02;
    private static final double STEP_MAX = 0.2;

    private Paths() {}

    /**
     * Kaufman's adaptive moving average (2, 30) as TA-Lib's KAMA: starts from the value before its first row, which is
     * row {@code period}. Where the window did not move, the efficiency ratio is 1.
     *
     * @param way sum of absolute changes over {@code period} rows, from row {@code period}
     */
    public static void kama(double[] x, double[] way, int period, Span span, double[] out) {
        span.blank(out, period + 1);
        int first = span.firstFull(period + 1);
        double value = first < span.to() ? x[first - 1] : 0;
        for (int t = first; t < span.to(); t++) {
            double net = Math.abs(x[t] - x[t - period]);
            double efficiency = way[t] > net ? net / way[t] : 1;
            double weight = efficiency * (FAST - SLOW) + SLOW;
            value += (x[t] - value) * weight * weight;
            out[t] = value;
        }
    }

    /**
     * Wilder's parabolic stop and reverse (0.02, 0.2) as TA-Lib's SAR: from row 1, long at first unless the low fell by
     * more than the high rose.
     */
    public static void parabolic(double[] high, double[] low, Span span, double[] out) {
        span.blank(out, 2);
        int first = span.firstFull(2);
        if (first >= span.to()) {
            return;
        }
        double fall = low[first - 1] - low[first];
        boolean up = !(fall > 0 && high[first] - high[first - 1] < fall);
        // the falling case is the rising one upside down
        Stop rising = new Stop();
        double sign = up ? 1 : -1;
        rising.extreme = sign * (up ? high[first] : low[first]);
        rising.stop = sign * (up ? low[first - 1] : high[first - 1]);
        for (int t = first; t < span.to(); t++) {
            int before = Math.max(first, t - 1);
            double best = sign > 0 ? high[t] : -low[t];
            double worst = sign > 0 ? low[t] : -high[t];
            double worstBefore = sign > 0 ? low[before] : -high[before];
            if (worst <= rising.stop) {
                double bestBefore = sign > 0 ? high[before] : -low[before];
                out[t] = sign * rising.turn(best, bestBefore, worst);
                sign = -sign;
            } else {
                out[t] = sign * rising.stop;
                rising.follow(best, Math.min(worst, worstBefore));
            }
        }
    }

    /** State of a stop below a rising price; for a falling price everything is negated. */
    private static final class Stop {
        private double stop;
        private double extreme;
        private double step = STEP;

        private void follow(double best, double floor) {
            if (best > extreme) {
                extreme = best;
                step = Math.min(STEP_MAX, step + STEP);
            }
            stop = Math.min(stop + step * (extreme - stop), floor);
        }

        /** Reverses; returns today's stop with the old sign and leaves the state with the new sign. */
        private double turn(double best, double bestBefore, double worst) {
            double ceiling = Math.max(best, bestBefore);
            double today = Math.max(extreme, ceiling);
            step = STEP;
            stop = -Math.max(today + step * (worst - today), ceiling);
            extreme = -worst;
            return today;
        }
    }
}
