package io.assay.market.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.simulate.AlphaSpec.Pattern;
import io.assay.market.simulate.Sample.Estimate;
import io.assay.market.simulate.Sample.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PlantedPatternTest {
    private static final SimulationSpec LONG = SimulationSpec.defaults()
            .withFactors(FactorSpec.independent())
            .withEvents(EventSpec.none())
            .withSymbols(250)
            .withSessions(4_100);
    private static final AlphaSpec STRONG_ORDER = new AlphaSpec(Pattern.ORDER_OF_BARS, 0.5, 1, 0);

    @ParameterizedTest
    @CsvSource({
        "FADED_CLOSES,0.03,5,0.9",
        "FADED_CLOSES,0.2,5,0.9",
        "FADED_CLOSES,0.1,1,0",
        "FADED_CLOSES,0.1,20,0.95",
        "FADED_CLOSES,0.1,30,0.5",
        "ORDER_OF_BARS,0.5,1,0",
        "ORDER_OF_BARS,0.1,5,0",
        "ORDER_OF_BARS,0.4,5,0.9",
        "ORDER_OF_BARS,0.1,20,0.95"
    })
    void a_million_rows_show_the_coefficient_that_was_asked_for(
            Pattern pattern, double ic, int horizon, double persistence) {
        SimulatedMarket market = SimulatedMarket.of(LONG.withAlpha(new AlphaSpec(pattern, ic, horizon, persistence)));

        Estimate estimate = Sample.pooled(market, 150, i -> scaled(market, i, horizon));

        assertThat(estimate.error()).isLessThan(0.004);
        assertThat(estimate.from(ic)).as("%s against %s", estimate, ic).isLessThan(3);
        assertThat(market.oracle().informationCoefficient()).isCloseTo(ic, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"FADED_CLOSES,1", "FADED_CLOSES,20", "ORDER_OF_BARS,1", "ORDER_OF_BARS,20"})
    void the_formula_holds_for_other_horizons_than_the_planted_one(Pattern pattern, int horizon) {
        SimulatedMarket market =
                SimulatedMarket.of(LONG.withAlpha(AlphaSpec.of(0.2, 5, 0.9).withPattern(pattern)));

        Estimate estimate = Sample.pooled(market, 150, i -> scaled(market, i, horizon));

        assertThat(estimate.from(market.oracle().informationCoefficient(horizon)))
                .as("%s", estimate)
                .isLessThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void the_plain_return_shows_the_raw_coefficient(Pattern pattern) {
        VolatilitySpec alike = VolatilitySpec.defaults().withRange(0.015, 0.015);
        AlphaSpec alpha = AlphaSpec.of(0.1, 5, 0.9).withPattern(pattern);
        SimulatedMarket market = SimulatedMarket.of(LONG.withVolatility(alike).withAlpha(alpha));

        Estimate estimate = Sample.pooled(market, 150, i -> raw(market, i, 5));

        double expected = market.oracle().rawInformationCoefficient(5);
        assertThat(expected).isBetween(0.08, 0.095);
        assertThat(estimate.from(expected))
                .as("%s against %s", estimate, expected)
                .isLessThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void stocks_that_move_together_show_the_same_coefficient(Pattern pattern) {
        SimulationSpec spec = SimulationSpec.defaults()
                .withSymbols(20)
                .withSessions(1_300)
                .withAlpha(AlphaSpec.of(0.2, 5, 0.9).withPattern(pattern));
        List<Long> seeds = LongStream.range(0, 40).boxed().toList();
        double[] each = new Parallel(2)
                .map(seeds, s -> inOneMarket(spec.withSeed(Seed.of(s)))).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        Estimate estimate = new Estimate(Sample.mean(each), Sample.deviation(each) / Math.sqrt(39));

        assertThat(estimate.error()).isLessThan(0.006);
        assertThat(estimate.from(0.2)).as("%s", estimate).isLessThan(3);
    }

    /** The correlation within one market, all stocks together. */
    private static double inOneMarket(SimulationSpec spec) {
        SimulatedMarket market = SimulatedMarket.of(spec);
        double[] sum = new double[3];
        for (Instrument instrument : Sample.instruments(market)) {
            double[] x = market.oracle().predictor(instrument);
            double[] y = market.oracle().scaledReturn(instrument);
            for (int t = 50; t < x.length; t++) {
                if (!Double.isNaN(y[t])) {
                    sum[0] += x[t] * y[t];
                    sum[1] += x[t] * x[t];
                    sum[2] += y[t] * y[t];
                }
            }
        }
        return sum[0] / Math.sqrt(sum[1] * sum[2]);
    }

    @Test
    void the_oracles_scaled_return_is_that_of_the_recorded_bars() {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults().withSymbols(5));
        for (Instrument instrument : Sample.instruments(market)) {
            double[] own = Sample.scaledForward(market, instrument, 5);
            double[] told = market.oracle().scaledReturn(instrument);
            for (int t = 0; t < own.length; t++) {
                assertThat(Double.isNaN(told[t])).isEqualTo(t + 6 >= own.length);
                assertThat(Double.isNaN(told[t]) || Math.abs(told[t] - own[t]) < 1e-9)
                        .isTrue();
            }
        }
    }

    @Test
    void with_a_coefficient_of_zero_neither_the_predictor_nor_other_functions_of_the_past_tell_anything() {
        SimulatedMarket market = SimulatedMarket.of(LONG.withInformationCoefficient(0));
        SimulatedMarket part =
                SimulatedMarket.of(LONG.withInformationCoefficient(0).withSymbols(100));

        Estimate predictor = Sample.pooled(market, 150, i -> scaled(market, i, 5));
        Estimate raw = Sample.pooled(market, 150, i -> raw(market, i, 5));
        Estimate momentum = Sample.pooled(part, 150, i -> change(part.bars(i).adjustedClose(), part, i, 20));
        Estimate reversal = Sample.pooled(part, 150, i -> change(part.bars(i).adjustedClose(), part, i, 1));
        Estimate volume = Sample.pooled(part, 150, i -> change(part.bars(i).volume(), part, i, 5));
        Estimate volatility =
                Sample.pooled(part, 150, i -> new Pair(part.oracle().volatility(i), Sample.forward(part.bars(i), 5)));

        assertThat(market.oracle().informationCoefficient()).isZero();
        for (Estimate e : new Estimate[] {predictor, raw, momentum, reversal, volume, volatility}) {
            assertThat(e.from(0)).as("%s", e).isLessThan(3);
        }
    }

    @Test
    void without_a_pattern_the_mean_return_is_the_stated_premium_in_calm_and_in_stress() {
        SimulationSpec spec = LONG.withInformationCoefficient(0)
                .withFactors(FactorSpec.independent().withRiskPremium(0.25));
        SimulatedMarket market = SimulatedMarket.of(spec);
        int[] regimes = market.regimes();
        double[][] sums = new double[3][3];
        for (Instrument instrument : Sample.instruments(market)) {
            double[] r = Sample.returns(market.bars(instrument));
            for (int s = 0; s < r.length; s++) {
                double[] sum = sums[regimes[s + 1]];
                sum[0]++;
                sum[1] += r[s];
                sum[2] += r[s] * r[s];
            }
        }
        for (double[] sum : sums) {
            double error = Math.sqrt(sum[2]) / sum[0];
            assertThat(sum[0]).isGreaterThan(50_000);
            assertThat(Math.abs(sum[1] / sum[0] - 0.25 / 252)).isLessThan(3 * error);
        }
    }

    @Test
    void the_session_between_decision_and_entry_has_no_expected_return_so_nothing_is_missed() {
        SimulatedMarket market = SimulatedMarket.of(LONG.withInformationCoefficient(0.3));

        Estimate missed = Sample.pooled(market, 150, i -> {
            BarSeries bars = market.bars(i).adjusted();
            double[] sigma = market.oracle().volatility(i);
            double[] gap = new double[bars.size()];
            for (int t = 0; t + 1 < gap.length; t++) {
                gap[t] = (bars.open()[t + 1] / bars.close()[t] - 1) / sigma[t + 1];
            }
            return new Pair(innovation(market.oracle().predictor(i)), gap);
        });

        assertThat(missed.from(0)).as("%s", missed).isLessThan(3);
    }

    @Test
    void what_any_bar_tells_by_itself_tells_nothing_where_the_order_of_bars_is_planted() {
        SimulatedMarket market = SimulatedMarket.of(LONG.withSymbols(100).withAlpha(STRONG_ORDER));
        SimulatedMarket part = SimulatedMarket.of(LONG.withSymbols(50).withAlpha(STRONG_ORDER));
        AlphaSpec faded = AlphaSpec.of(0, 5, 0.9);

        for (int lag = 0; lag <= 4; lag++) {
            int bars = lag;
            for (int power = 1; power <= 2; power++) {
                int to = power;
                Estimate alone = Sample.pooled(market, 150, i -> {
                    double[] body = bodies(market.bars(i));
                    double[] before = new double[body.length];
                    for (int t = bars; t < body.length; t++) {
                        before[t] = Math.pow(body[t - bars], to);
                    }
                    return new Pair(before, market.oracle().scaledReturn(i));
                });
                assertThat(alone.from(0))
                        .as("lag %s power %s: %s", lag, power, alone)
                        .isLessThan(3.5);
            }
        }
        Estimate sum = Sample.pooled(
                part,
                150,
                i -> new Pair(
                        PlantedPattern.predictor(part.bars(i), faded),
                        part.oracle().scaledReturn(i)));
        Estimate product = Sample.pooled(
                part,
                150,
                i -> new Pair(
                        PlantedPattern.predictor(part.bars(i), STRONG_ORDER),
                        part.oracle().scaledReturn(i)));
        assertThat(sum.from(0)).as("%s", sum).isLessThan(3.5);
        assertThat(product.value()).isBetween(0.48, 0.52);
    }

    private static double[] bodies(BarSeries bars) {
        double[] body = new double[bars.size()];
        for (int t = 0; t < body.length; t++) {
            double range = bars.high()[t] - bars.low()[t];
            body[t] = range > 0 ? (bars.close()[t] - bars.open()[t]) / range : 0;
        }
        return body;
    }

    @Test
    void the_order_of_bars_is_the_product_of_two_bodies_and_fades_as_stated() {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(2)
                .withSessions(200)
                .withAlpha(AlphaSpec.of(0.1, 5, 0.6).withPattern(Pattern.ORDER_OF_BARS)));
        for (Instrument instrument : Sample.instruments(market)) {
            double[] body = bodies(market.bars(instrument));
            double[] x = market.oracle().predictor(instrument);
            assertThat(Arrays.copyOf(x, 3)).containsOnly(0);
            for (int t = 3; t < x.length; t++) {
                double product = body[t - 3] * body[t - 1] / (0.63841 * 0.63841);
                assertThat(x[t]).isCloseTo(0.6 * x[t - 1] + 0.8 * product, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_predictor_is_a_function_of_bars_up_to_its_own(Pattern pattern) {
        AlphaSpec alpha = AlphaSpec.defaults().withPattern(pattern);
        SimulatedMarket market =
                SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withAlpha(alpha));
        for (Instrument instrument : Sample.instruments(market)) {
            double[] known = market.oracle().predictor(instrument);
            BarSeries bars = market.bars(instrument);
            double[] split = PlantedPattern.predictor(bars, alpha);
            double[] raw = PlantedPattern.predictor(market.rawBars(instrument), alpha);
            double[] short_ = PlantedPattern.predictor(bars.rows(0, 300), alpha);
            for (int i = 0; i < known.length; i++) {
                assertThat(split[i]).isCloseTo(known[i], within(1e-9));
                assertThat(raw[i]).isCloseTo(known[i], within(1e-9));
            }
            assertThat(short_).isEqualTo(Arrays.copyOf(split, 300));
        }
    }

    @ParameterizedTest
    @CsvSource({"FADED_CLOSES,44", "ORDER_OF_BARS,47"})
    void the_predictor_has_mean_zero_variance_one_and_the_stated_persistence_once_settled(
            Pattern pattern, int settled) {
        SimulatedMarket market = SimulatedMarket.of(
                LONG.withSymbols(100).withAlpha(AlphaSpec.defaults().withPattern(pattern)));
        int settle = market.oracle().settle();
        Estimate memory = Sample.pooled(market, settle, i -> {
            double[] x = market.oracle().predictor(i);
            return new Pair(Arrays.copyOf(x, x.length - 1), Arrays.copyOfRange(x, 1, x.length));
        });
        double variance = Sample.instruments(market).stream()
                .mapToDouble(i -> Sample.moment(tail(market.oracle().predictor(i), settle), 2))
                .average()
                .orElseThrow();

        assertThat(settle).isEqualTo(settled);
        assertThat(memory.from(0.9)).isLessThan(3);
        assertThat(variance).isCloseTo(1, within(0.02));
    }

    @Test
    void the_constants_of_the_body_agree_with_fresh_walks() {
        RandomGenerator random = Seed.of(77).random();
        int n = 400_000;
        double square = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double at = 0;
            double top = 0;
            double bottom = 0;
            for (int k = 0; k < 13; k++) {
                at += random.nextGaussian();
                top = Math.max(top, at);
                bottom = Math.min(bottom, at);
            }
            double body = at / (top - bottom);
            square += body * body / n;
            product += body * at / Math.sqrt(13) / n;
        }
        assertThat(Math.sqrt(square)).isCloseTo(PlantedPattern.BODY_DEVIATION, within(1.5e-3));
        assertThat(product / Math.sqrt(square)).isCloseTo(PlantedPattern.BODY_END_CORRELATION, within(3e-3));
    }

    @Test
    void a_coefficient_out_of_reach_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlphaSpec.of(0.2, 30, 0))
                .withMessageStartingWith("'informationCoefficient' must be at most 0.09");
    }

    private static Pair scaled(SimulatedMarket market, Instrument instrument, int h) {
        return new Pair(market.oracle().predictor(instrument), Sample.scaledForward(market, instrument, h));
    }

    private static Pair raw(SimulatedMarket market, Instrument instrument, int h) {
        return new Pair(market.oracle().predictor(instrument), Sample.forward(market.bars(instrument), h));
    }

    private static Pair change(double[] values, SimulatedMarket market, Instrument instrument, int lag) {
        double[] x = new double[values.length];
        for (int t = 0; t < x.length; t++) {
            x[t] = t < lag ? Double.NaN : Math.log(values[t] / values[t - lag]);
        }
        return new Pair(x, market.oracle().scaledReturn(instrument));
    }

    /** What the last bar added to the predictor. */
    private static double[] innovation(double[] x) {
        double[] added = x.clone();
        for (int t = 1; t < x.length; t++) {
            added[t] = x[t] - 0.9 * x[t - 1];
        }
        return added;
    }

    private static double[] tail(double[] x, int from) {
        return Arrays.copyOfRange(x, from, x.length);
    }
}
