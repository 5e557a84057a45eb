package io.assay.experiment.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/**
 * Rows of several stocks as one table, sorted by day and then by instrument.
 *
 * @param parts the stocks, in order
 * @param place for each of them the new position of each of its rows, or {@link #NOWHERE}
 * @param size number of rows together
 */
record Merge(List<Predicted> parts, List<int[]> place, int size) {
    private static final int NOWHERE = -1;

    /** Which rows are wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean is(Predicted part, int row);
    }

    /**
     * The wanted rows of some stocks.
     *
     * @throws DataException if there is no stock
     * @throws IllegalArgumentException if two parts are of one stock, or one is of several
     */
    static Merge of(List<Predicted> unordered, Wanted wanted) {
        if (unordered.isEmpty()) {
            throw new DataException("no stock had enough history to be judged");
        }
        List<Predicted> parts = unordered.stream()
                .sorted(Comparator.comparing(p -> p.rows().instruments().get(0)))
                .toList();
        for (Predicted part : parts) {
            Check.sameLength(
                    "answers", part.answers().size(), parts.get(0).answers().size());
        }
        List<int[]> rows = parts.stream()
                .map(part -> IntStream.range(0, part.rows().size())
                        .filter(row -> wanted.is(part, row))
                        .toArray())
                .toList();
        Merge merge = placed(parts, rows);
        Check.sameLength("parts", parts.size(), merge.instruments().size());
        return merge;
    }

    private static Merge placed(List<Predicted> parts, List<int[]> rows) {
        int[] days = IntStream.range(0, parts.size())
                .flatMap(p -> Arrays.stream(rows.get(p)).map(row -> day(parts.get(p), row)))
                .sorted()
                .distinct()
                .toArray();
        int[] next = new int[days.length + 1];
        for (int p = 0; p < parts.size(); p++) {
            for (int row : rows.get(p)) {
                next[Arrays.binarySearch(days, day(parts.get(p), row)) + 1]++;
            }
        }
        Arrays.parallelPrefix(next, Integer::sum);
        List<int[]> place = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            int[] of = new int[parts.get(p).rows().size()];
            Arrays.fill(of, NOWHERE);
            for (int row : rows.get(p)) {
                of[row] = next[Arrays.binarySearch(days, day(parts.get(p), row))]++;
            }
            place.add(of);
        }
        return new Merge(parts, place, rows.stream().mapToInt(r -> r.length).sum());
    }

    private static int day(Predicted part, int row) {
        return part.rows().rows().decisionDay()[row];
    }

    /** Everybody's answers. */
    List<Answers> answers(Target target) {
        List<Answers> answers = new ArrayList<>();
        for (int k = 0; k < parts.get(0).answers().size(); k++) {
            int answer = k;
            double[] values = values(
                    target.width(),
                    part -> part.answers().get(answer).predictions().values());
            answers.add(new Answers(parts.get(0).answers().get(k).name(), new Predictions(target, values)));
        }
        return answers;
    }

    /** What the model behind the first answer had learnt from. */
    RowTraining training(int classes) {
        return new RowTraining(
                classes,
                values(classes, part -> part.training().rates()),
                values(classes, part -> part.training().means()));
    }

    /** The rows, without features. */
    Dataset dataset(Target target) {
        int[] whose = new int[size];
        for (int p = 0; p < parts.size(); p++) {
            int number = p;
            Arrays.stream(place.get(p)).filter(at -> at != NOWHERE).forEach(at -> whose[at] = number);
        }
        Dataset.Rows rows = new Dataset.Rows(
                whose,
                whole(Dataset.Rows::decisionDay),
                whole(Dataset.Rows::entryDay),
                whole(Dataset.Rows::exitDay),
                whole(Dataset.Rows::knownDay),
                real(Dataset.Rows::target),
                real(Dataset.Rows::outcome),
                real(Dataset.Rows::weight));
        return Dataset.of(new Predicted.NoFeatures(size), target, instruments(), rows);
    }

    private List<Instrument> instruments() {
        return parts.stream()
                .flatMap(p -> p.rows().instruments().stream())
                .distinct()
                .toList();
    }

    private int[] whole(Function<Dataset.Rows, int[]> column) {
        int[] all = new int[size];
        for (int p = 0; p < parts.size(); p++) {
            int[] from = column.apply(parts.get(p).rows().rows());
            int[] to = place.get(p);
            for (int r = 0; r < from.length; r++) {
                if (to[r] != NOWHERE) {
                    all[to[r]] = from[r];
                }
            }
        }
        return all;
    }

    private double[] real(Function<Dataset.Rows, double[]> column) {
        return values(1, part -> column.apply(part.rows().rows()));
    }

    private double[] values(int width, Function<Predicted, double[]> of) {
        double[] values = new double[size * width];
        for (int p = 0; p < parts.size(); p++) {
            double[] from = of.apply(parts.get(p));
            int[] to = place.get(p);
            for (int r = 0; r < to.length; r++) {
                if (to[r] != NOWHERE) {
                    System.arraycopy(from, r * width, values, to[r] * width, width);
                }
            }
        }
        return values;
    }
}
