package io.assay.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DriftChartTest {
    private static final int STOCKS = 5;
    private static final int FIRST = Days.of(2002, 1, 1);
    private static final DriftChart.Asked ASKED = new DriftChart.Asked(60, 0.25);

    /** A wandering column, the month, and noise; five stocks a day, every day. */
    private record Made(List<FeatureInfo> columns, float[] values, int[] day) implements FeatureRows {
        @Override
        public int rows() {
            return day.length;
        }

        @Override
        public float get(int row, int column) {
            return values[row * columns.size() + column];
        }

        DayCounts.Part part() {
            return new DayCounts.Part(this, day);
        }

        Made between(int from, int to) {
            List<Integer> rows = new ArrayList<>();
            for (int r = 0; r < day.length; r++) {
                if (day[r] >= from && day[r] < to) {
                    rows.add(r);
                }
            }
            float[] some = new float[rows.size() * columns.size()];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(values, rows.get(i) * columns.size(), some, i * columns.size(), columns.size());
            }
            return new Made(columns, some, rows.stream().mapToInt(r -> day[r]).toArray());
        }
    }

    private static FeatureInfo column(String name) {
        return FeatureInfo.of(name, FeatureGroup.PRICE, name, 0);
    }

    private static Made made(int years, double shift, int shiftFrom, Seed seed) {
        RandomGenerator random = seed.random();
        List<FeatureInfo> columns = List.of(column("wander"), column("month"), column("noise"));
        int days = years * 252;
        float[] values = new float[days * STOCKS * 3];
        int[] day = new int[days * STOCKS];
        double wander = 0;
        for (int d = 0; d < days; d++) {
            wander = 0.95 * wander + 0.3 * random.nextGaussian();
            int epoch = FIRST + (int) Math.round(d * 365.25 / 252);
            for (int s = 0; s < STOCKS; s++) {
                int row = d * STOCKS + s;
                day[row] = epoch;
                values[3 * row] = (float) (wander + 0.5 * random.nextGaussian());
                values[3 * row + 1] = (float) Math.sin(epoch * 2 * Math.PI / 365.25);
                values[3 * row + 2] = (float) (random.nextGaussian() + (epoch >= shiftFrom ? shift : 0));
            }
        }
        return new Made(columns, values, day);
    }

    private static DriftChart chart(Made rows, int learntTo) {
        DayCounts counts = new DayCounts(List.of("wander", "month", "noise"));
        counts.add(
                rows.between(0, learntTo + 1).part(),
                List.of(rows.between(learntTo + 1, Integer.MAX_VALUE).part()));
        return DriftChart.of(counts, learntTo, ASKED).orElseThrow();
    }

    @Test
    void years_like_those_before_raise_an_alarm_about_as_often_as_stated() {
        int alarms = 0;
        int years = 0;
        for (int world = 0; world < 12; world++) {
            DriftChart chart = chart(made(18, 0, 0, Seed.of(world)), Days.of(2012, 1, 1));
            assertThat(chart.falseAlarms()).isLessThanOrEqualTo(0.25).isGreaterThan(0.1);
            alarms += chart.alarms(chart.live()).length;
            years += 8;
        }
        assertThat((double) alarms / years).isBetween(0.02, 0.35);
    }

    @Test
    void a_column_that_moves_is_named_within_a_window() {
        int breaks = Days.of(2014, 1, 1);
        DriftChart chart = chart(made(14, 1, breaks, Seed.of(3)), Days.of(2012, 1, 1));
        List<DriftChart.Reading> live = chart.live();
        int[] alarms = chart.alarms(live);
        DriftChart.Reading first = java.util.Arrays.stream(alarms)
                .mapToObj(live::get)
                .filter(r -> r.day() >= breaks)
                .findFirst()
                .orElseThrow();
        assertThat(first.day()).isBetween(breaks, breaks + 90);
        assertThat(first.columns().get(0).name()).isEqualTo("noise");
    }

    @Test
    void the_season_is_no_drift() {
        DriftChart chart = chart(made(14, 0, 0, Seed.of(9)), Days.of(2012, 1, 1));
        for (DriftChart.Reading reading : chart.live()) {
            DriftChart.Moved month = reading.columns().stream()
                    .filter(c -> c.name().equals("month"))
                    .findFirst()
                    .orElseThrow();
            assertThat(month.excess()).isLessThan(chart.threshold());
        }
    }

    @Test
    void a_window_does_not_hang_on_later_days() {
        Made all = made(14, 1, Days.of(2014, 1, 1), Seed.of(3));
        int learntTo = Days.of(2012, 1, 1);
        DriftChart whole = chart(all, learntTo);
        int cut = Days.of(2013, 6, 1);
        DriftChart then = chart(all.between(0, cut), learntTo);
        assertThat(then.threshold()).isEqualTo(whole.threshold());
        assertThat(whole.live().subList(0, then.live().size())).isEqualTo(then.live());
    }

    @Test
    void a_past_of_few_years_makes_no_chart() {
        Made rows = made(5, 0, 0, Seed.of(1));
        DayCounts counts = new DayCounts(List.of("noise"));
        counts.add(rows.part(), List.of());
        assertThat(DriftChart.of(counts, Days.of(2006, 12, 31), ASKED)).isEmpty();
    }

    @Test
    void distances_are_those_computed_by_hand() {
        // Shares with half a count added to both bins: p = 15.5/31, 15.5/31 and q = 10.5/41, 30.5/41.
        Distance distance = Distance.of(new long[] {15, 15, 0}, new long[] {10, 30, 0});
        assertThat(distance.ks()).isCloseTo(0.25, within(1e-12));
        double p = 0.5;
        double q = 10.5 / 41;
        double psi = (p - q) * Math.log(p / q) + (p - 1 + q) * Math.log(p / (1 - q));
        assertThat(distance.psi()).isCloseTo(psi, within(1e-12));
        double m = (p + q) / 2;
        double js = (p * Math.log(p / m)
                        + q * Math.log(q / m)
                        + p * Math.log(p / (1 - m))
                        + (1 - q) * Math.log((1 - q) / (1 - m)))
                / 2
                / Math.log(2);
        assertThat(distance.js()).isCloseTo(js, within(1e-12));
        assertThat(Distance.of(new long[] {1, 2, 3}, new long[3])).isEqualTo(new Distance(0, 0, 0));
        assertThat(Distance.of(new long[] {0, 9, 0}, new long[] {9, 0, 0}).ks()).isEqualTo(1);
    }

    @Test
    void bins_hold_equal_shares_and_missing_values_have_their_own() {
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        values[7] = Float.NaN;
        Bins bins = Bins.of(new float[][] {values, new float[10]});
        int[] counts = new int[Bins.COUNT];
        for (float value : values) {
            counts[bins.of(0, value)]++;
        }
        assertThat(counts[Bins.MISSING]).isEqualTo(1);
        for (int b = 0; b < Bins.MISSING; b++) {
            assertThat(counts[b]).isBetween(98, 102);
        }
        assertThat(bins.of(0, -5f)).isZero();
        assertThat(bins.of(0, 1e9f)).isEqualTo(Bins.MISSING - 1);
        assertThat(bins.of(1, 0f)).isZero();
        assertThat(bins.of(1, 1f)).isZero();
    }
}
