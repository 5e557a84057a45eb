package io.assay.metric;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

    /** The formulas of the Javadoc in numpy on the same array, printed with repr. */
    @Test
    void a_year_of_fifteen_returns_equals_numpy() {
        double[] r = MomentsTest.RETURNS;

        assertThat(Returns.total(r)).isCloseTo(0.03568585728615736, within(CLOSE));
        assertThat(Returns.maxDrawdown(r)).isCloseTo(0.05387618240000003, within(CLOSE));
        assertThat(Returns.annualGrowth(r, 252)).isCloseTo(0.8023169611177581, within(1e-9));
        assertThat(Returns.annualVolatility(r, 252)).isCloseTo(0.32097850395314637, within(CLOSE));
        assertThat(Returns.sortino(r, .001, 252)).isCloseTo(1.6324299636452693, within(1e-9));
        assertThat(Returns.calmar(r, 252)).isCloseTo(14.891867340581237, within(1e-6));
        assertThat(Returns.profitFactor(r)).isCloseTo(1.4086021505376343, within(CLOSE));
        assertThat(Returns.payoffRatio(r)).isCloseTo(0.7825567502986858, within(CLOSE));
        assertThat(Returns.winRate(r)).isCloseTo(0.6428571428571429, within(CLOSE));
    }

    @Test
    void after_everything_was_lost_nothing_is_won_back() {
        double[] ruined = {.5, -1, .5};
        double[] overdrawn = {-2, -2};

        assertThat(Returns.total(ruined)).isEqualTo(-1);
        assertThat(Returns.maxDrawdown(ruined)).isEqualTo(1);
        assertThat(Returns.total(overdrawn)).isEqualTo(-2);
        assertThat(Returns.maxDrawdown(overdrawn)).isEqualTo(2);
        assertThat(Returns.annualGrowth(overdrawn, 252)).isNaN();
        assertThat(Returns.calmar(overdrawn, 252)).isNaN();
    }

    @Test
    void a_missing_return_shows_in_every_figure() {
        double[] r = {.01, Double.NaN, -.02, .03};

        assertThat(Returns.total(r)).isNaN();
        assertThat(Returns.maxDrawdown(r)).isNaN();
        assertThat(Returns.sortino(r, 0, 252)).isNaN();
        assertThat(Returns.profitFactor(r)).isNaN();
        assertThat(Returns.payoffRatio(r)).isNaN();
        assertThat(Returns.winRate(r)).isNaN();
        assertThat(Returns.annualMean(r, 252)).isNaN();
        assertThat(Returns.annualVolatility(r, 252)).isNaN();
        assertThat(Returns.calmar(r, 252)).isNaN();
    }

    @Test
    void a_year_has_a_number_of_periods() {
        double[] r = {.01, -.02};

        assertThatThrownBy(() -> Returns.annualGrowth(r, 0)).hasMessageContaining("periodsPerYear");
        assertThatThrownBy(() -> Returns.annualMean(r, -1)).hasMessageContaining("periodsPerYear");
        assertThatThrownBy(() -> Returns.annualVolatility(r, Double.NaN)).hasMessageContaining("periodsPerYear");
        assertThatThrownBy(() -> Returns.sortino(r, 0, Double.POSITIVE_INFINITY))
                .hasMessageContaining("periodsPerYear");
        assertThat(Returns.annualVolatility(new double[] {.01}, 252)).isNaN();
    }

    @Test
    void the_drawdown_is_that_of_the_deepest_fall_and_not_of_the_last() {
        assertThat(Returns.maxDrawdown(new double[] {1, -.5, 3, -.25})).isCloseTo(.5, within(CLOSE));
        assertThat(Returns.maxDrawdown(new double[] {-.1, -.1})).isCloseTo(.19, within(CLOSE));
        assertThat(Returns.maxDrawdown(new double[] {0, 0})).isZero();
    }
}
