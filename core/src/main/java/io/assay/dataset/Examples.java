package io.assay.dataset;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;

/**
 * What a learner is given: rows with their features, targets, times and weights, and without their outcomes. What a
 * trade earned is there to judge by, so it is not among the rows (NaN), and a feature column that is the label under
 * another name is refused. The size of the move behind a class can be asked for as a target of its own, never as a
 * feature. Immutable.
 */
public final class Examples {
    /** Fewer rows than these can be equal by chance: three classes on 20 rows in one of 3 billion columns. */
    private static final int FEWEST = 20;

    private final Dataset dataset;
    private final double[] move;

    private Examples(Dataset dataset, double[] move) {
        this.dataset = dataset;
        this.move = move;
    }

    /**
     * The rows of a dataset as a learner may see them.
     *
     * @throws DataException if a feature column equals the target or the outcome on every of 20 or more rows
     */
    static Examples of(Dataset dataset) {
        for (int column = 0; column < dataset.features().columns().size(); column++) {
            refuseLabel(dataset, column, "target", dataset.rows().target());
            refuseLabel(dataset, column, "outcome", dataset.rows().outcome());
        }
        return new Examples(dataset.withoutOutcomes(), dataset.rows().outcome());
    }

    /** Almost every column differs on its first rows, so this costs next to nothing. */
    private static void refuseLabel(Dataset dataset, int column, String what, double[] label) {
        FeatureRows features = dataset.features();
        boolean varies = false;
        for (int row = 0; row < label.length; row++) {
            if (features.get(row, column) != (float) label[row]) {
                return;
            }
            varies |= label[row] != label[0];
        }
        if (varies && label.length >= FEWEST) {
            FeatureInfo info = features.columns().get(column);
            throw new DataException(
                    DataProblem.of("the feature column '" + info.name() + "' equals the " + what + " of "
                                    + dataset.target().name() + " on each of " + label.length
                                    + " rows: a learner is not handed a label")
                            .withFix("leave the column out, or compute it of bars up to the decision day"));
        }
    }

    /** Number of rows. */
    public int size() {
        return dataset.size();
    }

    /** The features, one row each. */
    public FeatureRows features() {
        return dataset.features();
    }

    /** What is asked for. */
    public Target target() {
        return dataset.target();
    }

    /** Whose rows these are. */
    public List<Instrument> instruments() {
        return dataset.instruments();
    }

    /** Times, targets and weights; every outcome is NaN. */
    public Dataset.Rows rows() {
        return dataset.rows();
    }

    /**
     * The size of the move that each row's target is a class of: a second target, known on the same day as the first,
     * for networks with a head of their own for it (decision 021). NaN where it is not known.
     */
    public double[] moves() {
        return move.clone();
    }

    /** The rows at the given ascending positions. */
    public Examples select(int[] positions) {
        double[] picked = new double[positions.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = move[positions[i]];
        }
        return new Examples(dataset.select(positions), picked);
    }

    /** The same rows with some of their columns, at the given positions. */
    public Examples withColumns(int[] columns) {
        return new Examples(dataset.withFeatures(ChosenColumns.of(dataset.features(), columns)), move);
    }

    /** The rows as a dataset whose outcomes are all NaN, for learners that cut their rows into folds themselves. */
    public Dataset dataset() {
        return dataset;
    }
}
