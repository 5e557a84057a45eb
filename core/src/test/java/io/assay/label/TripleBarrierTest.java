package io.assay.label;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static io.assay.label.LabelColumn.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Trades decided at row 0 and entered at 100 on row 1, with barriers at 110 and 95, over three sessions at most. */
class TripleBarrierTest {
    private static final TripleBarrier BARRIER = TripleBarrier.fixed(0.10, 0.05, 3);
    private static final int DAY = TestBars.START;

    /** Bars from the entry's on, each {@code open, high, low}: of a long trade, and mirrored of a short one. */
    private static void expect(double end, int exitRow, double earned, double[]... bars) {
        expect(BARRIER, end, exitRow, earned, bars);
        double[][] mirrored = Arrays.stream(bars)
                .map(b -> bar(200 - b[0], 200 - b[2], 200 - b[1]))
                .toArray(double[][]::new);
        boolean prices = Stream.of(bars, mirrored)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .allMatch(p -> p > 0);
        if (prices) {
            expect(BARRIER.on(TripleBarrier.Side.SHORT), end, exitRow, earned, mirrored);
        }
    }

    private static void expect(TripleBarrier barrier, double end, int exitRow, double earned, double[]... bars) {
        double[][] prices = new double[4][bars.length + 1];
        for (int c = 0; c < 4; c++) {
            prices[c][0] = 100;
            for (int i = 0; i < bars.length; i++) {
                prices[c][i + 1] = bars[i][c == 3 ? 0 : c];
            }
        }
        LabelColumn column = barrier.compute(TestBars.of(prices));
        assertThat(column.value()[0]).isEqualTo(Double.valueOf(end));
        assertThat(column.exitDay()[0]).isEqualTo(Double.isNaN(end) ? NEVER : DAY + exitRow);
        assertThat(column.knownDay()[0]).isEqualTo(column.exitDay()[0]);
        double outcome = barrier.outcome().compute(TestBars.of(prices)).value()[0];
        if (Double.isNaN(earned)) {
            assertThat(outcome).isNaN();
        } else {
            assertThat(outcome).isCloseTo(earned, within(1e-12));
        }
    }

    private static double[] bar(double open, double high, double low) {
        return new double[] {open, high, low};
    }

    private static double[] calm() {
        return bar(100, 101, 99);
    }

    @Test
    void a_high_at_the_profit_barrier_takes_the_profit() {
        expect(2, 2, 0.10, calm(), bar(100, 110.00000000000001, 99));
    }

    @Test
    void a_low_at_the_stop_stops() {
        expect(0, 1, -0.05, bar(100, 101, 95));
    }

    @Test
    void a_bar_that_touches_both_counts_as_the_stop() {
        expect(0, 2, -0.05, calm(), bar(100, 120, 90));
    }

    @Test
    void a_gap_through_the_stop_is_filled_at_the_open() {
        expect(0, 2, -0.20, calm(), bar(80, 120, 70));
    }

    @Test
    void a_gap_through_the_profit_barrier_is_filled_at_the_open() {
        expect(2, 2, 0.15, calm(), bar(115, 116, 90));
    }

    @Test
    void time_runs_out_at_the_open_h_sessions_after_the_entry() {
        expect(1, 4, 0.02, calm(), calm(), calm(), bar(102, 200, 1));
    }

    @Test
    void the_last_open_can_still_be_beyond_a_barrier() {
        expect(0, 4, -0.10, calm(), calm(), calm(), bar(90, 200, 1));
        expect(2, 4, 0.30, calm(), calm(), calm(), bar(130, 200, 1));
    }

    @Test
    void a_trade_that_is_still_open_has_no_label() {
        expect(Double.NaN, 0, Double.NaN, calm(), calm(), calm());
    }

    @Test
    void a_bar_without_prices_on_the_way_leaves_no_label() {
        expect(Double.NaN, 0, Double.NaN, calm(), bar(100, Double.NaN, 99), calm(), calm());
        expect(Double.NaN, 0, Double.NaN, calm(), bar(0, 101, 99), calm(), calm());
    }

    @Test
    void a_touch_before_a_hole_counts_and_one_after_it_does_not() {
        double[] open = {100, 100, 100, 100, 100, 100, 100};
        double[] high = {100, 101, 111, 101, 111, 101, 101};
        double[] low = {100, 99, 99, 99, 99, 99, 99};
        LabelColumn column = BARRIER.compute(
                TestBars.of(new double[][] {open, high, low, open}).withHoles(new int[] {3}));
        assertThat(column.value()[0]).isEqualTo(2);
        assertThat(column.value()[1]).isEqualTo(2);
        assertThat(column.value()[2]).isNaN();
        assertThat(column.value()[3]).isEqualTo(2);
    }

    @Test
    void barriers_can_be_multiples_of_the_volatility_known_at_the_decision() {
        // Closes 100, 102, 100: two log returns of +-0.0198, sample deviation 0.0280.
        double deviation = Math.log(1.02) * Math.sqrt(2);
        double[] open = {100, 102, 100, 100, 100, 100};
        double[] high = {100, 102, 100, 100 * (1 + 1.5 * deviation), 100, 100};
        double[] low = {100, 102, 100, 100, 100, 100};
        var bars = TestBars.of(new double[][] {open, high, low, open});
        assertThat(TripleBarrier.scaled(1.49, 1, 1, 2).compute(bars).value()[2]).isEqualTo(2);
        assertThat(TripleBarrier.scaled(1.51, 1, 1, 2).compute(bars).value()[2]).isEqualTo(1);
    }

    @Test
    void a_short_trade_gains_what_the_price_loses_and_can_lose_more_than_all() {
        TripleBarrier brief = BARRIER.on(TripleBarrier.Side.SHORT);
        expect(brief, 2, 2, 0.40, calm(), bar(60, 70, 50));
        assertThat(brief.name()).isEqualTo("barrier_3d_0.1_0.05_short");
        assertThat(TripleBarrier.of(20).on(TripleBarrier.Side.SHORT).name()).isEqualTo("barrier_20d_short");
        assertThat(brief.on(TripleBarrier.Side.LONG)).isEqualTo(BARRIER);
        expect(brief, 0, 2, -1.5, calm(), bar(250, 260, 240));
    }
}
