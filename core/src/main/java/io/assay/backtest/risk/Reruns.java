package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.risk.Scenario.Line;
import io.assay.base.Seed;
import io.assay.metric.Returns;

/** The book run again under worse conditions, by the same ledger. */
final class Reruns {
    private static final double BASIS_POINTS = 10_000;

    private final RiskInputs inputs;
    private final BacktestSpec execution;
    private final double[] base;
    private final RiskSpec spec;
    private final Seed seed;

    Reruns(RiskInputs inputs, RiskSpec spec, Seed seed) {
        this.inputs = inputs;
        this.execution = inputs.execution();
        this.base = inputs.result().returns();
        this.spec = spec;
        this.seed = seed;
    }

    List<Scenario> all() {
        return List.of(fills(), costs(), missingDecisions(), missingBars());
    }

    private Scenario fills() {
        CostModel costs = execution.costs();
        double worse = spec.stress().fillWorse();
        CostModel dearer = costs.withTrading(
                costs.commissionBp(), costs.halfSpreadBp(), costs.slippageBp() + worse * BASIS_POINTS);
        return atCosts(
                "Every fill " + Words.percent(worse) + " worse",
                "Each buy costs " + Words.percent(worse) + " more and each sale brings " + Words.percent(worse)
                        + " less than its price, booked as slippage; decisions stay as they were.",
                dearer);
    }

    private Scenario costs() {
        CostModel c = execution.costs();
        double k = spec.stress().costs();
        CostModel dearer = c.times(k);
        return atCosts(
                "Costs times " + Words.number(k),
                "Commission, half-spread, slippage, impact and the fee for borrowed shares are " + Words.number(k)
                        + " times as high at every trade, as where liquidity dries up; orders are filled whole all the"
                        + " same.",
                dearer);
    }

    private Scenario atCosts(String name, String assumption, CostModel costs) {
        double[] stressed = Backtest.run(inputs.decisions(), inputs.prices(), execution.withCosts(costs))
                .returns();
        return new Scenario(name, assumption, Scenario.lines(base, stressed, spec.sessionsPerYear()));
    }

    private Scenario missingDecisions() {
        double share = spec.stress().missing();
        return drawn(
                Words.percent(share) + " of the decisions missing",
                "Each decision day is left out with a chance of " + Words.percent(share)
                        + ", any day alike: nothing is bought on it, and what is held stays as long as its own decision"
                        + " says.",
                of -> Backtest.run(
                                without(inputs.decisions(), share, of.child("decisions")), inputs.prices(), execution)
                        .returns());
    }

    private Scenario missingBars() {
        double share = spec.stress().missing();
        return drawn(
                Words.percent(share) + " of the bars missing",
                "Each stock's bar is left out with a chance of " + Words.percent(share)
                        + ", any alike: orders wait for its next bar and positions keep their last close meanwhile;"
                        + " decisions stay as they were.",
                of -> {
                    MarketPrices thinned = inputs.prices().withMissingBars(share, of.child("bars"));
                    return Backtest.run(inputs.decisions(), thinned, execution).returns();
                });
    }

    private Scenario drawn(String name, String assumption, Function<Seed, double[]> run) {
        int n = spec.stress().seeds();
        List<double[]> all =
                inputs.parallel().map(IntStream.range(0, n).boxed().toList(), i -> run.apply(seed.child(i)));
        ToDoubleFunction<double[]> annual = r -> Returns.annualGrowth(r, spec.sessionsPerYear());
        double[] returned = sorted(all, annual);
        double[] fallen = sorted(all, Returns::maxDrawdown);
        List<Line> lines = new ArrayList<>();
        double was = annual.applyAsDouble(base);
        lines.add(Line.returned("return a year, median of " + n + " draws", was, median(returned)));
        lines.add(Line.returned("return a year, lowest", was, returned[0]));
        lines.add(Line.returned("return a year, highest", was, returned[n - 1]));
        double fell = Returns.maxDrawdown(base);
        lines.add(Line.size("deepest fall, median", fell, median(fallen)));
        lines.add(Line.size("deepest fall, deepest", fell, fallen[n - 1]));
        return new Scenario(name, assumption, lines);
    }

    private static double[] sorted(List<double[]> all, ToDoubleFunction<double[]> figure) {
        return all.stream().mapToDouble(figure).sorted().toArray();
    }

    private static double median(double[] ascending) {
        int n = ascending.length;
        return (ascending[(n - 1) / 2] + ascending[n / 2]) / 2;
    }

    /** The decisions without a random share of their days. */
    static Decisions without(Decisions decisions, double share, Seed seed) {
        RandomGenerator random = seed.random();
        Decisions.Builder kept = Decisions.builder(decisions.instruments(), decisions.holding());
        for (int d = 0; d < decisions.days(); d++) {
            if (random.nextDouble() >= share) {
                kept.day(decisions.day(d));
                for (int row = decisions.from(d); row < decisions.to(d); row++) {
                    kept.add(decisions.instrument(row), decisions.weight(row));
                }
            }
        }
        return kept.build();
    }
}
