package io.assay.base;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with somebody's data, said so that it can be found and mended.
 *
 * @param file where it was read, or null
 * @param line line number in that file counted from 1, or 0 if there is none
 * @param symbol the instrument, or null
 * @param date the session, or null
 * @param rule what is asked of the data, for example {@code high must not be below low}
 * @param value the offending value as text, or null
 * @param fix what the user can do, or null
 */
public record DataProblem(
        @Nullable String file,
        long line,
        @Nullable String symbol,
        @Nullable LocalDate date,
        String rule,
        @Nullable String value,
        @Nullable String fix) {

    /** A problem that is about a rule alone. */
    public static DataProblem of(String rule) {
        return new DataProblem(null, 0, null, null, rule, null, null);
    }

    /** The same problem at a file and line (0 = the file as a whole). */
    public DataProblem at(String newFile, long newLine) {
        return new DataProblem(newFile, newLine, symbol, date, rule, value, fix);
    }

    /** The same problem, about one instrument. */
    public DataProblem withSymbol(String newSymbol) {
        return new DataProblem(file, line, newSymbol, date, rule, value, fix);
    }

    /** The same problem, about one session. */
    public DataProblem on(LocalDate newDate) {
        return new DataProblem(file, line, symbol, newDate, rule, value, fix);
    }

    /** The same problem with the value that broke the rule. */
    public DataProblem withValue(String newValue) {
        return new DataProblem(file, line, symbol, date, rule, newValue, fix);
    }

    /** The same problem with advice. */
    public DataProblem withFix(String newFix) {
        return new DataProblem(file, line, symbol, date, rule, value, newFix);
    }

    /** The problem in one sentence: {@code GME.csv:17, GME 2002-02-13: rule, was 'value'. Fix: advice.} */
    public String sentence() {
        List<String> where = new ArrayList<>();
        if (file != null) {
            where.add(line > 0 ? file + ":" + line : file);
        }
        String subject = subject();
        if (!subject.isEmpty()) {
            where.add(subject);
        }
        String prefix = where.isEmpty() ? "" : String.join(", ", where) + ": ";
        String was = value == null ? "" : ", was '" + value + "'";
        String advice = fix == null ? "" : ". Fix: " + fix;
        return prefix + rule + was + advice;
    }

    private String subject() {
        String name = symbol == null ? "" : symbol;
        return date == null ? name : (name + " " + date).strip();
    }
}
