package io.assay.benchmarks.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.assay.dataset.Dataset;
import io.assay.feature.SequenceRows;

/**
 * How fast networks train and answer. Usage: {@code NetworkRace PYTHON SCRIPT TURNS SECTION...}; sections are
 * {@code train} (Assay's loop beside bare libtorch and PyTorch), {@code train-one-thread}, {@code kernels-train} and
 * {@code kernels-answer} (with oneDNN and without, OpenBLAS beside MKL), {@code blas-threads}, {@code mixed}
 * (precision), {@code answers-brief} (weights of 16 and 8 bits), {@code predict} (one row at a time), {@code precision}
 * (of kept weights).
 */
public final class NetworkRace {
    private static final int STOCKS = 8;
    private static final int LAID_OUT = 4096;
    private static final int SEQUENCES = 1024;
    private static final int PLANTED = 6_000;

    /** A perceptron is so much faster that a turn of as many steps could not be timed. */
    private static final int MLP_STEPS = 50;

    private final String python;
    private final String script;
    private final Path folder;
    private final int turns;

    private NetworkRace(String python, String script, Path folder, int turns) {
        this.python = python;
        this.script = script;
        this.folder = folder;
        this.turns = turns;
    }

    /** Runs the sections and prints their tables. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("assay-networks");
        try {
            NetworkRace race = new NetworkRace(arguments[0], arguments[1], folder, Integer.parseInt(arguments[2]));
            for (String section : List.of(arguments).subList(3, arguments.length)) {
                System.out.println("-- " + section + "; load of the machine before: " + load());
                race.section(section);
                System.out.println("load after: " + load());
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "unknown";
    }

    private void section(String name) throws IOException {
        switch (name) {
            case "train" -> train(new int[] {1, 2});
            case "train-one-thread" -> train(new int[] {1});
            case "kernels-train" -> kernels("bare", new int[] {64}, new int[] {16});
            case "kernels-answer" -> kernels("answers", new int[] {1, 64}, new int[] {100, 20});
            case "blas-threads" -> blasThreads();
            case "mixed" -> mixed();
            case "answers-brief" -> answersInBrief();
            case "precision" -> WeightPrecision.print(PLANTED);
            case "predict" -> PredictionLatency.print(folder);
            default -> throw new IllegalArgumentException("'section' must be one that is known, was " + name);
        }
    }

    private void train(int[] numbers) throws IOException {
        Path data = folder.resolve("windows.bin");
        Plan plan = Plan.of("network=lstm-128x2", "data=" + data, "scratch=" + folder, "stocks=" + STOCKS);
        Dataset rows = MappedMarket.rows(STOCKS, plan.bars(), folder);
        Windows.of((SequenceRows) rows.features(), rows.rows().target(), Math.min(LAID_OUT, rows.size()), plan.bars())
                .write(data);
        Race race = new Race(turns);
        for (int threads : numbers) {
            for (int batch : new int[] {64, 256}) {
                train(race, plan.with("batch=" + batch, "threads=" + threads));
            }
        }
        System.out.print(race.text());
    }

    private void train(Race race, Plan plan) throws IOException {
        int batch = plan.number("batch");
        int steps = SEQUENCES / batch;
        String threads = plan.word("threads");
        List<Race.Runner> runners = new ArrayList<>();
        try {
            runners.add(new Race.Runner("Assay", java(plan.with("side=loop")), steps));
            runners.add(new Race.Runner("bare libtorch, 4 shards", java(plan.with("side=bare", "shards=4")), steps));
            runners.add(new Race.Runner("Assay, 1 shard", java(plan.with("side=loop", "shards=1")), steps));
            ProcessSide graph = java(plan.with("side=bare", "shards=1", "blas-threads=" + threads));
            runners.add(new Race.Runner("bare libtorch, 1 shard", graph, steps));
            runners.add(new Race.Runner("PyTorch", pytorch(plan, threads), steps));
            if (!threads.equals("1")) {
                runners.add(new Race.Runner("PyTorch, one BLAS thread", pytorch(plan, "1"), steps));
            }
            runners.forEach(
                    runner -> System.out.println(runner.name() + ": " + ((ProcessSide) runner.side()).greeting()));
            race.run("batch " + batch + ", threads " + threads, runners);
        } finally {
            runners.forEach(runner -> close(runner.side()));
        }
    }

    /** PyTorch as its users run it, with so many threads of the library that multiplies. */
    private ProcessSide pytorch(Plan plan, String blasThreads) throws IOException {
        return new ProcessSide(List.of(
                "env",
                "OPENBLAS_NUM_THREADS=" + blasThreads,
                python,
                script,
                plan.word("data"),
                "128",
                "2",
                "0.2",
                plan.word("batch"),
                plan.word("threads")));
    }

