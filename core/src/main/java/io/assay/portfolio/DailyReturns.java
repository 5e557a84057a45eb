package io.assay.portfolio;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import io.assay.base.Check;

/**
 * Simple returns from close to close of several names. The arrays are not copied.
 *
 * @param names of the columns, each once, at least one
 * @param rows one row a session, oldest first, one return a name; NaN where there is none
 */
public record DailyReturns(List<String> names, double[][] rows) {
    /** Checks the shapes. */
    public DailyReturns {
        names = List.copyOf(names);
        Check.atLeast("names", names.size(), 1);
        Check.sameLength("distinct names", new HashSet<>(names).size(), names.size());
        for (double[] row : rows) {
            Check.sameLength("row", row.length, names.size());
        }
    }

    /** Number of names. */
    public int width() {
        return names.size();
    }

    /** The sessions on which all names have a return. */
    double[][] complete() {
        return Arrays.stream(rows)
                .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
                .toArray(double[][]::new);
    }
}
