package io.assay.experiment.hunt;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.SequenceRows;
import io.assay.market.Instrument;

/** Rows in which something was changed that an honest result does not survive, or does. */
final class Disturbed {
    private Disturbed() {}

    /**
     * The same rows with targets and outcomes of other days of the same stock: whole blocks of sessions change places,
     * stock by stock in an order of its own, so that what is alike within a block stays alike and nothing that features
     * know of the future is left. A shuffle within the day would leave the move that all stocks have in common, which
     * an honest model may know.
     *
     * <p>The score of a refit on such rows has mean 0, whatever base rates are taken off. Given what a fold was trained
     * on, each tested row expects the same target: what the others left. A forecast less the base rate weighs training
     * targets by weights that sum to 0, and so does not correlate with it. One draw alone may lie on either side of 0
     * and, one time in twenty, have all of its 95 % interval there; its sign says nothing. (120 shuffles of the five
     * stocks that a demo with a planted coefficient of .4 is searched on, seeds 1 to 3: mean +.0004, standard error
     * .0016, deviation .018; 113 of the 120 intervals hold 0, 1 of the 120 one-sided 99 % bounds is above it.)
     *
     * @param length sessions a block, at least 1
     */
    static Dataset shuffled(Dataset dataset, int length, Seed seed) {
        Dataset.Rows rows = dataset.rows();
        double[] target = rows.target().clone();
        double[] outcome = rows.outcome().clone();
        int[][] positions = dataset.positions();
        for (int whose = 0; whose < positions.length; whose++) {
            int[] own = positions[whose];
            int[] from = blocks(
                    own.length,
                    length,
                    seed.child(dataset.instruments().get(whose).toString()));
            for (int i = 0; i < own.length; i++) {
                target[own[i]] = rows.target()[own[from[i]]];
                outcome[own[i]] = rows.outcome()[own[from[i]]];
            }
        }
        return Dataset.of(
                dataset.features(),
                dataset.target(),
                dataset.instruments(),
                new Dataset.Rows(
                        rows.instrument(),
                        rows.decisionDay(),
                        rows.entryDay(),
                        rows.exitDay(),
                        rows.knownDay(),
                        target,
                        outcome,
                        rows.weight()));
    }

    /** Where each place's value comes from. */
    static int[] blocks(int size, int length, Seed seed) {
        int count = (size + length - 1) / length;
        int[] order = new int[count];
        Arrays.setAll(order, b -> b);
        var random = seed.random();
        for (int b = count - 1; b > 0; b--) {
            int other = random.nextInt(b + 1);
            int held = order[b];
            order[b] = order[other];
            order[other] = held;
        }
        int[] from = new int[size];
        int at = 0;
        for (int block : order) {
            for (int i = block * length; i < Math.min(size, (block + 1) * length); i++) {
                from[at++] = i;
            }
        }
        return from;
    }

    /** The same rows with the features of the stock's row before; its first row keeps its own. */
    static Dataset older(Dataset dataset) {
        int[] from = new int[dataset.size()];
        for (int[] own : dataset.positions()) {
            for (int i = 0; i < own.length; i++) {
                from[own[i]] = own[Math.max(0, i - 1)];
            }
        }
        return dataset.withFeatures(new Moved(dataset.features(), from));
    }

    /** Features of other rows. */
    private record Moved(FeatureRows all, int[] from) implements SequenceRows {
        @Override
        public int rows() {
            return from.length;
        }

        @Override
        public List<FeatureInfo> columns() {
            return all.columns();
        }

        @Override
        public float get(int row, int column) {
            return all.get(from[row], column);
        }

        @Override
        public void copyRow(int row, float[] target, int offset) {
            all.copyRow(from[row], target, offset);
        }

        @Override
        public boolean copyWindow(int row, int length, float[] target, int offset) {
            return SequenceRows.required(all).copyWindow(from[row], length, target, offset);
        }

        @Override
        public Instrument instrument(int row) {
            return SequenceRows.required(all).instrument(from[row]);
        }
    }
}
