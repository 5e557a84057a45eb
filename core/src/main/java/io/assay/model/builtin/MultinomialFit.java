package io.assay.model.builtin;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/**
 * Multinomial logistic regression with a penalty, by Newton's method with a halved step. The Newton equations are
 * solved by conjugate gradients (Nocedal and Wright 2006, algorithm 7.1), so that the curvature is only ever multiplied
 * with a direction, at about the price of a gradient: building it would cost {@code classes^2 x columns} times more.
 * {@link MeanCurvature} makes the equations easy. Where rows say little about the class, as daily bars do, it is nearly
 * the curvature itself, and a dozen passes over the rows are enough.
 */
final class MultinomialFit {
    private static final int MOST_STEPS = 200;
    private static final int MOST_TURNS = 500;

    /** A decrease that counts as one: of what the slope promises (Armijo 1966). */
    private static final double ENOUGH = 1e-4;

    /** Differences of the loss below this part of it are rounding. */
    private static final double ROUNDING = 1e-12;

    /** As are such differences a row: what the logarithm of a probability near 1 is worth. */
    private static final double ROUNDING_A_ROW = 1e-15;

    /** Newton's decrement a row below which the coefficients are taken to be those of the least loss. */
    private static final double DONE = 1e-20;

    private static final double SHORTEST = 1e-10;
    private static final double COARSE = 0.1;

    private final DesignRows inputs;
    private final double[] weights;
    private final int[] actual;
    private final int classes;
    private final int width;

    MultinomialFit(DesignRows inputs, double[] weights, int[] actual, int classes) {
        this.inputs = inputs;
        this.weights = weights;
        this.actual = actual;
        this.classes = classes;
        this.width = inputs.width();
    }

    /**
     * Everything that one pass over the rows says about some coefficients.
     *
     * @param loss log loss summed with the rows' weights, plus half the penalty of the squared coefficients
     * @param gradient its slope in each coefficient
     * @param probabilities of each class on each row
     * @param bend the sum over rows of {@code w (diag(p) - p p')}, line by line
     */
    private record Point(
            double[] coefficients, double loss, double[] gradient, double[] probabilities, double[] bend) {}

    /**
     * The coefficients of least loss.
     *
     * @param gram sum over rows of weight times input times input
     * @param penalties of a class's intercept and coefficients
     */
    double[] fit(double[][] gram, double[] penalties) {
        double total = gram[0][0];
        Point at = point(start(total), penalties);
        for (int step = 0; step < MOST_STEPS; step++) {
            MeanCurvature mean = new MeanCurvature(gram, at.bend(), classes, penalties);
            double size = dot(at.gradient(), mean.solve(at.gradient())) / total;
            if (size <= DONE) {
                return at.coefficients();
            }
            double[] move = direction(at, mean, Math.min(COARSE, Math.sqrt(size)), penalties);
            at = moved(at, move, penalties, ROUNDING * at.loss() + ROUNDING_A_ROW * total);
        }
        throw new DataException(DataProblem.of("a logistic regression did not settle in " + MOST_STEPS + " steps")
                .withFix("a greater l2"));
    }

    /** Intercepts at the logarithms of the classes' shares, half a row of mean weight added to each. */
    private double[] start(double total) {
        double[] shares = new double[classes];
        Arrays.fill(shares, total / weights.length / 2);
        for (int r = 0; r < weights.length; r++) {
            shares[actual[r]] += weights[r];
        }
        double mean = 0;
        for (double share : shares) {
            mean += StrictMath.log(share) / classes;
        }
        double[] coefficients = new double[classes * width];
        for (int k = 0; k < classes; k++) {
            coefficients[k * width] = StrictMath.log(shares[k]) - mean;
        }
        return coefficients;
    }

    private Point point(double[] coefficients, double[] penalties) {
        double[] gradient = new double[coefficients.length];
        double penalised = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = penalties[i % width] * coefficients[i];
            penalised += gradient[i] * coefficients[i] / 2;
        }
        double[] loss = {penalised};
        double[] bend = new double[classes * classes];
        double[] probabilities = new double[Math.multiplyExact(weights.length, classes)];
        double[] p = new double[classes];
        inputs.each((first, rows, count) -> {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                int row = first + i;
                double weight = weights[row];
                LinearFit.outputs(coefficients, rows[i], p);
                LinearFit.softmax(p);
                sum -= weight * StrictMath.log(Math.max(Double.MIN_NORMAL, p[actual[row]]));
                for (int k = 0; k < classes; k++) {
                    double slope = weight * (p[k] - (k == actual[row] ? 1 : 0));
                    LinearFit.add(slope, rows[i], gradient, k * width);
                    probabilities[row * classes + k] = p[k];
                    for (int l = 0; l < classes; l++) {
                        bend[k * classes + l] += weight * p[k] * ((k == l ? 1 : 0) - p[l]);
                    }
                }
            }
            loss[0] += sum;
        });
        return new Point(coefficients, loss[0], gradient, probabilities, bend);
    }

    /** A step against {@code move}, halved until the loss falls, or rises by no more than its rounding. */
    private Point moved(Point from, double[] move, double[] penalties, double rounding) {
        double slope = dot(from.gradient(), move);
        for (double share = 1; share > SHORTEST; share /= 2) {
            double[] to = from.coefficients().clone();
            for (int i = 0; i < to.length; i++) {
                to[i] -= share * move[i];
            }
            Point next = point(to, penalties);
            if (next.loss() <= from.loss() - ENOUGH * share * slope + rounding) {
                return next;
            }
        }
        throw new DataException(DataProblem.of("a logistic regression found no step that lowers its loss")
                .withFix("a greater l2"));
    }

    /**
     * Newton's direction, {@code curvature^-1 gradient}, up to an error of {@code tolerance} as the mean curvature
     * measures it.
     */
    private double[] direction(Point at, MeanCurvature mean, double tolerance, double[] penalties) {
        double[] direction = new double[at.gradient().length];
        double[] rest = at.gradient().clone();
        double[] eased = mean.solve(rest);
        double[] search = eased.clone();
        double size = dot(rest, eased);
        double goal = tolerance * tolerance * size;
        for (int turn = 0; turn < MOST_TURNS && size > goal; turn++) {
            double[] curved = curved(at, search, penalties);
            double share = size / dot(search, curved);
            for (int i = 0; i < rest.length; i++) {
                direction[i] += share * search[i];
                rest[i] -= share * curved[i];
            }
            eased = mean.solve(rest);
            double next = dot(rest, eased);
            for (int i = 0; i < rest.length; i++) {
                search[i] = eased[i] + next / size * search[i];
            }
            size = next;
        }
        return direction;
    }

    /** The curvature of the loss times a direction: one pass over the rows. */
    private double[] curved(Point at, double[] direction, double[] penalties) {
        double[] sums = new double[direction.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = penalties[i % width] * direction[i];
        }
        double[] change = new double[classes];
        inputs.each((first, rows, count) -> {
            for (int i = 0; i < count; i++) {
                int place = (first + i) * classes;
                LinearFit.outputs(direction, rows[i], change);
                double mean = 0;
                for (int k = 0; k < classes; k++) {
                    mean += at.probabilities()[place + k] * change[k];
                }
                for (int k = 0; k < classes; k++) {
                    double bend = weights[first + i] * at.probabilities()[place + k] * (change[k] - mean);
                    LinearFit.add(bend, rows[i], sums, k * width);
                }
            }
        });
        return sums;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
