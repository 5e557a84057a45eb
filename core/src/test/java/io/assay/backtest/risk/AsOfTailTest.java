package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Estimates that know no day to come, and how they stand the test of days that came. */
class AsOfTailTest {
    private static final Seed SEED = Seed.of(11);
    private static final double[] LEVELS = {.95, .99};

    private static AsOfTail tail(TailMethod method, int horizon) {
        return new AsOfTail(method, horizon, 500, SEED);
    }

    private static AsOfTail told(TailMethod method, int horizon, double[] returns) {
        AsOfTail tail = tail(method, horizon);
        Arrays.stream(returns).forEach(tail::add);
        return tail;
    }

    private static VarCheck check(TailMethod method, int horizon, double[] returns, int level) {
        return VarCheck.of(
                TailRisk.outcomes(tail(method, horizon), horizon, returns, 500).get(level), LEVELS[level]);
    }

    @ParameterizedTest
    @EnumSource(TailMethod.class)
    void returns_of_a_day_and_after_change_no_estimate_of_that_day(TailMethod method) {
        for (int horizon : new int[] {1, 10}) {
            double[] returns = Walks.normal(700, 0, .01, 2);
            double[] altered = returns.clone();
            int day = 620;
            for (int t = day; t < altered.length; t++) {
                altered[t] = t % 2 == 0 ? -.4 : .5;
            }
            List<VarCheck.Outcome> before = TailRisk.outcomes(tail(method, horizon), horizon, returns, 500)
                    .get(0);
            List<VarCheck.Outcome> after = TailRisk.outcomes(tail(method, horizon), horizon, altered, 500)
                    .get(0);
            int known = (day - 500) / horizon + 1;
            for (int i = 0; i < known; i++) {
                assertThat(before.get(i).estimate()).isEqualTo(after.get(i).estimate());
                assertThat(before.get(i).isDefined()).isTrue();
            }
            int last = before.size() - 1;
            assertThat(before.get(last).estimate()).isNotEqualTo(after.get(last).estimate());
        }
    }

    @ParameterizedTest
    @EnumSource(TailMethod.class)
    void every_method_finds_the_tail_of_normal_returns_over_one_day_and_ten(TailMethod method) {
        double[] returns = Walks.normal(6000, 0, .01, 4);
        TailLoss[] day = told(method, 1, returns).estimate(LEVELS);
        // The volatility of the last weeks is a sample's: the filtered estimate is allowed to follow it.
        double wide = method == TailMethod.FILTERED ? .004 : .0012;
        assertThat(day[0].var()).isCloseTo(.0164, within(wide));
        assertThat(day[1].var()).isCloseTo(.0233, within(1.4 * wide));
        assertThat(day[1].shortfall()).isCloseTo(.0267, within(1.6 * wide));
        TailLoss[] ten = told(method, 10, returns).estimate(LEVELS);
        assertThat(ten[0].var()).isCloseTo(.0164 * Math.sqrt(10), within(4 * wide));
        assertThat(ten[0].shortfall()).isCloseTo(.0206 * Math.sqrt(10), within(5 * wide));
    }

    @ParameterizedTest
    @EnumSource(TailMethod.class)
    void every_method_passes_on_normal_returns(TailMethod method) {
        VarCheck check = check(method, 1, Walks.normal(3500, 0, .01, 8), 0);
        assertThat(check.outcomes() + check.undefined()).isEqualTo(3000);
        assertThat(check.undefined()).isLessThan(30);
        assertThat(check.coverageP()).isGreaterThan(.05);
        assertThat(check.independenceP()).isGreaterThan(.05);
        assertThat(check.shortfallRatio()).isBetween(.9, 1.1);
    }

    @Test
    void outcomes_of_ten_days_do_not_overlap() {
        assertThat(check(TailMethod.HISTORICAL, 10, Walks.normal(1505, 0, .01, 8), 0)
                        .outcomes())
                .isEqualTo(100);
    }

    @Test
    void a_normal_estimate_of_fat_tails_is_rejected_at_99_percent_and_the_empirical_one_is_not() {
        double[] returns = Walks.student(4500, 3, .01, 6);
        assertThat(check(TailMethod.NORMAL, 1, returns, 1).coverageP()).isLessThan(.01);
        assertThat(check(TailMethod.NORMAL, 1, returns, 1).shortfallRatio()).isGreaterThan(1.2);
        assertThat(check(TailMethod.HISTORICAL, 1, returns, 1).coverageP()).isGreaterThan(.05);
    }

    @Test
    void where_volatility_clusters_exceedances_of_the_empirical_estimate_do_too_and_the_filtered_follows() {
        double[] returns = Walks.garch(6000, 7);
        VarCheck plain = check(TailMethod.HISTORICAL, 1, returns, 0);
        VarCheck filtered = check(TailMethod.FILTERED, 1, returns, 0);
        assertThat(plain.independenceP()).isLessThan(.001);
        assertThat(filtered.independenceP()).isGreaterThan(.05);
        assertThat(filtered.coverageP()).isGreaterThan(.05);
    }

