package io.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import io.assay.base.Seed;
import io.assay.model.Engines;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * The forest beside scikit-learn's and boosting beside Python's xgboost: the same rows, the same settings, one thread
 * each, in turn in one run; then what a fit of each learner costs that a walk-forward may use. Usage:
 * {@code TrainingRace PYTHON SCRIPT [DATA]}.
 */
public final class TrainingRace {
    private static final int TURNS = 5;
    /** Runs that are not counted; the JVM compiles in them what a run over hundreds of stocks compiles once. */
    private static final int WARM_UP = 6;

    private static final int STOCKS = 3;
    private static final int POOLED_STOCKS = 30;

    private static final Map<String, Object> FOREST = Map.of("trees", 300, "depth", 6, "min_leaf", 20);
    private static final Map<String, Object> BOOSTING = Map.of("trees", 100, "depth", 3, "learning_rate", 0.05);
    private static final Map<String, Object> DEEP = Map.of("trees", 20, "depth", 5, "learning_rate", 0.1);

    private final Engines engines = Engines.find(List.of());
    private final PythonTrainer python;
    private final Path folder;
    private final TextTable race = TextTable.of(
            "rows",
            "method",
            "CPU s Assay",
            "CPU s Python",
            "ratio, median",
            "min",
            "max",
            "AUC Assay",
            "AUC Python",
            "log loss Assay",
            "Python");
    private final TextTable costs =
            TextTable.of("rows", "learner", "CPU s a fit", "min", "max", "file KiB", "AUC", "log loss");

    private TrainingRace(PythonTrainer python, Path folder) {
        this.python = python;
        this.folder = folder;
    }

