package io.assay.market.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;

/** A reader of three known layouts, so that the audit is tested without the readers users have. */
final class RealFiles {
    private RealFiles() {}

    /** Where a layout keeps what: index of date, open, high, low, close, adjusted close, volume. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into the positions
    enum Layout {
        US(0, 1, 2, 3, 4, 5, 6),
        INDIA(1, 3, 4, 5, 6, 6, 7),
        KENYA(0, 1, 2, 3, 4, 4, 5);

        private final int[] at;

        Layout(int... at) {
            this.at = at;
        }
    }

    static MemoryMarket folder(Path folder, String market, Layout layout) {
        MemoryMarket data = new MemoryMarket();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().filter(f -> isBars(f, layout)).forEach(f -> add(data, f, market, layout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    private static boolean isBars(Path file, Layout layout) {
        return layout != Layout.KENYA || lines(file).get(0).startsWith("Date, Open");
    }

    private static void add(MemoryMarket data, Path file, String market, Layout layout) {
        List<String> lines = lines(file);
        TreeMap<Integer, double[]> rows = new TreeMap<>();
        int empty = 0;
        int first = lines.get(0).startsWith("Date") || lines.get(0).startsWith(",") ? 1 : 0;
        for (String line : lines.subList(first, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[1].equals("null")) {
                empty++;
                continue;
            }
            double[] row = new double[6];
            for (int c = 0; c < 6; c++) {
                row[c] = Double.parseDouble(cells[layout.at[c + 1]].strip());
            }
            if (rows.put(day(cells[layout.at[0]].strip()), row) != null) {
                throw new IllegalStateException("a day twice in " + file);
            }
        }
        String symbol = file.getFileName().toString().replace(".csv.gz", "");
        double[][] columns = new double[6][rows.size()];
        int i = 0;
        for (double[] row : rows.values()) {
            for (int c = 0; c < 6; c++) {
                columns[c][i] = row[c];
            }
            i++;
        }
        BarSeries bars = BarSeries.of(
                new Instrument(market, symbol),
                PriceBasis.SPLIT_ADJUSTED,
                rows.keySet().stream().mapToInt(d -> d).toArray(),
                new BarSeries.Columns(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]));
        ImportNotes notes = new ImportNotes(
                file.getFileName().toString(), layout.name(), lines.size() - 1, 0, 0, 0, empty, 0, List.of());
        data.add(bars, List.of(), List.of(notes));
    }

    private static int day(String text) {
        if (text.charAt(2) != '/') {
            return (int) LocalDate.parse(text).toEpochDay();
        }
        int year = Integer.parseInt(text.substring(6));
        return (int) LocalDate.of(
                        year > 50 ? 1900 + year : 2000 + year,
                        Integer.parseInt(text.substring(0, 2)),
                        Integer.parseInt(text.substring(3, 5)))
                .toEpochDay();
    }

    private static List<String> lines(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
