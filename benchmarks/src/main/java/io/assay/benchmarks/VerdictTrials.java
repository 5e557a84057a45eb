package io.assay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.evaluate.Comparison;
import io.assay.experiment.Wiring;
import io.assay.experiment.stock.MarketTrial;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.Moments;
import io.assay.model.Engines;
import io.assay.proof.ProofGate;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How often the verdict of the whole road (bars, features, labels, walk-forward, null models) is right: on markets with
 * nothing to find and on markets with a planted coefficient, one verdict a seed, each declared before. Usage:
 * {@code VerdictTrials [MARKETS [SEED [STOCKS [YEARS [COEFFICIENT [TREES]]]]]]}. Ends with status 1 if a promise fails.
 */
public final class VerdictTrials {
    /** What is promised of 100 markets. */
    private static final double MOST_FALSE = 0.05;

    private static final double LEAST_COVERED = 0.90;
    private static final double MOST_COVERED = 0.99;
    private static final double LEAST_FOUND = 0.80;
    private static final double NORMAL_99 = 2.3263478740408408;

    private final Design design;
    private final Path folder;
    private final Engines engines = Engines.find(List.of());
    private final ProofGate gate = ProofGate.required();

    private VerdictTrials(Design design, Path folder) {
        this.design = design;
        this.folder = folder;
    }

    /** What is run: so many markets of a size, and the forest that is judged on them. */
    private record Design(int markets, long seed, int stocks, int years, double coefficient, int trees) {
        static Design of(String[] arguments) {
            return new Design(
                    (int) number(arguments, 0, 100),
                    (long) number(arguments, 1, 20_261_125),
                    (int) number(arguments, 2, 20),
                    (int) number(arguments, 3, 12),
                    number(arguments, 4, 0.3),
                    (int) number(arguments, 5, 50));
        }

        private static double number(String[] arguments, int place, double otherwise) {
            return arguments.length > place ? Double.parseDouble(arguments[place]) : otherwise;
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("assay-verdicts");
        try {
            System.exit(new VerdictTrials(Design.of(arguments), folder).run());
        } finally {
            delete(folder);
        }
    }

    private int run() {
        System.out.println(design);
        List<MarketTrial> nothing = trials("nothing", 0);
        List<MarketTrial> planted = trials("planted", design.coefficient());
        TextTable table = TextTable.of("promise", "of 100", "seen", "of", "kept");
        List<Promise> broken = new ArrayList<>();
        for (Promise promise : List.of(
                new Promise("nothing to find, SKILL", nothing, MarketTrial::isSkilled, 0, MOST_FALSE),
                new Promise("oracle covered", planted, MarketTrial::isCovered, LEAST_COVERED, MOST_COVERED),
                new Promise("model has SKILL", planted, MarketTrial::isSkilled, LEAST_FOUND, 1))) {
            table.row(promise.row());
            if (!promise.isKept()) {
                broken.add(promise);
            }
        }
        System.out.print(table.text());
        System.out.println("with nothing to find, the oracle's interval holds 0 in "
                + nothing.stream().filter(MarketTrial::isCovered).count() + " of " + nothing.size());
        System.out.println(power(planted));
        return broken.isEmpty() ? 0 : 1;
    }

    private List<MarketTrial> trials(String kind, double coefficient) {
        return Parallel.ofMachine()
                .map(IntStream.range(0, design.markets()).boxed().toList(), i -> {
                    MarketTrial trial = trial(kind, coefficient, i);
                    System.out.printf(
                            "%s %d: %s, closest %s %+.4f > %+.4f, oracle %+.3f [%+.3f, %+.3f], model %+.3f%n",
                            kind,
                            i,
                            trial.verdict().outcome(),
                            trial.closest().nullName(),
                            trial.closest().estimate(),
                            trial.closest().lower(),
                            trial.oracle().estimate(),
                            trial.oracle().low(),
                            trial.oracle().high(),
                            trial.model().estimate());
                    return trial;
                });
    }

    private MarketTrial trial(String kind, double coefficient, int index) {
        Seed seed = Seed.of(design.seed()).child(kind).child(index);
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(design.stocks())
                .withSessions(design.years() * SimulationSpec.YEAR)
                .withInformationCoefficient(coefficient)
                .withSeed(seed.child("market")));
        PerStockSpec spec = PerStockSpec.standard(
                engines.learner("random-forest", Map.of("trees", design.trees())), seed.child("model"));
        Path workspace = folder.resolve(kind + index);
        Wiring wiring = new Wiring(workspace, market, engines, new Parallel(1), Progress.NONE, Clock.systemUTC(), gate);
        try {
            return MarketTrial.run(market, spec, wiring);
        } finally {
            delete(workspace);
        }
    }

    /** What is promised of some trials: a share of them, within bounds. */
    private record Promise(
            String text, List<MarketTrial> trials, Predicate<MarketTrial> what, double least, double most) {
        long seen() {
            return trials.stream().filter(what).count();
        }

        boolean isKept() {
            double share = (double) seen() / trials.size();
            return least <= share && share <= most;
        }

        Object[] row() {
            return new Object[] {
                text,
                Text.decimal(100 * least, 0) + " to " + Text.decimal(100 * most, 0),
                Long.toString(seen()),
                Integer.toString(trials.size()),
                isKept() ? "yes" : "NO"
            };
        }
    }

    /**
     * What the power should be by the normal distribution: each market's distance to the closest null in units of the
     * error that its own bound implies, averaged.
     */
    private static String power(List<MarketTrial> trials) {
        double[] reach = trials.stream()
                .map(MarketTrial::closest)
                .mapToDouble(d -> NORMAL_99 * d.estimate() / (d.estimate() - d.lower()))
                .toArray();
        Comparison.Difference first = trials.get(0).closest();
        return String.format(
                "closest null: estimate over error, mean %.2f, deviation %.2f (a bound at 1 %% asks for 2.33);"
                        + " %s %+.4f",
                Moments.mean(reach), Moments.deviation(reach), first.nullName(), first.estimate());
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
