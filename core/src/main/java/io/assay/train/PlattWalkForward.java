package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.model.Predictions;
import io.assay.model.ensemble.Platt;

/**
 * Calibrates the out-of-sample probabilities of two classes (Platt 1999): those of each test window by a line on log
 * odds that is fitted to earlier windows alone, and in them to rows whose outcome was known before the window's first
 * decision. What comes out was fitted to nothing in the window that it is judged on.
 */
public final class PlattWalkForward {
    /** Fewer rows of either class tell no line. */
    private static final int FEWEST = 50;

    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 60;
    private static final double CLOSE_ENOUGH = 1e-10;
    /** Keeps the fit unique where all probabilities are alike; next to nothing against thousands of rows. */
    private static final double RIDGE = 1e-6;

    private PlattWalkForward() {}

    /**
     * What came out.
     *
     * @param outOfSample calibrated, over the same rows and folds
     * @param windows one line a fold; {@link Platt#NONE} where too little was known
     * @param last the line from everything that was said: for whoever is asked from now on
     */
    public record Calibrated(OutOfSample outOfSample, List<Platt> windows, Platt last) {
        /** Copies the list. */
        public Calibrated {
            windows = List.copyOf(windows);
        }
    }

    /** Calibrates what was said. */
    public static Calibrated of(OutOfSample said) {
        int[][] windows = Stitched.rows(said);
        Dataset.Rows rows = said.rows().rows();
        double[] values = said.predictions().values().clone();
        List<Platt> lines = new ArrayList<>();
        for (int[] window : windows) {
            int first = Arrays.stream(window)
                    .map(row -> rows.decisionDay()[row])
                    .min()
                    .orElse(Integer.MIN_VALUE);
            Platt line = fit(said, first);
            Predictions own = line.of(said.predictions().select(window));
            for (int i = 0; i < window.length; i++) {
                System.arraycopy(own.values(), 2 * i, values, 2 * window[i], 2);
            }
            lines.add(line);
        }
        Predictions all = new Predictions(said.predictions().target(), values);
        return new Calibrated(new OutOfSample(said.rows(), all, said.folds()), lines, fit(said, Integer.MAX_VALUE));
    }

    /** The line of all rows whose outcome was known before a day. */
    private static Platt fit(OutOfSample said, int before) {
        Dataset.Rows rows = said.rows().rows();
        double[] probability = said.predictions().values();
        int n = 0;
        int successes = 0;
        double[] logit = new double[said.rows().size()];
        double[] target = new double[logit.length];
        double[] weight = new double[logit.length];
        for (int row = 0; row < logit.length; row++) {
            double p = probability[2 * row + 1];
            if (rows.knownDay()[row] < before && !Double.isNaN(p)) {
                logit[n] = Platt.logit(p);
                target[n] = rows.target()[row] > 0 ? 1 : 0;
                weight[n] = rows.weight()[row];
                successes += rows.target()[row] > 0 ? 1 : 0;
                n++;
            }
        }
        boolean enough = successes >= FEWEST && n - successes >= FEWEST;
        return enough
                ? rising(Arrays.copyOf(logit, n), Arrays.copyOf(target, n), Arrays.copyOf(weight, n))
                : Platt.NONE;
    }

    /**
     * The line, which may not fall: where what was said pointed the wrong way so far, that is no reason to believe the
     * opposite, and the rate of success is all that is said.
     */
    static Platt rising(double[] logit, double[] target, double[] weight) {
        Platt line = fit(logit, target, weight);
        if (line.slope() >= 0) {
            return line;
        }
        double all = 0;
        double won = 0;
        for (int i = 0; i < target.length; i++) {
            all += weight[i];
            won += weight[i] * target[i];
        }
        return new Platt(0, Platt.logit(won / all));
    }

    /**
     * The line of the highest weighted likelihood, by Newton's steps, each halved until it leads up.
     *
     * @param logit log odds that were said
     * @param target 1 for a success, 0 for a failure
     * @param weight of each row
     */
    static Platt fit(double[] logit, double[] target, double[] weight) {
        Check.sameLength("target", target.length, logit.length);
        Platt line = Platt.NONE;
        double likelihood = likelihood(logit, target, weight, line);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(logit, target, weight, line);
            double determinant = (sums[2] + RIDGE) * (sums[4] + RIDGE) - sums[3] * sums[3];
            double intercept = ((sums[4] + RIDGE) * sums[0] - sums[3] * sums[1]) / determinant;
            double slope = ((sums[2] + RIDGE) * sums[1] - sums[3] * sums[0]) / determinant;
            if (Math.abs(intercept) + Math.abs(slope) < CLOSE_ENOUGH) {
                return line;
            }
            Platt next = nearer(line, slope, intercept, other -> likelihood(logit, target, weight, other));
            double reached = likelihood(logit, target, weight, next);
            if (reached <= likelihood) {
                return line;
            }
            line = next;
            likelihood = reached;
        }
        return line;
    }

    /** The step, halved until it leads up: where a model is all too sure, a whole one leads far beyond the top. */
    private static Platt nearer(Platt from, double slope, double intercept, ToDoubleFunction<Platt> likelihood) {
        double before = likelihood.applyAsDouble(from);
        double part = 1;
        Platt next = from;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            next = new Platt(from.slope() + part * slope, from.intercept() + part * intercept);
            if (likelihood.applyAsDouble(next) > before) {
                return next;
            }
            part /= 2;
        }
        return from;
    }

    private static double likelihood(double[] logit, double[] target, double[] weight, Platt line) {
        double sum = 0;
        for (int i = 0; i < logit.length; i++) {
            double z = line.intercept() + line.slope() * logit[i];
            // log p and log (1 - p) without overflow
            double down = StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
            sum -= weight[i] * (down + (target[i] > 0 ? Math.max(0, -z) : Math.max(0, z)));
        }
        return sum;
    }

    /** Slopes of the log likelihood by intercept and slope, then its three curvatures. */
    private static double[] sums(double[] logit, double[] target, double[] weight, Platt line) {
        double[] sums = new double[5];
        for (int i = 0; i < logit.length; i++) {
            double x = logit[i];
            double p = Platt.probability(line.intercept() + line.slope() * x);
            double error = weight[i] * (target[i] - p);
            double curve = weight[i] * p * (1 - p);
            sums[0] += error;
            sums[1] += error * x;
            sums[2] += curve;
            sums[3] += curve * x;
            sums[4] += curve * x * x;
        }
        return sums;
    }
}
