package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;

/**
 * Rows to learn from, sorted by day and then by instrument: features, one target, and the times that splits need.
 * Immutable; a selection shares the features of what it was selected from.
 */
public final class Dataset {
    private final FeatureRows features;
    private final Target target;
    private final List<Instrument> instruments;
    private final Rows rows;

    private Dataset(FeatureRows features, Target target, List<Instrument> instruments, Rows rows) {
        this.features = features;
        this.target = target;
        this.instruments = instruments;
        this.rows = rows;
    }

    /**
     * What is known of each row besides its features; one element a row.
     *
     * @param instrument position in the list of instruments
     * @param decisionDay epoch day at whose close the features are known and the decision is taken
     * @param entryDay epoch day of the entry
     * @param exitDay epoch day of the exit
     * @param knownDay epoch day on whose close the target is known
     * @param target class number (0 = most bearish) or value; never NaN
     * @param outcome return from entry to exit before costs, as a fraction: for evaluation, never for learning
     * @param weight weight in training, above 0
     */
    public record Rows(
            int[] instrument,
            int[] decisionDay,
            int[] entryDay,
            int[] exitDay,
            int[] knownDay,
            double[] target,
            double[] outcome,
            double[] weight) {
        /** Checks that all have one length. */
        public Rows {
            int n = instrument.length;
            Check.sameLength("decisionDay", decisionDay.length, n);
            Check.sameLength("entryDay", entryDay.length, n);
            Check.sameLength("exitDay", exitDay.length, n);
            Check.sameLength("knownDay", knownDay.length, n);
            Check.sameLength("target", target.length, n);
            Check.sameLength("outcome", outcome.length, n);
            Check.sameLength("weight", weight.length, n);
        }

        /** So many rows to be filled in: all zero, each with a weight of 1. */
        public static Rows blank(int n) {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            return new Rows(
                    new int[n], new int[n], new int[n], new int[n], new int[n], new double[n], new double[n], ones);
        }

        /** The rows at the given positions, in that order. */
        public Rows select(int[] positions) {
            return new Rows(
                    pick(instrument, positions),
                    pick(decisionDay, positions),
                    pick(entryDay, positions),
                    pick(exitDay, positions),
                    pick(knownDay, positions),
                    pick(target, positions),
                    pick(outcome, positions),
                    pick(weight, positions));
        }

        private static int[] pick(int[] values, int[] positions) {
            int[] picked = new int[positions.length];
            for (int i = 0; i < positions.length; i++) {
                picked[i] = values[positions[i]];
            }
            return picked;
        }

        private static double[] pick(double[] values, int[] positions) {
            double[] picked = new double[positions.length];
            for (int i = 0; i < positions.length; i++) {
                picked[i] = values[positions[i]];
            }
            return picked;
        }
    }

    /** A dataset of the given parts; features must have as many rows as there are rows. */
    public static Dataset of(FeatureRows features, Target target, List<Instrument> instruments, Rows rows) {
        Check.sameLength("rows", rows.decisionDay().length, features.rows());
        refuseReserved(features.columns(), target);
        for (int i = 1; i < features.rows(); i++) {
            Check.that(
                    rows.decisionDay()[i] >= rows.decisionDay()[i - 1], "decisionDay", "ascend", rows.decisionDay()[i]);
        }
        return new Dataset(features, target, List.copyOf(instruments), rows);
    }

    /** A feature under the name of the label, or of a column that says when or how much, would be taken for it. */
    private static void refuseReserved(List<FeatureInfo> columns, Target target) {
        for (FeatureInfo column : columns) {
            boolean reserved = column.name().equals(target.name())
                    || Arrays.stream(Column.Role.values())
                            .anyMatch(role -> role.column().equals(column.name()));
            Check.that(!reserved, "feature", "not have the name of a label or of a time", column.name());
        }
    }

    /** Number of rows. */
    public int size() {
        return features.rows();
    }

    /** The features, one row each. */
    public FeatureRows features() {
        return features;
    }

    /** What is asked for. */
    public Target target() {
        return target;
    }

    /** Whose rows these are; {@link Rows#instrument()} points into this list. */
    public List<Instrument> instruments() {
        return instruments;
    }

    /** Whose each row is. */
    public List<Instrument> owners() {
        return IntStream.of(rows.instrument).mapToObj(instruments::get).toList();
    }

    /** Times, targets, outcomes and weights. */
    public Rows rows() {
        return rows;
    }

    /** The rows at the given ascending positions. */
    public Dataset select(int[] positions) {
        return new Dataset(PickedRows.of(features, positions), target, instruments, rows.select(positions));
    }

