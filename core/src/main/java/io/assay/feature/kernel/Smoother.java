package io.assay.feature.kernel;

/**
 * An exponential average that starts from the plain mean of its first {@code period} values, as TA-Lib's do. Several
 * are best run together, since each value waits for the one before it.
 *
 * @param x what is averaged
 * @param span rows with input; the first output is at {@code from + period - 1}
 * @param period number of values in the starting mean, at least 1
 * @param weight of the newest value, above 0 and at most 1
 * @param out receives one value a row
 */
public record Smoother(double[] x, Span span, int period, double weight, double[] out) {
    /** Exponential moving average: weight {@code 2 / (period + 1)}. */
    public static Smoother ema(double[] x, Span span, int period, double[] out) {
        return new Smoother(x, span, period, 2.0 / (period + 1), out);
    }

    /** Wilder's average: weight {@code 1 / period}. */
    public static Smoother wilder(double[] x, Span span, int period, double[] out) {
        return new Smoother(x, span, period, 1.0 / period, out);
    }

    /** Runs all of them, four at a time; the results are the same bits as one by one. */
    public static void together(Smoother... all) {
        int i = 0;
        for (; i + 4 <= all.length; i += 4) {
            four(all[i], all[i + 1], all[i + 2], all[i + 3]);
        }
        if (i + 1 == all.length) {
            all[i].run(all[i].span.to());
        } else if (i < all.length) {
            // one that is run twice writes the same values twice, which costs nothing while the others wait
            Smoother last = all[all.length - 1];
            four(all[i], all[i + 1], last, last);
        }
    }

    private static void four(Smoother a, Smoother b, Smoother c, Smoother d) {
        int to = Math.min(Math.min(a.span.to(), b.span.to()), Math.min(c.span.to(), d.span.to()));
        int start = Math.max(Math.max(a.seedRow(), b.seedRow()), Math.max(c.seedRow(), d.seedRow())) + 1;
        Smoother[] all = {a, b, c, d};
        for (Smoother one : all) {
            one.run(Math.min(start, one.span.to()));
        }
        if (start >= to) {
            for (Smoother one : all) {
                one.resume(start);
            }
            return;
        }
        interleave(start, to, all);
        for (Smoother one : all) {
            one.resume(to);
        }
    }

    private static void interleave(int start, int to, Smoother[] all) {
        double[] xa = all[0].x;
        double[] xb = all[1].x;
        double[] xc = all[2].x;
        double[] xd = all[3].x;
        double[] oa = all[0].out;
        double[] ob = all[1].out;
        double[] oc = all[2].out;
        double[] od = all[3].out;
        double wa = all[0].weight;
        double wb = all[1].weight;
        double wc = all[2].weight;
        double wd = all[3].weight;
        double va = oa[start - 1];
        double vb = ob[start - 1];
        double vc = oc[start - 1];
        double vd = od[start - 1];
        for (int t = start; t < to; t++) {
            va += (xa[t] - va) * wa;
            vb += (xb[t] - vb) * wb;
            vc += (xc[t] - vc) * wc;
            vd += (xd[t] - vd) * wd;
            oa[t] = va;
            ob[t] = vb;
            oc[t] = vc;
            od[t] = vd;
        }
    }

    private int seedRow() {
        return span.firstFull(period);
    }

    /** From the first row up to (not including) row {@code end}. */
    private void run(int end) {
        int seed = seedRow();
        span.blank(out, period);
        if (seed >= end) {
            return;
        }
        double pivot = x[span.from()];
        double sum = 0;
        for (int t = span.from(); t <= seed; t++) {
            sum += x[t] - pivot;
        }
        out[seed] = pivot + sum / period;
        steps(seed + 1, end);
    }

    /** From row {@code start}, the one before being done, to the end. */
    private void resume(int start) {
        if (start < span.to()) {
            steps(start, span.to());
        }
    }

    private void steps(int start, int end) {
        double value = out[start - 1];
        for (int t = start; t < end; t++) {
            value += (x[t] - value) * weight;
            out[t] = value;
        }
    }
}
