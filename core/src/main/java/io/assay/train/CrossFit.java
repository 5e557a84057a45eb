package io.assay.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Splitter;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;

/**
 * Fits a fresh model on the training rows of each fold and predicts the fold's test rows. A row is predicted once at
 * most; a splitter whose test sets overlap is refused, since stitching would count those rows twice.
 *
 * @param splitter how the rows are cut
 */
public record CrossFit(Splitter splitter) {

    /**
     * Runs one learner.
     *
     * @param seed each fold draws from its own child, so the result does not depend on the number of threads
     * @throws DataException if the rows are too few for the splitter, or a fold cannot be learnt from (the sentence
     *     names the fold), or a row is tested twice
     * @throws IllegalArgumentException if the splitter trains on a row that it tests, or a model answers other rows or
     *     another question than it was asked
     */
    public OutOfSample run(Dataset dataset, Learner learner, Seed seed, Parallel parallel) {
        return over(dataset, FoldMemory.NONE).run(learner, seed, parallel);
    }

    /**
     * The folds of a dataset, cut and checked once, on which several learners can be run.
     *
     * @param memory asked before a fold is fitted, told afterwards
     * @throws DataException if the rows are too few for the splitter, or a row is tested twice
     * @throws IllegalArgumentException if the splitter trains on a row that it tests
     */
    public Folds over(Dataset dataset, FoldMemory memory) {
        List<Fold> folds = splitter.split(dataset);
        return new Folds(dataset, folds, tested(dataset, folds), memory);
    }

    /** A dataset cut into folds. */
    public static final class Folds {
        private final Dataset dataset;
        private final List<Fold> folds;
        private final int[] positions;
        private final FoldMemory memory;

        private Folds(Dataset dataset, List<Fold> folds, int[] positions, FoldMemory memory) {
            this.dataset = dataset;
            this.folds = List.copyOf(folds);
            this.positions = positions;
            this.memory = memory;
        }

        /** How the dataset was cut. */
        public List<Fold> folds() {
            return folds;
        }

        /** Runs one learner over all folds; see {@link CrossFit#run}. */
        public OutOfSample run(Learner learner, Seed seed, Parallel parallel) {
            List<Integer> numbers = IntStream.range(0, folds.size()).boxed().toList();
            List<Predictions> parts = parallel.map(numbers, k -> remembered(folds.get(k), learner, seed.child(k)));
            return stitch(dataset, folds, parts, positions);
        }

        /**
         * Figures of each fold's training rows, repeated for each of the fold's test rows.
         *
         * @param width how many figures there are
         * @param figures makes them of training rows
         * @return row by row, in the order of {@link OutOfSample#rows}
         */
        public double[] perTestRow(int width, Function<Dataset, double[]> figures) {
            double[] values = new double[dataset.size() * width];
            for (Fold fold : folds) {
                double[] of = figures.apply(dataset.select(fold.train()));
                Check.sameLength("figures", of.length, width);
                for (int row : fold.test()) {
                    System.arraycopy(of, 0, values, row * width, width);
                }
            }
            return gathered(values, positions, width);
        }

        private Predictions remembered(Fold fold, Learner learner, Seed seed) {
            FoldMemory.Task task = new FoldMemory.Task(dataset, fold, learner, seed);
            Optional<Predictions> before = memory.recall(task);
            if (before.isPresent()) {
                return before.get();
            }
            Predictions said = predict(dataset, fold, learner, seed);
            memory.keep(task, said);
            return said;
        }
    }

    private static Predictions predict(Dataset dataset, Fold fold, Learner learner, Seed seed) {
        Model model = fit(dataset.select(fold.train()), fold, learner, seed);
        Predictions said = model.predict(dataset.select(fold.test()).features());
        Check.that(said.target().equals(dataset.target()), "predictions", "be of " + dataset.target(), said.target());
        Check.sameLength("predictions of fold " + fold.name(), said.rows(), fold.test().length);
        return said;
    }

    private static Model fit(Dataset train, Fold fold, Learner learner, Seed seed) {
        try {
            return learner.fit(train, seed);
        } catch (DataException e) {
            String sentence = "fold " + fold.name() + " cannot be learnt from by " + learner.name()
                    + " (training rows: " + train.size() + "): " + e.getMessage();
            throw new DataException(DataProblem.of(sentence), e);
        }
    }

    private static OutOfSample stitch(Dataset dataset, List<Fold> folds, List<Predictions> parts, int[] positions) {
        int width = dataset.target().width();
        double[] values = new double[dataset.size() * width];
        for (int k = 0; k < folds.size(); k++) {
            int[] test = folds.get(k).test();
            for (int i = 0; i < test.length; i++) {
                System.arraycopy(parts.get(k).values(), i * width, values, test[i] * width, width);
            }
        }
        double[] kept = gathered(values, positions, width);
        return new OutOfSample(dataset.select(positions), new Predictions(dataset.target(), kept), folds);
    }

    private static double[] gathered(double[] values, int[] positions, int width) {
        double[] kept = new double[positions.length * width];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(values, positions[i] * width, kept, i * width, width);
        }
        return kept;
    }

    /** The rows that are tested, ascending; checked before anything is fitted. */
    private static int[] tested(Dataset dataset, List<Fold> folds) {
        boolean[] tested = new boolean[dataset.size()];
        for (Fold fold : folds) {
            boolean[] learnt = new boolean[dataset.size()];
            for (int row : fold.train()) {
                learnt[row] = true;
            }
            for (int row : fold.test()) {
                Check.that(!learnt[row], "fold " + fold.name(), "not train on a row that it tests", row);
                claim(tested, row, fold);
            }
        }
        return IntStream.range(0, tested.length).filter(i -> tested[i]).toArray();
    }

    private static void claim(boolean[] predicted, int row, Fold fold) {
        if (predicted[row]) {
            throw new DataException(
                    DataProblem.of("each row may be tested in one fold only, fold '" + fold.name() + "' repeats one")
                            .withFix("use a walk-forward or k-fold splitter, whose test sets are disjoint"));
        }
        predicted[row] = true;
    }
}
