package io.assay.experiment.monitor;

import java.util.Arrays;

import io.assay.evaluate.Costs;
import io.assay.label.LabelColumn;
import io.assay.metric.Correlation;
import io.assay.monitor.DailySeries;

/**
 * One observation a day out of rows. A day is taken at the close at which four fifths of its outcomes are known; rows
 * that are not known then are left out of it. That is decided from what is known at that close alone.
 */
final class Observations {
    /** From so many stocks a day on their order is told by a rank correlation. */
    private static final int NAMES = 10;

    private static final int KNOWN_SHARE = 5;

    /** In and out. */
    private static final double ROUND_TRIP = 2 * Costs.STANDARD.perTurnover();

    private final ScoredRows rows;
    private final int[] starts;

    Observations(ScoredRows rows) {
        this.rows = rows;
        this.starts = rows.starts();
    }

    /** Whether at least half of the days have enough stocks for a rank correlation. */
    boolean isCrossSection() {
        int days = starts.length - 1;
        long enough = 0;
        for (int d = 0; d < days; d++) {
            enough += starts[d + 1] - starts[d] >= NAMES ? 1 : 0;
        }
        return days > 0 && 2 * enough >= days;
    }

    /**
     * How well scores told what came: the rank correlation over the stocks of a day between score and return; with few
     * stocks the mean product of the score less that of the base rates and the actual class's place less it, which is
     * what the direction correlation sums.
     */
    DailySeries accuracy(boolean crossSection) {
        return series(taken -> crossSection ? rankCorrelation(taken) : product(taken));
    }

    /**
     * What acting on the scores came to: the return of positions as large as the score less that of the base rates, for
     * an exposure of 1, less a whole round trip of the standard costs; 0 on a day on which nobody acts.
     */
    DailySeries netReturn() {
        return series(taken -> {
            double earned = 0;
            double exposure = 0;
            for (int row : taken) {
                double position = rows.score(row) - rows.base()[row];
                earned += position * rows.outcome()[row];
                exposure += Math.abs(position);
            }
            return exposure > 0 ? earned / exposure - ROUND_TRIP : 0;
        });
    }

    /**
     * How much better the quadratic score of probabilities was than they promised: the mean of {@code sum((y - p)(2p -
     * 1))} over classes, 0 in expectation where probabilities are right, below where they are too bold (Spiegelhalter
     * 1986, "Probabilistic prediction in patient management", with its sign turned). Nothing for a number.
     */
    DailySeries calibration() {
        return rows.width() == 1
                ? DailySeries.NONE
                : series(taken -> {
                    double sum = 0;
                    for (int row : taken) {
                        for (int k = 0; k < rows.width(); k++) {
                            double p = rows.said()[row * rows.width() + k];
                            double came = rows.target()[row] == k ? 1 : 0;
                            sum += (came - p) * (2 * p - 1);
                        }
                    }
                    return sum / taken.length;
                });
    }

    private interface OfDay {
        /** The observation of some rows of one day; NaN for none. */
        double of(int[] taken);
    }

    private DailySeries series(OfDay figure) {
        int[] days = new int[starts.length - 1];
        int[] known = new int[days.length];
        double[] values = new double[days.length];
        int count = 0;
        for (int d = 0; d < starts.length - 1; d++) {
            int at = takenAt(starts[d], starts[d + 1]);
            if (at == LabelColumn.NEVER) {
                continue;
            }
            int[] taken = java.util.stream.IntStream.range(starts[d], starts[d + 1])
                    .filter(row -> rows.known()[row] <= at)
                    .toArray();
            double value = figure.of(taken);
            if (Double.isFinite(value)) {
                days[count] = rows.day()[starts[d]];
                known[count] = at;
                values[count++] = value;
            }
        }
        return DailySeries.waiting(
                Arrays.copyOf(days, count), Arrays.copyOf(known, count), Arrays.copyOf(values, count));
    }

    /** The first close at which four fifths of the outcomes are known; NEVER if it has not come. */
    private int takenAt(int from, int to) {
        int[] known = Arrays.copyOfRange(rows.known(), from, to);
        Arrays.sort(known);
        int needed = Math.max(1, known.length - known.length / KNOWN_SHARE);
        return known[needed - 1];
    }

    private double rankCorrelation(int[] taken) {
        if (taken.length < NAMES) {
            return Double.NaN;
        }
        return Correlation.spearman(
                Arrays.stream(taken).mapToDouble(rows::score).toArray(),
                Arrays.stream(taken).mapToDouble(row -> rows.outcome()[row]).toArray());
    }

    private double product(int[] taken) {
        double sum = 0;
        for (int row : taken) {
            double actual = rows.width() > 1 ? rows.place(rows.target()[row]) : rows.target()[row];
            sum += (rows.score(row) - rows.base()[row]) * (actual - rows.base()[row]);
        }
        return sum / taken.length;
    }
}
