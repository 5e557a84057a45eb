package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.market.CorporateAction;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.SymbolChange;

/**
 * A CSV file of corporate actions with the columns {@code symbol,date,kind,value}: {@code SPLIT} (new shares per old),
 * {@code DIVIDEND} (cash a share, adjusted for splits where prices are), {@code DELISTING} (date of the last session;
 * return from the last close, -1 = nothing) and {@code SYMBOL_CHANGE} (first session under the new symbol, which is the
 * value).
 *
 * @param actions splits, dividends and delistings in the order of the file
 * @param changes listings that go on under another symbol
 * @param problems lines that could not be taken
 */
public record ActionFile(List<CorporateAction> actions, List<SymbolChange> changes, List<DataProblem> problems) {
    private static final List<String> HEADER = List.of("symbol", "date", "kind", "value");
    private static final String CHANGE = "SYMBOL_CHANGE";

    /** Copies the lists. */
    public ActionFile {
        actions = List.copyOf(actions);
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file.
     *
     * @param today epoch day; later dates are refused
     * @param resolver makes an instrument of a symbol, or throws {@link UsageException}: then the line is a problem
     * @throws DataException if the columns are others, or no line can be taken
     */
    public static ActionFile read(Path file, int today, Function<String, Instrument> resolver) {
        CsvLines lines = new CsvLines(FileBytes.of(file));
        String name = String.valueOf(file.getFileName());
        if (!lines.next()
                || !lines.texts().stream()
                        .map(t -> t.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(HEADER)) {
            throw new DataException(DataProblem.of("the first line must be " + String.join(",", HEADER))
                    .at(name, 1));
        }
        Reading reading = new Reading(name, new Dates(today, false), resolver);
        while (lines.next()) {
            reading.line(lines);
        }
        if (reading.actions.isEmpty() && reading.changes.isEmpty()) {
            throw new DataException(
                    reading.problems.isEmpty()
                            ? DataProblem.of("a file of actions must hold at least one")
                                    .at(name, 2)
                            : reading.problems.get(0));
        }
        return new ActionFile(reading.actions, reading.changes, reading.problems);
    }

    /** What was read so far. */
    private static final class Reading {
        private final String name;
        private final Dates dates;
        private final Function<String, Instrument> resolver;
        private final List<CorporateAction> actions = new ArrayList<>();
        private final List<SymbolChange> changes = new ArrayList<>();
        private final List<DataProblem> problems = new ArrayList<>();

        Reading(String name, Dates dates, Function<String, Instrument> resolver) {
            this.name = name;
            this.dates = dates;
            this.resolver = resolver;
        }

        void line(CsvLines lines) {
            List<String> fields = lines.texts();
            if (fields.size() != HEADER.size()) {
                problem(lines, "a line must have 4 fields", fields.get(0), String.valueOf(fields.size()));
                return;
            }
            byte[] date = fields.get(1).getBytes(StandardCharsets.ISO_8859_1);
            int day = dates.parse(date, 0, date.length);
            if (day == Dates.NONE) {
                problem(lines, "the date must be a day of the calendar, not to come", fields.get(0), fields.get(1));
                return;
            }
            try {
                Instrument instrument = resolver.apply(fields.get(0));
                String kind = fields.get(2).toUpperCase(Locale.ROOT);
                if (kind.equals(CHANGE)) {
                    change(lines, instrument, day, fields.get(3));
                } else {
                    action(lines, instrument, day, fields);
                }
            } catch (UsageException e) {
                problem(lines, String.valueOf(e.getMessage()), fields.get(0), fields.get(2));
            }
        }

        private void change(CsvLines lines, Instrument from, int day, String symbol) {
            Instrument to = symbol.contains(":")
                    ? Instrument.parse(symbol.toUpperCase(Locale.ROOT))
                    : new Instrument(from.market(), symbol.toUpperCase(Locale.ROOT));
            if (to.equals(from) || !to.market().equals(from.market())) {
                problem(lines, "the new symbol must be another one of the same market", from.toString(), symbol);
            } else {
                changes.add(new SymbolChange(from, to, day));
            }
        }

        private void action(CsvLines lines, Instrument instrument, int day, List<String> fields) {
            String text = fields.get(3);
            double value = number(text);
            for (CorporateAction.Kind kind : CorporateAction.Kind.values()) {
                if (kind.name().equalsIgnoreCase(fields.get(2))) {
                    CorporateAction action = new CorporateAction(instrument, day, kind, value);
                    if (isPossible(action)) {
                        actions.add(action);
                    } else {
                        problem(lines, rule(kind), instrument.toString(), text);
                    }
                    return;
                }
            }
            problem(
                    lines,
                    "the kind must be SPLIT, DIVIDEND, DELISTING or SYMBOL_CHANGE",
                    instrument.toString(),
                    fields.get(2));
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        private static boolean isPossible(CorporateAction action) {
            double value = action.value();
            return switch (action.kind()) {
                case SPLIT -> value > 0 && value < Double.POSITIVE_INFINITY;
                case DIVIDEND -> value >= 0 && value < Double.POSITIVE_INFINITY;
                case DELISTING -> Delisting.isPossible(action);
            };
        }

        private static String rule(CorporateAction.Kind kind) {
            return switch (kind) {
                case SPLIT -> "a split ratio must be above 0";
                case DIVIDEND -> "a dividend must not be below 0";
                case DELISTING -> "a delisting return must be >= -1";
            };
        }

        private void problem(CsvLines lines, String rule, String symbol, String value) {
            problems.add(DataProblem.of(rule)
                    .at(name, lines.line())
                    .withSymbol(symbol)
                    .withValue(value));
        }
    }
}
