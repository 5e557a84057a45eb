package io.assay.train.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.model.Spread;

/**
 * How often the truth lay in intervals that were stated, on rows that nothing was learnt from.
 *
 * @param rows how many were counted
 * @param levels what each level came to
 */
public record Coverage(int rows, List<Level> levels) {
    /** The levels that are reported. */
    public static final List<Double> LEVELS = List.of(0.5, 0.8, 0.9, 0.95);

    private static final double REACH = 1.96;

    /** Copies the list. */
    public Coverage {
        levels = List.copyOf(levels);
    }

    /**
     * One level.
     *
     * @param stated probability that was stated, 0..1
     * @param covered share of the rows whose truth lay in their interval, 0..1
     * @param error standard error of that share: the larger of the binomial one and of one that takes whole days as
     *     independent, since stocks move together. Labels of several sessions overlap between days too, so that it is
     *     rather too small for them
     * @param width mean width of the intervals, in the unit of the target
     */
    public record Level(double stated, double covered, double error, double width) {
        /** Whether what was stated is within 1.96 standard errors of what was found. */
        public boolean holds() {
            return Math.abs(covered - stated) <= REACH * error;
        }
    }

    /**
     * Measures it at each of {@link #LEVELS}.
     *
     * @param said of rows that neither the parts nor the noise were learnt from
     * @param truth what came true of each; rows without are left out
     * @param day of each
     * @throws DataException if there is no row to count
     */
    public static Coverage of(Intervals intervals, Spread said, double[] truth, int[] day) {
        Check.sameLength("truth", truth.length, said.rows());
        Check.sameLength("day", day.length, said.rows());
        List<Integer> counted = new ArrayList<>();
        for (int row = 0; row < truth.length; row++) {
            if (said.mean().speaks(row) && Double.isFinite(truth[row])) {
                counted.add(row);
            }
        }
        if (counted.isEmpty()) {
            throw new DataException("to measure coverage there must be rows that the model speaks of and whose truth is"
                    + " known, there are none");
        }
        List<Level> levels = LEVELS.stream()
                .map(level -> measure(level, counted, row -> intervals.of(said, row, level), new Truth(truth, day)))
                .toList();
        return new Coverage(counted.size(), levels);
    }

    private record Truth(double[] value, int[] day) {}

    private interface OfRow {
        Intervals.Interval of(int row);
    }

    private static Level measure(double stated, List<Integer> counted, OfRow intervals, Truth truth) {
        double width = 0;
        int held = 0;
        Map<Integer, int[]> byDay = new TreeMap<>();
        for (int row : counted) {
            Intervals.Interval interval = intervals.of(row);
            boolean in = interval.holds(truth.value[row]);
            width += interval.width();
            held += in ? 1 : 0;
            int[] sums = byDay.computeIfAbsent(truth.day[row], d -> new int[2]);
            sums[0] += in ? 1 : 0;
            sums[1]++;
        }
        int n = counted.size();
        double covered = (double) held / n;
        double squares = 0;
        for (int[] sums : byDay.values()) {
            double off = sums[0] - covered * sums[1];
            squares += off * off;
        }
        double binomial = Math.sqrt(stated * (1 - stated) / n);
        return new Level(stated, covered, Math.max(binomial, Math.sqrt(squares) / n), width / n);
    }
}
