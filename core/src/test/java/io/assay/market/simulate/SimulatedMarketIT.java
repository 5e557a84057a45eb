package io.assay.market.simulate;

import java.time.Duration;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.simulate.Sample.Estimate;
import io.assay.market.simulate.Sample.Pair;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Size, speed and precision that take longer than a unit test may. */
class SimulatedMarketIT {
    @Test
    void forty_stocks_over_fifteen_years_take_less_than_a_second() {
        SimulationSpec spec = SimulationSpec.defaults().withSessions(15 * 252);
        make(spec);

        assertThat(make(spec)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void ten_million_bars_take_less_than_a_minute() {
        assertThat(make(SimulationSpec.defaults().withSymbols(1_695).withSessions(6_000)))
                .isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void ten_million_rows_show_the_coefficient_to_within_a_fiftieth() {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withFactors(FactorSpec.independent())
                .withEvents(EventSpec.none())
                .withSeed(Seed.of(99))
                .withSymbols(1_700)
                .withSessions(6_000)
                .withInformationCoefficient(0.1));

        Estimate estimate = Sample.pooled(
                market,
                150,
                i -> new Pair(market.oracle().predictor(i), market.oracle().scaledReturn(i)));

        assertThat(estimate.error()).isLessThan(0.001);
        assertThat(estimate.from(0.1)).as("%s", estimate).isLessThan(3);
    }

    private static Duration make(SimulationSpec spec) {
        long start = System.nanoTime();
        SimulatedMarket market = SimulatedMarket.of(spec);
        List<Integer> sizes = new Parallel(2).map(Sample.instruments(market), i -> {
            BarSeries bars = market.bars(i);
            assertThat(bars.close()[bars.size() - 1]).isPositive();
            return bars.size();
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long bars = sizes.stream().mapToLong(Integer::longValue).sum();
        System.out.printf("%,d bars in %,d ms%n", bars, took.toMillis());
        return took;
    }
}