    /** Each network with the kernels that could be chosen, on one thread. */
    private void kernels(String side, int[] batches, int[] steps) throws IOException {
        Race race = new Race(turns);
        for (String network : List.of("lstm-128x2", "lstm-256x3", "gru-128x2", "transformer", "mlp")) {
            for (int b = 0; b < batches.length; b++) {
                Plan plan = Plan.of(
                        "side=" + side,
                        "network=" + network,
                        "batch=" + batches[b],
                        "threads=1",
                        "shards=4",
                        "windows=512",
                        "warm=4");
                List<Race.Runner> runners = new ArrayList<>();
                try {
                    for (String blas : List.of("openblas", "mkl_rt")) {
                        for (String onednn : List.of("no", "yes")) {
                            ProcessSide one = java(plan.with("blas=" + blas, "onednn=" + onednn));
                            runners.add(new Race.Runner(
                                    one.greeting() + (onednn.equals("yes") ? ", oneDNN" : ""),
                                    one,
                                    network.equals("mlp") ? MLP_STEPS * steps[b] : steps[b]));
                        }
                    }
                    race.run(network + ", batch " + batches[b], runners);
                } finally {
                    runners.forEach(runner -> close(runner.side()));
                }
            }
        }
        System.out.print(race.text());
    }

    /** Learning in single and in mixed precision. */
    private void mixed() throws IOException {
        Race race = new Race(turns);
        for (String network : List.of("lstm-128x2", "lstm-256x3", "transformer")) {
            Plan plan = Plan.of(
                    "side=loop", "network=" + network, "batch=64", "threads=1", "stocks=2", "scratch=" + folder);
            try (ProcessSide single = java(plan);
                    ProcessSide mixed = java(plan.with("precision=mixed"))) {
                race.run(
                        network + ", batch 64",
                        List.of(new Race.Runner("mixed", mixed, 16), new Race.Runner("single", single, 16)));
            }
        }
        System.out.print(race.text());
    }

    /** Answers with weights of 32 and of 16 bits. */
    private void answersInBrief() throws IOException {
        Race race = new Race(turns);
        for (String network : List.of("lstm-256x3", "transformer")) {
            Plan plan = Plan.of("side=answers", "network=" + network, "batch=1", "threads=1", "windows=512");
            List<Race.Runner> runners = new ArrayList<>();
            try {
                runners.add(new Race.Runner("float32", java(plan), 200));
                runners.add(new Race.Runner("bfloat16", java(plan.with("type=bfloat16")), 200));
                if (network.startsWith("lstm")) {
                    runners.add(new Race.Runner("int8, bar by bar", java(plan.with("side=int8")), 200));
                }
                race.run(network + ", one row", runners);
            } finally {
                runners.forEach(runner -> close(runner.side()));
            }
        }
        System.out.print(race.text());
    }

    private static void close(Side side) {
        side.close();
    }

    /** The Transformer in one graph and in shards, by threads of the library that multiplies. */
    private void blasThreads() throws IOException {
        Race race = new Race(turns);
        Plan plan = Plan.of(
                "side=bare", "network=transformer", "batch=64", "threads=2", "shards=4", "windows=512", "warm=4");
        List<Race.Runner> runners = new ArrayList<>();
        try {
            for (String blas : List.of("openblas", "mkl_rt")) {
                for (String cut : List.of("4", "1")) {
                    for (String threads : List.of("1", "2")) {
                        ProcessSide one = java(plan.with("blas=" + blas, "shards=" + cut, "blas-threads=" + threads));
                        runners.add(new Race.Runner(
                                one.greeting() + ", shards " + cut + ", BLAS threads " + threads, one, 16));
                    }
                }
            }
            race.run("transformer", runners);
        } finally {
            runners.forEach(runner -> close(runner.side()));
        }
        System.out.print(race.text());
    }

    private static ProcessSide java(Plan plan) throws IOException {
        return new ProcessSide(SideProcess.command(plan));
    }
}
