package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;

/** Datasets made of times alone, for tests of splits. */
public final class TestDatasets {
    private TestDatasets() {}

    /** Times of one row. */
    public record Times(int instrument, int decision, int entry, int exit, int known) {}

    /** A dataset of rows in any order; its only feature is the row number. */
    public static Dataset of(List<Times> times) {
        List<Times> sorted = times.stream()
                .sorted(Comparator.comparingInt(Times::decision).thenComparingInt(Times::instrument))
                .toList();
        int n = sorted.size();
        int most = sorted.stream().mapToInt(Times::instrument).max().orElse(0);
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            instruments.add(new Instrument("SIM", "S" + i));
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Dataset.Rows rows = new Dataset.Rows(
                sorted.stream().mapToInt(Times::instrument).toArray(),
                sorted.stream().mapToInt(Times::decision).toArray(),
                sorted.stream().mapToInt(Times::entry).toArray(),
                sorted.stream().mapToInt(Times::exit).toArray(),
                sorted.stream().mapToInt(Times::known).toArray(),
                new double[n],
                new double[n],
                ones);
        float[][] numbers = new float[n][1];
        for (int row = 0; row < n; row++) {
            numbers[row][0] = row;
        }
        return Dataset.of(table(numbers, "row_number"), Target.number("return_5d"), instruments, rows);
    }

    /** Rows of one instrument decided on days 0, 1, 2.. with trades of {@code horizon} days. */
    public static Dataset regular(int days, int horizon) {
        List<Times> times = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            times.add(new Times(0, day, day + 1, day + 1 + horizon, day + 1 + horizon));
        }
        return of(times);
    }

    /**
     * Several instruments with spans, holidays and halts of their own; trades last from none to {@code horizon} of the
     * instrument's sessions, and some labels are known later than their exit.
     */
    public static Dataset random(long seed, int instruments, int sessions, int horizon) {
        RandomGenerator random = Seed.of(seed).random();
        int[] calendar = new int[sessions];
        for (int s = 1; s < sessions; s++) {
            calendar[s] = calendar[s - 1] + 1 + (random.nextInt(5) == 0 ? random.nextInt(6) : 0);
        }
        List<Times> times = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            int first = i == 0 ? 0 : random.nextInt(sessions / 2);
            int last = i == 0 ? sessions : sessions - random.nextInt(sessions / 3);
            int[] own = Arrays.stream(calendar, first, last)
                    .filter(d -> random.nextInt(12) != 0)
                    .toArray();
            for (int b = 0; b + 1 < own.length; b++) {
                int exit = Math.min(own.length - 1, b + 1 + random.nextInt(horizon + 1));
                int known = random.nextInt(10) == 0 ? own[exit] + random.nextInt(3 * horizon) : own[exit];
                if (random.nextInt(15) != 0) {
                    times.add(new Times(i, own[b], own[b + 1], own[exit], known));
                }
            }
        }
        return of(times);
    }

    /** A table of the given rows with one column a name. */
    public static FeatureRows table(float[][] values, String... names) {
        List<FeatureInfo> columns = Arrays.stream(names)
                .map(n -> new FeatureInfo(n, FeatureGroup.PRICE, n, 0, 0, "ratio", true, ""))
                .toList();
        return new FeatureRows() {
            @Override
            public int rows() {
                return values.length;
            }

            @Override
            public List<FeatureInfo> columns() {
                return columns;
            }

            @Override
            public float get(int row, int column) {
                return values[row][column];
            }
        };
    }
}