    /** Runs the race and prints its tables. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("assay-race");
        try (PythonTrainer python = new PythonTrainer(arguments[0], Path.of(arguments[1]))) {
            TrainingRace race = new TrainingRace(python, folder);
            String version = race.engines.engineOf("random-forest").version();
            System.out.println("Assay, engine xgboost: " + version + "; " + python.versions());
            race.perStock("simulated", TrainingRows.simulated(STOCKS, folder));
            if (arguments.length > 2) {
                race.perStock("real", TrainingRows.real(Path.of(arguments[2]), STOCKS, folder));
            }
            TrainingRows pooled = TrainingRows.pooled(POOLED_STOCKS, folder);
            race.compare("pooled", List.of(pooled), "gradient-boosting", DEEP);
            System.out.print(race.race.text());
            System.out.print(race.costs.text());
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void perStock(String name, List<TrainingRows> stocks) throws IOException {
        compare(name, stocks, "random-forest", FOREST);
        compare(name, stocks, "gradient-boosting", BOOSTING);
        for (int trees : new int[] {100, 200, 300}) {
            cost(name, stocks, "random-forest", with(FOREST, "trees", trees));
        }
        cost(name, stocks, "random-forest", with(with(FOREST, "trees", 100), "depth", 4));
        for (int trees : new int[] {50, 100, 200}) {
            cost(name, stocks, "gradient-boosting", with(BOOSTING, "trees", trees));
        }
        cost(name, stocks, "gradient-boosting", with(with(BOOSTING, "trees", 50), "learning_rate", 0.1));
        cost(name, stocks, "gradient-boosting", with(BOOSTING, "depth", 2));
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    private void compare(String name, List<TrainingRows> sets, String learner, Map<String, Object> settings)
            throws IOException {
        List<Trainer> ours = new ArrayList<>();
        List<Trainer> theirs = new ArrayList<>();
        for (TrainingRows rows : sets) {
            Path file = Files.createTempFile(folder, "rows", ".bin");
            rows.write(file);
            var own = engines.learner(learner, settings);
            ours.add(new AssayTrainer(own, rows));
            StringBuilder words = new StringBuilder("method=" + (learner.contains("forest") ? "forest" : "boosting"));
            own.parameters()
                    .forEach((key, value) ->
                            words.append(' ').append(key).append('=').append(value));
            theirs.add(python.trainer(file, rows, words.toString()));
        }
        Trainer.Result[] us = new Trainer.Result[TURNS];
        Trainer.Result[] them = new Trainer.Result[TURNS];
        for (int turn = -WARM_UP; turn < 0; turn++) {
            mean(ours.subList(0, 1), turn);
        }
        theirs.get(0).run(0);
        for (int turn = 0; turn < TURNS; turn++) {
            us[turn] = mean(ours, turn);
            them[turn] = mean(theirs, turn);
        }
        double[] ratio = new double[TURNS];
        Arrays.setAll(ratio, turn -> us[turn].seconds() / them[turn].seconds());
        race.row(
                rowsOf(name, sets),
                learner + " " + new TreeMap<>(settings),
                Text.decimal(median(us, Trainer.Result::seconds), 3),
                Text.decimal(median(them, Trainer.Result::seconds), 3),
                Text.decimal(Arrays.stream(ratio).sorted().toArray()[TURNS / 2], 2),
                Text.decimal(Arrays.stream(ratio).min().orElseThrow(), 2),
                Text.decimal(Arrays.stream(ratio).max().orElseThrow(), 2),
                Text.decimal(mean(us, Trainer.Result::area), 4),
                Text.decimal(mean(them, Trainer.Result::area), 4),
                Text.decimal(mean(us, Trainer.Result::loss), 4),
                Text.decimal(mean(them, Trainer.Result::loss), 4));
    }

    /** What one fit costs and is worth, and what its model weighs. */
    private void cost(String name, List<TrainingRows> sets, String learner, Map<String, Object> settings) {
        var own = engines.learner(learner, settings);
        List<Trainer> trainers = new ArrayList<>();
        sets.forEach(rows -> trainers.add(new AssayTrainer(own, rows)));
        for (int turn = -WARM_UP; turn < 0; turn++) {
            mean(trainers.subList(0, 1), turn);
        }
        Trainer.Result[] results = new Trainer.Result[TURNS];
        Arrays.setAll(results, turn -> mean(trainers, turn));
        TrainingRows first = sets.get(0);
        byte[] file = engines.engineOf(learner).write(own.fit(first.train().examples(), Seed.of(0)));
        double[] seconds = Arrays.stream(results)
                .mapToDouble(Trainer.Result::seconds)
                .sorted()
                .toArray();
        costs.row(
                rowsOf(name, sets),
                learner + " " + new TreeMap<>(settings),
                Text.decimal(seconds[TURNS / 2], 3),
                Text.decimal(seconds[0], 3),
                Text.decimal(seconds[TURNS - 1], 3),
                Text.count(file.length / 1024),
                Text.decimal(mean(results, Trainer.Result::area), 4),
                Text.decimal(mean(results, Trainer.Result::loss), 4));
    }

    /** The mean over sets of rows. */
    private static Trainer.Result mean(List<Trainer> trainers, int seed) {
        Trainer.Result[] results =
                trainers.stream().map(trainer -> trainer.run(Math.max(0, seed))).toArray(Trainer.Result[]::new);
        return new Trainer.Result(
                mean(results, Trainer.Result::seconds),
                mean(results, Trainer.Result::area),
                mean(results, Trainer.Result::loss));
    }

    private static double mean(Trainer.Result[] results, ToDoubleFunction<Trainer.Result> what) {
        return Arrays.stream(results).mapToDouble(what).average().orElseThrow();
    }

    private static double median(Trainer.Result[] results, ToDoubleFunction<Trainer.Result> what) {
        return Arrays.stream(results).mapToDouble(what).sorted().toArray()[results.length / 2];
    }

    private static String rowsOf(String name, List<TrainingRows> sets) {
        TrainingRows first = sets.get(0);
        return name + " " + sets.size() + " x " + first.train().size() + " x "
                + first.train().features().columns().size();
    }
}
