package io.assay.market.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.source.Layout.Slot;
import io.assay.market.source.Markets.Placed;

/** Turns the bytes of one bar file into series. Made for one file, used by one thread. */
final class BarText {
    private static final int TYPICAL_ROW = 48;
    private static final int PRICES = 5;
    private static final int VOLUME = 5;
    private static final int CLOSE = 3;

    private final byte[] bytes;
    private final String source;
    private final ReadOptions options;
    private final Layout layout;
    private final PriceBasis basis;
    private final DayOrder order;
    private final Dates dates;
    private final CsvLines lines;
    private final double[] row = new double[BarCollector.COLUMNS];
    private final Map<Instrument, BarCollector> collectors = new LinkedHashMap<>();
    private final Map<Instrument, Market> markets = new LinkedHashMap<>();
    private byte[] lastSymbol = {};

    private BarText(byte[] bytes, String source, ReadOptions options) {
        this.bytes = bytes;
        this.source = source;
        this.options = options;
        this.layout = new Detector(source, options).detect(bytes);
        this.basis = basis(layout.format(), options);
        this.order = DayOrder.of(bytes, layout.headerLines(), layout.date());
        this.dates = new Dates(options.today(), order.dayFirst());
        this.lines = new CsvLines(bytes);
    }

    /** Reads all symbols of a file; {@code source} is its name. */
    static List<ParsedBars> read(byte[] bytes, String source, ReadOptions options) {
        return new BarText(bytes, source, options).read();
    }

    private List<ParsedBars> read() {
        if (options.format() == null) {
            refuseWhatIsNeverTraded();
        }
        for (int i = 0; i < layout.headerLines(); i++) {
            lines.next();
        }
        if (layout.symbol() >= 0) {
            readByColumn();
        } else {
            readSideBySide();
        }
        return results();
    }

    /** Every row has the bars of the same instruments, mostly of one. */
    private void readSideBySide() {
        List<BarCollector> targets = new ArrayList<>();
        for (Slot slot : layout.slots()) {
            String ticker = slot.ticker();
            targets.add(collector(ticker == null ? SymbolNames.ofFile(source) : ticker));
        }
        while (lines.next()) {
            for (int i = 0; i < targets.size(); i++) {
                take(targets.get(i), layout.slots().get(i).columns());
            }
        }
    }

    /** A column names the instrument of each row. */
    private void readByColumn() {
        int[] columns = layout.slots().get(0).columns();
        BarCollector target = collectorOfFirstSymbol();
        while (lines.next()) {
            if (lines.fields() > layout.symbol() && !isLastSymbol()) {
                int from = lines.start(layout.symbol());
                lastSymbol = Arrays.copyOfRange(bytes, from, lines.end(layout.symbol()));
                try {
                    target = collector(lines.text(layout.symbol()));
                } catch (DataException e) {
                    target.reject(at("the row must name its symbol: " + e.getMessage()));
                    lastSymbol = new byte[0];
                    continue;
                }
            }
            take(target, columns);
        }
    }

    /** Whom to charge with rows before the first readable symbol: the first symbol that can be read. */
    private BarCollector collectorOfFirstSymbol() {
        CsvLines ahead = new CsvLines(bytes);
        for (int i = 0; i < layout.headerLines(); i++) {
            ahead.next();
        }
        DataException why = new DataException(
                DataProblem.of("the file has a header and no rows").at(source, 1));
        while (ahead.next()) {
            if (ahead.fields() > layout.symbol()) {
                try {
                    return collector(ahead.text(layout.symbol()));
                } catch (DataException e) {
                    why = e;
                }
            }
        }
        throw why;
    }

    private boolean isLastSymbol() {
        int from = lines.start(layout.symbol());
        return lastSymbol.length > 0
                && Arrays.equals(bytes, from, lines.end(layout.symbol()), lastSymbol, 0, lastSymbol.length);
    }

    private BarCollector collector(String symbol) {
        Placed placed = SymbolNames.place(symbol, layout.format(), options, source);
        Instrument instrument = new Instrument(placed.market().code(), placed.symbol());
        if (options.format() == null && placed.symbol().startsWith("^")) {
            throw new DataException(index("'^' marks indices").withSymbol(instrument.toString()));
        }
        markets.put(instrument, placed.market());
        return collectors.computeIfAbsent(
                instrument, i -> new BarCollector(source, i, collectors.isEmpty() ? bytes.length / TYPICAL_ROW : 16));
    }

    private void take(BarCollector target, int[] columns) {
        if (!hasWidth()) {
            target.reject(at("a row must have " + layout.width() + " fields like the first line")
                    .withValue(lines.fields() + " fields"));
            return;
        }
        int missing = 0;
        int priced = 0;
        int garbage = Layout.NONE;
        for (int role = 0; role < BarCollector.COLUMNS; role++) {
            int column = columns[role];
            if (column == Layout.NONE) {
                row[role] = Double.NaN;
                continue;
            }
            double value = number(column);
            row[role] = value;
            priced += role < PRICES ? 1 : 0;
            if (Double.isNaN(value) && Decimals.isMissing(bytes, lines.start(column), lines.end(column))) {
                missing += role < PRICES ? 1 : 0;
            } else if (Double.isNaN(value) || Double.isInfinite(value)) {
                garbage = role;
            }
        }
        if (missing == priced) {
            target.empty(lines.line());
            return;
        }
        if (columns[4] == Layout.NONE) {
            row[4] = row[3];
        }
        judge(target, columns, garbage, missing);
    }

