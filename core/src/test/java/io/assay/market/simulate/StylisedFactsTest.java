package io.assay.market.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.assay.market.BarSeries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The default market looks like stocks. Bounds are wide; the seed is fixed. */
class StylisedFactsTest {
    private static SimulatedMarket market;
    private static List<BarSeries> bars;
    private static List<double[]> returns;

    @BeforeAll
    static void simulate() {
        market = SimulatedMarket.of(
                SimulationSpec.defaults().withEvents(EventSpec.defaults().withDelistings(0)));
        bars = Sample.instruments(market).stream().map(market::bars).toList();
        returns = bars.stream().map(Sample::returns).toList();
    }

    @Test
    void daily_volatility_lies_between_1_and_3_percent() {
        assertThat(returns).allSatisfy(r -> assertThat(Sample.deviation(r)).isBetween(0.01, 0.03));
    }

    @Test
    void volatility_follows_the_specification_on_average() {
        double square = mean(r -> Sample.moment(r, 2));
        double low = 0.012;
        double high = 0.026;
        double expected = (high * high * high - low * low * low) / 3 / (high - low);
        assertThat(square / expected).isBetween(0.75, 1.25);
    }

    @Test
    void tails_are_fat() {
        assertThat(returns).allSatisfy(r -> assertThat(Sample.kurtosis(r)).isGreaterThan(4));
        assertThat(mean(Sample::kurtosis)).isBetween(5.0, 20.0);
    }

    @Test
    void volatility_clusters_and_fades_slowly() {
        double after1 = mean(r -> Sample.autocorrelation(Sample.absolute(r), 1));
        double after20 = mean(r -> Sample.autocorrelation(Sample.absolute(r), 20));
        assertThat(after1).isBetween(0.1, 0.4);
        assertThat(after20).isBetween(0.03, after1);
    }

    @Test
    void returns_themselves_have_next_to_no_autocorrelation() {
        assertThat(Math.abs(mean(r -> Sample.autocorrelation(r, 1)))).isLessThan(0.02);
    }

    @Test
    void stocks_move_together_and_those_of_a_sector_more() {
        List<Double> same = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = 0; i < returns.size(); i++) {
            for (int j = 0; j < i; j++) {
                double c = Sample.correlation(returns.get(i), returns.get(j));
                boolean alike = market.sector(bars.get(i).instrument())
                        == market.sector(bars.get(j).instrument());
                (alike ? same : other).add(c);
            }
        }
        assertThat(average(other)).isBetween(0.2, 0.5);
        assertThat(average(same)).isBetween(average(other) + 0.05, 0.6);
    }

    @Test
    void volume_rises_with_the_size_of_the_move_and_remembers() {
        for (BarSeries series : bars) {
            double[] r = Sample.absolute(Sample.returns(series));
            double[] v = new double[r.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = Math.log(series.volume()[i + 1]);
            }
            assertThat(Sample.correlation(r, v)).isBetween(0.15, 0.7);
            assertThat(Sample.autocorrelation(v, 1)).isGreaterThan(0.3);
        }
    }

    @Test
    void nights_have_a_quarter_of_the_variance() {
        double night = 0;
        double day = 0;
        for (BarSeries series : bars) {
            BarSeries a = series.adjusted();
            for (int i = 1; i < a.size(); i++) {
                night += Math.pow(a.open()[i] / a.close()[i - 1] - 1, 2);
                day += Math.pow(a.close()[i] / a.open()[i] - 1, 2);
            }
        }
        assertThat(night / (night + day)).isBetween(0.23, 0.27);
    }

    @Test
    void regimes_last_and_show_in_volatility() {
        int[] regimes = market.regimes();
        int changes = 0;
        double[][] sums = new double[3][2];
        for (int s = 1; s < regimes.length; s++) {
            changes += regimes[s] == regimes[s - 1] ? 0 : 1;
            for (double[] r : returns) {
                sums[regimes[s]][0]++;
                sums[regimes[s]][1] += r[s - 1] * r[s - 1];
            }
        }
        assertThat(changes).isBetween(5, regimes.length / 20);
        assertThat(sums[0][1] / sums[0][0]).isLessThan(sums[1][1] / sums[1][0]);
        assertThat(sums[2][1] / sums[2][0]).isGreaterThan(2 * sums[1][1] / sums[1][0]);
    }

    private static double mean(ToDoubleFunction<double[]> statistic) {
        return returns.stream().mapToDouble(statistic).average().orElseThrow();
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
