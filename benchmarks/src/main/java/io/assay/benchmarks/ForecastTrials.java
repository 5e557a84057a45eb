package io.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.dataset.Target;
import io.assay.experiment.Contender;
import io.assay.experiment.Wiring;
import io.assay.experiment.forecast.ForecastSpec;
import io.assay.experiment.forecast.ForecastTrial;
import io.assay.forecast.ForecastScores.Outcome;
import io.assay.forecast.ForecastScores.Row;
import io.assay.label.CloseChange;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.Moments;
import io.assay.model.Engines;
import io.assay.proof.ProofGate;
import io.assay.report.ForecastReport;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How often forecasts of prices are said to know something: on markets where nothing can be known, and where something
 * is planted. Usage: {@code ForecastTrials [MARKETS [SEED [COEFFICIENT]]]}.
 */
public final class ForecastTrials {
    private static final List<String> MODELS = List.of("ridge-strong", "boosting-shallow");
    private static final List<Integer> HORIZONS = List.of(5, 30);
    private static final int STOCKS = 8;
    private static final int SESSIONS = 2500;

    private final Path folder;
    private final Engines engines = Engines.find(List.of());

    private ForecastTrials(Path folder) {
        this.folder = folder;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        int markets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100;
        double coefficient = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.2;
        Path folder = Files.createTempDirectory("assay-forecast");
        try {
            ForecastTrials trials = new ForecastTrials(folder);
            TextTable table = TextTable.of(
                    "planted", "model", "sessions", "markets", "mean R2", "interval holds 0", "SKILL", "WORSE");
            trials.add(table, 0, markets, seed);
            trials.add(table, coefficient, markets, seed);
            System.out.print(table.text());
        } finally {
            VerdictTrials.delete(folder);
        }
    }

    /** A model over a horizon. */
    private record Whose(String model, int sessions) {}

    private void add(TextTable table, double coefficient, int markets, long seed) {
        Map<Whose, List<Row>> rows = new LinkedHashMap<>();
        for (int m = 0; m < markets; m++) {
            for (ForecastReport.Horizon horizon : run(coefficient, seed + m).horizons()) {
                horizon.judged()
                        .forEach(row -> rows.computeIfAbsent(
                                        new Whose(row.name(), horizon.sessions()), w -> new ArrayList<>())
                                .add(row));
            }
            System.err.println("market " + (m + 1) + " of " + markets + ", planted " + coefficient);
        }
        rows.forEach((whose, own) -> table.row(
                coefficient,
                whose.model(),
                whose.sessions(),
                own.size(),
                Text.signed(
                        Moments.mean(own.stream()
                                .mapToDouble(row -> row.overWalk().value())
                                .toArray()),
                        4),
                own.stream().filter(ForecastTrials::holdsNothing).count(),
                count(own, Outcome.SKILL),
                count(own, Outcome.WORSE_THAN_NULL)));
    }

    private static boolean holdsNothing(Row row) {
        return row.overWalk().interval().lower() <= 0
                && row.overWalk().interval().upper() >= 0;
    }

    private static long count(List<Row> rows, Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private ForecastReport run(double coefficient, long seed) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(STOCKS)
                .withSessions(SESSIONS)
                .withInformationCoefficient(coefficient)
                .withEvents(EventSpec.none())
                .withSeed(Seed.of(seed)));
        Target target = Target.number(CloseChange.log(HORIZONS.get(0)).name());
        List<Contender> contenders = Contender.ofPresets(MODELS, target, engines);
        ForecastSpec spec = new ForecastSpec(
                HORIZONS,
                contenders,
                false,
                new ForecastSpec.Windows(1, 252),
                market.listings().get(0).lastDay(),
                Seed.of(1));
        Wiring wiring = new Wiring(
                folder.resolve(coefficient + "-" + seed),
                market,
                engines,
                Parallel.ofMachine(),
                Progress.NONE,
                Clock.systemUTC(),
                ProofGate.open());
        return new ForecastTrial(spec, wiring)
                .run(market.listings().stream().map(l -> l.instrument()).toList())
                .report();
    }
}
