package io.assay.app.trade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.market.Instrument;

/** What somebody holds: a CSV file with a header and lines of a symbol and a number of shares. */
final class Positions {
    private Positions() {}

    /**
     * Reads a file.
     *
     * @param resolve the instrument of a symbol
     * @throws DataException if there is no header, a line is no symbol and number, or a symbol stands twice
     */
    static Map<Instrument, BigDecimal> read(Path file, Function<String, Instrument> resolve) {
        Map<Instrument, BigDecimal> held = new TreeMap<>();
        List<String> lines = lines(file);
        requireHeader(file, lines);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] fields = lines.get(i).split(",", -1);
            if (fields.length != 2) {
                throw problem(file, i + 1, "a line must hold a symbol, a comma and a number of shares", lines.get(i));
            }
            BigDecimal before = held.put(instrument(file, i + 1, fields[0], resolve), shares(file, i + 1, fields[1]));
            if (before != null) {
                throw problem(file, i + 1, "each symbol may stand on one line only", fields[0]);
            }
        }
        return held;
    }

    /** A first line that holds a position would be lost without a word, and the shares bought again. */
    private static void requireHeader(Path file, List<String> lines) {
        if (lines.isEmpty() || lines.get(0).matches(".*,[^,]*[0-9][^,]*")) {
            throw problem(
                    file,
                    1,
                    "the first line must be a header, such as symbol,shares",
                    lines.stream().findFirst().orElse(""));
        }
    }

    private static Instrument instrument(Path file, int line, String symbol, Function<String, Instrument> resolve) {
        try {
            return resolve.apply(symbol.strip());
        } catch (UsageException e) {
            throw problem(file, line, "a symbol must be stored: " + e.getMessage(), symbol);
        }
    }

    private static BigDecimal shares(Path file, int line, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw problem(file, line, "shares must be a number", text);
        }
    }

    private static DataException problem(Path file, int line, String rule, String value) {
        return new DataException(DataProblem.of(rule).at(file.toString(), line).withValue(value));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