    /**
     * Every column of the dataset with what it is: the features, the label, and the times by name, so that nobody has
     * to guess which day a row was decided, entered and left on, or when its label was known.
     */
    public List<Column> schema() {
        List<Column> columns = new ArrayList<>();
        features.columns().forEach(info -> columns.add(new Column.Feature(info)));
        columns.add(new Column.Label(target));
        for (Column.Role role : Column.Role.values()) {
            columns.add(new Column.Meta(role));
        }
        return columns;
    }

    /**
     * The day that a time of a row falls on.
     *
     * @param role one of the times
     * @throws IllegalArgumentException if the role is not a time
     */
    public int day(int row, Column.Role role) {
        return switch (role) {
            case FEATURE_TIME, DECISION -> rows.decisionDay()[row];
            case ENTRY -> rows.entryDay()[row];
            case EXIT -> rows.exitDay()[row];
            case LABEL_END -> rows.knownDay()[row];
            case INSTRUMENT, OUTCOME, WEIGHT ->
                throw new IllegalArgumentException("'role' must be a time, was " + role);
        };
    }

    /** The ascending positions of the rows of each instrument, in the order of {@link #instruments()}. */
    public int[][] positions() {
        return positions(rows.instrument(), instruments.size());
    }

    /** For each of so many instruments the ascending positions of its rows. */
    static int[][] positions(int[] instrument, int instruments) {
        int[] count = new int[instruments];
        for (int whose : instrument) {
            count[whose]++;
        }
        int[][] positions = new int[count.length][];
        Arrays.setAll(positions, whose -> new int[count[whose]]);
        Arrays.fill(count, 0);
        for (int row = 0; row < instrument.length; row++) {
            int whose = instrument[row];
            positions[whose][count[whose]++] = row;
        }
        return positions;
    }

    /** The rows of each instrument that has any, as a dataset of that instrument alone, in the order of instruments. */
    public List<Dataset> byInstrument() {
        int[][] positions = positions();
        List<Dataset> parts = new ArrayList<>();
        for (int whose = 0; whose < positions.length; whose++) {
            if (positions[whose].length > 0) {
                Dataset part = select(positions[whose]);
                Arrays.fill(part.rows.instrument(), 0);
                parts.add(new Dataset(part.features, target, List.of(instruments.get(whose)), part.rows));
            }
        }
        return parts;
    }

    /**
     * The same rows with other features, for example scaled ones.
     *
     * @throws IllegalArgumentException if there are not as many rows
     */
    public Dataset withFeatures(FeatureRows newFeatures) {
        return of(newFeatures, target, instruments, rows);
    }

    /**
     * The same rows with other weights.
     *
     * @param weight one a row, finite and above 0
     */
    public Dataset withWeights(double[] weight) {
        for (double w : weight) {
            Check.positive("weight", w);
        }
        Rows weighted = new Rows(
                rows.instrument(),
                rows.decisionDay(),
                rows.entryDay(),
                rows.exitDay(),
                rows.knownDay(),
                rows.target(),
                rows.outcome(),
                weight.clone());
        return new Dataset(features, target, instruments, weighted);
    }

    /**
     * The rows as a learner may see them: without outcomes.
     *
     * @throws io.assay.base.DataException if a feature column is the label under another name
     */
    public Examples examples() {
        return Examples.of(this);
    }

    /** The same rows with outcomes of NaN. */
    Dataset withoutOutcomes() {
        double[] unknown = new double[size()];
        Arrays.fill(unknown, Double.NaN);
        Rows blank = new Rows(
                rows.instrument(),
                rows.decisionDay(),
                rows.entryDay(),
                rows.exitDay(),
                rows.knownDay(),
                rows.target(),
                unknown,
                rows.weight());
        return new Dataset(features, target, instruments, blank);
    }

    /** SHA-256 over everything in it. */
    public String hash() {
        Digest digest = Digest.sha256().add(target.toString()).add(instruments.toString());
        float[] row = new float[features.columns().size()];
        for (FeatureInfo column : features.columns()) {
            digest.add(column.name());
        }
        for (int r = 0; r < size(); r++) {
            features.copyRow(r, row, 0);
            digest.add(row);
        }
        return digest.add(rows.instrument())
                .add(rows.decisionDay())
                .add(rows.entryDay())
                .add(rows.exitDay())
                .add(rows.knownDay())
                .add(rows.target())
                .add(rows.outcome())
                .add(rows.weight())
                .hex();
    }
}
