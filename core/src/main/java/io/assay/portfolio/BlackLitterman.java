package io.assay.portfolio;

import java.util.stream.IntStream;

import io.assay.base.Check;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Expected returns that start from those which would make some weights the best ones, and are drawn towards views
 * (Black and Litterman 1992; He and Litterman 1999). With prior {@code p = aversion C w}, a view on each name and
 * {@code M = tau C}, the posterior mean is {@code p + M (M + O)^-1 (view - p)} and what is not known of it {@code M - M
 * (M + O)^-1 M}, which is added to the covariances. A confidence c in a view stands for {@code O_ii = (1 - c) / c M_ii}
 * (Walters 2014, The Black-Litterman Model in Detail, section on Idzorek): the view alone would move its own mean by
 * the part c. A confidence of 0 is no view.
 */
final class BlackLitterman {
    private BlackLitterman() {}

    /**
     * What is believed.
     *
     * @param expected return of each name a session
     * @param covariance of returns a session, what is not known of the mean included
     */
    record Posterior(double[] expected, Covariance covariance) {}

    /**
     * The returns a session that would make weights the best ones.
     *
     * @param aversion to risk
     */
    static double[] prior(Covariance covariance, double[] weights, double aversion) {
        double[] product = covariance.times(weights);
        for (int i = 0; i < product.length; i++) {
            product[i] *= aversion;
        }
        return product;
    }

    /**
     * The posterior.
     *
     * @param views expected return of each name a session; ignored where the confidence is 0
     * @param confidences in each, in [0, 1)
     * @param tau how little is known of the prior mean, over the covariances
     */
    static Posterior of(Covariance covariance, double[] prior, double[] views, double[] confidences, double tau) {
        Check.positive("tau", tau);
        int n = covariance.width();
        int[] told = IntStream.range(0, n)
                .filter(i -> Check.within("confidence", confidences[i], 0, 1 - 1e-9) > 0)
                .toArray();
        if (told.length == 0) {
            return new Posterior(prior.clone(), covariance);
        }
        double[][] known = new double[told.length][told.length];
        double[][] across = new double[n][told.length];
        double[] surprise = new double[told.length];
        for (int k = 0; k < told.length; k++) {
            for (int m = 0; m < told.length; m++) {
                known[k][m] = tau * covariance.matrix()[told[k]][told[m]];
            }
            known[k][k] /= confidences[told[k]];
            for (int i = 0; i < n; i++) {
                across[i][k] = tau * covariance.matrix()[i][told[k]];
            }
            surprise[k] = views[told[k]] - prior[told[k]];
        }
        RealMatrix sides = new Array2DRowRealMatrix(across, false);
        CholeskyDecomposition root = new CholeskyDecomposition(new Array2DRowRealMatrix(known, false), 1e-9, 0);
        RealVector moved = sides.operate(root.getSolver().solve(new ArrayRealVector(surprise)));
        RealMatrix taken = sides.multiply(root.getSolver().solve(sides.transpose()));
        double[] expected = new double[n];
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            expected[i] = prior[i] + moved.getEntry(i);
            for (int k = 0; k <= i; k++) {
                double off = (taken.getEntry(i, k) + taken.getEntry(k, i)) / 2;
                matrix[i][k] = (1 + tau) * covariance.matrix()[i][k] - off;
                matrix[k][i] = matrix[i][k];
            }
        }
        return new Posterior(expected, covariance.with(matrix));
    }
}
