package io.assay.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.feature.Walks;
import io.assay.forecast.Conformal;
import io.assay.forecast.Tested;
import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Intervals that know the errors of their own window are found, and so is what knows a close to come. */
class ForecastProofTest {
    private static final BarSeries BARS = Walks.walk(5, 400).adjusted();
    private static final int[] DAYS = {BARS.days()[100], BARS.days()[250], BARS.days()[320]};

    @Test
    void intervals_of_earlier_outcomes_hold_and_those_of_all_errors_are_found() {
        Tested tested = ForecastProof.tested(List.of(BARS), 5);
        double[] said = new double[tested.size()];
        assertThat(ForecastProof.ofIntervals("honest", t -> halves(t, said), tested, DAYS))
                .isEmpty();
        List<Breach> found = ForecastProof.ofIntervals(
                "leaking",
                t -> {
                    double[] errors =
                            IntStream.range(0, t.size()).mapToDouble(t::actual).toArray();
                    double[] all = new double[t.size()];
                    Arrays.fill(all, Conformal.of(errors, t.asOf().volatility()).reach(0.8));
                    return all;
                },
                tested,
                DAYS);
        assertThat(found).hasSize(DAYS.length);
        assertThat(found.get(0).sentence()).contains("leaking", "turned round");
    }

    private static double[] halves(Tested tested, double[] said) {
        Tested.Around around = tested.intervals(said);
        return IntStream.range(0, tested.size())
                .mapToDouble(row -> around.half(row, 0.8))
                .toArray();
    }

    @Test
    void what_is_known_bar_by_bar_holds_and_the_highest_close_of_all_is_found() {
        assertThat(ForecastProof.ofKnown("honest", BarSeries::close, List.of(BARS), DAYS))
                .isEmpty();
        List<Breach> found = ForecastProof.ofKnown(
                "leaking",
                bars -> {
                    double[] all = new double[bars.size()];
                    Arrays.fill(all, Arrays.stream(bars.close()).max().orElseThrow());
                    return all;
                },
                List.of(BARS),
                DAYS);
        assertThat(found).isNotEmpty();
    }
}