    @Test
    void filtered_estimates_of_changing_volatility_are_rejected_about_as_often_as_the_level_of_the_tests() {
        int coverage = 0;
        int independence = 0;
        for (int seed = 0; seed < 40; seed++) {
            VarCheck check = check(TailMethod.FILTERED, 1, Walks.garch(2500, 200 + seed), 0);
            coverage += check.coverageP() < .05 ? 1 : 0;
            independence += check.independenceP() < .05 ? 1 : 0;
        }
        assertThat(coverage).isLessThanOrEqualTo(6);
        assertThat(independence).isLessThanOrEqualTo(6);
    }

    @Test
    void the_filtered_estimate_is_the_tail_of_standardised_losses_times_the_volatility_of_now() {
        // Returns of 1 % and -1 % in turn: volatility is 1 % for ever, and half of the standardised losses are 1.
        double[] returns = new double[200];
        Arrays.setAll(returns, i -> i % 2 == 0 ? .01 : -.01);
        TailLoss[] losses = told(TailMethod.FILTERED, 1, returns).estimate(LEVELS);
        assertThat(losses[0].var()).isCloseTo(.01, within(1e-12));
        assertThat(losses[0].shortfall()).isCloseTo(.01, within(1e-12));
        TailLoss[] two = told(TailMethod.FILTERED, 2, returns).estimate(LEVELS);
        // A quarter of the futures lose twice.
        assertThat(two[0].var()).isCloseTo(1 - .99 * .99, within(1e-12));
    }

    @Test
    void losses_of_several_days_are_compounded_and_overlap() {
        AsOfTail tail = told(TailMethod.HISTORICAL, 2, new double[] {-.1, -.2, .5});
        assertThat(tail.sample().ascending()).containsExactly(new double[] {1 - .8 * 1.5, 1 - .9 * .8}, within(1e-12));
        assertThat(AsOfTail.loss(new double[] {-1.2, .5})).isEqualTo(1);
    }

    @Test
    void too_few_returns_are_refused_with_a_sentence() {
        assertThat(tail(TailMethod.HISTORICAL, 1).refusal(.95)).isEqualTo("There are no returns that differ.");
        AsOfTail few = told(TailMethod.HISTORICAL, 1, Walks.normal(150, 0, .01, 1));
        assertThat(few.refusal(.95)).isEmpty();
        assertThat(few.refusal(.99))
                .isEqualTo("Only 150 independent losses are known: fewer than 2 of them are expected beyond.");
        assertThat(few.estimate(LEVELS)[1]).isEqualTo(TailLoss.UNDEFINED);
        AsOfTail ten = told(TailMethod.NORMAL, 10, Walks.normal(150, 0, .01, 1));
        assertThat(ten.refusal(.95)).contains("Only 14 independent losses", "the 30 that moments");
    }

    @Test
    void bent_quantiles_that_do_not_ascend_are_refused_with_their_moments() {
        double[] returns = Walks.normal(500, 0, .01, 1);
        returns[77] = -.3;
        AsOfTail tail = told(TailMethod.CORNISH_FISHER, 1, returns);
        assertThat(tail.estimate(LEVELS)[0]).isEqualTo(TailLoss.UNDEFINED);
        assertThat(tail.refusal(.95))
                .startsWith("Refused: with a skewness of losses of ")
                .contains("do not ascend");
    }

    @Test
    void volatility_is_the_one_known_the_day_before() {
        double[] returns = new double[22];
        Arrays.fill(returns, .01);
        returns[20] = .1;
        returns[21] = 5;
        double[] known = EwmaVolatility.known(returns);
        assertThat(known[19]).isNaN();
        assertThat(known[20]).isCloseTo(.01, within(1e-12));
        assertThat(known[21]).isCloseTo(Math.sqrt(.94 * .0001 + .06 * .01), within(1e-12));
        assertThat(known[22]).isCloseTo(Math.sqrt(.94 * (.94 * .0001 + .06 * .01) + .06 * 25), within(1e-12));
    }

    @Test
    void intervals_hold_the_true_value_about_as_often_as_they_say() {
        int held = 0;
        int samples = 60;
        for (int seed = 0; seed < samples; seed++) {
            double[] returns = Walks.normal(600, 0, 1e-2, 100 + seed);
            RiskSpec spec = RiskSpec.defaults().withDraws(200, 100, 100).withWarmUp(599);
            RiskFigure var = TailRisk.all(new BookReturns(new int[600], returns), spec, Seed.of(seed)).stream()
                    .filter(t -> t.method() == TailMethod.HISTORICAL && t.horizon() == 1 && t.level() == .95)
                    .findFirst()
                    .orElseThrow()
                    .var();
            held += var.low() <= .016448536 && .016448536 <= var.high() ? 1 : 0;
        }
        assertThat(held).isBetween(51, 60);
    }
}
