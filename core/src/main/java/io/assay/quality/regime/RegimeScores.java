package io.assay.quality.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.quality.Estimate;

/**
 * How well models tell the regime of some sessions ahead. A regime is a slow thing: that it stays is right on most days
 * without any model. So a model has skill only if its accuracy exceeds persistence, and what it is for is told by the
 * days on which the regime does change.
 *
 * @param rows models, then nulls, of which the first is persistence
 * @param days that were judged
 * @param changed share of them whose regime changes on the way
 * @param transitions changes of the regime within the judged days
 */
public record RegimeScores(List<Row> rows, int days, double changed, int transitions) {
    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.01;
    /** A regime is alike for about so many days. */
    private static final int MEMORY = 60;
    /** Sums of a model: right days, right days on which the regime changes, days on which it says so in vain. */
    private static final int SUMS = 3;

    /** Copies the list. */
    public RegimeScores {
        rows = List.copyOf(rows);
    }

    /** What is established of a model. */
    public enum Outcome {
        /** Its accuracy exceeds that of persistence. */
        SKILL,
        /** It was not shown to exceed it, nor to lie below. */
        NOT_ESTABLISHED,
        /** It lies below persistence for sure. */
        WORSE_THAN_PERSISTENCE,
        /** It is a null. */
        NULL;

        /** The words of reports. */
        public String title() {
            return switch (this) {
                case SKILL -> "SKILL";
                case NOT_ESTABLISHED -> "NO SKILL ESTABLISHED";
                case WORSE_THAN_PERSISTENCE -> "WORSE THAN PERSISTENCE";
                case NULL -> "null model";
            };
        }
    }

    /**
     * One model.
     *
     * @param name in tables
     * @param outcome what is established
     * @param accuracy share of days right
     * @param over accuracy less that of persistence
     * @param recall of the days on which the regime changes, share with the right new one
     * @param falseAlarms of the others, share on which it says that it changes
     * @param delay sessions from a change to the first day on which the new regime is said to hold ahead, mean over
     *     those that are noticed while the regime lasts; below 0 it was said before; NaN if none is noticed
     * @param missed share of changes that are not noticed while the new regime lasts
     */
    public record Row(
            String name,
            Outcome outcome,
            Estimate accuracy,
            Estimate over,
            Estimate recall,
            double falseAlarms,
            double delay,
            double missed) {}

    /**
     * What is judged.
     *
     * @param rows days with the regime ahead, ascending
     * @param today class of each day's own regime
     * @param ahead sessions ahead
     */
    public record Tested(Dataset rows, int[] today, int ahead) {
        /** Checks the lengths. */
        public Tested {
            Check.sameLength("today", today.length, rows.size());
        }

        int actual(int row) {
            return (int) rows.rows().target()[row];
        }

        /** That the regime stays, as a null model says it. */
        public int[] persistence() {
            return today.clone();
        }
    }

    /**
     * Judges.
     *
     * @param models what is judged
     * @param others null models beside persistence
     */
    public static RegimeScores of(Tested tested, List<Answers> models, List<Answers> others, Seed seed) {
        List<String> names = new ArrayList<>();
        List<int[]> said = new ArrayList<>();
        for (Answers model : models) {
            names.add(model.name());
            said.add(likeliest(model));
        }
        names.add("persistence");
        said.add(tested.persistence());
        for (Answers other : others) {
            names.add(other.name());
            said.add(likeliest(other));
        }
        return new Judging(tested, names, said, models.size()).scores(seed);
    }

    private static int[] likeliest(Answers answers) {
        int width = answers.predictions().target().width();
        double[] values = answers.predictions().values();
        int[] classes = new int[values.length / width];
        for (int row = 0; row < classes.length; row++) {
            int best = 0;
            for (int k = 1; k < width; k++) {
                best = values[row * width + k] > values[row * width + best] ? k : best;
            }
            classes[row] = best;
        }
        return classes;
    }

    private static final class Judging {
        private final Tested tested;
        private final List<String> names;
        private final List<int[]> said;
        private final int models;
        private final int size;

        Judging(Tested tested, List<String> names, List<int[]> said, int models) {
            this.tested = tested;
            this.names = names;
            this.said = said;
            this.models = models;
            this.size = tested.rows().size();
        }

