package io.assay.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.AtomicFiles;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.dataset.Dataset;
import io.assay.label.LabelColumn;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;

/**
 * On which data a run was made: of each stock a hash of its recorded bars and corporate actions up to the last exit
 * among its judged rows. Later bars, and other stocks, change none of them; a corrected bar, an older one or another
 * dividend does.
 *
 * @param stocks SHA-256 by name of the stock
 */
public record RunData(Map<String, String> stocks) {
    private static final String FILE = "data.json";

    /** Copies the map. */
    public RunData {
        stocks = Map.copyOf(stocks);
    }

    /**
     * The data behind some rows.
     *
     * @param data bars as they are recorded now
     * @param rows of the stocks that are meant; those without an exit tell nothing
     * @throws io.assay.base.UsageException if one of the stocks is not there any more
     */
    public static RunData of(MarketData data, Dataset rows, Parallel parallel) {
        List<Instrument> instruments = rows.instruments();
        int[][] positions = rows.positions();
        int[] exits = rows.rows().exitDay();
        int[] last = Arrays.stream(positions)
                .mapToInt(of -> Arrays.stream(of)
                        .map(row -> exits[row])
                        .filter(exit -> exit != LabelColumn.NEVER)
                        .max()
                        .orElse(Integer.MIN_VALUE))
                .toArray();
        List<Integer> all = IntStream.range(0, last.length).boxed().toList();
        List<String> hashes = parallel.map(all, i -> hash(data, instruments.get(i), last[i]));
        Map<String, String> stocks = new TreeMap<>();
        all.forEach(i -> stocks.put(instruments.get(i).toString(), hashes.get(i)));
        return new RunData(stocks);
    }

    private static String hash(MarketData data, Instrument instrument, int last) {
        Digest digest = Digest.sha256()
                .add(data.bars(instrument).between(Integer.MIN_VALUE, last).hash());
        for (CorporateAction action : data.actions(instrument)) {
            if (action.day() <= last) {
                digest.add(action.day()).add(action.kind().name()).add(action.value());
            }
        }
        return digest.hex();
    }

    /** What a run's folder holds; empty if it was written before this was kept. */
    static Optional<RunData> in(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, RunData.class)) : Optional.empty();
    }

    /** Writes it into a run's folder. */
    static void write(Path folder, RunData data) {
        AtomicFiles.write(folder.resolve(FILE), Json.pretty(data));
    }

    /** The stocks of which {@code now} knows something else, or which are not in this, by name. */
    List<String> changed(RunData now) {
        return now.stocks().entrySet().stream()
                .filter(e -> !e.getValue().equals(stocks.get(e.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
