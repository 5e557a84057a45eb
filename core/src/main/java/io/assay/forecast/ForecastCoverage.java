package io.assay.forecast;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.quality.Estimate;
import io.assay.train.uncertainty.Coverage;

/**
 * How often what came true lay in the intervals that could have been given on the day.
 *
 * @param levels those of {@link Coverage#LEVELS}
 * @param silent judged rows on which not every level had an interval: too few outcomes were known yet
 */
public record ForecastCoverage(List<Level> levels, int silent) {
    private static final int DRAWS = 1000;

    /** Volatility is alike for about so many days, and intervals hold or fail with it. */
    private static final int MEMORY = 60;

    /** Sums of a level: rows with an interval, those that held, widths. */
    private static final int SUMS = 3;

    /** Copies the list. */
    public ForecastCoverage {
        levels = List.copyOf(levels);
    }

    /**
     * One level.
     *
     * @param stated probability that was stated, 0..1
     * @param rows with an interval
     * @param covered share of them whose outcome lay in it, ends included, with its interval of whole days in blocks
     * @param width mean width in log returns
     */
    public record Level(double stated, int rows, Estimate covered, Estimate width) {
        /** In a word how what was stated stands to what was found. */
        public String verdict() {
            if (!covered.interval().isDefined()) {
                return "NOT ESTABLISHED";
            }
            return covered.interval().upper() < stated
                    ? "too narrow"
                    : covered.interval().lower() > stated ? "too wide" : "as stated";
        }
    }

    /**
     * The rows that are judged.
     *
     * @param rows their positions, ascending
     * @param dayOf number of the day of each, from 0
     * @param days how many days there are
     */
    record Judged(int[] rows, int[] dayOf, int days) {
        Judged {
            Check.sameLength("dayOf", dayOf.length, rows.length);
        }
    }

    /** Measures it. */
    static ForecastCoverage of(Tested tested, double[] said, Judged judged, Seed seed) {
        Tested.Around intervals = tested.intervals(said);
        DaySums sums = new DaySums(judged.days(), SUMS * Coverage.LEVELS.size());
        int[] rows = new int[Coverage.LEVELS.size()];
        int silent = 0;
        for (int i = 0; i < judged.rows().length; i++) {
            int row = judged.rows()[i];
            int given = 0;
            for (int l = 0; l < rows.length; l++) {
                double half = intervals.half(row, Coverage.LEVELS.get(l));
                if (!Double.isNaN(half)) {
                    boolean held = Math.abs(tested.actual(row) - said[row]) <= half;
                    sums.add(judged.dayOf()[i], SUMS * l, 1);
                    sums.add(judged.dayOf()[i], SUMS * l + 1, held ? 1 : 0);
                    sums.add(judged.dayOf()[i], SUMS * l + 2, 2 * half);
                    rows[l]++;
                    given++;
                }
            }
            silent += given == rows.length ? 0 : 1;
        }
        DayBlocks blocks = DayBlocks.forOverlap(judged.days(), tested.horizon(), MEMORY);
        return new ForecastCoverage(levels(rows, blocks.sample(m -> figures(sums.total(m)), DRAWS, seed)), silent);
    }

    private static double[] figures(double[] total) {
        double[] figures = new double[2 * Coverage.LEVELS.size()];
        for (int l = 0; l < Coverage.LEVELS.size(); l++) {
            // Without a row both are 0 / 0: not defined.
            figures[2 * l] = total[SUMS * l + 1] / total[SUMS * l];
            figures[2 * l + 1] = total[SUMS * l + 2] / total[SUMS * l];
        }
        return figures;
    }

    private static List<Level> levels(int[] rows, Draws draws) {
        List<Level> levels = new ArrayList<>();
        for (int l = 0; l < rows.length; l++) {
            levels.add(new Level(
                    Coverage.LEVELS.get(l), rows[l], Estimate.share(draws, 2 * l), Estimate.of(draws, 2 * l + 1)));
        }
        return levels;
    }
}
