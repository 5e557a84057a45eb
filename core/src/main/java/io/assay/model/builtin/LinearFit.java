package io.assay.model.builtin;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;

/**
 * Fits linear models to standardised rows: ridge regression by its normal equations, multinomial logistic regression by
 * {@link MultinomialFit}. Rows are read in blocks and summed in their order on one thread: same rows, same bits.
 */
final class LinearFit {
    /**
     * The penalty of intercepts, relative to the sum of weights: keeps the intercept of a class that never occurs
     * finite and makes the answer unique (adding one number to all intercepts changes no probability).
     */
    private static final double INTERCEPT_PENALTY = 1e-9;

    private final DesignRows inputs;
    private final double[] weights;
    private final double[] penalties;

    /**
     * A fit of the given rows.
     *
     * @param weights one a row, above 0
     * @param penalty of every coefficient but the intercepts, above 0
     */
    LinearFit(DesignRows inputs, double[] weights, double penalty) {
        this.inputs = inputs;
        this.weights = weights;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        this.penalties = new double[inputs.width()];
        Arrays.fill(penalties, penalty);
        penalties[0] = INTERCEPT_PENALTY * total;
    }

    /** Linear outputs of one row that begins with 1; {@code into} has one place an output. */
    static void outputs(double[] coefficients, double[] input, double[] into) {
        for (int k = 0; k < into.length; k++) {
            into[k] = dot(coefficients, k * input.length, input);
        }
    }

    /** Four sums at a time: one alone would wait for each addition before it begins the next. */
    private static double dot(double[] coefficients, int from, double[] input) {
        int n = input.length;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a += coefficients[from + i] * input[i];
            b += coefficients[from + i + 1] * input[i + 1];
            c += coefficients[from + i + 2] * input[i + 2];
            d += coefficients[from + i + 3] * input[i + 3];
        }
        for (; i < n; i++) {
            a += coefficients[from + i] * input[i];
        }
        return (a + b) + (c + d);
    }

    /** Adds {@code factor} times a row to the places of {@code sums} from {@code from} on. */
    static void add(double factor, double[] input, double[] sums, int from) {
        for (int i = 0; i < input.length; i++) {
            sums[from + i] += factor * input[i];
        }
    }

    /** Turns outputs into probabilities in place. */
    static void softmax(double[] outputs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double output : outputs) {
            most = Math.max(most, output);
        }
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] = StrictMath.exp(outputs[k] - most);
            sum += outputs[k];
        }
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] /= sum;
        }
    }

    /**
     * Ridge regression, {@code sum of w (y - b x)^2 + penalty |b|^2} at its least: intercept and coefficients.
     *
     * @throws DataException if the columns depend on each other and the penalty is too small to tell them apart
     */
    double[] ridge(double[] targets) {
        double[] right = new double[inputs.width()];
        inputs.each((first, rows, count) -> {
            for (int i = 0; i < count; i++) {
                add(weights[first + i] * targets[first + i], rows[i], right, 0);
            }
        });
        return solver(gram(), 1, penalties)
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /**
     * Multinomial logistic regression: for each class an intercept and its coefficients, summing to 0 over the classes.
     *
     * @throws DataException as {@link #ridge}
     */
    double[] multinomial(int[] actual, int classes) {
        return new MultinomialFit(inputs, weights, actual, classes).fit(gram(), penalties);
    }

    /** The sum over rows of weight times input times input: symmetric. */
    private double[][] gram() {
        double[][] sums = new double[inputs.width()][inputs.width()];
        inputs.each((first, rows, count) -> {
            int i = 0;
            for (; i + 3 < count; i += 4) {
                addFour(sums, rows, i, first);
            }
            for (; i < count; i++) {
                for (int line = 0; line < sums.length; line++) {
                    double part = weights[first + i] * rows[i][line];
                    for (int j = 0; j <= line; j++) {
                        sums[line][j] += part * rows[i][j];
                    }
                }
            }
        });
        for (int line = 0; line < sums.length; line++) {
            for (int j = 0; j < line; j++) {
                sums[j][line] = sums[line][j];
            }
        }
        return sums;
    }

    /** Four rows at a time, so that each sum is fetched and put back once for four products; the lower half only. */
    private void addFour(double[][] sums, double[][] rows, int at, int first) {
        double[] a = rows[at];
        double[] b = rows[at + 1];
        double[] c = rows[at + 2];
        double[] d = rows[at + 3];
        for (int i = 0; i < sums.length; i++) {
            double wa = weights[first + at] * a[i];
            double wb = weights[first + at + 1] * b[i];
            double wc = weights[first + at + 2] * c[i];
            double wd = weights[first + at + 3] * d[i];
            double[] line = sums[i];
            for (int j = 0; j <= i; j++) {
                line[j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
            }
        }
    }

    /** Solves {@code (factor matrix + penalties on its diagonal) x = right}. */
    static DecompositionSolver solver(double[][] matrix, double factor, double[] penalties) {
        double[][] sum = new double[matrix.length][matrix.length];
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] = factor * matrix[i][j] + (i == j ? penalties[i] : 0);
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(sum, false), 1e-8, 0).getSolver();
        } catch (MathIllegalArgumentException e) {
            throw new DataException(
                    DataProblem.of("the columns of a linear model depend on each other too closely for its penalty")
                            .withFix("a greater l2, or fewer columns"),
                    e);
        }
    }
}
