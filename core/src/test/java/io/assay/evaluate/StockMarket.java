package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.model.Predictions;

/** Simulated stocks of one market, judged one by one. */
final class StockMarket {
    private StockMarket() {}

    /** The score of every stock; all nulls are the majority, the easiest case to be wrong in. */
    static List<StockScore> scores(SimulatedRows market, Answers model, Settings settings) {
        int stocks = market.test.instruments().size();
        List<StockScore> scores = new ArrayList<>();
        for (int s = 0; s < stocks; s++) {
            int[] positions = positions(market, s);
            scores.add(StockScore.of(
                    market.test.instruments().get(s).toString(),
                    market.test.select(positions),
                    part(model, positions),
                    List.of(part(market.majority(), positions)),
                    settings));
        }
        return scores;
    }

    /** The rows of one stock. */
    static int[] positions(SimulatedRows market, int stock) {
        int stocks = market.test.instruments().size();
        int[] positions = new int[market.test.size() / stocks];
        Arrays.setAll(positions, d -> d * stocks + stock);
        return positions;
    }

    /** Answers on some rows. */
    static Answers part(Answers answers, int[] positions) {
        int width = answers.predictions().target().width();
        double[] values = new double[positions.length * width];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(answers.predictions().values(), positions[i] * width, values, i * width, width);
        }
        return new Answers(answers.name(), new Predictions(answers.predictions().target(), values));
    }

    /** P-values of a kind of score in markets of one stock each. */
    static double[] pValues(int cases, int days, Function<SimulatedRows, double[]> score) {
        return Parallel.ofMachine()
                .map(IntStream.range(0, cases).boxed().toList(), i -> {
                    SimulatedRows market = new SimulatedRows(
                            days, 1, Seed.of(77).child("one stock").child(i));
                    Answers model = market.tilted("model", score.apply(market), 1);
                    Settings settings = Settings.standard(Seed.of(i)).withDraws(200);
                    return scores(market, model, settings).get(0).test().p();
                })
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** How many markets of so many skill-less stocks have a believed row. */
    static int marketsWithDiscoveries(int markets, int stocks, Function<SimulatedRows, double[]> score) {
        return (int) Parallel.ofMachine()
                .map(IntStream.range(0, markets).boxed().toList(), i -> {
                    SimulatedRows market = new SimulatedRows(
                            400, stocks, Seed.of(78).child("market").child(i));
                    Answers model = market.tilted("model", score.apply(market), 1);
                    Settings settings = Settings.standard(Seed.of(i)).withDraws(200);
                    return Leaderboard.of(scores(market, model, settings)).believed();
                })
                .stream()
                .filter(believed -> believed > 0)
                .count();
    }

    /** The past 60 sessions, faded: no skill, few long bets, and much the same bet on every stock. */
    static double[] faded(SimulatedRows market) {
        double[] score = market.pastScore(60);
        Arrays.setAll(score, i -> -10 * score[i]);
        return score;
    }

    /** Share of values at or below a level. */
    static double share(double[] values, double level) {
        return Arrays.stream(values).filter(v -> v <= level).count() / (double) values.length;
    }
}
