package io.assay.feature.kernel;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * The rows that a kernel reads. Its output is NaN from row 0 up to the first row whose window lies inside the span.
 *
 * @param from first row with input, at least 0
 * @param to one past the last row; rows from it on are neither read nor written
 */
public record Span(int from, int to) {
    /** Checks the order; {@code from} beyond {@code to} is a span without rows. */
    public Span {
        Check.atLeast("from", from, 0);
        Check.atLeast("to", to, 0);
        from = Math.min(from, to);
    }

    /** Rows 0 to {@code size - 1}. */
    public static Span all(int size) {
        return new Span(0, size);
    }

    /** The same end, beginning {@code rows} later. */
    public Span later(int rows) {
        return new Span(from + rows, to);
    }

    /** First row with a full window of that many rows, or {@code to} if there is none. */
    public int firstFull(int width) {
        return (int) Math.min(to, (long) from + width - 1);
    }

    /** Writes NaN to every row before the first full window. */
    public void blank(double[] out, int width) {
        Arrays.fill(out, 0, firstFull(width), Double.NaN);
    }
}
