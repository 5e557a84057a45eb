package io.assay.experiment.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/**
 * Out-of-sample rows of one or several stocks with what every model said about them. Features are not kept.
 *
 * @param rows the rows, without features
 * @param answers the model first, then the null models in their declared order, then others shown for comparison
 * @param training what the model behind the first answer had learnt from, row by row
 */
public record Judged(Dataset rows, List<Answers> answers, RowTraining training) {
    /** Name of the null model that gives every stock the base rates of all stocks together. */
    public static final String POOLED_MAJORITY = "pooled-majority";

    /** Copies the list and checks that every row has its training. */
    public Judged {
        answers = List.copyOf(answers);
        Check.sameLength("training", training.rows(), rows.size());
    }

    /** The same rows without their features. */
    public static Dataset bare(Dataset dataset) {
        return Dataset.of(new NoFeatures(dataset.size()), dataset.target(), dataset.instruments(), dataset.rows());
    }

    /** The model that is judged. */
    public Answers model() {
        return answers.get(0);
    }

    /** The first {@code count} null models. */
    public List<Answers> nulls(int count) {
        return answers.subList(1, 1 + count);
    }

    /**
     * Rows of several stocks as one set, sorted by day and then by instrument; no two parts share an instrument.
     *
     * @param target the target of the whole, as wide as that of each part
     * @throws DataException if there is no part
     */
    public static Judged pooled(Target target, List<Judged> parts) {
        if (parts.isEmpty()) {
            throw new DataException("no stock had enough history to be judged");
        }
        List<Instrument> instruments = parts.stream()
                .flatMap(p -> p.rows().instruments().stream())
                .distinct()
                .sorted()
                .toList();
        Merge merge = Merge.of(parts, instruments);
        List<Answers> answers = new ArrayList<>();
        for (int k = 0; k < parts.get(0).answers().size(); k++) {
            int answer = k;
            answers.add(new Answers(
                    parts.get(0).answers().get(k).name(),
                    merge.predictions(target, part -> part.answers().get(answer).predictions())));
        }
        return new Judged(
                Dataset.of(new NoFeatures(merge.size()), target, instruments, merge.rows(instruments)),
                answers,
                merge.training(target.width()));
    }

    /**
     * Where the rows of each part go in the pooled set.
     *
     * @param parts the parts, ordered by instrument
     * @param place for each part the new position of each of its rows
     * @param size number of rows together
     */
    private record Merge(List<Judged> parts, List<int[]> place, int size) {
        static Merge of(List<Judged> unordered, List<Instrument> instruments) {
            List<Judged> parts = unordered.stream()
                    .sorted(Comparator.comparing(p -> p.rows().instruments().get(0)))
                    .toList();
            for (Judged part : parts) {
                Check.sameLength(
                        "answers", part.answers().size(), parts.get(0).answers().size());
            }
            int[] days = parts.stream()
                    .flatMapToInt(p -> Arrays.stream(p.rows().rows().decisionDay()))
                    .sorted()
                    .distinct()
                    .toArray();
            int[] next = new int[days.length + 1];
            for (Judged part : parts) {
                for (int day : part.rows().rows().decisionDay()) {
                    next[Arrays.binarySearch(days, day) + 1]++;
                }
            }
            Arrays.parallelPrefix(next, Integer::sum);
            List<int[]> place = new ArrayList<>();
            for (Judged part : parts) {
                place.add(Arrays.stream(part.rows().rows().decisionDay())
                        .map(day -> next[Arrays.binarySearch(days, day)]++)
                        .toArray());
            }
            Check.sameLength("parts", parts.size(), instruments.size());
            return new Merge(
                    parts, place, place.stream().mapToInt(p -> p.length).sum());
        }

        Dataset.Rows rows(List<Instrument> instruments) {
            int[] whose = new int[size];
            for (int p = 0; p < parts.size(); p++) {
                int number =
                        instruments.indexOf(parts.get(p).rows().instruments().get(0));
                Arrays.stream(place.get(p)).forEach(at -> whose[at] = number);
            }
            return new Dataset.Rows(
                    whose,
                    whole(Dataset.Rows::decisionDay),
                    whole(Dataset.Rows::entryDay),
                    whole(Dataset.Rows::exitDay),
                    whole(Dataset.Rows::knownDay),
                    real(Dataset.Rows::target),
                    real(Dataset.Rows::outcome),
                    real(Dataset.Rows::weight));
        }

        private int[] whole(Function<Dataset.Rows, int[]> column) {
            int[] all = new int[size];
            for (int p = 0; p < parts.size(); p++) {
                int[] from = column.apply(parts.get(p).rows().rows());
                int[] to = place.get(p);
                for (int r = 0; r < from.length; r++) {
                    all[to[r]] = from[r];
                }
            }
            return all;
        }

        private double[] real(Function<Dataset.Rows, double[]> column) {
            double[] all = new double[size];
            for (int p = 0; p < parts.size(); p++) {
                double[] from = column.apply(parts.get(p).rows().rows());
                int[] to = place.get(p);
                for (int r = 0; r < from.length; r++) {
                    all[to[r]] = from[r];
                }
            }
            return all;
        }

        Predictions predictions(Target target, Function<Judged, Predictions> of) {
            return new Predictions(
                    target, values(target.width(), part -> of.apply(part).values()));
        }

        RowTraining training(int classes) {
            return new RowTraining(
                    classes,
                    values(classes, part -> part.training().rates()),
                    values(classes, part -> part.training().means()));
        }

        private double[] values(int width, Function<Judged, double[]> of) {
            double[] values = new double[size * width];
            for (int p = 0; p < parts.size(); p++) {
                double[] from = of.apply(parts.get(p));
                int[] to = place.get(p);
                for (int r = 0; r < to.length; r++) {
                    System.arraycopy(from, r * width, values, to[r] * width, width);
                }
            }
            return values;
        }
    }

    /** Rows of which nothing is known but how many there are. */
    record NoFeatures(int rows) implements FeatureRows {
        @Override
        public List<FeatureInfo> columns() {
            return List.of();
        }

        @Override
        public float get(int row, int column) {
            throw new IndexOutOfBoundsException("there are no features");
        }
    }
}
