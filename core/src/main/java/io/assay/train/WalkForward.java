package io.assay.train;

import java.util.List;
import java.util.stream.IntStream;

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
public record WalkForward(Splitter splitter) {

    /**
     * Runs one learner.
     *
     * @param seed each fold draws from its own child, so the result does not depend on the number of threads
     * @throws DataException if the rows are too few for the splitter, or a fold cannot be learnt from
     */
    public OutOfSample run(Dataset dataset, Learner learner, Seed seed, Parallel parallel) {
        List<Fold> folds = splitter.split(dataset);
        List<Integer> numbers = IntStream.range(0, folds.size()).boxed().toList();
        List<Predictions> parts = parallel.map(numbers, k -> predict(dataset, folds.get(k), learner, seed.child(k)));
        return stitch(dataset, folds, parts);
    }

    private static Predictions predict(Dataset dataset, Fold fold, Learner learner, Seed seed) {
        Model model = learner.fit(dataset.select(fold.train()), seed);
        return model.predict(dataset.select(fold.test()).features());
    }

    private static OutOfSample stitch(Dataset dataset, List<Fold> folds, List<Predictions> parts) {
        int width = dataset.target().width();
        double[] values = new double[dataset.size() * width];
        boolean[] predicted = new boolean[dataset.size()];
        for (int k = 0; k < folds.size(); k++) {
            int[] test = folds.get(k).test();
            for (int i = 0; i < test.length; i++) {
                claim(predicted, test[i], folds.get(k));
                System.arraycopy(parts.get(k).values(), i * width, values, test[i] * width, width);
            }
        }
        int[] positions =
                IntStream.range(0, predicted.length).filter(i -> predicted[i]).toArray();
        double[] kept = new double[positions.length * width];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(values, positions[i] * width, kept, i * width, width);
        }
        return new OutOfSample(dataset.select(positions), new Predictions(dataset.target(), kept), folds);
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
