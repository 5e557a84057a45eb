package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Discoveries;
import io.assay.metric.Draws;
import io.assay.model.Predictions;

/**
 * Answers judged group by group. A row is a hit where its most probable class was right; for a number target, where its
 * side was right (rows without a side do not count). Intervals are from redrawn blocks of whole days of all rows
 * together, widened for the number of blocks that hold rows of the group: below {@link #FEWEST_ROWS} rows, or
 * {@link Draws#FEWEST_BLOCKS} such blocks, a group is not judged.
 */
public final class Breakdown {
    /** Fewest rows of a group that is judged. */
    public static final int FEWEST_ROWS = 30;

    /** Probability, at most, that any group at all is called worse than the whole and is not. */
    public static final double LEVEL = 0.05;

    private static final int HITS = 0;
    private static final int BALANCED = 1;
    private static final int DIRECTION = 2;
    private static final int BASE_HITS = 3;
    private static final int SHORTFALL = 4;

    private final JudgedRows rows;
    private final Predictions said;
    private final Predictions base;
    private final Settings settings;
    private final Memory memory;
    private final HitSums whole;

    private Breakdown(JudgedRows rows, Predictions said, Predictions base, Settings settings) {
        this.rows = rows;
        this.said = said;
        this.base = base;
        this.settings = settings;
        double[] excess = new double[rows.size()];
        Arrays.setAll(excess, i -> said.score(rows.position(i)) - rows.baseScore(i));
        this.memory = Memory.of(rows, excess);
        this.whole =
                new HitSums(rows, said, base, IntStream.range(0, rows.size()).toArray());
    }

    /**
     * Judges groups.
     *
     * @param test rows sorted by day; none may have been used to fit the model that answers it
     * @param answers what the model says of them; rows that hold NaN are left out
     * @param base answers of the majority model: the training base rates
     * @param groupings each over all rows of {@code test}
     * @return one a group that has a row, in the order of the groupings
     * @throws io.assay.base.DataException if the model says nothing on any row
     */
    public static List<GroupScore> of(
            Dataset test, Answers answers, Predictions base, List<Grouping> groupings, Asked asked) {
        JudgedRows rows = JudgedRows.of(test, base, List.of(answers));
        Breakdown breakdown = new Breakdown(rows, answers.predictions(), base, asked.settings());
        List<Part> parts = new ArrayList<>();
        for (Grouping grouping : groupings) {
            Check.sameLength(grouping.kind(), grouping.groupOf().length, test.size());
            parts.addAll(Part.of(grouping, rows));
        }
        List<GroupScore> scores = asked.parallel().map(parts, breakdown::score);
        return adjusted(scores);
    }

    /**
     * How groups are judged.
     *
     * @param settings draws, confidence and seed of the intervals
     * @param parallel threads
     */
    public record Asked(Settings settings, Parallel parallel) {}

    /** The judged rows of one group. */
    record Part(String kind, String name, boolean compared, int[] members) {
        static List<Part> of(Grouping grouping, JudgedRows rows) {
            List<Part> parts = new ArrayList<>();
            int[] groups = IntStream.range(0, rows.size())
                    .map(i -> grouping.groupOf()[rows.position(i)])
                    .toArray();
            int[] counts = new int[grouping.names().size()];
            for (int group : groups) {
                if (group != Grouping.NONE) {
                    counts[group]++;
                }
            }
            int[][] members = new int[counts.length][];
            Arrays.setAll(members, g -> new int[counts[g]]);
            Arrays.fill(counts, 0);
            for (int i = 0; i < groups.length; i++) {
                if (groups[i] != Grouping.NONE) {
                    members[groups[i]][counts[groups[i]]++] = i;
                }
            }
            for (int g = 0; g < members.length; g++) {
                if (members[g].length > 0) {
                    // What is the whole cannot be worse than the whole.
                    boolean compared = grouping.compared() && members[g].length < rows.size();
                    parts.add(new Part(grouping.kind(), grouping.names().get(g), compared, members[g]));
                }
            }
            return parts;
        }
    }

    private GroupScore score(Part part) {
        int[] days = Arrays.stream(part.members())
                .map(i -> rows.dayOf()[i])
                .distinct()
                .toArray();
        DayBlocks blocks = memory.blocks();
        double held = (double)
                Arrays.stream(days).map(d -> d / blocks.length()).distinct().count();
        double most = Math.min(held, blocks.blocks());
        boolean enough = part.members().length >= FEWEST_ROWS && most >= Draws.FEWEST_BLOCKS;
        HitSums own = new HitSums(rows, said, base, part.members());
        return new GroupScore(
                part.kind(),
                part.name(),
                part.members().length,
                days.length,
                points(own),
                enough ? scores(part, own, blocks, most) : Optional.empty());
    }

    private GroupScore.Points points(HitSums own) {
        int[] once = new int[rows.days().length];
        Arrays.fill(once, 1);
        HitSums.At all = own.at(once);
        return new GroupScore.Points(all.hits(), all.direction(), all.baseHits());
    }

    /** Empty where a figure is not defined on too many of the redrawn samples. */
    private Optional<GroupScore.Scores> scores(Part part, HitSums own, DayBlocks blocks, double most) {
        Draws all = memory.careful(blocks.sample(
                multiplicity -> figures(own.at(multiplicity), whole.at(multiplicity)),
                settings.draws(),
                settings.seed().child("groups")));
        Draws draws = new Draws(all.estimate(), all.values(), Math.min(all.blocks(), most), all.stretch());
        double level = settings.intervalLevel();
        Draws.Interval shortfall = draws.interval(SHORTFALL, level);
        if (!draws.interval(HITS, level).isDefined() || !shortfall.isDefined()) {
            return Optional.empty();
        }
        Figure gap = new Figure(
                "less the whole",
                0 - draws.estimate()[SHORTFALL],
                new Draws.Interval(0 - shortfall.upper(), 0 - shortfall.lower()),
                "hits of the group less those of all rows");
        return Optional.of(new GroupScore.Scores(
                figure(draws, HITS, HitSums.title(rows.target().isClasses())),
                figure(draws, BALANCED, Measure.BALANCED_ACCURACY.title()),
                figure(draws, DIRECTION, Measure.DIRECTION.title()),
                draws.estimate()[BASE_HITS],
                gap,
                part.compared() ? draws.pAboveZero(SHORTFALL) : Double.NaN));
    }

    private static double[] figures(HitSums.At own, HitSums.At whole) {
        return new double[] {own.hits(), own.balanced(), own.direction(), own.baseHits(), whole.hits() - own.hits()};
    }

    private Figure figure(Draws draws, int number, String name) {
        return new Figure(name, draws.estimate()[number], draws.interval(number, settings.intervalLevel()), "");
    }

    /** The same with p-values adjusted over all groups that are compared, of whatever kind. */
    private static List<GroupScore> adjusted(List<GroupScore> scores) {
        int[] compared = IntStream.range(0, scores.size())
                .filter(g -> !Double.isNaN(p(scores.get(g))))
                .toArray();
        double[] adjusted = Discoveries.holm(
                Arrays.stream(compared).mapToDouble(g -> p(scores.get(g))).toArray());
        List<GroupScore> result = new ArrayList<>(scores);
        for (int i = 0; i < compared.length; i++) {
            result.set(compared[i], scores.get(compared[i]).withAdjusted(adjusted[i]));
        }
        return result;
    }

    private static double p(GroupScore score) {
        return score.scores().map(GroupScore.Scores::adjusted).orElse(Double.NaN);
    }
}
