package io.assay.benchmarks.networks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Engines;
import io.assay.model.Model;
import io.assay.report.Text;

/** How long one prediction takes: one row at a time through the model, as a server asks. */
final class PredictionLatency {
    private static final int CALLS = 2_000;
    private static final int ROWS = 400;

    private PredictionLatency() {}

    /** Prints the percentiles of {@value #CALLS} predictions of an LSTM of three layers of 256 over 30 bars. */
    static void print(Path folder) {
        Dataset rows = MappedMarket.rows(2, 30, folder);
        Map<String, Object> settings =
                Map.of("hidden", 256, "layers", 3, "dropout", 0.3, "epochs", 1, "validation", 0.0, "sequence", 30);
        Model model = Engines.find(List.of())
                .learner("lstm", settings)
                .fit(rows.select(IntStream.range(0, ROWS).toArray()).examples(), Seed.of(1));
        double[] millis = new double[CALLS];
        for (int call = -CALLS; call < CALLS; call++) {
            Dataset one = rows.select(new int[] {Math.floorMod(call, rows.size())});
            long start = System.nanoTime();
            model.predict(one.features());
            if (call >= 0) {
                millis[call] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.println("LSTM 256x3, 30 bars, one row, " + CALLS + " calls: p50 " + at(millis, 0.5) + " ms, p90 "
                + at(millis, 0.9) + " ms, p99 " + at(millis, 0.99) + " ms, slowest "
                + Text.decimal(millis[CALLS - 1], 2) + " ms");
    }

    private static String at(double[] sorted, double share) {
        return Text.decimal(sorted[(int) (share * sorted.length)], 2);
    }
}
