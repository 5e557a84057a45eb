package io.assay.market.filing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.source.CsvRows;

/** A file of figures, one a row. What cannot be meant refuses the file: whoever wrote it can mend it. */
final class FigureRows {
    static final List<String> COLUMNS = List.of("symbol", "concept", "start", "end", "known", "value");
    static final List<String> REQUIRED = List.of("symbol", "concept", "end", "known", "value");

    private static final int START = 2;
    private static final String CONCEPT = "[A-Za-z][A-Za-z0-9]*";

    private final String file;
    private final FilingFile.Options options;
    private final Set<List<Object>> seen = new HashSet<>();

    private FigureRows(String file, FilingFile.Options options) {
        this.file = file;
        this.options = options;
    }

    static FilingsRead read(CsvRows rows, List<String> columns, FilingFile.Options options) {
        FigureRows reading = new FigureRows(rows.file(), options);
        List<Filing> filings = new ArrayList<>();
        int[] wanted = COLUMNS.stream().mapToInt(columns::indexOf).toArray();
        rows.read(wanted, (line, fields) -> filings.add(reading.filing(line, fields)));
        if (filings.isEmpty()) {
            throw new DataException(DataProblem.of("the file must hold rows, it holds a header alone")
                    .at(rows.file(), 1)
                    .withFix("fetch it again"));
        }
        return new FilingsRead(rows.file(), filings, filings.size(), Map.of());
    }

    private Filing filing(long line, String[] fields) {
        if (!fields[1].matches(CONCEPT)) {
            throw problem(line, "a concept must be a name of the us-gaap taxonomy, letters and digits", fields[1]);
        }
        int end = day(line, "end", fields[3]);
        int start = fields[START].isEmpty() ? end : day(line, "start", fields[START]);
        int known = day(line, "known", fields[4]);
        if (start > end) {
            throw problem(line, "'start' must not be after 'end'", fields[START] + " and " + fields[3]);
        }
        if (known < end) {
            throw problem(line, "a figure cannot be known before its period ends, on " + fields[3], fields[4]);
        }
        if (known > options.today()) {
            throw problem(line, "'known' must not be in the future", fields[4]);
        }
        Instrument instrument = instrument(line, fields[0]);
        if (!seen.add(List.of(instrument, fields[1], start, end, known))) {
            throw problem(line, "each figure must come once with each day on which it became known", fields[4]);
        }
        return new Filing(instrument, fields[1], start, end, known, value(line, fields[5]));
    }

    private Instrument instrument(long line, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw problem(line, "each row must name a symbol", text);
        }
        try {
            return Instrument.parse(name.indexOf(':') >= 0 ? name : options.market() + ":" + name);
        } catch (UsageException e) {
            throw new DataException(
                    DataProblem.of(String.valueOf(e.getMessage())).at(file, line), e);
        }
    }

    private int day(long line, String column, String text) {
        try {
            return Days.parse(text);
        } catch (UsageException e) {
            throw new DataException(
                    DataProblem.of("'" + column + "' must read YYYY-MM-DD")
                            .at(file, line)
                            .withValue(text),
                    e);
        }
    }

    private double value(long line, String text) {
        return Figure.parse(text).orElseThrow(() -> problem(line, "'value' must be a number without separators", text));
    }

    private DataException problem(long line, String rule, String value) {
        return new DataException(DataProblem.of(rule).at(file, line).withValue(value));
    }
}