    private void judge(BarCollector target, int[] columns, int garbage, int missing) {
        int day = dates.parse(bytes, lines.start(layout.date()), lines.end(layout.date()));
        if (day == Dates.NONE) {
            target.reject(at("the date must be a day of the calendar from 1800 to " + Days.text(options.today()))
                    .withValue(lines.text(layout.date())));
        } else if (garbage != Layout.NONE) {
            target.reject(at(Layout.roleName(garbage) + " must be a finite number")
                    .on(Days.date(day))
                    .withValue(lines.text(columns[garbage])));
        } else if (missing > 0) {
            target.reject(
                    at("a bar must have all of its prices").on(Days.date(day)).withValue(missing + " missing"));
        } else {
            target.add(day, row, lines.line());
        }
    }

    private double number(int column) {
        int from = lines.start(column);
        int to = lines.end(column);
        double value = Decimals.parse(bytes, from, to);
        return Double.isNaN(value) && layout.format().grouped() ? Decimals.parseGrouped(bytes, from, to) : value;
    }

    /** Whether there are as many fields as in the header; empty ones beyond it (a trailing comma) do not count. */
    private boolean hasWidth() {
        int fields = lines.fields();
        while (fields > layout.width() && lines.start(fields - 1) == lines.end(fields - 1)) {
            fields--;
        }
        return fields == layout.width();
    }

    private DataProblem at(String rule) {
        return DataProblem.of(rule).at(source, lines.line());
    }

    private List<ParsedBars> results() {
        List<ParsedBars> results = new ArrayList<>();
        List<DataProblem> refused = new ArrayList<>();
        collectors.forEach((instrument, collector) ->
                refusal(collector).ifPresentOrElse(refused::add, () -> results.add(result(instrument, collector))));
        if (results.isEmpty()) {
            throw new DataException(refused.get(0));
        }
        if (!refused.isEmpty()) {
            results.set(0, results.get(0).withMore(refused));
        }
        return results;
    }

    /** Why there is nothing to take of a symbol, if so. */
    private Optional<DataProblem> refusal(BarCollector collector) {
        String name = collector.instrument().toString();
        if (collector.rows() == 0) {
            return Optional.of(DataProblem.of("the file must have rows below its header")
                    .at(source, 1)
                    .withSymbol(name));
        }
        if (collector.readable() == 0) {
            return Optional.of(DataProblem.of("none of " + collector.rows() + " rows is a bar; first: "
                            + collector.firstProblem().sentence())
                    .at(source, 0)
                    .withSymbol(name));
        }
        return Optional.empty();
    }

    /** Refuses a file with a column for the volume and prices but nowhere a volume: shares are traded, indices not. */
    private void refuseWhatIsNeverTraded() {
        int[] columns = layout.slots().get(0).columns();
        int volume = columns[VOLUME];
        boolean priced = false;
        CsvLines ahead = new CsvLines(bytes);
        for (int i = 0; i < layout.headerLines(); i++) {
            ahead.next();
        }
        while (ahead.next()) {
            if (ahead.fields() >= layout.width() && volume >= 0) {
                boolean traded = !isMissing(ahead, volume);
                priced |= !isMissing(ahead, columns[CLOSE]);
                if (traded) {
                    return;
                }
            }
        }
        if (priced) {
            throw new DataException(index("there is a column for the volume and no row has one"));
        }
    }

    private boolean isMissing(CsvLines at, int column) {
        return Decimals.isMissing(bytes, at.start(column), at.end(column));
    }

    private DataProblem index(String evidence) {
        return DataProblem.of("an index or a rate must not be imported as if it could be bought (" + evidence + ")")
                .at(source, 0)
                .withFix("name the layout with --format to read it all the same");
    }

    private ParsedBars result(Instrument instrument, BarCollector collector) {
        if (order.guessed()) {
            String read = order.dayFirst() ? "day, month, year" : "month, day, year";
            collector.note(DataProblem.of("day and month cannot be told apart in this file; dates are read as " + read)
                    .at(source, 0));
        }
        Market market = Objects.requireNonNull(markets.get(instrument));
        BarSeries bars = collector.series(basis);
        String why = options.basis() == null ? layout.format().basisWhy() : "the user says so";
        ImportNotes notes = collector.notes(layout.format().name());
        return new ParsedBars(bars, market, market.currency(), why, notes, collector.problems());
    }

    private static PriceBasis basis(BarFormat format, ReadOptions options) {
        PriceBasis given = options.basis() != null ? options.basis() : format.basis();
        if (given == null) {
            throw new UsageException("the format '" + format.name()
                    + "' does not tell what the prices mean; say so with --basis RAW, SPLIT_ADJUSTED or TOTAL_RETURN");
        }
        return given;
    }
}
