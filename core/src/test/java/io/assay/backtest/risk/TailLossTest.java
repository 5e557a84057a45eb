package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Losses that are rarely exceeded and the mean of those beyond. */
class TailLossTest {
    private static final double CLOSE = 1e-9;

    private static double[] oneTo(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    }

    private static void assertLoss(TailLoss loss, double var, double shortfall, double close) {
        assertThat(loss.var()).isCloseTo(var, within(close));
        assertThat(loss.shortfall()).isCloseTo(shortfall, within(close));
    }

    @Test
    void of_a_hundred_losses_five_lie_beyond_the_95_percent_and_one_beyond_the_99() {
        assertLoss(TailLoss.empirical(oneTo(100), .95), 95, 98, CLOSE);
        assertLoss(TailLoss.empirical(oneTo(100), .99), 99, 100, CLOSE);
    }

    @Test
    void the_loss_at_the_edge_counts_in_part() {
        // 2.5 of 50 losses: 50 and 49 whole, 48 by half.
        assertLoss(TailLoss.empirical(oneTo(50), .95), 48, (50 + 49 + .5 * 48) / 2.5, CLOSE);
        assertLoss(TailLoss.empirical(oneTo(3), .95), 3, 3, CLOSE);
    }

    @Test
    void normal_losses_have_the_published_quantiles() {
        assertLoss(TailLoss.normal(0, 1, .95), 1.6448536269514715, 2.062712807507429, 1e-9);
        assertLoss(
                TailLoss.normal(-.001, .02, .99),
                .02 * 2.3263478740408408 - .001,
                .02 * 2.665214220345806 - .001,
                1e-9);
    }

    @Test
    void a_large_normal_sample_comes_near_the_formula() {
        double[] losses = Walks.normal(400_000, 0, 1, 3);
        Arrays.sort(losses);
        assertLoss(TailLoss.empirical(losses, .95), 1.6449, 2.0627, .02);
        assertLoss(TailLoss.empirical(losses, .99), 2.3263, 2.6652, .03);
    }

    @Test
    void bent_quantiles_equal_a_numerical_integration() {
        // Python: cf(z) and a midpoint sum of cf(u) pdf(u) over 200,000 steps, for S = 0.5 and K = 2.
        LossMoments moments = new LossMoments(0, 1, .5, 2);
        assertLoss(TailLoss.cornishFisher(moments, .95), 1.7419250758895675, 2.5754355722983053, 1e-7);
        assertLoss(TailLoss.cornishFisher(moments, .99), 3.0674967637599604, 3.9799628910826956, 1e-7);
        LossMoments scaled = new LossMoments(-.001, .02, .5, 2);
        assertLoss(TailLoss.cornishFisher(scaled, .99), .02 * 3.06749676376 - .001, .02 * 3.97996289108 - .001, 1e-9);
    }

    @Test
    void without_skewness_and_excess_nothing_is_bent() {
        TailLoss bent = TailLoss.cornishFisher(new LossMoments(.001, .02, 0, 0), .99);
        TailLoss normal = TailLoss.normal(.001, .02, .99);
        assertLoss(bent, normal.var(), normal.shortfall(), 1e-12);
    }

    @Test
    void quantiles_that_do_not_ascend_are_refused() {
        assertThat(new LossMoments(0, 1, 0, 8).ascends()).isTrue();
        assertThat(new LossMoments(0, 1, 0, 8.01).ascends()).isFalse();
        assertThat(new LossMoments(0, 1, 0, -.01).ascends()).isTrue();
        assertThat(new LossMoments(0, 1, 0, -.6).ascends()).isFalse();
        assertThat(new LossMoments(0, 1, 1, .5).ascends()).isFalse();
        assertThat(TailLoss.cornishFisher(new LossMoments(0, 1, 1, .5), .99)).isEqualTo(TailLoss.UNDEFINED);
    }

    @Property(tries = 200)
    void what_is_said_to_ascend_ascends_and_what_is_not_falls_somewhere(
            @ForAll @DoubleRange(min = -3, max = 3) double s, @ForAll @DoubleRange(min = -2, max = 14) double k) {
        boolean ascends = true;
        double before = Double.NEGATIVE_INFINITY;
        double flattest = Double.POSITIVE_INFINITY;
        double step = 1.0 / 256;
        for (double u = -4; u <= 4; u += step) {
            double bent = u + (u * u - 1) * s / 6 + (u * u * u - 3 * u) * k / 24 - (2 * u * u * u - 5 * u) * s * s / 36;
            ascends &= bent >= before;
            flattest = Math.min(flattest, (bent - before) / step);
            before = bent;
        }
        // What is nearly flat somewhere cannot be told apart by steps.
        if (Math.abs(flattest) > .05) {
            assertThat(new LossMoments(0, 1, s, k).ascends()).isEqualTo(ascends);
        }
    }

    @Property(tries = 100)
    void the_shortfall_is_never_below_the_value_at_risk_and_both_rise_with_the_level(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 1, max = 300) int n) {
        double[] losses = Walks.student(n, 3, .01, seed);
        Arrays.sort(losses);
        TailLoss low = TailLoss.empirical(losses, .95);
        TailLoss high = TailLoss.empirical(losses, .99);
        assertThat(low.shortfall()).isGreaterThanOrEqualTo(low.var());
        assertThat(high.shortfall()).isGreaterThanOrEqualTo(Math.max(high.var(), low.shortfall() - 1e-12));
        assertThat(high.var()).isGreaterThanOrEqualTo(low.var());
    }

    @Property(tries = 50)
    void a_tenth_of_the_money_has_a_tenth_of_the_loss(@ForAll @IntRange(max = 10_000) int seed) {
        double[] losses = Walks.normal(120, .001, .02, seed);
        Arrays.sort(losses);
        double[] tenth = Arrays.stream(losses).map(v -> v / 10).toArray();
        TailLoss whole = TailLoss.empirical(losses, .95);
        assertLoss(TailLoss.empirical(tenth, .95), whole.var() / 10, whole.shortfall() / 10, 1e-12);
    }
}
