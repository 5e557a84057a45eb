package io.assay.experiment.hunt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.feature.FeatureRows;
import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/**
 * The correlation of each feature column by itself with the outcome, both as ranks within their stock. Blocks of days
 * are a tenth of all days long, since a slow column makes few bets; bounds are wide accordingly.
 */
final class ColumnScan {
    private static final int DRAWS = 500;
    private static final double LEVEL = 0.01;
    private static final int FEWEST = 50;
    private static final int SUMS = 6;

    private final List<Dataset> parts;
    private final int overlap;
    private final Seed seed;

    ColumnScan(List<Dataset> parts, int overlap, Seed seed) {
        this.parts = parts;
        this.overlap = overlap;
        this.seed = seed;
    }

    /**
     * A column.
     *
     * @param name of the feature
     * @param correlation with the outcome
     * @param interval of its size, one-sided 1 % on each side, for the correlation's absolute value
     */
    record Scanned(String name, double correlation, Draws.Interval interval) {}

    /** The columns whose correlation is larger than that, whatever its sign, the largest first. */
    List<Scanned> above(double band) {
        List<Scanned> found = new ArrayList<>();
        FeatureRows first = parts.get(0).features();
        for (int column = 0; column < first.columns().size(); column++) {
            double[][] sums = sums(column);
            double correlation = correlation(sums, ones(sums.length));
            if (Math.abs(correlation) > band) {
                double sign = Math.signum(correlation);
                DayBlocks blocks = DayBlocks.forOverlap(sums.length, overlap, DayBlocks.mostMemory(sums.length));
                Draws draws = blocks.sample(
                        times -> new double[] {sign * correlation(sums, times)}, DRAWS, seed.child(column));
                found.add(new Scanned(first.columns().get(column).name(), correlation, draws.interval(0, 2 * LEVEL)));
            }
        }
        found.sort(Comparator.comparingDouble(s -> -Math.abs(s.correlation())));
        return found;
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Day by day: count, x, y, xx, yy, xy. */
    private double[][] sums(int column) {
        int[] days = parts.stream()
                .flatMapToInt(p -> Arrays.stream(p.rows().decisionDay()))
                .distinct()
                .sorted()
                .toArray();
        double[][] sums = new double[days.length][SUMS];
        for (Dataset part : parts) {
            for (int[] own : part.positions()) {
                add(sums, days, part, column, own);
            }
        }
        return sums;
    }

    private static void add(double[][] sums, int[] days, Dataset part, int column, int[] own) {
        int[] there = Arrays.stream(own)
                .filter(row -> Float.isFinite(part.features().get(row, column)))
                .toArray();
        if (there.length < FEWEST) {
            return;
        }
        double[] x = ranks(Arrays.stream(there)
                .mapToDouble(row -> part.features().get(row, column))
                .toArray());
        double[] y = ranks(Arrays.stream(there)
                .mapToDouble(row -> part.rows().outcome()[row])
                .toArray());
        for (int i = 0; i < there.length; i++) {
            double[] day = sums[Arrays.binarySearch(days, part.rows().decisionDay()[there[i]])];
            double[] values = {1, x[i], y[i], x[i] * x[i], y[i] * y[i], x[i] * y[i]};
            for (int k = 0; k < SUMS; k++) {
                day[k] += values[k];
            }
        }
    }

    private static double[] ranks(double[] values) {
        double[] ranks = Correlation.midRanks(values);
        return Arrays.stream(ranks).map(r -> (r - 0.5) / ranks.length - 0.5).toArray();
    }

    private static double correlation(double[][] sums, int[] times) {
        double[] total = new double[SUMS];
        for (int d = 0; d < sums.length; d++) {
            for (int k = 0; k < SUMS; k++) {
                total[k] += times[d] * sums[d][k];
            }
        }
        double n = total[0];
        double xx = total[3] - total[1] * total[1] / n;
        double yy = total[4] - total[2] * total[2] / n;
        double xy = total[5] - total[1] * total[2] / n;
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
