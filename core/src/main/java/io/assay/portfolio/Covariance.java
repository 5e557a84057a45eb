package io.assay.portfolio;

import java.util.List;

import io.assay.base.Check;

/**
 * Covariances of daily returns, as estimated. The matrix is not copied.
 *
 * @param names of rows and columns
 * @param matrix symmetric and positive semi-definite, in squared returns a session
 * @param sessions that it was estimated from; of pairs, the fewest that any pair has in common
 * @param shrinkage share of the target in a shrunk matrix, 0..1; NaN of one that is not shrunk
 * @param repaired largest change of a correlation on the way to a positive semi-definite matrix; 0 if it was one
 */
public record Covariance(List<String> names, double[][] matrix, int sessions, double shrinkage, double repaired) {
    /** Checks the shape. */
    public Covariance {
        names = List.copyOf(names);
        Check.sameLength("matrix", matrix.length, names.size());
        for (double[] row : matrix) {
            Check.sameLength("row", row.length, matrix.length);
        }
    }

    /** A matrix that is known. */
    public static Covariance of(List<String> names, double[][] matrix) {
        return new Covariance(names, matrix, 0, Double.NaN, 0);
    }

    /** Number of names. */
    public int width() {
        return matrix.length;
    }

    /** Standard deviation of a name's return a session. */
    public double volatility(int name) {
        return Math.sqrt(matrix[name][name]);
    }

    /** Correlation of two names; NaN where one does not move. */
    public double correlation(int one, int other) {
        return one == other ? 1 : matrix[one][other] / (volatility(one) * volatility(other));
    }

    /** The matrix times some weights: how the variance of a portfolio grows with each of them, halved. */
    public double[] times(double[] weights) {
        Check.sameLength("weights", weights.length, matrix.length);
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < weights.length; k++) {
                product[i] += matrix[i][k] * weights[k];
            }
        }
        return product;
    }

    /** Variance of the return a session of a portfolio. */
    public double variance(double[] weights) {
        double[] product = times(weights);
        double sum = 0;
        for (int i = 0; i < product.length; i++) {
            sum += weights[i] * product[i];
        }
        return Math.max(0, sum);
    }

    /** What share of a portfolio's variance each name brings in; they sum to 1. NaN where there is no variance. */
    public double[] riskShares(double[] weights) {
        double[] product = times(weights);
        double variance = variance(weights);
        for (int i = 0; i < product.length; i++) {
            product[i] *= weights[i] / variance;
        }
        return product;
    }

    /** The same with other covariances of the same returns. */
    Covariance with(double[][] other) {
        return new Covariance(names, other, sessions, shrinkage, repaired);
    }
}
