package io.assay.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How often {@link Verdict} says SKILL at its declared level of 1 percent: on markets in which there is nothing to know
 * (that should be no more than 1 in 100), and with planted knowledge (the more the better). Usage:
 * {@code FalsePositives [MARKETS [SEED]]}.
 */
public final class FalsePositives {
    private static final int DRAWS = 1000;
    private static final int POWER_DRAWS = 500;
    private static final int POWER_SHARE = 10;
    private static final int DAYS = 400;
    private static final double NORMAL_95 = 1.959963984540054;

    private final int markets;
    private final Seed seed;
    private final TextTable table =
            TextTable.of("score", "stocks", "days", "nulls", "markets", "SKILL", "rate", "95 % interval", "WORSE");

    private FalsePositives(int markets, Seed seed) {
        this.markets = markets;
        this.seed = seed;
    }

    /** A kind of score about a market. */
    private record Score(String name, Function<CoinMarket, double[]> of) {}

    /** Markets to draw, the draws of each comparison and whether to compare with one null too. */
    private record Work(String name, CoinMarket.Spec spec, int markets, int draws, boolean oneNull) {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        int markets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        long root = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_121;
        FalsePositives race = new FalsePositives(markets, Seed.of(root));
        race.nothingToKnow();
        race.leaning();
        race.planted();
        System.out.println("root seed " + root + ", labels over 5 sessions, level 1 %, intervals after Wilson");
        System.out.print(race.table.text());
    }

    private void nothingToKnow() {
        List<Score> scores = List.of(
                new Score("noise, memory 0", m -> m.noise(0)),
                new Score("noise, memory .9", m -> m.noise(0.9)),
                new Score("noise, memory .98", m -> m.noise(0.98)),
                new Score("fades past 60 days", m -> m.past(60, -1)),
                new Score("follows past 60 days", m -> m.past(60, 1)));
        for (int stocks : new int[] {1, 5}) {
            measure(new Work("none", CoinMarket.Spec.of(stocks, DAYS), markets, DRAWS, true), scores);
        }
    }

    /** The market falls while it rose in training: who always leans down knew nothing all the same. */
    private void leaning() {
        List<Score> scores = List.of(
                new Score("always leans down, falling", m -> m.constant(-0.5)),
                new Score("leans down with noise, falling", m -> {
                    double[] score = m.noise(0.9);
                    for (int i = 0; i < score.length; i++) {
                        score[i] -= 1;
                    }
                    return score;
                }));
        measure(new Work("leaning", CoinMarket.Spec.falling(5, DAYS), markets / 2, POWER_DRAWS, true), scores);
    }

    private void planted() {
        List<Score> scores = List.of(
                new Score("planted .05", m -> m.planted(0.05)),
                new Score("planted .10", m -> m.planted(0.1)),
                new Score("planted .25", m -> m.planted(0.25)));
        for (int stocks : new int[] {1, 5}) {
            for (int days : new int[] {1000, 2500}) {
                CoinMarket.Spec spec = CoinMarket.Spec.of(stocks, days);
                measure(new Work("planted", spec, Math.max(1, markets / POWER_SHARE), POWER_DRAWS, false), scores);
            }
        }
    }

    /** One line a score and set of nulls; all scores are about the same markets. */
    private void measure(Work work, List<Score> scores) {
        List<List<Verdict.Outcome>> outcomes = Parallel.ofMachine()
                .map(IntStream.range(0, work.markets()).boxed().toList(), i -> outcomes(work, scores, i));
        int column = 0;
        for (Score score : scores) {
            if (work.oneNull()) {
                row(work, score, "majority", column++, outcomes);
            }
            row(work, score, "standard", column++, outcomes);
        }
    }

    private List<Verdict.Outcome> outcomes(Work work, List<Score> scores, int index) {
        Seed own = seed.child(work.name()).child(work.spec().hashCode()).child(index);
        CoinMarket market = new CoinMarket(work.spec(), own);
        Settings settings = Settings.standard(own.child("comparison"))
                .withDraws(work.draws())
                .withMeasures(List.of(Measure.DIRECTION));
        List<Answers> nulls = market.nulls();
        List<Verdict.Outcome> outcomes = new ArrayList<>();
        for (Score score : scores) {
            Answers model = market.answers(score.of().apply(market));
            if (work.oneNull()) {
                Comparison alone = Comparison.of(market.test(), model, nulls.subList(0, 1), settings);
                outcomes.add(Verdict.of(alone).outcome());
            }
            outcomes.add(Verdict.of(Comparison.of(market.test(), model, nulls, settings))
                    .outcome());
        }
        return outcomes;
    }

    private void row(Work work, Score score, String nulls, int column, List<List<Verdict.Outcome>> outcomes) {
        List<Verdict.Outcome> own = outcomes.stream().map(o -> o.get(column)).toList();
        int n = own.size();
        int skilled = Collections.frequency(own, Verdict.Outcome.SKILL);
        int worse = Collections.frequency(own, Verdict.Outcome.WORSE_THAN_NULL);
        double rate = (double) skilled / n;
        double square = NORMAL_95 * NORMAL_95 / n;
        double middle = (rate + square / 2) / (1 + square);
        double reach = Math.sqrt(square * (rate * (1 - rate) + square / 4)) / (1 + square);
        table.row(
                score.name(),
                Integer.toString(work.spec().stocks()),
                Integer.toString(work.spec().days()),
                nulls,
                Integer.toString(n),
                Integer.toString(skilled),
                percent(rate),
                percent(Math.max(0, middle - reach)) + " .. " + percent(Math.min(1, middle + reach)),
                percent((double) worse / n));
    }

    private static String percent(double share) {
        return Text.decimal(100 * share, 2) + " %";
    }
}
