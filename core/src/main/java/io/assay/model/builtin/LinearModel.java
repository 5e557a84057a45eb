package io.assay.model.builtin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.base.Check;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Attributed;
import io.assay.model.Explained;
import io.assay.model.Predictions;

/**
 * A linear model of standardised columns: softmax probabilities of classes, or a number.
 *
 * @param fitted standardiser, and per output the intercept and one coefficient a column
 */
record LinearModel(String learner, Target target, List<String> features, Values fitted)
        implements BuiltinModel, Explained, Attributed {
    LinearModel {
        features = List.copyOf(features);
        int columns = fitted.standardiser().median().length;
        Check.sameLength("columns of the standardiser", columns, features.size());
        Check.sameLength("coefficients", fitted.coefficients().length, target.width() * (columns + 1));
    }

    /** The fitted part. */
    record Values(Standardiser standardiser, double[] coefficients) {
        Values {
            Objects.requireNonNull(standardiser, "standardiser");
            Objects.requireNonNull(coefficients, "coefficients");
        }
    }

    /**
     * Fits a model of the named columns.
     *
     * @param penalty against the summed loss: half the weight of the squared coefficients for classes (scikit-learn's 1
     *     / C), their weight for numbers (its alpha)
     * @throws io.assay.base.DataException if there are no rows, or a column is not there
     */
    static LinearModel fit(String learner, Examples train, List<String> columns, double penalty) {
        BaseRates.of(train);
        Target target = train.target();
        double[] targets = train.rows().target();
        int[] positions = Columns.find(train.features(), columns);
        Standardiser standardiser = Standardiser.fit(train.features(), positions);
        DesignRows inputs = DesignRows.of(train.features(), positions, standardiser);
        LinearFit fit = new LinearFit(inputs, train.rows().weight(), penalty);
        double[] coefficients = target.isClasses()
                ? fit.multinomial(Arrays.stream(targets).mapToInt(t -> (int) t).toArray(), target.width())
                : fit.ridge(targets);
        return new LinearModel(learner, target, columns, new Values(standardiser, coefficients));
    }

    @Override
    public Predictions predict(FeatureRows rows) {
        ColumnReader reader = ColumnReader.of(rows, Columns.find(rows, features));
        int width = target.width();
        float[] row = new float[features.size()];
        double[] input = new double[row.length + 1];
        double[] outputs = new double[width];
        double[] values = new double[Math.multiplyExact(rows.rows(), width)];
        for (int r = 0; r < rows.rows(); r++) {
            reader.read(r, row);
            fitted.standardiser().apply(row, input);
            LinearFit.outputs(fitted.coefficients(), input, outputs);
            if (target.isClasses()) {
                LinearFit.softmax(outputs);
            }
            System.arraycopy(outputs, 0, values, r * width, width);
        }
        return new Predictions(target, values);
    }

    /**
     * The absolute coefficients of the standardised columns, mean over the classes, as shares. A column without spread
     * in training has 0.
     */
    @Override
    public Map<String, Double> importance() {
        int width = features.size() + 1;
        double[] sizes = new double[features.size()];
        for (int k = 0; k < target.width(); k++) {
            for (int c = 0; c < sizes.length; c++) {
                double used = fitted.standardiser().scale()[c] == 0 ? 0 : fitted.coefficients()[k * width + c + 1];
                sizes[c] += Math.abs(used);
            }
        }
        double total = Arrays.stream(sizes).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int c = 0; c < sizes.length; c++) {
            shares.put(features.get(c), total > 0 ? sizes[c] / total : 0.0);
        }
        return shares;
    }

    @Override
    public String unit() {
        return target.isClasses() ? "logarithms of probabilities" : "the target's own unit";
    }

    @Override
    public int sums() {
        return target.width();
    }

    /**
     * {@inheritDoc} Of a linear model they are coefficient times standardised value where columns are independent of
     * each other (Lundberg and Lee 2017, corollary 1); a row of training means is what is known of nothing.
     */
    @Override
    public double[][] attribute(FeatureRows rows, int sum) {
        Check.within("sum", sum, 0, sums() - 1);
        ColumnReader reader = ColumnReader.of(rows, Columns.find(rows, features));
        float[] row = new float[features.size()];
        double[] input = new double[row.length + 1];
        double[][] values = new double[rows.rows()][row.length + 1];
        int first = sum * input.length;
        for (int r = 0; r < values.length; r++) {
            reader.read(r, row);
            fitted.standardiser().apply(row, input);
            for (int c = 0; c < row.length; c++) {
                values[r][c] = fitted.coefficients()[first + c + 1] * input[c + 1];
            }
            values[r][row.length] = fitted.coefficients()[first];
        }
        return values;
    }
}
