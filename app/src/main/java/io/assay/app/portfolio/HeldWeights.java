package io.assay.app.portfolio;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Weights that somebody holds: a CSV file with a header and lines of a symbol and a fraction of the equity. */
final class HeldWeights {
    private HeldWeights() {}

    /**
     * Reads a file.
     *
     * @param resolve the instrument of a symbol
     * @throws DataException if there is no header, a line is no symbol and number, or a symbol stands twice
     */
    static Map<Instrument, Double> read(Path file, Function<String, Instrument> resolve) {
        Map<Instrument, Double> held = new TreeMap<>();
        List<String> lines = lines(file);
        if (lines.isEmpty() || lines.get(0).matches(".*,[^,]*[0-9][^,]*")) {
            throw problem(
                    file,
                    1,
                    "the first line must be a header, such as instrument,weight",
                    lines.stream().findFirst().orElse(""));
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (fields.length != 2) {
                throw problem(file, i + 1, "a line must hold a symbol, a comma and a weight", lines.get(i));
            }
            double weight = weight(file, i + 1, fields[1]);
            if (held.put(instrument(file, i + 1, fields[0], resolve), weight) != null) {
                throw problem(file, i + 1, "each symbol may stand on one line only", fields[0]);
            }
        }
        return held;
    }

    private static Instrument instrument(Path file, int line, String symbol, Function<String, Instrument> resolve) {
        try {
            return resolve.apply(symbol.strip());
        } catch (UsageException e) {
            throw problem(file, line, "a symbol must be stored: " + e.getMessage(), symbol);
        }
    }

    private static double weight(Path file, int line, String text) {
        try {
            double weight = Double.parseDouble(text.strip());
            if (Math.abs(weight) <= 100) {
                return weight;
            }
        } catch (NumberFormatException e) {
            throw problem(file, line, "a weight must be a fraction of the equity", text);
        }
        throw problem(file, line, "a weight must be a fraction of the equity, 0.05 for 5 %", text);
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
