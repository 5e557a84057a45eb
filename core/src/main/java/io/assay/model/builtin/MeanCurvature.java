package io.assay.model.builtin;

import java.util.ArrayList;
import java.util.List;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The curvature of a multinomial logistic loss as if every row had the mean class curvature {@code A = mean of diag(p)
 * - p p'}: {@code A (x) gram + penalties}. Along an eigenvector of A it falls into one small system, so that solving it
 * costs {@code classes} systems of {@code width} equations. The vector of ones, along which A is flat and coefficients
 * never move, is left out.
 */
final class MeanCurvature {
    private final int classes;
    private final int width;
    private final RealMatrix directions;
    private final List<DecompositionSolver> solvers = new ArrayList<>();

    /**
     * The mean curvature of some rows.
     *
     * @param gram sum over rows of weight times input times input; its first element is the sum of weights
     * @param bend sum over rows of weight times {@code diag(p) - p p'}, line by line
     */
    MeanCurvature(double[][] gram, double[] bend, int classes, double[] penalties) {
        this.classes = classes;
        this.width = gram.length;
        RealMatrix contrasts = contrasts(classes);
        RealMatrix mean = new Array2DRowRealMatrix(classes, classes);
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < classes; l++) {
                mean.setEntry(k, l, bend[k * classes + l] / gram[0][0]);
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(seen(mean, contrasts));
        this.directions = contrasts.multiply(eigen.getV());
        for (int e = 0; e < classes - 1; e++) {
            solvers.add(LinearFit.solver(gram, Math.max(0, eigen.getEigenvalue(e)), penalties));
        }
    }

    /** The matrix as the columns see it, symmetric to the last bit. */
    private static RealMatrix seen(RealMatrix matrix, RealMatrix columns) {
        RealMatrix product = columns.transposeMultiply(matrix).multiply(columns);
        for (int i = 0; i < product.getRowDimension(); i++) {
            for (int j = 0; j < i; j++) {
                product.setEntry(i, j, product.getEntry(j, i));
            }
        }
        return product;
    }

    /** Orthonormal columns that each sum to 0 (Helmert). */
    private static RealMatrix contrasts(int classes) {
        RealMatrix columns = new Array2DRowRealMatrix(classes, classes - 1);
        for (int c = 0; c < classes - 1; c++) {
            double length = Math.sqrt((c + 1.0) * (c + 2.0));
            for (int k = 0; k <= c; k++) {
                columns.setEntry(k, c, 1 / length);
            }
            columns.setEntry(c + 1, c, -(c + 1) / length);
        }
        return columns;
    }

    /** The vector whose product with this curvature is {@code right}, which sums to 0 over the classes. */
    double[] solve(double[] right) {
        double[] solution = new double[right.length];
        for (int e = 0; e < solvers.size(); e++) {
            double[] along = new double[width];
            for (int k = 0; k < classes; k++) {
                for (int i = 0; i < width; i++) {
                    along[i] += directions.getEntry(k, e) * right[k * width + i];
                }
            }
            double[] part =
                    solvers.get(e).solve(new ArrayRealVector(along, false)).toArray();
            for (int k = 0; k < classes; k++) {
                LinearFit.add(directions.getEntry(k, e), part, solution, k * width);
            }
        }
        return solution;
    }
}