        RegimeScores scores(Seed seed) {
            DaySums sums = sums();
            DayBlocks blocks = DayBlocks.forOverlap(size, tested.ahead(), MEMORY);
            Draws draws = blocks.sample(m -> figures(sums.total(m)), DRAWS, seed);
            int[] ones = new int[size];
            Arrays.fill(ones, 1);
            double[] total = sums.total(ones);
            List<Integer> changes = changes();
            List<Row> rows = new ArrayList<>();
            for (int k = 0; k < names.size(); k++) {
                rows.add(row(k, draws, total, changes));
            }
            return new RegimeScores(rows, size, total[1] / total[0], changes.size());
        }

        private boolean changes(int row) {
            return tested.actual(row) != tested.today()[row];
        }

        private DaySums sums() {
            DaySums sums = new DaySums(size, 2 + SUMS * names.size());
            for (int row = 0; row < size; row++) {
                sums.add(row, 0, 1);
                sums.add(row, 1, changes(row) ? 1 : 0);
                for (int k = 0; k < names.size(); k++) {
                    boolean right = said.get(k)[row] == tested.actual(row);
                    boolean alarm = said.get(k)[row] != tested.today()[row];
                    sums.add(row, 2 + SUMS * k, right ? 1 : 0);
                    sums.add(row, 3 + SUMS * k, right && changes(row) ? 1 : 0);
                    sums.add(row, 4 + SUMS * k, alarm && !changes(row) ? 1 : 0);
                }
            }
            return sums;
        }

        /** Of each model accuracy, accuracy over persistence and recall of changes. */
        private double[] figures(double[] total) {
            double[] figures = new double[SUMS * names.size()];
            for (int k = 0; k < names.size(); k++) {
                figures[SUMS * k] = total[2 + SUMS * k] / total[0];
                figures[SUMS * k + 1] = (total[2 + SUMS * k] - total[2 + SUMS * models]) / total[0];
                figures[SUMS * k + 2] = total[3 + SUMS * k] / total[1];
            }
            return figures;
        }

        private Row row(int k, Draws draws, double[] total, List<Integer> changes) {
            double[] delays =
                    changes.stream().mapToDouble(change -> delay(k, change)).toArray();
            double[] noticed =
                    Arrays.stream(delays).filter(d -> !Double.isNaN(d)).toArray();
            return new Row(
                    names.get(k),
                    outcome(k, draws),
                    Estimate.share(draws, SUMS * k),
                    Estimate.of(draws, SUMS * k + 1),
                    Estimate.share(draws, SUMS * k + 2),
                    total[4 + SUMS * k] / (total[0] - total[1]),
                    Arrays.stream(noticed).average().orElse(Double.NaN),
                    delays.length == 0 ? Double.NaN : 1 - noticed.length / (double) delays.length);
        }

        private Outcome outcome(int k, Draws draws) {
            if (k >= models) {
                return Outcome.NULL;
            }
            int[] over = {SUMS * k + 1};
            if (draws.simultaneousLower(over, LEVEL)[0] > 0) {
                return Outcome.SKILL;
            }
            return draws.simultaneousUpper(over, LEVEL)[0] < 0
                    ? Outcome.WORSE_THAN_PERSISTENCE
                    : Outcome.NOT_ESTABLISHED;
        }

        /** Rows on which the regime is another than on the row before. */
        private List<Integer> changes() {
            return IntStream.range(1, size)
                    .filter(row -> tested.today()[row] != tested.today()[row - 1])
                    .boxed()
                    .toList();
        }

        /** From the change to the first day that says of so many sessions ahead what holds since the change. */
        private double delay(int k, int change) {
            int to = tested.today()[change];
            // What the same regime said before it was left for a while is no foresight.
            int from = change;
            while (from > Math.max(0, change - tested.ahead()) && tested.today()[from - 1] != to) {
                from--;
            }
            for (int row = from; row < size; row++) {
                if (row >= change && tested.today()[row] != to) {
                    return Double.NaN;
                }
                if (said.get(k)[row] == to) {
                    return row - change;
                }
            }
            return Double.NaN;
        }
    }
}
