package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.metric.NeweyWest;
import io.assay.model.Predictions;

/**
 * A model beside every null model on the same rows, with the same exposure and costs: paired differences and their
 * bounds from redrawn blocks of whole days.
 *
 * @param model name of the model
 * @param differences one a measure and null, in the order of the settings' measures and then of the nulls
 * @param span what they were measured on
 * @param level one-sided level of the bounds
 */
public record Comparison(String model, List<Difference> differences, Span span, double level) {
    private static final double ROUNDING = 1e-9;

    /** Copies the list. */
    public Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * The model less one null.
     *
     * @param measure by what
     * @param nullName the null model
     * @param model the model's own value
     * @param other the null's value
     * @param interval of the difference, by itself
     * @param lower bound below the difference, by itself: who lies above every null is established by the bounds one by
     *     one, an intersection-union test; NaN where there are too few days
     * @param upper bound above it that holds for all nulls at once, since to be worse than any one of them is enough
     */
    public record Difference(
            Measure measure,
            String nullName,
            double model,
            double other,
            Draws.Interval interval,
            double lower,
            double upper) {
        /** Model less null; above 0 the model is better; exactly 0 where only rounding differs. */
        public double estimate() {
            return gap(model, other);
        }
    }

    /**
     * What differences were measured on.
     *
     * @param rows rows on which the model and all nulls speak
     * @param coverage share of the test rows that these are
     * @param firstDay first decision day
     * @param lastDay last decision day
     * @param days distinct decision days
     * @param effectiveDays independent days that would give the primary measure the same error, at most {@code days}
     * @param overlap decision days over which labels overlap
     * @param blockLength days a redrawn block
     */
    public record Span(
            int rows,
            double coverage,
            int firstDay,
            int lastDay,
            int days,
            double effectiveDays,
            int overlap,
            int blockLength) {}

    /**
     * Compares.
     *
     * @param test rows sorted by day; none may have been used to fit the model that answers it
     * @param nulls at least one; the first gives the base rates (the majority model)
     * @throws io.assay.base.DataException if there is no row on which all speak
     */
    public static Comparison of(Dataset test, Answers model, List<Answers> nulls, Settings settings) {
        return each(test, List.of(model), nulls, settings).get(0);
    }

    /**
     * Compares several models with the same nulls, each exactly as by itself; the nulls are read once for all models
     * that speak on the same rows.
     *
     * @param models in any order
     * @return one a model, in their order
     * @throws io.assay.base.DataException if there is no row on which a model and the nulls speak
     */
    public static List<Comparison> each(Dataset test, List<Answers> models, List<Answers> nulls, Settings settings) {
        Check.that(!nulls.isEmpty(), "nulls", "hold at least the majority model", nulls);
        Predictions base = nulls.get(0).predictions();
        List<Opponents> known = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (Answers model : models) {
            List<Answers> all = new ArrayList<>(nulls);
            all.add(model);
            int[] positions = JudgedRows.spoken(test, base, all);
            if (known.isEmpty() || !known.get(0).rows().areAt(positions)) {
                known.clear();
                known.add(Opponents.of(JudgedRows.at(test, base, positions), nulls, settings));
            }
            comparisons.add(of(model, known.get(0), settings));
        }
        return comparisons;
    }

    /** The nulls on some rows. */
    private record Opponents(JudgedRows rows, RankedOutcomes outcomes, List<Answers> nulls, List<Scorer> scorers) {
        static Opponents of(JudgedRows rows, List<Answers> nulls, Settings settings) {
            RankedOutcomes outcomes = RankedOutcomes.of(rows, settings.fewestNames());
            List<Scorer> scorers = nulls.stream()
                    .map(answers -> new Scorer(rows, outcomes, answers, settings))
                    .toList();
            return new Opponents(rows, outcomes, nulls, scorers);
        }
    }

    private static Comparison of(Answers model, Opponents opponents, Settings settings) {
        JudgedRows rows = opponents.rows();
        List<Scorer> theirs = opponents.scorers();
        Scorer ours = new Scorer(rows, opponents.outcomes(), model, settings);
        Memory memory = Memory.of(rows, ours.excess());
        DayBlocks blocks = memory.blocks();
        Draws draws = blocks.sample(
                multiplicity -> gaps(ours, theirs, multiplicity),
                settings.draws(),
                settings.seed().child("comparison"));
        List<Difference> differences = differences(ours, theirs, opponents.nulls(), memory.careful(draws), settings);
        return new Comparison(model.name(), differences, span(rows, ours.excess(), blocks), settings.level());
    }

    /** The differences by one measure, one a null. */
    public List<Difference> by(Measure measure) {
        return differences.stream().filter(d -> d.measure() == measure).toList();
    }

    /**
     * The difference in direction that is least sure: to the null with the lowest bound, or estimate without bounds.
     */
    public Difference closest() {
        return by(Measure.DIRECTION).stream()
                .min(Comparator.comparingDouble(Comparison::reach))
                .orElseThrow();
    }

    private static double reach(Difference difference) {
        return Double.isNaN(difference.lower()) ? difference.estimate() : difference.lower();
    }

    /** Row-major: a measure after the other, within it a null after the other. */
    private static double[] gaps(Scorer ours, List<Scorer> theirs, int[] multiplicity) {
        double[] own = ours.at(multiplicity);
        double[] gaps = new double[own.length * theirs.size()];
        for (int j = 0; j < theirs.size(); j++) {
            double[] other = theirs.get(j).at(multiplicity);
            for (int m = 0; m < own.length; m++) {
                gaps[m * theirs.size() + j] = gap(own[m], other[m]);
            }
        }
        return gaps;
    }

    /**
     * The difference, 0 where it is no more than rounding: two scores that differ by a factor alone have the same
     * direction correlation, and the last bits of their sums must not decide a verdict.
     */
    static double gap(double own, double other) {
        double gap = own - other;
        return Math.abs(gap) <= ROUNDING * Math.max(Math.abs(own), Math.abs(other)) ? 0 : gap;
    }

    private static List<Difference> differences(
            Scorer ours, List<Scorer> theirs, List<Answers> nulls, Draws draws, Settings settings) {
        int[] ones = new int[ours.days()];
        Arrays.fill(ones, 1);
        double[] own = ours.at(ones);
        List<Difference> differences = new ArrayList<>();
        for (int m = 0; m < own.length; m++) {
            int first = m * nulls.size();
            int[] figures = IntStream.range(first, first + nulls.size()).toArray();
            double[] upper = draws.simultaneousUpper(figures, settings.level());
            for (int j = 0; j < nulls.size(); j++) {
                differences.add(new Difference(
                        settings.measures().get(m),
                        nulls.get(j).name(),
                        own[m],
                        theirs.get(j).at(ones)[m],
                        draws.interval(first + j, settings.intervalLevel()),
                        draws.lower(first + j, settings.level()),
                        upper[j]));
            }
        }
        return differences;
    }

    static Span span(JudgedRows rows, double[] excess, DayBlocks blocks) {
        int[] days = rows.days();
        double[] daily = new double[days.length];
        for (int i = 0; i < rows.size(); i++) {
            daily[rows.dayOf()[i]] += excess[i] * rows.surprise(i);
        }
        double alone = NeweyWest.standardError(daily, 0);
        double together = NeweyWest.standardError(daily, blocks.length());
        double share = together > 0 ? Math.min(1, alone * alone / (together * together)) : 1;
        return new Span(
                rows.size(),
                rows.coverage(),
                days[0],
                days[days.length - 1],
                days.length,
                days.length * share,
                rows.overlap(),
                blocks.length());
    }
}
