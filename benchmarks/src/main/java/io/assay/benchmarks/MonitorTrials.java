package io.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.MonitorSpec;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.simulate.AlphaSpec;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engines;
import io.assay.model.builtin.LastDayLearner;
import io.assay.proof.ProofGate;
import io.assay.report.MonitorReport;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How often {@code monitor} raises alarms over models whose pattern never ends, and how soon over models whose pattern
 * ends on a known day. Usage: {@code MonitorTrials [MARKETS [SEED [COEFFICIENT]]]}.
 */
public final class MonitorTrials {
    private static final int STOCKS = 12;
    private static final int LEARNT = 2000;
    private static final int BREAKS = 2500;
    private static final int SESSIONS = 3500;
    private static final double YEAR = 252;

    private final Path folder;

    private MonitorTrials(Path folder) {
        this.folder = folder;
    }

    /** What a market came to: alarms before the break, and the first after it. */
    private record Came(MonitorReport.Watched watch, List<MonitorReport.Raised> alarms, int[] sessions) {
        int session(MonitorReport.Raised alarm) {
            return Arrays.binarySearch(sessions, Days.parse(alarm.date()));
        }
    }

    /** Prints the tables. */
    public static void main(String[] arguments) throws IOException {
        int markets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        double coefficient = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.2;
        Path folder = Files.createTempDirectory("assay-monitor");
        try {
            MonitorTrials trials = new MonitorTrials(folder);
            trials.calm(markets, seed, coefficient);
            trials.broken(markets, seed, coefficient);
        } finally {
            VerdictTrials.delete(folder);
        }
    }

    private void calm(int markets, long seed, double coefficient) {
        TreeMap<String, Integer> alarms = new TreeMap<>();
        double years = markets * (SESSIONS - LEARNT) / YEAR;
        for (int m = 0; m < markets; m++) {
            Came came = run(seed + m, AlphaSpec.of(coefficient, 5, 0.9));
            came.alarms().forEach(a -> alarms.merge(a.reason(), 1, Integer::sum));
            System.err.println("market " + (m + 1) + " of " + markets + ", never ends");
        }
        System.out.println("The pattern never ends: " + markets + " markets, " + Text.decimal(years, 0)
                + " years in use, at most 0.25 alarms a year asked of each chart.");
        TextTable table = TextTable.of("alarm", "raised", "a year");
        for (String reason : List.of("accuracy_degradation", "return_degradation", "calibration_drift", "data_drift")) {
            int raised = alarms.getOrDefault(reason, 0);
            table.row(reason, raised, Text.decimal(raised / years, 2));
        }
        System.out.print(table.text());
    }

    private void broken(int markets, long seed, double coefficient) {
        List<Integer> waits = new ArrayList<>();
        int within = 0;
        int half = 0;
        int never = 0;
        for (int m = 0; m < markets; m++) {
            Came came = run(seed + m, AlphaSpec.of(coefficient, 5, 0.9).lasting(BREAKS));
            MonitorReport.Chart chart = came.watch().charts().get(0);
            int first = came.alarms().stream()
                    .filter(a -> a.reason().equals("accuracy_degradation"))
                    .mapToInt(came::session)
                    .filter(session -> session > BREAKS)
                    .min()
                    .orElse(Integer.MAX_VALUE);
            int wait = first == Integer.MAX_VALUE ? Integer.MAX_VALUE : first - BREAKS;
            never += wait == Integer.MAX_VALUE ? 1 : 0;
            within += wait <= chart.delay().ninth() + chart.outcome() ? 1 : 0;
            half += wait <= chart.delay().half() + chart.outcome() ? 1 : 0;
            waits.add(wait);
            System.err.println("market " + (m + 1) + " of " + markets + ", ends: found after " + wait);
        }
        waits.sort(null);
        System.out.println("The pattern ends: first accuracy_degradation after it, in sessions.");
        TextTable table = TextTable.of(
                "markets", "median", "longest", "within what half is stated for", "within what 9 of 10 is", "never");
        table.row(markets, waits.get(markets / 2), waits.get(markets - 1), half, within, never);
        System.out.print(table.text());
    }

    private Came run(long seed, AlphaSpec alpha) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(STOCKS)
                .withSessions(SESSIONS)
                .withAlpha(alpha)
                .withEvents(EventSpec.none())
                .withSeed(Seed.of(seed)));
        List<Instrument> stocks =
                market.listings().stream().map(Listing::instrument).toList();
        int[] sessions = market.bars(stocks.get(0)).days();
        Path workspace = folder.resolve(seed + "-" + (alpha.lasts() == AlphaSpec.FOR_GOOD ? "calm" : "broken"));
        PerStockSpec spec = PerStockSpec.standard(LastDayLearner.of(List.of("bop_14"), 1), Seed.of(1))
                .withWalkForward(WalkForward.expanding(500, 250));
        new TrainMissing(spec, wiring(workspace, market.until(sessions[LEARNT]))).run(stocks);
        MonitorSpec look = MonitorSpec.standard(sessions[SESSIONS - 1], Seed.of(1));
        MonitorReport report =
                new Monitoring(look, wiring(workspace, market)).look(List.of()).report();
        return new Came(report.watches().get(0), report.alarms(), sessions);
    }

    private static Wiring wiring(Path workspace, MarketData data) {
        return new Wiring(
                workspace,
                data,
                Engines.find(List.of()),
                Parallel.ofMachine(),
                Progress.NONE,
                Clock.systemUTC(),
                ProofGate.open());
    }
}
