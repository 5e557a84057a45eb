package io.assay.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LabelOverlap;
import io.assay.dataset.LiveRows;
import io.assay.dataset.Splitter;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
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
     * @throws IllegalArgumentException if the splitter trains on a row that it tests or whose label overlaps with one,
     *     or a model answers other rows or another question than it was asked
     */
    public OutOfSample run(Dataset dataset, Learner learner, Seed seed, Parallel parallel) {
        return over(dataset, FoldMemory.NONE).run(learner, seed, parallel);
    }

    /**
     * The folds of a dataset, cut and checked once, on which several learners can be run.
     *
     * @param memory asked before a fold is fitted, told afterwards
     * @throws DataException if the rows are too few for the splitter, or a row is tested twice
     * @throws IllegalArgumentException if the splitter trains on a row that it tests or whose label overlaps with one
     */
    public Folds over(Dataset dataset, FoldMemory memory) {
        return over(dataset, LiveRows.none(dataset.features(), dataset.instruments()), memory);
    }

    /**
     * The same, and rows without a label beside them. Nobody could tell them apart on their day: each is predicted by
     * the fold that tests its day, which is the last one whose first tested day is not after it. Those before all
     * tested days are left out.
     *
     * @param unlabelled sorted by day; only for folds that are tested one after the other in time
     */
    public Folds over(Dataset dataset, LiveRows unlabelled, FoldMemory memory) {
        List<Fold> folds = splitter.split(dataset);
        Rows rows = new Rows(dataset, tested(dataset, folds), unlabelled, OpenRows.of(dataset, folds, unlabelled));
        return new Folds(rows, folds, memory);
    }

    /**
     * What is learnt from and predicted.
     *
     * @param dataset rows with labels
     * @param tested positions of those that are predicted, ascending
     * @param unlabelled rows without
     * @param open for each fold the positions of those that it predicts
     */
    private record Rows(Dataset dataset, int[] tested, LiveRows unlabelled, List<int[]> open) {
        /** Positions of the rows without a label that are predicted by any fold, ascending. */
        int[] predicted() {
            return open.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        }
    }

    /** A dataset cut into folds. */
    public static final class Folds {
        private final Rows rows;
        private final List<Fold> folds;
        private final FoldMemory memory;

        private Folds(Rows rows, List<Fold> folds, FoldMemory memory) {
            this.rows = rows;
            this.folds = List.copyOf(folds);
            this.memory = memory;
        }

        /** How the dataset was cut. */
        public List<Fold> folds() {
            return folds;
        }

        /** The rows with a label that some fold predicts. */
        public Dataset tested() {
            return rows.dataset.select(rows.tested);
        }

        /** The rows without a label that some fold predicts. */
        public LiveRows unlabelled() {
            return rows.unlabelled.select(rows.predicted());
        }

        /** Runs one learner over all folds; see {@link CrossFit#run}. */
        public OutOfSample run(Learner learner, Seed seed, Parallel parallel) {
            List<Integer> numbers = IntStream.range(0, folds.size()).boxed().toList();
            List<Predictions> parts = parallel.map(numbers, k -> remembered(k, learner, seed.child(k)));
            return stitch(parts);
        }

        /**
         * What a fresh model says of one fold's test rows: the same as {@link #run(Learner, Seed, Parallel)} has there.
         *
         * @param fold number of the fold, from 0
         */
        public Predictions run(int fold, Learner learner, Seed seed) {
            Predictions said = remembered(fold, learner, seed.child(fold));
            // What is said of rows without a label stands behind.
            return said.select(IntStream.range(0, folds.get(fold).test().length).toArray());
        }

        /**
         * Figures of each fold's training rows, repeated for each row that the fold predicts.
         *
         * @param tested row by row, in the order of {@link OutOfSample#rows}
         * @param unlabelled likewise, in the order of {@link OutOfSample#unlabelled}
         */
        public record Figures(double[] tested, double[] unlabelled) {}

        /**
         * Figures of each fold's training rows.
         *
         * @param width how many figures there are
         * @param figures makes them of training rows
         */
        public Figures perRow(int width, Function<Dataset, double[]> figures) {
            Stitching stitching = new Stitching(rows, folds, width);
            for (int k = 0; k < folds.size(); k++) {
                double[] of = figures.apply(rows.dataset.select(folds.get(k).train()));
                Check.sameLength("figures", of.length, width);
                stitching.fill(k, row -> 0, of);
            }
            return new Figures(stitching.tested(), stitching.unlabelled());
        }

        private Predictions remembered(int number, Learner learner, Seed seed) {
            Fold fold = folds.get(number);
            LiveRows open = rows.unlabelled.select(rows.open.get(number));
            FoldMemory.Task task = new FoldMemory.Task(rows.dataset, fold, open, learner, seed);
            Optional<Predictions> before = memory.recall(task);
            if (before.isPresent()) {
                return before.get();
            }
            Predictions said = predict(task);
            memory.keep(task, said);
            return said;
        }

        private OutOfSample stitch(List<Predictions> parts) {
            Target target = rows.dataset.target();
            Stitching stitching = new Stitching(rows, folds, target.width());
            for (int k = 0; k < folds.size(); k++) {
                stitching.fill(k, row -> row, parts.get(k).values());
            }
            return new OutOfSample(
                    tested(),
                    new Predictions(target, stitching.tested()),
                    folds,
                    new OutOfSample.Unlabelled(
                            rows.unlabelled.select(rows.predicted()), new Predictions(target, stitching.unlabelled())));
        }
    }

    /** Puts what folds said, test rows before those without a label, where the rows are. */
    private static final class Stitching {
        private final Rows rows;
        private final List<Fold> folds;
        private final int width;
        private final double[] ofDataset;
        private final double[] ofUnlabelled;

        Stitching(Rows rows, List<Fold> folds, int width) {
            this.rows = rows;
            this.folds = folds;
            this.width = width;
            this.ofDataset = new double[rows.dataset.size() * width];
            this.ofUnlabelled = new double[rows.unlabelled.size() * width];
        }

        /** Takes for the fold's row number i the values of row {@code from(i)}. */
        void fill(int number, IntUnaryOperator from, double[] values) {
            int[] test = folds.get(number).test();
            int[] open = rows.open.get(number);
            for (int i = 0; i < test.length; i++) {
                System.arraycopy(values, from.applyAsInt(i) * width, ofDataset, test[i] * width, width);
            }
            for (int i = 0; i < open.length; i++) {
                int row = from.applyAsInt(test.length + i);
                System.arraycopy(values, row * width, ofUnlabelled, open[i] * width, width);
            }
        }

        double[] tested() {
            return gathered(ofDataset, rows.tested);
        }

        double[] unlabelled() {
            return gathered(ofUnlabelled, rows.predicted());
        }

        private double[] gathered(double[] values, int[] positions) {
            double[] kept = new double[positions.length * width];
            for (int i = 0; i < positions.length; i++) {
                System.arraycopy(values, positions[i] * width, kept, i * width, width);
            }
            return kept;
        }
    }

    private static Predictions predict(FoldMemory.Task task) {
        Dataset dataset = task.dataset();
        Fold fold = task.fold();
        Model model = fit(dataset.select(fold.train()), fold, task.learner(), task.seed());
        Predictions said = checked(model, dataset, dataset.select(fold.test()).features(), fold);
        if (task.unlabelled().size() == 0) {
            return said;
        }
        Predictions open = checked(model, dataset, task.unlabelled().features(), fold);
        double[] both = Arrays.copyOf(said.values(), said.values().length + open.values().length);
        System.arraycopy(open.values(), 0, both, said.values().length, open.values().length);
        return new Predictions(dataset.target(), both);
    }

    private static Predictions checked(Model model, Dataset dataset, FeatureRows rows, Fold fold) {
        Predictions said = model.predict(rows);
        Check.that(said.target().equals(dataset.target()), "predictions", "be of " + dataset.target(), said.target());
        Check.sameLength("predictions of fold " + fold.name(), said.rows(), rows.rows());
        return said;
    }

    private static Model fit(Dataset train, Fold fold, Learner learner, Seed seed) {
        try {
            return learner.fit(train.examples(), seed);
        } catch (DataException e) {
            String sentence = "fold " + fold.name() + " cannot be learnt from by " + learner.name()
                    + " (training rows: " + train.size() + "): " + e.getMessage();
            throw new DataException(DataProblem.of(sentence), e);
        }
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
            LabelOverlap.of(fold, dataset).ifPresent(seen -> {
                throw new IllegalArgumentException("fold " + fold.name() + " is not purged: it " + seen);
            });
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
