package io.assay.benchmarks.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Scratch;
import io.assay.experiment.ModelRows;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ReadOptions;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.train.EveryNth;

/**
 * What one epoch of a pooled LSTM costs on real bars to the end of 2015: rows of all stocks, features ranked, in a
 * mapped matrix. Usage: {@code PooledEpoch FOLDER OF DAILY BARS, STRIDE}.
 */
public final class PooledEpoch {
    private static final int LAST_DAY = Days.of(2015, 12, 31);
    private static final int BARS = 30;

    private PooledEpoch() {}

    /** Runs it and prints what was seen. */
    public static void main(String[] arguments) throws IOException {
        int stride = Integer.parseInt(arguments[1]);
        Map<Instrument, BarSeries> stocks = read(Path.of(arguments[0]));
        List<Instrument> instruments = stocks.keySet().stream().sorted().toList();
        DatasetSpec spec = ModelRows.ofUniverse(Direction.three(5), instruments, true)
                .withSequence(BARS)
                .withDays(Integer.MIN_VALUE, LAST_DAY);
        Path scratch = Files.createTempDirectory("pooled-epoch");
        long start = System.nanoTime();
        try (BuiltDataset built = DatasetBuilder.of(new Parallel(2), Scratch.in(scratch))
                .build(spec, instruments, i -> Objects.requireNonNull(stocks.get(i)))) {
            System.out.printf(
                    "%d stocks, %d rows of %d columns in windows of %d, built in %.0f s, %s%n",
                    instruments.size(),
                    built.dataset().size(),
                    spec.outputColumns().size(),
                    BARS,
                    seconds(start),
                    memory());
            Learner lstm =
                    Engines.find(List.of()).learner("lstm", Map.of("epochs", 1, "sequence", BARS, "batch_size", 256));
            new EveryNth(lstm, stride)
                    .onThreads(2)
                    .attended(new Attendance(new Said(), Optional.empty()))
                    .fit(built.dataset().examples(), Seed.of(1));
        }
        System.out.println(memory());
    }

    private static Map<Instrument, BarSeries> read(Path data) {
        Map<Instrument, BarSeries> stocks = new HashMap<>();
        for (Path file : BarFiles.find(List.of(data))) {
            BarSeries bars = BarFiles.read(file, ReadOptions.on(Days.of(2020, 1, 1)))
                    .get(0)
                    .bars()
                    .until(LAST_DAY);
            stocks.put(bars.instrument(), bars);
        }
        return stocks;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** The most memory that this process ever held, as the system counts it. */
    private static String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS") || line.startsWith("RssAnon"))
                .map(line -> line.replaceAll("\\s+", " "))
                .reduce("memory:", (all, line) -> all + " " + line);
    }

    private static final class Said implements TrainingListener {
        private long start;
        private int rows;

        @Override
        public void started(TrainingStart training) {
            start = System.nanoTime();
            rows = training.sequences();
            System.out.printf(
                    "learns from %d rows, scores %d, %d parameters%n",
                    rows, training.validation(), training.parameters());
        }

        @Override
        public void epochEnded(TrainingEpoch epoch) {
            System.out.printf(
                    "epoch in %.0f s (%.0f rows learnt from a second, validation included)%n",
                    seconds(start), rows / seconds(start));
        }
    }
}
