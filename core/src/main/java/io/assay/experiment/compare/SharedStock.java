package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.label.LabelColumn;

/**
 * The days of one stock on which all models speak.
 *
 * @param parts its rows of each model
 * @param positions for each model the places of the shared rows among its own
 * @param knower for each shared row the first model whose run knows what came of it, or the first model
 */
record SharedStock(List<Predicted> parts, List<int[]> positions, int[] knower) {
    /** Outcomes closer than this differ by the rounding of prices that were adjusted once more. */
    private static final double ROUNDING = 1e-6;

    /**
     * Finds them.
     *
     * @param differing hears of rows on whose outcome the runs disagree; they are left out
     */
    static SharedStock of(List<Predicted> parts, SharedRows.Span span, Disagreements differing) {
        int[] next = new int[parts.size()];
        List<int[]> places = new ArrayList<>();
        List<Integer> knowers = new ArrayList<>();
        while (seek(parts, next, span)) {
            int[] row = next.clone();
            int knower = knower(parts, row);
            int other = disagreeing(parts, row, knower);
            if (other < 0) {
                places.add(row);
                knowers.add(knower);
            } else {
                differing.add(parts, row, new int[] {knower, other});
            }
            next[0]++;
        }
        List<int[]> positions = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
            int model = k;
            positions.add(places.stream().mapToInt(row -> row[model]).toArray());
        }
        return new SharedStock(
                parts, positions, knowers.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Moves all places on to the next day on which everybody speaks; false if there is none. */
    private static boolean seek(List<Predicted> parts, int[] next, SharedRows.Span span) {
        int day = Integer.MIN_VALUE;
        int met = 0;
        int k = 0;
        while (met < parts.size()) {
            int[] days = parts.get(k).rows().rows().decisionDay();
            while (next[k] < days.length && (days[next[k]] < day || !counts(parts.get(k), next[k], span))) {
                next[k]++;
            }
            if (next[k] == days.length) {
                return false;
            }
            met = days[next[k]] == day ? met + 1 : 1;
            day = days[next[k]];
            k = (k + 1) % parts.size();
        }
        return true;
    }

    private static boolean counts(Predicted part, int row, SharedRows.Span span) {
        return span.holds(part.rows().rows(), row)
                && part.answers().stream().allMatch(a -> a.predictions().speaks(row));
    }

    private static boolean isKnown(Predicted part, int row) {
        return part.rows().rows().knownDay()[row] != LabelColumn.NEVER;
    }

    private static int knower(List<Predicted> parts, int[] row) {
        for (int k = 0; k < row.length; k++) {
            if (isKnown(parts.get(k), row[k])) {
                return k;
            }
        }
        return 0;
    }

    /** The first model whose run knows something else than the knower's, or -1. */
    private static int disagreeing(List<Predicted> parts, int[] row, int knower) {
        Dataset.Rows one = parts.get(knower).rows().rows();
        for (int k = knower + 1; k < row.length; k++) {
            Dataset.Rows other = parts.get(k).rows().rows();
            if (isKnown(parts.get(k), row[k])
                    && !agree(
                            one,
                            row[knower],
                            other,
                            row[k],
                            !parts.get(k).rows().target().isClasses())) {
                return k;
            }
        }
        return -1;
    }

    private static boolean agree(Dataset.Rows one, int at, Dataset.Rows other, int there, boolean number) {
        double rounding = number ? ROUNDING : 0;
        return one.entryDay()[at] == other.entryDay()[there]
                && one.exitDay()[at] == other.exitDay()[there]
                && Math.abs(one.target()[at] - other.target()[there]) <= rounding
                && Math.abs(one.outcome()[at] - other.outcome()[there]) <= ROUNDING;
    }

    int size() {
        return knower.length;
    }

    /** The shared rows with one model's answers. */
    Predicted of(int model) {
        Predicted part = parts.get(model);
        int[] rows = positions.get(model);
        List<Answers> answers = part.answers().stream()
                .map(a -> new Answers(a.name(), a.predictions().select(rows)))
                .toList();
        return new Predicted(Predicted.bare(rows()), answers, select(part.training(), rows));
    }

    /** The same rows for every model: what came of each from whoever knows it. */
    private Dataset rows() {
        Dataset first = parts.get(0).rows().select(positions.get(0));
        Dataset.Rows rows = first.rows();
        for (int i = 0; i < size(); i++) {
            if (knower[i] > 0) {
                Dataset.Rows from = parts.get(knower[i]).rows().rows();
                int at = positions.get(knower[i])[i];
                rows.entryDay()[i] = from.entryDay()[at];
                rows.exitDay()[i] = from.exitDay()[at];
                rows.knownDay()[i] = from.knownDay()[at];
                rows.target()[i] = from.target()[at];
                rows.outcome()[i] = from.outcome()[at];
            }
        }
        return first;
    }

    private static RowTraining select(RowTraining training, int[] rows) {
        return training.map(values -> {
            int width = training.classes();
            Check.sameLength("training", values.length, training.rows() * width);
            double[] picked = new double[rows.length * width];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(values, rows[i] * width, picked, i * width, width);
            }
            return picked;
        });
    }
}
