package io.assay.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 */
record Judged(Dataset rows, List<Answers> answers) {
    Judged {
        answers = List.copyOf(answers);
    }

    /** The same rows without their features. */
    static Dataset bare(Dataset dataset) {
        return Dataset.of(new NoFeatures(dataset.size()), dataset.target(), dataset.instruments(), dataset.rows());
    }

    /** The model that is judged. */
    Answers model() {
        return answers.get(0);
    }

    /** The null models. */
    List<Answers> nulls(int count) {
        return answers.subList(1, 1 + count);
    }

    /** Rows of several stocks as one set, sorted by day and then by instrument. */
    static Judged pooled(Target target, List<Judged> parts) {
        if (parts.isEmpty()) {
            throw new DataException("no stock had enough history to be judged");
        }
        List<Instrument> instruments = parts.stream()
                .flatMap(p -> p.rows().instruments().stream())
                .distinct()
                .sorted()
                .toList();
        List<Origin> order = order(parts, instruments);
        Dataset.Rows rows = gather(order);
        List<Answers> answers = new ArrayList<>();
        for (int k = 0; k < parts.get(0).answers().size(); k++) {
            answers.add(new Answers(parts.get(0).answers().get(k).name(), gather(target, order, k)));
        }
        return new Judged(Dataset.of(new NoFeatures(order.size()), target, instruments, rows), answers);
    }

    /** Where a row of the pooled set comes from. */
    private record Origin(int day, int instrument, Judged part, int row) {}

    private static List<Origin> order(List<Judged> parts, List<Instrument> instruments) {
        Map<Instrument, Integer> numbers = new HashMap<>();
        instruments.forEach(i -> numbers.put(i, numbers.size()));
        List<Origin> order = new ArrayList<>();
        for (Judged part : parts) {
            Check.sameLength(
                    "answers", part.answers().size(), parts.get(0).answers().size());
            Dataset.Rows rows = part.rows().rows();
            int[] number = part.rows().instruments().stream()
                    .mapToInt(i -> Objects.requireNonNull(numbers.get(i)))
                    .toArray();
            for (int r = 0; r < part.rows().size(); r++) {
                order.add(new Origin(rows.decisionDay()[r], number[rows.instrument()[r]], part, r));
            }
        }
        order.sort(Comparator.comparingInt(Origin::day).thenComparingInt(Origin::instrument));
        return order;
    }

    private static Dataset.Rows gather(List<Origin> order) {
        int n = order.size();
        int[][] whole = new int[5][n];
        double[][] real = new double[3][n];
        for (int i = 0; i < n; i++) {
            Dataset.Rows from = order.get(i).part().rows().rows();
            int r = order.get(i).row();
            whole[0][i] = order.get(i).instrument();
            whole[1][i] = from.decisionDay()[r];
            whole[2][i] = from.entryDay()[r];
            whole[3][i] = from.exitDay()[r];
            whole[4][i] = from.knownDay()[r];
            real[0][i] = from.target()[r];
            real[1][i] = from.outcome()[r];
            real[2][i] = from.weight()[r];
        }
        return new Dataset.Rows(whole[0], whole[1], whole[2], whole[3], whole[4], real[0], real[1], real[2]);
    }

    private static Predictions gather(Target target, List<Origin> order, int k) {
        int width = target.width();
        double[] values = new double[order.size() * width];
        for (int i = 0; i < order.size(); i++) {
            Predictions from = order.get(i).part().answers().get(k).predictions();
            System.arraycopy(from.values(), order.get(i).row() * width, values, i * width, width);
        }
        return new Predictions(target, values);
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
