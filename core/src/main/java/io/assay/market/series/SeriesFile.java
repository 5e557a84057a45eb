package io.assay.market.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.Series;
import io.assay.market.source.DatedColumns;

/**
 * Outside series from a CSV file of dates and numbers, one series a column. A column is named after the file, with its
 * own name behind a dot unless that says nothing ({@code value}), or by its own name if that is one whose days of
 * publication are recorded ({@code CPIAUCSL}). When each value became known is told, in this order, by a column of the
 * file, by the user, by the recorded publications, or, of files of prices, by what was traded ({@link SessionEnd}).
 */
public final class SeriesFile {
    private static final Set<String> PRICES =
            Set.of("open", "high", "low", "close", "adj close", "adj_close", "adjclose", "volume");
    private static final String CLOSE = "close";
    private static final String NAME = "[A-Z0-9^=._&-]+";

    private SeriesFile() {}

    /**
     * What the user says of files.
     *
     * @param today epoch day on which is read: nothing in a file may be later
     * @param knownAfter days from a value's date to the close at which it can be used; empty: it is found out
     */
    public record Options(int today, OptionalInt knownAfter) {
        /** Everything is found out. */
        public static Options on(int today) {
            return new Options(today, OptionalInt.empty());
        }
    }

    /**
     * Reads a file.
     *
     * @return its series, those without a value left out, in the order of the columns
     * @throws DataException if it is no such file, a day comes twice, or it cannot be told when its values became known
     */
    public static List<PublishedSeries> read(Path file, Options options) {
        return of(DatedColumns.read(file, options.today()), stem(file), options);
    }

    /**
     * The series of columns that were read already.
     *
     * @param stem what columns are named after
     */
    static List<PublishedSeries> of(DatedColumns columns, String stem, Options options) {
        requireOnce(columns);
        boolean prices = columns.names().stream().map(SeriesFile::lower).allMatch(PRICES::contains)
                && columns.names().stream().map(SeriesFile::lower).anyMatch(CLOSE::equals);
        List<PublishedSeries> all = new ArrayList<>();
        for (int c = 0; c < columns.names().size(); c++) {
            String name = name(stem, columns.names().get(c));
            if (!name.matches(NAME)) {
                throw new DataException(DataProblem.of("the name of a series must be letters, digits and ^=._&-")
                        .at(columns.file(), 1)
                        .withValue(name)
                        .withFix("rename the file or the column"));
            }
            Optional<PublishedSeries> series =
                    series(new Column(columns, c, stem, name), columns.saysWhenKnown(), prices, options);
            series.ifPresent(all::add);
        }
        return all;
    }

    /** One column of a file. */
    private record Column(DatedColumns from, int number, String stem, String name) {
        int[] rows() {
            double[] values = from.values()[number];
            return IntStream.range(0, values.length)
                    .filter(row -> !Double.isNaN(values[row]))
                    .toArray();
        }
    }

    private static Optional<PublishedSeries> series(Column column, boolean told, boolean prices, Options options) {
        int[] rows = column.rows();
        if (rows.length == 0) {
            return Optional.empty();
        }
        if (told) {
            return Optional.of(new PublishedSeries(
                    sorted(column, rows, true, row -> column.from().known()[row]),
                    "as the file says",
                    column.from().file()));
        }
        Publication publication = publication(column, prices, options);
        return Optional.of(new PublishedSeries(
                sorted(
                        column,
                        rows,
                        publication.kept(),
                        row -> publication.known(column.from().day()[row])),
                publication.text(),
                column.from().file()));
    }

    private static Publication publication(Column column, boolean prices, Options options) {
        if (options.knownAfter().isPresent()) {
            return Publication.after(options.knownAfter().getAsInt());
        }
        return Publications.all()
                .of(column.name())
                .or(() -> prices ? Optional.of(ofPrices(column)) : Optional.empty())
                .orElseThrow(() -> new DataException(DataProblem.of("it cannot be told when the values of "
                                + column.name() + " became known: nothing is recorded of it")
                        .at(column.from().file(), 1)
                        .withFix("--known-after DAYS says how long after its date a value is out at the latest; or add"
                                + " a column 'known'")));
    }

    private static Publication ofPrices(Column column) {
        return Publication.ofDaily(SessionEnd.daysAfter(column.stem()), isKept(column.name()));
    }

    /** An index is not restated; the price of a fund is, by every dividend and split that follows. */
    private static boolean isKept(String name) {
        return (name.startsWith("^") || name.startsWith("VIX")) && !name.contains("ADJ");
    }

    private interface Known {
        int of(int row);
    }

    private static Series sorted(Column column, int[] rows, boolean vintages, Known known) {
        int[] day = column.from().day();
        List<Integer> order = IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> known.of(row)).thenComparingInt(row -> day[row]))
                .toList();
        requireAfter(column, order, known);
        return Series.of(
                column.name(),
                vintages,
                order.stream().mapToInt(row -> day[row]).toArray(),
                order.stream().mapToInt(known::of).toArray(),
                order.stream()
                        .mapToDouble(row -> column.from().values()[column.number()][row])
                        .toArray());
    }

    private static void requireAfter(Column column, List<Integer> rows, Known known) {
        for (int row : rows) {
            if (known.of(row) < column.from().day()[row]) {
                throw new DataException(DataProblem.of("a value cannot be known before the period it describes begins")
                        .at(column.from().file(), column.from().line()[row])
                        .on(Days.date(column.from().day()[row]))
                        .withValue(Days.text(known.of(row))));
            }
        }
    }

    /** Without a column that tells revisions apart each day may come once. */
    private static void requireOnce(DatedColumns columns) {
        Set<Long> seen = new HashSet<>();
        for (int row = 0; row < columns.rows(); row++) {
            long known = columns.saysWhenKnown() ? columns.known()[row] : 0;
            if (!seen.add(((long) columns.day()[row] << 32) | (known & 0xFFFFFFFFL))) {
                throw new DataException(DataProblem.of("each day must come once")
                        .at(columns.file(), columns.line()[row])
                        .on(Days.date(columns.day()[row]))
                        .withFix("take one of the lines out"));
            }
        }
    }

    private static String name(String stem, String column) {
        String own = column.toUpperCase(Locale.ROOT).replace(' ', '_');
        if (own.equals("VALUE") || own.equals(stem)) {
            return stem;
        }
        return Publications.all().of(own).isPresent() ? own : stem + "." + own;
    }

    /** The file's name without its endings and without how often it is written. */
    private static String stem(Path file) {
        return String.valueOf(file.getFileName())
                .toUpperCase(Locale.ROOT)
                .replaceFirst("\\.GZ$", "")
                .replaceFirst("\\.(CSV|TXT)$", "")
                .replaceFirst("[-_](DAILY|WEEKLY|MONTHLY|HISTORY)$", "");
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
