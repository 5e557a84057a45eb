package io.assay.experiment.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.assay.experiment.StudyMarket;
import io.assay.market.BarSeries;
import io.assay.market.MarketData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarketRegimesTest {
    private static final int DAYS = 1500;

    private static double[] returns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] returns = new double[DAYS];
        for (int t = 0; t < DAYS; t++) {
            double size = 0.005 + 0.015 * Math.abs(Math.sin(t / 150.0));
            returns[t] = size * (random.nextDouble() - 0.5) + 0.002 * Math.sin(t / 200.0);
        }
        return returns;
    }

    private static int[] days(int count) {
        return IntStream.range(0, count).map(t -> 10_000 + t).toArray();
    }

    @Test
    void what_comes_later_changes_the_regime_of_no_day() {
        double[] returns = returns(1);
        MarketRegimes whole = MarketRegimes.of(days(DAYS), returns);
        for (int cut : new int[] {59, 311, 400, 777, 1200, DAYS - 1}) {
            double[] wild = returns.clone();
            for (int t = cut; t < DAYS; t++) {
                wild[t] = t % 2 == 0 ? 0.3 : -0.2;
            }
            MarketRegimes shortened = MarketRegimes.of(days(cut), Arrays.copyOf(returns, cut));
            MarketRegimes other = MarketRegimes.of(days(DAYS), wild);
            for (int day : days(cut)) {
                assertThat(shortened.at(day)).isEqualTo(whole.at(day));
                assertThat(other.at(day)).isEqualTo(whole.at(day));
            }
        }
    }

    @Test
    void the_regimes_of_a_whole_market_are_those_of_the_same_market_cut_off() {
        MarketData market = StudyMarket.of(4, 0.1);
        List<BarSeries> all =
                StudyMarket.stocks(market).stream().map(market::bars).toList();
        int cut = all.get(0).days()[900];
        MarketRegimes whole = MarketRegimes.of(all);
        MarketRegimes shortened =
                MarketRegimes.of(all.stream().map(bars -> bars.until(cut)).toList());
        int told = 0;
        for (int day : all.get(0).until(cut).days()) {
            assertThat(shortened.at(day)).isEqualTo(whole.at(day));
            told += whole.at(day) == MarketRegimes.UNKNOWN ? 0 : 1;
        }
        assertThat(told).isGreaterThan(500);
    }

    @Test
    void a_market_that_grows_wilder_and_turns_is_told_so_and_the_first_days_are_not_told() {
        SplittableRandom random = new SplittableRandom(5);
        double[] returns = new double[DAYS];
        for (int t = 0; t < DAYS; t++) {
            double size = t < 500 ? 0.02 : t < 1000 ? 0.005 : 0.06;
            returns[t] = size * (random.nextDouble() - 0.5) + (t < 1000 ? 0.003 : -0.005);
        }
        MarketRegimes regimes = MarketRegimes.of(days(DAYS), returns);
        assertThat(regimes.at(10_000 - 1)).isEqualTo(MarketRegimes.UNKNOWN);
        // 60 sessions for the first volatility, 252 volatilities for the first thirds.
        assertThat(regimes.at(10_000 + 59 + 250)).isEqualTo(MarketRegimes.UNKNOWN);
        assertThat(regimes.at(10_000 + 59 + 251)).isNotEqualTo(MarketRegimes.UNKNOWN);
        assertThat(MarketRegimes.NAMES.get(regimes.at(10_000 + 700))).isEqualTo("low volatility, rising");
        assertThat(MarketRegimes.NAMES.get(regimes.at(10_000 + 1300))).isEqualTo("high volatility, falling");
        // A day without a session is in the regime of the last one.
        assertThat(regimes.at(10_000 + DAYS + 3)).isEqualTo(regimes.at(10_000 + DAYS - 1));
    }
}
