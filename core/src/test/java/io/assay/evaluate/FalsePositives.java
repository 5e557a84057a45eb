package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** How often a kind of score is called skilled (or worse than a null) over many simulated markets. */
record FalsePositives(int skilled, int worse, int cases) {

    static FalsePositives of(int cases, int days, boolean allNulls, Function<SimulatedRows, double[]> score) {
        List<Verdict.Outcome> outcomes = Parallel.ofMachine()
                .map(IntStream.range(0, cases).boxed().toList(), i -> outcome(i, days, allNulls, score));
        return new FalsePositives(
                (int) outcomes.stream().filter(o -> o == Verdict.Outcome.SKILL).count(),
                (int) outcomes.stream()
                        .filter(o -> o == Verdict.Outcome.WORSE_THAN_NULL)
                        .count(),
                cases);
    }

    private static Verdict.Outcome outcome(
            int index, int days, boolean allNulls, Function<SimulatedRows, double[]> score) {
        SimulatedRows market =
                new SimulatedRows(days, 5, Seed.of(11).child("market").child(index));
        List<Answers> nulls = new ArrayList<>(List.of(market.majority()));
        if (allNulls) {
            nulls.addAll(List.of(
                    market.persistence(), market.alwaysUp(), market.tilted("random-picks", market.slowNoise(0), 1)));
        }
        Answers model = market.tilted("model", score.apply(market), 1);
        Settings settings = Settings.standard(Seed.of(index))
                .withDraws(allNulls ? 500 : 1000)
                .withMeasures(List.of(Measure.DIRECTION));
        return Verdict.of(Comparison.of(market.test, model, nulls, settings)).outcome();
    }

    /** The largest count that a rate of {@code nominal} exceeds with a chance below 1 in 1,000. */
    int bound(double nominal) {
        return new BinomialDistribution(cases, nominal).inverseCumulativeProbability(0.999);
    }
}
