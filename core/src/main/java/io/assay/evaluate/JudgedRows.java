package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Predictions;

/** The test rows on which everybody says something, in the form that scoring needs. */
final class JudgedRows {
    /** The share of rows whose labels span no more days than the stated overlap. */
    private static final double USUAL = 0.95;

    private final Target target;
    private final int offered;
    private final int[] positions;
    private final Dataset.Rows rows;
    private final int[] dayOf;
    private final int[] days;
    private final double[] baseScore;
    private final ByInstrument groups;
    private final Successions successions;
    private final int overlap;

    private JudgedRows(Dataset test, int[] positions, double[] baseScore) {
        this.target = test.target();
        this.offered = test.size();
        this.positions = positions;
        this.rows = test.rows().select(positions);
        this.dayOf = new int[positions.length];
        for (int i = 1; i < dayOf.length; i++) {
            dayOf[i] = dayOf[i - 1] + (rows.decisionDay()[i] > rows.decisionDay()[i - 1] ? 1 : 0);
        }
        this.days = new int[dayOf[dayOf.length - 1] + 1];
        for (int i = 0; i < dayOf.length; i++) {
            days[dayOf[i]] = rows.decisionDay()[i];
        }
        this.baseScore = baseScore;
        this.groups = ByInstrument.of(rows.instrument());
        this.successions = Successions.of(rows, groups);
        this.overlap = findOverlap();
    }

    /**
     * The rows of a test set on which the base rates and all others speak.
     *
     * @throws DataException if there is none
     */
    static JudgedRows of(Dataset test, Predictions base, List<Answers> all) {
        return at(test, base, spoken(test, base, all));
    }

    /** The rows at the given positions, on which the base rates speak. */
    static JudgedRows at(Dataset test, Predictions base, int[] positions) {
        double[] baseScore = Arrays.stream(positions).mapToDouble(base::score).toArray();
        return new JudgedRows(test, positions, baseScore);
    }

    /**
     * Positions of the rows on which the base rates and all others speak.
     *
     * @throws DataException if there is none
     */
    static int[] spoken(Dataset test, Predictions base, List<Answers> all) {
        Check.sameLength("base", base.rows(), test.size());
        for (double outcome : test.rows().outcome()) {
            Check.that(!Double.isNaN(outcome), "outcome", "be there on every row that is judged", outcome);
        }
        for (Answers answers : all) {
            Check.sameLength(answers.name(), answers.predictions().rows(), test.size());
            Check.that(
                    answers.predictions().target().width() == test.target().width(),
                    answers.name(),
                    "predict " + test.target(),
                    answers.predictions().target());
        }
        boolean[] silent = new boolean[test.size()];
        silence(silent, base);
        all.forEach(answers -> silence(silent, answers.predictions()));
        int[] positions =
                IntStream.range(0, silent.length).filter(r -> !silent[r]).toArray();
        if (positions.length == 0) {
            throw new DataException(DataProblem.of("there must be a test row on which the model and all nulls speak")
                    .withFix("a longer history"));
        }
        return positions;
    }

    private static void silence(boolean[] silent, Predictions predictions) {
        for (int r = 0; r < silent.length; r++) {
            silent[r] |= !Double.isFinite(predictions.score(r));
        }
    }

    /** Whether these are the rows at the given positions. */
    boolean areAt(int[] others) {
        return Arrays.equals(positions, others);
    }

    int size() {
        return positions.length;
    }

    /** Share of the test rows that are judged. */
    double coverage() {
        return (double) positions.length / offered;
    }

    Target target() {
        return target;
    }

    /** Positions of the judged rows among the test rows. */
    int[] positions() {
        return positions;
    }

    /** Position of a judged row among the test rows. */
    int position(int i) {
        return positions[i];
    }

    /** Distinct decision days, ascending. */
    int[] days() {
        return days;
    }

    /** Position of each row's day among the distinct ones. */
    int[] dayOf() {
        return dayOf;
    }

    int[] instrument() {
        return rows.instrument();
    }

    int[] entryDay() {
        return rows.entryDay();
    }

    int[] exitDay() {
        return rows.exitDay();
    }

    double[] outcome() {
        return rows.outcome();
    }

    /** Actual class of a row. */
    int actualClass(int i) {
        return (int) rows.target()[i];
    }

    /** Actual value, or position of the actual class in [-1, 1], less that of the training base rates. */
    double surprise(int i) {
        double actual = rows.target()[i];
        double place = target.isClasses() ? 2 * actual / (target.width() - 1) - 1 : actual;
        return place - baseScore[i];
    }

    /** The score of the training base rates. */
    double baseScore(int i) {
        return baseScore[i];
    }

    /** Whether at least half of the days have the asked number of instruments. */
    boolean isCrossSection(int fewestNames) {
        int[] names = new int[days.length];
        for (int day : dayOf) {
            names[day]++;
        }
        return 2 * Arrays.stream(names).filter(n -> n >= fewestNames).count() >= names.length;
    }

    /** Rows of each instrument. */
    ByInstrument groups() {
        return groups;
    }

    /** Which position takes the place of which. */
    Successions successions() {
        return successions;
    }

    /** Decision days over which labels overlap: what 95 % of the rows do not exceed. */
    int overlap() {
        return overlap;
    }

    private int findOverlap() {
        int[] rowsBySpan = new int[days.length + 1];
        for (int i = 0; i < size(); i++) {
            int end = Arrays.binarySearch(days, rows.exitDay()[i]);
            rowsBySpan[Math.max(0, (end >= 0 ? end : -end - 1) - dayOf[i] - 1)]++;
        }
        int span = 0;
        int reached = rowsBySpan[0];
        while (reached < Math.ceil(USUAL * size())) {
            span++;
            reached += rowsBySpan[span];
        }
        return span;
    }
}
