package io.assay.model.builtin;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/** Fits linear models to standardised rows, exactly: normal equations, and Newton's method with a halved step. */
final class LinearFit {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE_ENOUGH = 1e-12;

    /**
     * The penalty of intercepts, relative to the sum of weights: keeps the intercept of a class that never occurs
     * finite and makes the answer unique (adding one number to all intercepts changes no probability).
     */
    private static final double INTERCEPT_PENALTY = 1e-9;

    private final double[][] inputs;
    private final double[] weights;
    private final double penalty;
    private final double interceptPenalty;
    private final int width;

    LinearFit(double[][] inputs, double[] weights, double penalty) {
        this.inputs = inputs;
        this.weights = weights;
        this.penalty = penalty;
        this.width = inputs[0].length + 1;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        this.interceptPenalty = INTERCEPT_PENALTY * total;
    }

    /** Linear outputs of one row. */
    static double[] outputs(double[] coefficients, double[] input, int outputs) {
        int width = input.length + 1;
        double[] values = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            values[k] = coefficients[k * width];
            for (int c = 0; c < input.length; c++) {
                values[k] += coefficients[k * width + 1 + c] * input[c];
            }
        }
        return values;
    }

    /** Turns outputs into probabilities in place. */
    static void softmax(double[] outputs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double output : outputs) {
            most = Math.max(most, output);
        }
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] = Math.exp(outputs[k] - most);
            sum += outputs[k];
        }
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] /= sum;
        }
    }

    /** Ridge regression: intercept and coefficients. */
    double[] ridge(double[] targets) {
        double[][] normal = penalties(1);
        double[] right = new double[width];
        for (int r = 0; r < inputs.length; r++) {
            for (int i = 0; i < width; i++) {
                right[i] += weights[r] * at(r, i) * targets[r];
                for (int j = 0; j < width; j++) {
                    normal[i][j] += weights[r] * at(r, i) * at(r, j);
                }
            }
        }
        return solve(normal, right);
    }

    /** Multinomial logistic regression with a set of coefficients a class. */
    double[] multinomial(int[] actual, int classes) {
        double[] coefficients = new double[classes * width];
        double loss = loss(coefficients, actual, classes);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] hessian = penalties(classes);
            double[] gradient = gradient(coefficients, actual, classes, hessian);
            double[] move = solve(hessian, gradient);
            double share = 1;
            double[] next = moved(coefficients, move, share);
            double nextLoss = loss(next, actual, classes);
            while (nextLoss > loss && share > CLOSE_ENOUGH) {
                share /= 2;
                next = moved(coefficients, move, share);
                nextLoss = loss(next, actual, classes);
            }
            if (!(loss - nextLoss > CLOSE_ENOUGH * Math.max(1, loss))) {
                return nextLoss < loss ? next : coefficients;
            }
            coefficients = next;
            loss = nextLoss;
        }
        return coefficients;
    }

    private double loss(double[] coefficients, int[] actual, int classes) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += (i % width == 0 ? interceptPenalty : penalty) / 2 * coefficients[i] * coefficients[i];
        }
        for (int r = 0; r < inputs.length; r++) {
            double[] p = outputs(coefficients, inputs[r], classes);
            softmax(p);
            sum -= weights[r] * Math.log(Math.max(Double.MIN_NORMAL, p[actual[r]]));
        }
        return sum;
    }

    /** The gradient; adds the curvature of the rows to {@code hessian}. */
    private double[] gradient(double[] coefficients, int[] actual, int classes, double[][] hessian) {
        double[] gradient = new double[coefficients.length];
        for (int i = 0; i < coefficients.length; i++) {
            gradient[i] = (i % width == 0 ? interceptPenalty : penalty) * coefficients[i];
        }
        for (int r = 0; r < inputs.length; r++) {
            double[] p = outputs(coefficients, inputs[r], classes);
            softmax(p);
            for (int k = 0; k < classes; k++) {
                double slope = weights[r] * (p[k] - (k == actual[r] ? 1 : 0));
                for (int i = 0; i < width; i++) {
                    gradient[k * width + i] += slope * at(r, i);
                }
                for (int l = 0; l < classes; l++) {
                    curve(hessian, r, k, l, weights[r] * p[k] * ((k == l ? 1 : 0) - p[l]));
                }
            }
        }
        return gradient;
    }

    private void curve(double[][] hessian, int row, int k, int l, double bend) {
        for (int i = 0; i < width; i++) {
            double part = bend * at(row, i);
            for (int j = 0; j < width; j++) {
                hessian[k * width + i][l * width + j] += part * at(row, j);
            }
        }
    }

    private double at(int row, int place) {
        return place == 0 ? 1 : inputs[row][place - 1];
    }

    private double[][] penalties(int outputs) {
        double[][] matrix = new double[outputs * width][outputs * width];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = i % width == 0 ? interceptPenalty : penalty;
        }
        return matrix;
    }

    private static double[] moved(double[] from, double[] move, double share) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] -= share * move[i];
        }
        return to;
    }

    private static double[] solve(double[][] matrix, double[] right) {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-8, 0)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }
}
