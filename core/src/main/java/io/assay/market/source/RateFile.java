package io.assay.market.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.Series;

/**
 * A rate in percent a year from a CSV file of dates and values with a header, as FRED writes it
 * ({@code observation_date,DTB3}); a missing value is empty or a dot. A value is taken as known on the day after the
 * next one's: a monthly mean is dated by the first day of its month and cannot be known before that is over.
 */
public final class RateFile {
    /** How many days a value stands before it is too old. */
    public static final int MAX_AGE = 45;

    private static final int LONGEST = 31;
    private static final int SHORTEST_MONTH = 28;

    private RateFile() {}

    /**
     * Reads a file.
     *
     * @throws DataException if there is no header, a line is no date and number, days do not ascend, or nothing is left
     */
    public static Series read(Path file) {
        List<String> lines = lines(file);
        int[] days = new int[lines.size()];
        double[] values = new double[lines.size()];
        int count = 0;
        requireHeader(file, lines);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] fields = lines.get(i).strip().split(",", -1);
            if (fields.length < 2) {
                throw problem(file, i + 1, "a line must hold a date and a rate", lines.get(i));
            }
            if (fields[1].isBlank() || fields[1].strip().equals(".")) {
                continue;
            }
            days[count] = day(file, i + 1, fields[0]);
            values[count] = number(file, i + 1, fields[1]);
            if (count > 0 && days[count] <= days[count - 1]) {
                throw problem(file, i + 1, "dates must ascend", fields[0]);
            }
            count++;
        }
        if (count == 0) {
            throw problem(file, 1, "must hold a header and lines of a date and a rate in percent", "none");
        }
        int[] period = Arrays.copyOf(days, count);
        int[] known = new int[count];
        int longest = longest(period);
        for (int i = 0; i < count; i++) {
            int next = i + 1 < count ? period[i + 1] : period[i] + longest;
            known[i] = next + 1;
        }
        return Series.of(file.getFileName().toString(), false, period, known, Arrays.copyOf(values, count));
    }

    /** How long the last value may take to be known: the longest step, where one month may be longer than another. */
    private static int longest(int[] period) {
        int longest = period.length == 1 ? LONGEST : 1;
        for (int i = 1; i < period.length; i++) {
            longest = Math.max(longest, period[i] - period[i - 1]);
        }
        return longest >= SHORTEST_MONTH ? Math.max(longest, LONGEST) : longest;
    }

    /** A first line of numbers would be lost without a word. */
    private static void requireHeader(Path file, List<String> lines) {
        if (!lines.isEmpty() && lines.get(0).strip().matches("\\uFEFF?\\d{4}-\\d{2}-\\d{2}\\s*,.*")) {
            throw problem(file, 1, "the first line must be a header, such as DATE,DTB3", lines.get(0));
        }
    }

    private static int day(Path file, int line, String text) {
        try {
            return Days.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw problem(file, line, "a date must read YYYY-MM-DD", text);
        }
    }

    private static double number(Path file, int line, String text) {
        String rule = "a rate must be a number in percent a year";
        byte[] digits = text.strip().getBytes(StandardCharsets.UTF_8);
        double number = Decimals.parse(digits, 0, digits.length);
        if (!Double.isFinite(number)) {
            throw problem(file, line, rule, text);
        }
        return number;
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
