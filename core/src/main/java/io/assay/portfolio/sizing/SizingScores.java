package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.Draws;
import io.assay.metric.Returns;

/**
 * What an agent came to out of sample, beside each of its seeds and beside books without skill. Intervals come from
 * days redrawn in blocks of a month, since positions are kept; of a tenth of the days where that is shorter.
 *
 * @param days judged
 * @param agent the mean position of all seeds
 * @param seeds each seed by itself, in their order
 * @param nulls books without skill
 * @param chance how likely that is by chance
 * @param outcome verdict
 */
public record SizingScores(int days, Row agent, List<Row> seeds, List<Beside> nulls, Chance chance, Outcome outcome) {
    /** Seeds of which at least so many are trained: fewer hide how much is luck. */
    public static final int FEWEST_SEEDS = 10;

    /** The level of a verdict. */
    public static final double SURE = 0.01;

    /** Copies the lists. */
    public SizingScores {
        seeds = List.copyOf(seeds);
        nulls = List.copyOf(nulls);
    }

    /** Verdicts. */
    public enum Outcome {
        /**
         * Above every book without skill for sure: 99 % bounds that hold for all of them at once, and above each with
         * as many agents tried as there were.
         */
        SKILL("SKILL"),
        /** Neither. */
        NOT_SHOWN("No skill shown"),
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
     * What a book came to; of several alike, the mean of what each of them came to.
     *
     * @param name whose
     * @param net return a year after costs, the mean of daily ones times 252
     * @param cost what costs took a year
     * @param turnover traded a year, as a multiple of equity
     * @param exposure mean size of positions
     * @param sharpe of daily returns, a year; NaN where nothing moves
     * @param drawdown deepest fall from a peak, a fraction
     */
    public record Row(
            String name, Figure net, double cost, double turnover, double exposure, Figure sharpe, double drawdown) {}

    /**
     * A book without skill.
     *
     * @param row what it came to
     * @param difference agent less book, a year, paired day by day
     */
    public record Beside(Row row, Figure difference) {}

    /**
     * How likely differences like these are without skill, and how many agents were tried until they were seen.
     *
     * @param p probability for the book that comes nearest; NaN where there are too few days
     * @param trials distinct specifications of agents whose score was seen, this one included
     */
    public record Chance(double p, long trials) {
        /** Checks the number. */
        public Chance {
            Check.atLeast("trials", trials, 1);
        }

        /** For the best of so many specifications, none of which has skill (Bonferroni); at most 1. */
        public double ofBest() {
            return Double.isNaN(p) ? Double.NaN : Math.min(1, p * trials);
        }
    }

    /**
     * Scores.
     *
     * @param agent of the mean position
     * @param seeds of each seed, at least one
     * @param nulls books without skill, among them {@link NullPaths#FLAT}
     * @param trials distinct specifications of agents whose score was seen, this one included
     * @param seed of the redrawn days
     */
    public static SizingScores of(
            DayResults agent, List<DayResults> seeds, List<NullBook> nulls, long trials, Seed seed) {
        Check.atLeast("seeds", seeds.size(), 1);
        Check.that(nulls.stream().anyMatch(n -> n.name().equals(NullPaths.FLAT)), "nulls", "have a flat book", nulls);
        List<List<DayResults>> books = new ArrayList<>(List.of(List.of(agent)));
        seeds.forEach(book -> books.add(List.of(book.on(agent.days()))));
        nulls.forEach(book ->
                books.add(book.alike().stream().map(one -> one.on(agent.days())).toList()));
        int first = 1 + seeds.size();
        SizingDraws draws = SizingDraws.of(books, first, seed);
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < books.size(); k++) {
            String name = k < first
                    ? books.get(k).get(0).name()
                    : nulls.get(k - first).name();
            rows.add(row(name, books.get(k), draws, k));
        }
        List<Beside> beside = IntStream.range(first, books.size())
                .mapToObj(k -> new Beside(rows.get(k), draws.difference(k)))
                .toList();
        Chance chance = new Chance(draws.largestP(), trials);
        return new SizingScores(
                agent.days().length, rows.get(0), rows.subList(1, first), beside, chance, outcome(draws, chance));
    }

    private static Row row(String name, List<DayResults> alike, SizingDraws draws, int book) {
        return new Row(
                name,
                draws.net(book),
                mean(alike, one -> DayResults.aYear(one.cost())),
                mean(alike, one -> DayResults.aYear(one.turnover())),
                mean(alike, one -> DayResults.aYear(one.exposure()) / DayResults.YEAR),
                draws.sharpe(book),
                mean(alike, one -> Returns.maxDrawdown(one.net())));
    }

    private static double mean(List<DayResults> alike, ToDoubleFunction<DayResults> figure) {
        return alike.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static Outcome outcome(SizingDraws draws, Chance chance) {
        boolean skilled = draws.isAboveAll(SURE) && chance.ofBest() <= SURE;
        return skilled ? Outcome.SKILL : draws.isBelowZero(SURE) ? Outcome.LOSES : Outcome.NOT_SHOWN;
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
