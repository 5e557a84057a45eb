package io.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.experiment.agent.AgentSpec;
import io.assay.experiment.agent.AgentTrial;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.Moments;
import io.assay.model.Engines;
import io.assay.portfolio.sizing.NullPaths;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.SizingScores;
import io.assay.proof.ProofGate;
import io.assay.report.AgentReport;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * What agents are said to earn: on markets with nothing to find, and on markets where some of the next days follows
 * from today. Usage: {@code AgentTrials [MARKETS [SEED [COEFFICIENT]]]}.
 */
public final class AgentTrials {
    private static final int STOCKS = 4;
    private static final int SESSIONS = 2500;
    private static final int SEEDS = 10;

    private final Path folder;

    private AgentTrials(Path folder) {
        this.folder = folder;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        int markets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100;
        double coefficient = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.3;
        Path folder = Files.createTempDirectory("assay-agents");
        try {
            AgentTrials trials = new AgentTrials(folder);
            TextTable table = TextTable.of(
                    "planted",
                    "agent",
                    "markets",
                    "net a year",
                    "costs",
                    "seeds above 0",
                    "less random",
                    "SKILL",
                    "LOSES");
            for (double planted : new double[] {0, coefficient}) {
                for (String agent : List.of("ppo", "dqn")) {
                    trials.add(table, agent, planted, new long[] {seed, markets});
                }
            }
            System.out.print(table.text());
        } finally {
            VerdictTrials.delete(folder);
        }
    }

    /** Adds a line: the seed of the first market, and how many there are. */
    private void add(TextTable table, String agent, double planted, long[] markets) {
        List<SizingScores> scores = new ArrayList<>();
        for (int m = 0; m < markets[1]; m++) {
            AgentReport report = run(agent, planted, markets[0] + m);
            scores.add(report.scores());
            System.err.println(agent + ", market " + (m + 1) + " of " + markets[1] + ", planted " + planted + ": "
                    + report.sentence());
        }
        long above = scores.stream()
                .flatMap(s -> s.seeds().stream())
                .filter(row -> row.net().value() > 0)
                .count();
        table.row(
                planted,
                agent,
                scores.size(),
                Text.signedPercent(mean(scores.stream().map(s -> s.agent().net().value()))),
                Text.percent(mean(scores.stream().map(s -> s.agent().cost()))),
                above + " of " + SEEDS * scores.size(),
                Text.signedPercent(mean(scores.stream()
                        .map(s -> s.beside(NullPaths.RANDOM).difference().value()))),
                count(scores, SizingScores.Outcome.SKILL),
                count(scores, SizingScores.Outcome.LOSES));
    }

    private static double mean(Stream<Double> values) {
        return Moments.mean(values.mapToDouble(Double::doubleValue).toArray());
    }

    private static long count(List<SizingScores> scores, SizingScores.Outcome outcome) {
        return scores.stream().filter(s -> s.outcome() == outcome).count();
    }

    private AgentReport run(String agent, double planted, long seed) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(STOCKS)
                .withSessions(SESSIONS)
                .withInformationCoefficient(planted)
                .withEvents(EventSpec.none())
                .withSeed(Seed.of(seed)));
        SizingEngine engine = SizingEngine.find(agent);
        SizingRules rules = SizingRules.standard();
        AgentSpec spec = new AgentSpec(
                engine.agent(agent, rules.range(), Map.of()),
                rules,
                new AgentSpec.Sight(false, Optional.empty()),
                new AgentSpec.Windows(2, 756, 1),
                SEEDS,
                Integer.MAX_VALUE,
                Seed.of(1));
        Wiring wiring = new Wiring(
                folder.resolve(agent + "-" + planted + "-" + seed),
                market,
                Engines.find(List.of()),
                Parallel.ofMachine(),
                Progress.NONE,
                Clock.systemUTC(),
                ProofGate.open());
        return new AgentTrial(spec, engine, wiring)
                .run(market.listings().stream().map(l -> l.instrument()).toList());
    }
}
