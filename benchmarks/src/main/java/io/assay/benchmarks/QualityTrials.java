package io.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.experiment.Contender;
import io.assay.experiment.Wiring;
import io.assay.experiment.quality.QualitySpec;
import io.assay.experiment.quality.QualityTrial;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.Moments;
import io.assay.model.Engines;
import io.assay.proof.ProofGate;
import io.assay.quality.CollectionSpec;
import io.assay.quality.Estimate;
import io.assay.quality.QualityScores.Outcome;
import io.assay.quality.QualityScores.Row;
import io.assay.quality.TakenSignals;
import io.assay.report.QualityReport;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How often models of signal quality are said to tell something: on markets with nothing to find, where strategies have
 * no edge, and on markets where some have one. Usage: {@code QualityTrials [MARKETS [SEED [COEFFICIENT]]]}.
 */
public final class QualityTrials {
    private static final List<String> MODELS = List.of("logistic-regression", "boosting-shallow", "forest-shallow");
    private static final int STOCKS = 16;
    private static final int SESSIONS = 2500;
    private static final double CHANCE = 0.5;

    private final Path folder;
    private final Engines engines = Engines.find(List.of());

    private QualityTrials(Path folder) {
        this.folder = folder;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        int markets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100;
        double coefficient = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.3;
        Path folder = Files.createTempDirectory("assay-quality");
        try {
            QualityTrials trials = new QualityTrials(folder);
            TextTable table = TextTable.of(
                    "planted", "model", "markets", "mean AUC", "interval holds 1/2", "TELLS", "SKILL", "WORSE");
            trials.add(table, 0, markets, seed);
            trials.add(table, coefficient, markets, seed);
            System.out.print(table.text());
        } finally {
            VerdictTrials.delete(folder);
        }
    }

    private void add(TextTable table, double coefficient, int markets, long seed) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (int m = 0; m < markets; m++) {
            QualityReport report = run(coefficient, seed + m);
            for (Row row : report.scores().rows()) {
                rows.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row);
            }
            System.err.println("market " + (m + 1) + " of " + markets + ", planted " + coefficient);
        }
        rows.forEach((name, own) -> table.row(
                coefficient,
                name,
                own.size(),
                Text.decimal(mean(own, Row::auc), 4),
                holding(own, Row::auc, CHANCE),
                count(own, Outcome.TELLS),
                count(own, Outcome.SKILL),
                count(own, Outcome.WORSE_THAN_NULL)));
    }

    private static double mean(List<Row> rows, Function<Row, Estimate> figure) {
        return Moments.mean(
                rows.stream().mapToDouble(row -> figure.apply(row).value()).toArray());
    }

    private static long holding(List<Row> rows, Function<Row, Estimate> figure, double value) {
        return rows.stream()
                .map(row -> figure.apply(row).interval())
                .filter(interval -> interval.lower() <= value && interval.upper() >= value)
                .count();
    }

    private static long count(List<Row> rows, Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private QualityReport run(double coefficient, long seed) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(STOCKS)
                .withSessions(SESSIONS)
                .withInformationCoefficient(coefficient)
                .withEvents(EventSpec.none())
                .withSeed(Seed.of(seed)));
        List<Contender> candidates = Contender.ofPresets(MODELS, TakenSignals.SUCCESS, engines);
        QualitySpec spec = new QualitySpec(
                CollectionSpec.standard(
                        market.listings().get(0).firstDay(),
                        market.listings().get(0).lastDay()),
                candidates,
                false,
                1,
                300,
                Seed.of(1));
        Wiring wiring = new Wiring(
                folder.resolve(coefficient + "-" + seed),
                market,
                engines,
                Parallel.ofMachine(),
                Progress.NONE,
                Clock.systemUTC(),
                ProofGate.open());
        return new QualityTrial(spec, wiring)
                .run(market.listings().stream().map(l -> l.instrument()).toList());
    }
}
