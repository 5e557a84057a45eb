package io.assay.market.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/**
 * Numbers by day: what stands in a CSV file with a header, whose first column of dates says which day or period a row
 * describes, and another one, if there is one, on which day that became known. Plain or packed with gzip; dates in
 * every form that bars come in; rows in any order.
 *
 * @param file its name, for messages
 * @param line where each row stands, counted from 1
 * @param day epoch day of each row, as the file dates it
 * @param known epoch day on which each row became known; empty if the file has no such column
 * @param names of the number columns, as the header writes them
 * @param values by column and row; NaN where the file says nothing ({@code .}, {@code NA} or nothing at all)
 */
public record DatedColumns(String file, int[] line, int[] day, int[] known, List<String> names, double[][] values) {
    private static final Set<String> DAYS =
            Set.of("date", "datetime", "observation_date", "period", "day", "timestamp", "time");
    private static final Set<String> KNOWN =
            Set.of("known", "released", "release_date", "published", "realtime_start", "vintage", "vintage_date");

    /** Copies the list. */
    public DatedColumns {
        names = List.copyOf(names);
    }

    /** Number of rows. */
    public int rows() {
        return day.length;
    }

    /** Whether the file says when each row became known. */
    public boolean saysWhenKnown() {
        return known.length == day.length && known.length > 0;
    }

    /**
     * The same rows with some of the columns.
     *
     * @param columns positions among the number columns
     * @param newNames what they are called, in that order
     */
    public DatedColumns only(List<Integer> columns, List<String> newNames) {
        double[][] chosen = columns.stream().map(c -> values[c]).toArray(double[][]::new);
        return new DatedColumns(file, line, day, known, newNames, chosen);
    }

    /**
     * Reads a file.
     *
     * @param today epoch day on which is read: no row may be later
     * @throws DataException if it is no such file, or a line is broken off, or a field is no date or number
     */
    public static DatedColumns read(Path file, int today) {
        return read(String.valueOf(file.getFileName()), FileBytes.of(file), today);
    }

    /** The same from what was read already, for example an answer of a server. */
    public static DatedColumns read(String source, byte[] bytes, int today) {
        PlainText.require(source, "a file of series", bytes);
        CsvLines lines = new CsvLines(bytes);
        if (!lines.next()) {
            throw new DataException(DataProblem.of("the file must hold a header and rows, it is empty")
                    .at(source, 0)
                    .withFix("fetch it again"));
        }
        return new Reading(source, bytes, today, Header.of(source, lines.texts())).read(lines);
    }

    /** Which column is what. */
    private record Header(int date, int known, int[] numbers, List<String> names) {
        static Header of(String source, List<String> columns) {
            List<String> lower = columns.stream()
                    .map(c -> c.strip().toLowerCase(Locale.ROOT))
                    .toList();
            int date = first(lower, DAYS);
            int known = first(lower, KNOWN);
            int[] numbers = IntStream.range(0, columns.size())
                    .filter(c -> c != date && c != known)
                    .toArray();
            if (date < 0 || numbers.length == 0) {
                throw new DataException(DataProblem.of("a file of series must name a column of dates ("
                                + String.join(", ", DAYS.stream().sorted().toList())
                                + ") and at least one of numbers in its first line")
                        .at(source, 1)
                        .withValue(PlainText.shortened(String.join(",", columns))));
            }
            List<String> names =
                    Arrays.stream(numbers).mapToObj(c -> columns.get(c).strip()).toList();
            return new Header(date, known, numbers, names);
        }

        private static int first(List<String> names, Set<String> wanted) {
            return IntStream.range(0, names.size())
                    .filter(c -> wanted.contains(names.get(c)))
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** One file being read. */
    private record Reading(String source, byte[] bytes, int today, Header header) {
        DatedColumns read(CsvLines lines) {
            Dates dates = new Dates(today, DayOrder.of(bytes, 1, header.date()).dayFirst());
            List<int[]> days = new ArrayList<>();
            List<double[]> rows = new ArrayList<>();
            int width = 1 + Math.max(header.known(), Math.max(header.date(), last(header.numbers())));
            while (lines.next()) {
                if (lines.fields() != width) {
                    throw new DataException(DataProblem.of("a line must have as many fields as the header, " + width)
                            .at(source, lines.line())
                            .withValue(String.valueOf(lines.fields()))
                            .withFix("if it is the last line, the file was broken off: fetch it again"));
                }
                int day = date(dates, lines, header.date());
                int known = header.known() < 0 ? day : date(dates, lines, header.known());
                days.add(new int[] {(int) lines.line(), day, known});
                rows.add(Arrays.stream(header.numbers())
                        .mapToDouble(c -> number(lines, c))
                        .toArray());
            }
            if (rows.isEmpty()) {
                throw new DataException(DataProblem.of("the file must hold rows, it holds a header alone")
                        .at(source, 1)
                        .withFix("fetch it again"));
            }
            double[][] values = new double[header.numbers().length][rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                for (int c = 0; c < values.length; c++) {
                    values[c][row] = rows.get(row)[c];
                }
            }
            return new DatedColumns(
                    source,
                    part(days, 0),
                    part(days, 1),
                    header.known() < 0 ? new int[0] : part(days, 2),
                    header.names(),
                    values);
        }

        private static int last(int[] columns) {
            return columns[columns.length - 1];
        }

        private static int[] part(List<int[]> days, int which) {
            return days.stream().mapToInt(d -> d[which]).toArray();
        }

        private int date(Dates dates, CsvLines lines, int column) {
            int day = dates.parse(bytes, lines.start(column), lines.end(column));
            if (day == Dates.NONE) {
                throw problem("must be a date that is not in the future", lines, column);
            }
            return day;
        }

        private double number(CsvLines lines, int column) {
            int from = lines.start(column);
            int to = lines.end(column);
            if (Decimals.isMissing(bytes, from, to)) {
                return Double.NaN;
            }
            double value = Decimals.parseGrouped(bytes, from, to);
            if (!Double.isFinite(value)) {
                throw problem("must be a number, or empty where there is none", lines, column);
            }
            return value;
        }

        private DataException problem(String rule, CsvLines lines, int column) {
            return new DataException(DataProblem.of("field " + (column + 1) + " " + rule)
                    .at(source, lines.line())
                    .withValue(PlainText.shortened(lines.text(column))));
        }
    }
}
