package io.assay.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights from a tree of names that move alike (Lopez de Prado 2016, Building Diversified Portfolios that Outperform
 * Out-of-Sample): names are clustered by single linkage on how different their columns of {@code sqrt((1 - rho) / 2)}
 * are, put in the order of the tree, and the weight is handed down from the whole list to its halves, to each in
 * inverse proportion to the variance of its inverse-variance portfolio. No matrix is inverted.
 */
final class HierarchicalRiskParity {
    private HierarchicalRiskParity() {}

    /** Weights above 0 that sum to 1. */
    static double[] of(Covariance covariance) {
        double[] weights = new double[covariance.width()];
        Arrays.fill(weights, 1);
        hand(covariance, order(distances(covariance)), weights);
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** How far apart the columns of the matrix of {@code sqrt((1 - rho) / 2)} are. */
    private static double[][] distances(Covariance covariance) {
        int n = covariance.width();
        double[][] own = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                own[i][k] = Math.sqrt(Math.max(0, (1 - covariance.correlation(i, k)) / 2));
                own[k][i] = own[i][k];
            }
        }
        double[][] apart = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                double sum = 0;
                for (int m = 0; m < n; m++) {
                    sum += (own[m][i] - own[m][k]) * (own[m][i] - own[m][k]);
                }
                apart[i][k] = Math.sqrt(sum);
                apart[k][i] = apart[i][k];
            }
        }
        return apart;
    }

    /** Leaves of the tree of single linkage from left to right; of two clusters the older one is on the left. */
    static int[] order(double[][] distances) {
        int n = distances.length;
        double[][] between = new double[n][];
        List<List<Integer>> clusters = new ArrayList<>();
        int[] age = new int[n];
        for (int i = 0; i < n; i++) {
            between[i] = distances[i].clone();
            clusters.add(new ArrayList<>(List.of(i)));
            age[i] = i;
        }
        for (int merge = 0; merge < n - 1; merge++) {
            int[] pair = nearest(between, age);
            int left = age[pair[0]] < age[pair[1]] ? pair[0] : pair[1];
            int right = left == pair[0] ? pair[1] : pair[0];
            clusters.get(left).addAll(clusters.get(right));
            for (int k = 0; k < n; k++) {
                between[left][k] = Math.min(between[left][k], between[right][k]);
                between[k][left] = between[left][k];
            }
            age[left] = n + merge;
            age[right] = -1;
        }
        for (int i = 0; i < n; i++) {
            if (clusters.get(i).size() == n) {
                return clusters.get(i).stream().mapToInt(Integer::intValue).toArray();
            }
        }
        throw new IllegalStateException("a tree of " + n + " names has no root");
    }

    /** The two clusters nearest to each other; of equal pairs the first. */
    private static int[] nearest(double[][] between, int[] age) {
        int[] best = new int[2];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < age.length; i++) {
            for (int k = i + 1; k < age.length; k++) {
                if (age[i] >= 0 && age[k] >= 0 && between[i][k] < least) {
                    least = between[i][k];
                    best = new int[] {i, k};
                }
            }
        }
        return best;
    }

    private static void hand(Covariance covariance, int[] names, double[] weights) {
        if (names.length < 2) {
            return;
        }
        int[] left = Arrays.copyOf(names, names.length / 2);
        int[] right = Arrays.copyOfRange(names, names.length / 2, names.length);
        double ofLeft = variance(covariance, left);
        double ofRight = variance(covariance, right);
        double share = 1 - ofLeft / (ofLeft + ofRight);
        Arrays.stream(left).forEach(i -> weights[i] *= share);
        Arrays.stream(right).forEach(i -> weights[i] *= 1 - share);
        hand(covariance, left, weights);
        hand(covariance, right, weights);
    }

    /** Variance of the inverse-variance portfolio of some names. */
    private static double variance(Covariance covariance, int[] names) {
        double[] weights = new double[covariance.width()];
        double sum = 0;
        for (int i : names) {
            weights[i] = 1 / covariance.matrix()[i][i];
            sum += weights[i];
        }
        double total = 0;
        for (int i : names) {
            for (int k : names) {
                total += weights[i] / sum * covariance.matrix()[i][k] * weights[k] / sum;
            }
        }
        return total;
    }
}
