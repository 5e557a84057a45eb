package io.assay.forecast;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.train.uncertainty.Intervals.Interval;

/**
 * Split-conformal prediction intervals with normalised residuals (Vovk, Gammerman and Shafer 2005; Lei and others 2018,
 * section 5.2): symmetric around the forecast, as wide as absolute errors over their row's scale were on rows whose
 * outcome was known before. If those rows and the next one could be exchanged, the interval would hold at least as
 * often as it says. Days cannot be exchanged, so that how often it holds has to be measured.
 */
public final class Conformal {
    /** Fewest errors from which an interval is taken. */
    public static final int FEWEST = 100;

    private static final double ROUNDING = 1e-9;

    private final double[] scores;

    private Conformal(double[] scores) {
        this.scores = scores;
    }

    /**
     * Learnt from errors.
     *
     * @param errors what came true less what was said, in any unit; NaN is left out
     * @param scale of each row, in the same unit, above 0
     */
    public static Conformal of(double[] errors, double[] scale) {
        Check.sameLength("scale", scale.length, errors.length);
        double[] scores = new double[errors.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.abs(errors[i]) / Check.positive("scale", scale[i]);
        }
        return new Conformal(
                Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray());
    }

    /** Errors that it was learnt from. */
    public int size() {
        return scores.length;
    }

    /**
     * Half the width of the interval in scales: of n scores in order the one of number {@code ceil((n + 1) level)}.
     *
     * @param level probability that is stated, in (0, 1)
     * @return NaN where there are fewer than {@value #FEWEST} errors or too few for the level: nothing is said then
     */
    public double reach(double level) {
        Check.that(level > 0 && level < 1, "level", "be in (0, 1)", level);
        int rank = (int) Math.ceil((scores.length + 1) * level - ROUNDING);
        return scores.length < FEWEST || rank > scores.length ? Double.NaN : scores[rank - 1];
    }

    /** The interval around a forecast; its ends are NaN where nothing is said. */
    public Interval of(double forecast, double scale, double level) {
        double half = reach(level) * scale;
        return new Interval(forecast - half, forecast + half);
    }
}
