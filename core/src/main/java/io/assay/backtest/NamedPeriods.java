package io.assay.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.IoReason;
import io.assay.base.UsageException;

/**
 * Spans of the past with a name, such as a crash, that a book is looked at in. They do not overlap, so that no day
 * counts twice. Names and ends were given by people who knew what came after: a model cannot have known them, and a
 * reader should not take them for a test.
 *
 * @param periods in the order of their days
 */
public record NamedPeriods(List<Period> periods) {
    private static final String HEADER = "name,group,from,to";
    private static final String STANDARD = "periods.csv";
    private static final int FIELDS = 4;

    /** Copies the list. */
    public NamedPeriods {
        periods = List.copyOf(periods);
    }

    /**
     * A span.
     *
     * @param name unique
     * @param group such as bull, bear or sideways
     * @param from first epoch day
     * @param to last epoch day
     */
    public record Period(String name, String group, int from, int to) {}

    /** Rises and falls of the American market from 2000 to 2025. */
    public static NamedPeriods standard() {
        try (InputStream in = NamedPeriods.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException("the list of periods is missing from this build");
            }
            return parse(STANDARD, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a CSV file with the columns name, group, from and to; dates as YYYY-MM-DD, both included.
     *
     * @throws DataException if it cannot be read, a line is wrong, or two periods overlap
     */
    public static NamedPeriods read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new DataException(
                    DataProblem.of("cannot be read: " + IoReason.of(e)).at(file.toString(), 0), e);
        }
    }

    private static NamedPeriods parse(String file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw wrong(file, 1, "the first line must be " + HEADER, lines.isEmpty() ? "" : lines.get(0));
        }
        List<Period> periods = new ArrayList<>();
        for (int n = 1; n < lines.size(); n++) {
            if (!lines.get(n).isBlank()) {
                Period period = period(file, n + 1, lines.get(n));
                for (Period other : periods) {
                    requireApart(file, n + 1, period, other);
                }
                periods.add(period);
            }
        }
        periods.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return new NamedPeriods(periods);
    }

    private static Period period(String file, int number, String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS || fields[0].isBlank() || fields[1].isBlank()) {
            throw wrong(file, number, "a period has a name, a group and two dates", line);
        }
        Period period = new Period(
                fields[0].strip(), fields[1].strip(), day(file, number, fields[2]), day(file, number, fields[3]));
        if (period.from() > period.to()) {
            throw wrong(file, number, "a period must not end before it begins", line);
        }
        return period;
    }

    private static int day(String file, int number, String text) {
        try {
            return Days.parse(text.strip());
        } catch (UsageException e) {
            DataException wrong = wrong(file, number, "a date must be YYYY-MM-DD", text);
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static void requireApart(String file, int number, Period one, Period other) {
        if (one.name().equals(other.name())) {
            throw wrong(file, number, "a name must not stand twice", one.name());
        }
        if (one.from() <= other.to() && other.from() <= one.to()) {
            throw wrong(
                    file,
                    number,
                    "periods must not overlap: days would count twice",
                    one.name() + " and " + other.name() + " share days from "
                            + Days.text(Math.max(one.from(), other.from())) + " to "
                            + Days.text(Math.min(one.to(), other.to())));
        }
    }

    private static DataException wrong(String file, int line, String rule, String value) {
        return new DataException(
                DataProblem.of(rule).at(file, line).withValue(value).withFix("correct the line"));
    }
}
