package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.metric.Returns;
import io.assay.metric.Sharpe;

/**
 * What an agent came to out of sample, beside each of its seeds and beside books without skill. Intervals come from
 * days redrawn in blocks of at least a month, since positions are kept.
 *
 * @param days judged
 * @param agent the mean position of all seeds
 * @param seeds each seed by itself, in their order
 * @param nulls books without skill
 * @param outcome verdict
 */
public record SizingScores(int days, Row agent, List<Row> seeds, List<Beside> nulls, Outcome outcome) {
    /** Seeds of which at least so many are trained: fewer hide how much is luck. */
    public static final int FEWEST_SEEDS = 10;

    private static final int DRAWS = 2000;
    private static final int MEMORY = 21;
    private static final double OUTSIDE = 0.05;
    private static final double SURE = 0.01;

    /** Copies the lists. */
    public SizingScores {
        seeds = List.copyOf(seeds);
        nulls = List.copyOf(nulls);
    }

    /** Verdicts. */
    public enum Outcome {
        /** Above every book without skill for sure: 99 % bounds that hold for all of them at once. */
        SKILL("SKILL"),
        /** Neither. */
        NOT_SHOWN("no skill shown"),
        /** Below doing nothing for sure. */
        LOSES("LOSES MONEY");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }

    /**
     * A figure with its 95 % interval.
     *
     * @param value of the days themselves
     * @param interval of redrawn days
     */
    public record Figure(double value, Draws.Interval interval) {}

    /**
     * What a book came to.
     *
     * @param name whose
     * @param net return a year after costs, the mean of daily ones times 252
     * @param cost what costs took a year
     * @param turnover traded a year, as a multiple of equity
     * @param exposure mean size of positions
     * @param sharpe of daily returns, a year
     * @param drawdown deepest fall from a peak, a fraction
     */
    public record Row(
            String name, Figure net, double cost, double turnover, double exposure, double sharpe, double drawdown) {}

    /**
     * A book without skill.
     *
     * @param row what it came to
     * @param difference agent less book, a year, paired day by day
     */
    public record Beside(Row row, Figure difference) {}

    /**
     * Scores.
     *
     * @param agent of the mean position
     * @param seeds of each seed, at least one
     * @param nulls books without skill, among them {@link NullPaths#FLAT}
     * @param seed of the redrawn days
     */
    public static SizingScores of(DayResults agent, List<DayResults> seeds, List<DayResults> nulls, Seed seed) {
        Check.atLeast("seeds", seeds.size(), 1);
        Check.that(nulls.stream().anyMatch(n -> n.name().equals(NullPaths.FLAT)), "nulls", "have a flat book", nulls);
        List<DayResults> books = new ArrayList<>(List.of(agent));
        seeds.forEach(book -> books.add(book.on(agent.days())));
        nulls.forEach(book -> books.add(book.on(agent.days())));
        Draws draws = draws(books, 1 + seeds.size(), seed);
        List<Row> rows = IntStream.range(0, books.size())
                .mapToObj(k -> row(books.get(k), figure(draws, k)))
                .toList();
        List<Beside> beside = new ArrayList<>();
        for (int k = 0; k < nulls.size(); k++) {
            beside.add(new Beside(rows.get(1 + seeds.size() + k), figure(draws, books.size() + k)));
        }
        int[] differences =
                IntStream.range(books.size(), books.size() + nulls.size()).toArray();
        return new SizingScores(
                agent.days().length,
                rows.get(0),
                rows.subList(1, 1 + seeds.size()),
                beside,
                outcome(draws, differences));
    }

    /** The mean of each book a year, then that of the agent less each null, the first of which is {@code first}. */
    private static Draws draws(List<DayResults> books, int first, Seed seed) {
        int days = books.get(0).days().length;
        int width = books.size() + books.size() - first;
        DaySums sums = new DaySums(days, width);
        for (int d = 0; d < days; d++) {
            for (int k = 0; k < books.size(); k++) {
                sums.add(d, k, books.get(k).net()[d]);
            }
            for (int k = first; k < books.size(); k++) {
                double less = books.get(0).net()[d] - books.get(k).net()[d];
                sums.add(d, books.size() + k - first, less);
            }
        }
        DayBlocks blocks = DayBlocks.forOverlap(days, 1, MEMORY);
        return blocks.sample(
                times -> Arrays.stream(sums.total(times))
                        .map(sum -> DayResults.YEAR * sum / days)
                        .toArray(),
                DRAWS,
                seed);
    }

    private static Figure figure(Draws draws, int figure) {
        return new Figure(draws.estimate()[figure], draws.interval(figure, OUTSIDE));
    }

    private static Row row(DayResults book, Figure net) {
        boolean still = Arrays.stream(book.net()).allMatch(x -> x == 0);
        return new Row(
                book.name(),
                net,
                DayResults.aYear(book.cost()),
                DayResults.aYear(book.turnover()),
                DayResults.aYear(book.exposure()) / DayResults.YEAR,
                still ? Double.NaN : Sharpe.annual(book.net(), DayResults.YEAR),
                Returns.maxDrawdown(book.net()));
    }

    private static Outcome outcome(Draws draws, int[] differences) {
        boolean skilled =
                Arrays.stream(draws.simultaneousLower(differences, SURE)).allMatch(low -> low > 0);
        // The first figure is the agent's own, which is its difference to holding nothing.
        boolean loses = draws.simultaneousUpper(new int[] {0}, SURE)[0] < 0;
        return skilled ? Outcome.SKILL : loses ? Outcome.LOSES : Outcome.NOT_SHOWN;
    }

    /** Net returns of the seeds, ascending. */
    public double[] sortedSeeds() {
        return seeds.stream().mapToDouble(row -> row.net().value()).sorted().toArray();
    }

    /** The median of the seeds' net returns. */
    public double medianSeed() {
        double[] sorted = sortedSeeds();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /**
     * A book without skill by its name.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Beside beside(String name) {
        return nulls.stream()
                .filter(beside -> beside.row().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
