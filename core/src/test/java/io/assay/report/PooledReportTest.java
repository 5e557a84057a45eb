package io.assay.report;

import java.util.Arrays;

import io.assay.backtest.Performance;
import io.assay.metric.Sharpe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PooledReportTest {
    private static final int YEAR = 252;

    private static PooledReport.Excess excess(double... less) {
        Performance any = Samples.books().model().performance();
        return PooledReport.Excess.of(any, any, less, YEAR);
    }

    @Test
    void a_book_that_differs_by_rounding_alone_has_no_information_ratio() {
        double[] rounding = new double[1000];
        Arrays.setAll(rounding, i -> i % 2 == 0 ? 1e-7 : -0.9e-7);
        assertThat(excess(rounding).informationRatio()).isNaN();
        assertThat(excess(new double[50]).informationRatio()).isNaN();
    }

    @Test
    void an_information_ratio_is_the_annual_sharpe_ratio_of_the_difference() {
        // A mean of 0.0005 and a sample deviation of 0.0015 * sqrt(n / (n - 1)).
        double[] less = new double[1000];
        Arrays.setAll(less, i -> i % 2 == 0 ? 0.002 : -0.001);
        double ratio = 0.0005 / (0.0015 * Math.sqrt(1000.0 / 999)) * Math.sqrt(YEAR);
        assertThat(excess(less).informationRatio()).isCloseTo(ratio, within(1e-9));
        assertThat(excess(less).informationRatio()).isEqualTo(Sharpe.annual(less, YEAR));
        assertThat(excess(less).annual()).isCloseTo(0.126, within(1e-12));
    }
}
