package io.assay.metric;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: numpy by the formulas stated in the Javadoc, printed with repr. */
class ReturnsTest {
    private static final double CLOSE = 1e-12;

    @Test
    void sortino_drawdown_and_total_equal_the_references() {
        assertThat(Returns.sortino(SharpeTest.RETURNS, 0, 252)).isCloseTo(4.838208023714353, within(CLOSE));
        assertThat(Returns.maxDrawdown(SharpeTest.RETURNS)).isCloseTo(0.019000000000000017, within(CLOSE));
        assertThat(Returns.total(SharpeTest.RETURNS)).isCloseTo(0.026546019300424994, within(CLOSE));
    }

    @Test
    void a_loss_on_the_first_day_is_a_drawdown() {
        assertThat(Returns.maxDrawdown(new double[] {-0.1, 0.05})).isCloseTo(0.1, within(CLOSE));
        assertThat(Returns.maxDrawdown(new double[] {0.1, 0.05})).isZero();
    }

    @Test
    void the_profit_factor_is_not_the_payoff_ratio() {
        double[] returns = {.02, .01, .03, -.03, 0};

        assertThat(Returns.profitFactor(returns)).isCloseTo(2, within(CLOSE));
        assertThat(Returns.payoffRatio(returns)).isCloseTo(2.0 / 3, within(CLOSE));
        assertThat(Returns.winRate(returns)).isCloseTo(0.75, within(CLOSE));
    }

    @Test
    void returns_compound() {
        assertThat(Returns.total(new double[] {.1, -.1})).isCloseTo(-0.01, within(CLOSE));
        assertThat(Returns.annualGrowth(new double[] {.1, .1}, 2)).isCloseTo(0.21, within(CLOSE));
        assertThat(Returns.annualMean(new double[] {.01, .03}, 252)).isCloseTo(5.04, within(CLOSE));
        assertThat(Returns.calmar(new double[] {-.5, 1}, 2)).isCloseTo(0, within(CLOSE));
    }

    @Test
    void without_returns_losses_or_capital_figures_are_not_a_number() {
        double[] none = {};
        double[] gains = {.01, .02};

        assertThat(Returns.total(none)).isNaN();
        assertThat(Returns.maxDrawdown(none)).isNaN();
        assertThat(Returns.sortino(none, 0, 252)).isNaN();
        assertThat(Returns.sortino(gains, 0, 252)).isNaN();
        assertThat(Returns.profitFactor(gains)).isNaN();
        assertThat(Returns.payoffRatio(gains)).isNaN();
        assertThat(Returns.calmar(gains, 252)).isNaN();
        assertThat(Returns.winRate(new double[] {0, 0})).isNaN();
        assertThat(Returns.annualGrowth(new double[] {-1, .5}, 2)).isNaN();
    }
}
