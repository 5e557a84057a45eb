package io.assay.portfolio;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The matrix of correlations that is nearest to a symmetric matrix with ones on its diagonal, by the sum of squared
 * differences: projections onto the positive semi-definite matrices and onto those with ones on the diagonal, by turns,
 * with the correction of Dykstra (Higham 2002, Computing the nearest correlation matrix, algorithm 3.3).
 */
final class NearestCorrelation {
    private static final int MOST_TURNS = 10_000;
    private static final double ENOUGH = 1e-10;
    private static final double ROUNDING = 1e-12;

    private NearestCorrelation() {}

    /** The matrix, and by how much the correlation that moved most did; 0 where nothing had to. */
    record Found(double[][] matrix, double change) {}

    static Found of(double[][] given) {
        if (smallestEigenvalue(given) >= -ROUNDING * given.length) {
            return new Found(given, 0);
        }
        int n = given.length;
        double[][] y = copy(given);
        double[][] correction = new double[n][n];
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            double[][] r = combined(y, correction, -1);
            double[][] x = positive(r);
            correction = combined(x, r, -1);
            double[][] next = copy(x);
            for (int i = 0; i < n; i++) {
                next[i][i] = 1;
            }
            double moved = largest(combined(next, y, -1));
            double apart = largest(combined(next, x, -1));
            y = next;
            if (moved < ENOUGH && apart < ENOUGH) {
                return new Found(unit(positive(y)), largest(combined(y, given, -1)));
            }
        }
        throw new IllegalStateException("the nearest matrix of correlations was not found in " + MOST_TURNS + " turns");
    }

    private static double smallestEigenvalue(double[][] matrix) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false)).getEigenvalues()) {
            least = Math.min(least, value);
        }
        return least;
    }

    /** The nearest positive semi-definite matrix: eigenvalues below 0 become 0 (Higham 1988). */
    private static double[][] positive(double[][] matrix) {
        EigenDecompositionSymmetric parts = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
        double[] values = parts.getEigenvalues();
        RealMatrix vectors = parts.getV();
        int n = matrix.length;
        double[][] sum = new double[n][n];
        for (int e = 0; e < n; e++) {
            double[] vector = vectors.getColumn(e);
            for (int i = 0; i < n && values[e] > 0; i++) {
                for (int k = 0; k <= i; k++) {
                    sum[i][k] += values[e] * vector[i] * vector[k];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                sum[k][i] = sum[i][k];
            }
        }
        return sum;
    }

    /** Ones on the diagonal to the bit, by scaling, which keeps the eigenvalues at 0 or above. */
    private static double[][] unit(double[][] matrix) {
        double[][] scaled = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix.length; k++) {
                scaled[i][k] = i == k ? 1 : matrix[i][k] / Math.sqrt(matrix[i][i] * matrix[k][k]);
            }
        }
        return scaled;
    }

    private static double[][] combined(double[][] a, double[][] b, double factor) {
        double[][] sum = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                sum[i][k] = a[i][k] + factor * b[i][k];
            }
        }
        return sum;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    private static double largest(double[][] matrix) {
        double most = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                most = Math.max(most, Math.abs(value));
            }
        }
        return most;
    }
}
