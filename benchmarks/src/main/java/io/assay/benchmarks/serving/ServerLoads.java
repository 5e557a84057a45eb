package io.assay.benchmarks.serving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.store.MarketStore;

/**
 * Loads on a server that runs beside: warm single predictions by a timetable at 500 and 2,000 a second, batches, bars
 * that are brought along, days that have to be made first, and as much as it takes. Arguments: workspace, port, seconds
 * a load.
 */
public final class ServerLoads {
    private static final int CONNECTIONS = 64;
    private static final int BATCH = 10;
    private static final int COLD_DAYS = 40;

    private ServerLoads() {}

    /** Runs all loads and prints a table. */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[1]);
        double seconds = Double.parseDouble(args[2]);
        try (MarketStore store = MarketStore.open(Path.of(args[0]))) {
            int last =
                    store.listings().stream().mapToInt(Listing::lastDay).max().orElseThrow();
            List<Instrument> stocks = store.listings().stream()
                    .filter(l -> l.lastDay() == last)
                    .map(Listing::instrument)
                    .toList();
            List<byte[]> warm =
                    stocks.stream().map(i -> OpenLoop.get("/v1/predict/" + i)).toList();
            System.out.println(OpenLoop.Result.head());
            print(OpenLoop.run(new OpenLoop.Load("warming up (not counted)", 1_000, 10, CONNECTIONS), port, warm));
            print(OpenLoop.run(new OpenLoop.Load("warm, 500 a second", 500, seconds, CONNECTIONS), port, warm));
            print(OpenLoop.run(new OpenLoop.Load("warm, 2,000 a second", 2_000, seconds, CONNECTIONS), port, warm));
            print(OpenLoop.run(
                    new OpenLoop.Load("warm, as many as it takes", 0, seconds / 3, CONNECTIONS), port, warm));
            print(OpenLoop.run(
                    new OpenLoop.Load("batches of 10, 50 a second", 50, seconds / 3, CONNECTIONS),
                    port,
                    batches(stocks)));
            List<byte[]> brought =
                    stocks.stream().limit(20).map(i -> brought(store.bars(i))).toList();
            print(OpenLoop.run(
                    new OpenLoop.Load("posted bars, 2 a second", 2, seconds / 3, CONNECTIONS), port, brought));
            print(OpenLoop.run(
                    new OpenLoop.Load("other days, uncached, 1 a second", 1, seconds / 3, 8),
                    port,
                    days(store, stocks)));
            print(OpenLoop.run(
                    new OpenLoop.Load("posted bars, as many as it takes", 0, seconds / 3, CONNECTIONS), port, brought));
        }
    }

    private static void print(OpenLoop.Result result) {
        System.out.println(result.line());
    }

    private static List<byte[]> batches(List<Instrument> stocks) {
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from + BATCH <= stocks.size(); from += BATCH) {
            String asked = stocks.subList(from, from + BATCH).stream()
                    .map(i -> "{\"symbol\":\"" + i + "\"}")
                    .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
            batches.add(OpenLoop.post("/v1/predict", asked));
        }
        return batches;
    }

    private static byte[] brought(BarSeries series) {
        String bars = IntStream.range(Math.max(0, series.size() - 1_000), series.size())
                .mapToObj(i -> "{\"date\":\"" + Days.text(series.days()[i]) + "\",\"open\":" + series.open()[i]
                        + ",\"high\":" + series.high()[i] + ",\"low\":" + series.low()[i] + ",\"close\":"
                        + series.close()[i] + ",\"adjustedClose\":" + series.adjustedClose()[i] + ",\"volume\":"
                        + series.volume()[i] + "}")
                .collect(Collectors.joining(","));
        return OpenLoop.post("/v1/predict", "{\"symbol\":\"" + series.instrument() + "\",\"bars\":[" + bars + "]}");
    }

    private static List<byte[]> days(MarketStore store, List<Instrument> stocks) {
        Instrument first = stocks.get(0);
        int[] days = store.bars(first).days();
        return IntStream.range(1, COLD_DAYS)
                .mapToObj(back ->
                        OpenLoop.get("/v1/predict/" + first + "?date=" + Days.text(days[days.length - 1 - back])))
                .toList();
    }
}
