package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Discoveries;
import io.assay.metric.Draws;

/**
 * Several models judged group by group on the same rows, each set against the first one, the reference. Intervals and
 * p-values are from redrawn blocks of whole days of all rows together, as in {@link Breakdown}; p-values are adjusted
 * after Holm over all groups, of whatever kind, and all models.
 */
public final class PairedGroups {
    /** Probability, at most, that any difference at all is called sure and is not. */
    public static final double LEVEL = 0.05;

    private static final int SIDES = 2;

    private final JudgedRows rows;
    private final SideBySide.Voices voices;
    private final Settings settings;
    private final Memory memory;

    private PairedGroups(JudgedRows rows, SideBySide.Voices voices, Settings settings) {
        this.rows = rows;
        this.voices = voices;
        this.settings = settings;
        this.memory = voices.models().stream()
                .map(this::memory)
                .reduce(Memory::longer)
                .orElseThrow();
    }

    private Memory memory(Answers who) {
        double[] excess = new double[rows.size()];
        Arrays.setAll(excess, i -> who.predictions().score(rows.position(i)) - rows.baseScore(i));
        return Memory.of(rows, excess);
    }

    /**
     * A group.
     *
     * @param kind what it is one of, for example {@code sector}
     * @param name of the group
     * @param rows rows in it
     * @param days distinct decision days of these
     * @param blocks of days that could be independent and hold one of them
     * @param scores one a model, the reference first; empty where the rows are too few to judge
     */
    public record Group(String kind, String name, int rows, int days, double blocks, List<Score> scores) {
        /** Copies the list. */
        public Group {
            scores = List.copyOf(scores);
        }

        /** Whether there are too few blocks of days for any interval: figures have none, and no p-value. */
        public boolean isShort() {
            return blocks < Draws.FEWEST_BLOCKS;
        }
    }

    /**
     * What one model came to in a group.
     *
     * @param model its name
     * @param hits share of rows whose answer was right, see {@link Breakdown}
     * @param direction the primary measure
     * @param gap how much more that is than the reference's; empty of the reference
     */
    public record Score(String model, double hits, double direction, Optional<Gap> gap) {}

    /**
     * A difference to the reference.
     *
     * @param estimate the model's direction correlation less the reference's
     * @param interval of it, by itself; of NaN where the group is too short
     * @param adjusted two-sided p-value that there is none, after Holm; NaN where the group is too short
     */
    public record Gap(double estimate, Draws.Interval interval, double adjusted) {
        /** Whether there is one beyond chance. */
        public boolean isSure() {
            return adjusted <= LEVEL && (interval.lower() > 0 || interval.upper() < 0);
        }

        Gap withAdjusted(double p) {
            return new Gap(estimate, interval, p);
        }
    }

    /**
     * Judges groups.
     *
     * @param test rows sorted by day; none may have been used to fit a model that answers it
     * @param groupings each over all rows of {@code test}
     * @return one a group that has a row, in the order of the groupings
     */
    public static List<Group> of(
            Dataset test, SideBySide.Voices voices, List<Grouping> groupings, Breakdown.Asked asked) {
        JudgedRows rows = JudgedRows.of(test, voices.nulls().get(0).predictions(), voices.all());
        PairedGroups groups = new PairedGroups(rows, voices, asked.settings());
        List<Breakdown.Part> parts = new ArrayList<>();
        for (Grouping grouping : groupings) {
            Check.sameLength(grouping.kind(), grouping.groupOf().length, test.size());
            parts.addAll(Breakdown.Part.of(grouping, rows));
        }
        return adjusted(asked.parallel().map(parts, groups::group));
    }

    private Group group(Breakdown.Part part) {
        int[] days = Arrays.stream(part.members())
                .map(i -> rows.dayOf()[i])
                .distinct()
                .toArray();
        DayBlocks blocks = memory.blocks();
        double held = (double)
                Arrays.stream(days).map(d -> d / blocks.length()).distinct().count();
        double most = Math.min(held, blocks.blocks());
        boolean enough = part.members().length >= Breakdown.FEWEST_ROWS;
        return new Group(
                part.kind(),
                part.name(),
                part.members().length,
                days.length,
                most,
                enough ? scores(part, most) : List.of());
    }

    private List<Score> scores(Breakdown.Part part, double most) {
        List<Answers> models = voices.models();
        List<HitSums> sums = models.stream()
                .map(m ->
                        new HitSums(rows, m.predictions(), voices.nulls().get(0).predictions(), part.members()))
                .toList();
        int[] ones = new int[rows.days().length];
        Arrays.fill(ones, 1);
        // Without blocks enough there is no interval to draw for: what the figures are is known all the same.
        Draws draws = most < Draws.FEWEST_BLOCKS ? undrawn(gaps(sums, ones), most) : drawn(sums, most);
        List<Score> scores = new ArrayList<>();
        for (int k = 0; k < models.size(); k++) {
            HitSums.At at = sums.get(k).at(ones);
            Optional<Gap> gap = k == 0 ? Optional.empty() : Optional.of(gap(draws, SIDES * (k - 1)));
            scores.add(new Score(models.get(k).name(), at.hits(), at.direction(), gap));
        }
        return scores;
    }

    private Draws drawn(List<HitSums> sums, double most) {
        Draws all = memory.careful(memory.blocks()
                .sample(
                        times -> gaps(sums, times),
                        settings.draws(),
                        settings.seed().child("groups")));
        return new Draws(all.estimate(), all.values(), Math.min(all.blocks(), most), all.stretch());
    }

    private static Draws undrawn(double[] estimate, double blocks) {
        return new Draws(estimate, new double[][] {estimate}, blocks, 1);
    }

    /** Of each model but the reference the difference, and the same with the other sign. */
    private static double[] gaps(List<HitSums> sums, int[] times) {
        double reference = sums.get(0).at(times).direction();
        double[] gaps = new double[SIDES * (sums.size() - 1)];
        for (int k = 1; k < sums.size(); k++) {
            double gap = Comparison.gap(sums.get(k).at(times).direction(), reference);
            gaps[SIDES * (k - 1)] = gap;
            gaps[SIDES * (k - 1) + 1] = 0 - gap;
        }
        return gaps;
    }

    private Gap gap(Draws draws, int at) {
        double p = SIDES * Math.min(draws.pAboveZero(at), draws.pAboveZero(at + 1));
        return new Gap(
                draws.estimate()[at],
                draws.interval(at, settings.intervalLevel()),
                Double.isNaN(p) ? p : Math.min(1, p));
    }

    /** The same with p-values adjusted over all groups and models that have one. */
    private static List<Group> adjusted(List<Group> groups) {
        double[] raw = gaps(groups)
                .mapToDouble(Gap::adjusted)
                .filter(p -> !Double.isNaN(p))
                .toArray();
        double[] holm = Discoveries.holm(raw);
        int[] next = {0};
        return groups.stream()
                .map(group -> new Group(
                        group.kind(),
                        group.name(),
                        group.rows(),
                        group.days(),
                        group.blocks(),
                        group.scores().stream()
                                .map(score -> new Score(
                                        score.model(),
                                        score.hits(),
                                        score.direction(),
                                        score.gap()
                                                .map(g -> Double.isNaN(g.adjusted())
                                                        ? g
                                                        : g.withAdjusted(holm[next[0]++]))))
                                .toList()))
                .toList();
    }

    private static Stream<Gap> gaps(List<Group> groups) {
        return groups.stream().flatMap(g -> g.scores().stream()).flatMap(s -> s.gap().stream());
    }
}
