package io.assay.benchmarks;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ReadOptions;
import io.assay.report.Text;
import io.assay.report.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Thirteen indicators of fifty stocks in Assay, TA-Lib (Java) and pandas, each on one thread, in turn in one run. First
 * checks that all sides computed the same. Usage: {@code FeatureRace PYTHON SCRIPT [DATA]}.
 */
public final class FeatureRace {
    private static final int STOCKS = 50;
    private static final int BARS = 5000;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 9;
    /** Features are floats, and pandas seeds its exponential means otherwise; both fade below this. */
    private static final double TOLERANCE = 2e-4;

    private FeatureRace() {}

    /** Runs the race and prints its table; ends with 1 if the sides disagree. */
    public static void main(String[] arguments) throws IOException {
        List<BarSeries> stocks = stocks(arguments.length > 2 ? Path.of(arguments[2]) : Path.of("none"));
        AssayRacer all = AssayRacer.ofAll(stocks);
        try (PandasRacer pandas = new PandasRacer(arguments[0], Path.of(arguments[1]), stocks)) {
            List<Racer> racers = List.of(AssayRacer.ofIndicators(stocks), new TaLibRacer(stocks), pandas, all);
            double[][] seconds = race(racers);
            boolean same = compare(racers);
            print(racers, seconds, all);
            System.exit(same ? 0 : 1);
        }
    }

    private static double[][] race(List<Racer> racers) {
        double[][] seconds = new double[racers.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int k = 0; k < racers.size(); k++) {
                boolean python = racers.get(k) instanceof PandasRacer;
                if (round >= -1 || !python) {
                    double spent = racers.get(k).run();
                    seconds[k][Math.max(0, round)] = spent;
                }
            }
        }
        return seconds;
    }

    private static boolean compare(List<Racer> racers) {
        boolean same = true;
        double[] ours = racers.get(0).answers();
        for (Racer other : racers.subList(1, racers.size())) {
            double[] theirs = other.answers();
            for (int c = 0; c < ours.length; c++) {
                if (Math.abs(ours[c] - theirs[c]) > TOLERANCE * Math.max(1e-2, Math.abs(ours[c]))) {
                    same = false;
                    System.out.printf(
                            "%s: %s says %.9g, Assay says %.9g%n",
                            Indicators.NAMES.get(c), other.name(), theirs[c], ours[c]);
                }
            }
        }
        return same;
    }

    private static void print(List<Racer> racers, double[][] seconds, AssayRacer all) {
        TextTable table = TextTable.of("side", "CPU ms, median", "times Assay, median", "min", "max");
        for (int k = 0; k < racers.size(); k++) {
            double[] ratios = new double[ROUNDS];
            for (int r = 0; r < ROUNDS; r++) {
                ratios[r] = seconds[k][r] / seconds[0][r];
            }
            Arrays.sort(ratios);
            table.row(
                    racers.get(k).name(),
                    Text.decimal(median(seconds[k]) * 1e3, 1),
                    Text.decimal(median(ratios), 2),
                    Text.decimal(ratios[0], 2),
                    Text.decimal(ratios[ROUNDS - 1], 2));
        }
        System.out.print(table.text());
        double nanos = median(seconds[racers.indexOf(all)]) * 1e9 / all.valuesPerRun();
        System.out.println("all 95 features: " + Text.decimal(nanos, 2) + " ns a value");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<BarSeries> stocks(Path data) {
        List<BarSeries> stocks = new ArrayList<>();
        if (Files.isDirectory(data)) {
            ReadOptions options = ReadOptions.on(Days.of(2020, 1, 1));
            for (Path file : BarFiles.find(List.of(data))) {
                BarSeries bars = BarFiles.read(file, options).get(0).bars().adjusted();
                if (bars.size() >= BARS && stocks.size() < STOCKS) {
                    stocks.add(bars);
                }
            }
            System.out.println(stocks.size() + " stocks of " + data.getFileName());
            return stocks;
        }
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(2 * STOCKS)
                .withSessions(BARS)
                .withSeed(Seed.of(1)));
        for (Listing listing : market.listings()) {
            if (listing.bars() == BARS && stocks.size() < STOCKS) {
                stocks.add(market.bars(listing.instrument()).adjusted());
            }
        }
        System.out.println(stocks.size() + " stocks of the simulated market");
        return stocks;
    }
}
