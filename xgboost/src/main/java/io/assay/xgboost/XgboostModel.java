package io.assay.xgboost;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Attributed;
import io.assay.model.Explained;
import io.assay.model.Model;
import io.assay.model.Predictions;

/**
 * Fitted trees. Holds the bytes of XGBoost's file and the same trees as Java arrays: predicting needs no native code,
 * takes no lock, and leaves nothing to close, so it may be called from any number of threads.
 *
 * <p>A missing feature follows the branch that training chose for it. A row on which every column is missing is not
 * predicted: it holds NaN. A class that no training row held has the probability 0.
 *
 * <p>{@link #bytes()} is a UBJ file that XGBoost 3 opens in any language ({@code Booster.load_model}). What XGBoost
 * calls the margin is this model's sums if the base margin of every row is set to {@code start} of the attribute
 * {@code assay}; {@code link} there says how sums become predictions.
 */
public final class XgboostModel implements Model, Explained, Attributed {
    /** Rows predicted at a time: their values and sums stay in the processor's cache while trees come and go. */
    private static final int BLOCK = 64;

    private final byte[] bytes;
    private final Notes notes;
    private final Target target;
    private final List<String> features;
    private final Trees trees;

    private XgboostModel(byte[] bytes, Notes notes, List<String> features, Trees trees) {
        this.bytes = bytes;
        this.notes = notes;
        this.target = new Target(notes.target(), notes.classes());
        this.features = features;
        this.trees = trees;
    }

    /**
     * The model that a file holds.
     *
     * @param bytes a UBJ file that Assay wrote
     * @throws DataException if it is anything else
     */
    static XgboostModel of(byte[] bytes) {
        Map<String, Object> learner = Fields.at(Ubj.read(bytes), "learner");
        Notes notes = notes(Fields.text(Fields.at(learner, "attributes"), Notes.ATTRIBUTE));
        List<String> features = Fields.list(learner, "feature_names").stream()
                .map(Object::toString)
                .toList();
        Fields.that(!features.isEmpty(), "feature_names", "none");
        String booster = Fields.text(Fields.at(learner, "gradient_booster"), "name");
        Fields.that(booster.equals("gbtree"), "name", booster);
        Map<String, Object> model = Fields.at(learner, "gradient_booster", "model");
        Trees trees = Trees.of(model, notes.start().length, features.size());
        return new XgboostModel(bytes.clone(), notes, features, trees);
    }

    @Override
    public String learner() {
        return notes.learner();
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public Predictions predict(FeatureRows rows) {
        Inputs inputs = Inputs.of(rows, features);
        int width = target.width();
        int all = rows.rows();
        double[] values = new double[Math.multiplyExact(all, width)];
        boolean[] known = new boolean[BLOCK];
        for (int from = 0; from < all; from += BLOCK) {
            int n = Math.min(BLOCK, all - from);
            float[] sums = sums(inputs, from, n, known);
            for (int i = 0; i < n; i++) {
                place(sums, i, known[i], values, (from + i) * width);
            }
        }
        return new Predictions(target, values);
    }

    /**
     * The share of each column in what all splits together gained (XGBoost's {@code total_gain}, scaled to sum to 1),
     * largest first; columns that no split uses have 0. All are 0 in a model without splits.
     */
    public Map<String, Double> gain() {
        double[] gain = trees.gain();
        double total = Arrays.stream(gain).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        IntStream.range(0, gain.length)
                .boxed()
                .sorted(Comparator.comparing(c -> -gain[c]))
                .forEach(c -> shares.put(features.get(c), total > 0 ? gain[c] / total : 0.0));
        return shares;
    }

    /** {@link #gain()}: what a column gained is what it has to say. */
    @Override
    public Map<String, Double> importance() {
        return gain();
    }

    @Override
    public String unit() {
        return notes.link().unit();
    }

    @Override
    public int sums() {
        return notes.start().length;
    }

    /** {@inheritDoc} Of a row on which every column is missing nothing is said: its values are NaN. */
    @Override
    public double[][] attribute(FeatureRows rows, int sum) {
        Check.within("sum", sum, 0, sums() - 1);
        Inputs inputs = Inputs.of(rows, features);
        double[][] values = new double[rows.rows()][features.size() + 1];
        float[] x = new float[features.size()];
        for (int row = 0; row < values.length; row++) {
            if (inputs.copy(row, x, 0)) {
                TreeShap.add(trees, sum, x, values[row]);
                values[row][x.length] += notes.start()[sum];
            } else {
                Arrays.fill(values[row], Double.NaN);
            }
        }
        return values;
    }

    /** Number of trees; one class more than two takes as many again for each. */
    public int trees() {
        return trees.size();
    }

    /** The model as XGBoost's UBJ file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** What the sums start from. */
    double[] start() {
        return notes.start().clone();
    }

    /** The sums of some rows before they become predictions. */
    float[] sums(Inputs inputs, int from, int n, boolean[] known) {
        float[] x = new float[n * features.size()];
        float[] sums = new float[n * notes.start().length];
        for (int i = 0; i < n; i++) {
            known[i] = inputs.copy(from + i, x, i * features.size());
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) notes.start()[i % notes.start().length];
        }
        trees.addTo(x, n, sums);
        return sums;
    }

    private void place(float[] sums, int row, boolean known, double[] values, int offset) {
        int width = target.width();
        if (!known) {
            Arrays.fill(values, offset, offset + width, Double.NaN);
            return;
        }
        int[] present = notes.present();
        int groups = notes.start().length;
        double[] out = new double[Math.max(1, present.length)];
        notes.link().apply(Arrays.copyOfRange(sums, row * groups, (row + 1) * groups), out);
        for (int k = 0; k < out.length; k++) {
            values[offset + (present.length == 0 ? 0 : present[k])] = out[k];
        }
    }

    private static Notes notes(String text) {
        try {
            return Json.parse(text, Notes.class, "the model's attribute '" + Notes.ATTRIBUTE + "'");
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "the model's attribute '" + Notes.ATTRIBUTE + "' cannot be used: " + e.getMessage());
        }
    }
}
