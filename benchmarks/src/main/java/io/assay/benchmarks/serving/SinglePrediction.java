package io.assay.benchmarks.serving;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.experiment.Wiring;
import io.assay.experiment.trade.PreparedStock;
import io.assay.experiment.trade.SignalsToday;
import io.assay.market.Listing;
import io.assay.model.Engines;
import io.assay.proof.ProofGate;
import io.assay.signal.SignalRule;
import io.assay.store.MarketStore;

/**
 * How long one prediction takes inside, from the question to the whole answer with its interval, on rows that are
 * ready. Arguments: workspace, name of the load, number of predictions.
 */
public final class SinglePrediction {
    private static final double MICROS = 1e3;

    private SinglePrediction() {}

    /** Measures and prints a line. */
    public static void main(String[] args) {
        int count = Integer.parseInt(args[2]);
        Path workspace = Path.of(args[0]);
        try (MarketStore store = MarketStore.open(workspace)) {
            Engines engines = Engines.find(List.of());
            long begun = System.nanoTime();
            Wiring wiring = new Wiring(
                    workspace, store, engines, new Parallel(2), Progress.NONE, Clock.systemUTC(), ProofGate.required());
            SignalsToday signals = new SignalsToday(wiring, SignalRule.STANDARD, SignalsToday.USUAL);
            List<PreparedStock> stocks = wiring
                    .parallel()
                    .map(store.listings().stream().map(Listing::instrument).toList(), signals::prepared)
                    .stream()
                    .filter(stock -> stock.asked().isPresent())
                    .toList();
            double ready = (System.nanoTime() - begun) / 1e9;
            long first = System.nanoTime();
            String model = signals.answer(stocks.get(0)).signal().orElseThrow().modelId();
            double firstMillis = (System.nanoTime() - first) / 1e6;
            double[] micros = new double[count];
            for (int i = 0; i < 2 * count; i++) {
                long at = System.nanoTime();
                signals.answer(stocks.get(i % stocks.size()));
                // The first half warms up the compiler.
                micros[i % count] = (System.nanoTime() - at) / MICROS;
            }
            Arrays.sort(micros);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %s: p50 %.0f us, p99 %.0f us, max %.0f us of %d; %d stocks ready in %.1f s; first %.1f ms%n",
                    args[1],
                    model,
                    micros[count / 2],
                    micros[count * 99 / 100],
                    micros[count - 1],
                    count,
                    stocks.size(),
                    ready,
                    firstMillis);
        }
    }
}
