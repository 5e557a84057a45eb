package io.assay.feature.seasonal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.proof.MarketProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeasonalFeaturesTest {
    private static final SeasonalFeatures FEATURES = new SeasonalFeatures();

    private static BarSeries bars(String market, int... days) {
        double[] one = new double[days.length];
        Arrays.fill(one, 1);
        return BarSeries.of(
                new Instrument(market, "A"), PriceBasis.RAW, days, new BarSeries.Columns(one, one, one, one, one, one));
    }

    private static double at(String market, String day, String column) {
        FeatureTable table =
                FEATURES.compute(List.of(bars(market, Days.parse(day)))).get(0);
        return table.get(0, table.indexOf(column));
    }

    @Test
    void what_goes_round_goes_round() {
        assertThat(at("US", "2014-12-01", "month_cos")).isCloseTo(at("US", "2014-02-03", "month_cos"), within(1e-6));
        assertThat(at("US", "2014-12-01", "month_sin")).isCloseTo(-at("US", "2014-02-03", "month_sin"), within(1e-6));
        assertThat(at("US", "2014-01-02", "month_sin")).isZero();
        // Mondays are all alike, and a Friday lies as far before one as a Thursday behind.
        assertThat(at("US", "2014-12-01", "weekday_sin")).isZero();
        assertThat(at("US", "2012-11-05", "presidential_year_cos")).isEqualTo(1);
        assertThat(at("US", "2014-11-05", "presidential_year_cos")).isEqualTo(-1);
        for (FeatureInfo column : FEATURES.columns()) {
            assertThat(at("US", "2013-07-19", column.name())).as(column.name()).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void seasons_begin_and_end_on_their_days() {
        assertThat(at("US", "2014-04-30", "may_to_october")).isZero();
        assertThat(at("US", "2014-05-01", "may_to_october")).isOne();
        assertThat(at("US", "2014-10-31", "may_to_october")).isOne();
        assertThat(at("US", "2014-11-03", "may_to_october")).isZero();
        assertThat(at("US", "2014-12-12", "late_december")).isZero();
        assertThat(at("US", "2014-12-15", "late_december")).isOne();
        assertThat(at("US", "2014-01-31", "january")).isOne();
        assertThat(at("US", "2014-02-03", "january")).isZero();
        assertThat(at("US", "2014-07-01", "earnings_season")).isOne();
        assertThat(at("US", "2014-08-01", "earnings_season")).isZero();
    }

    @Test
    void holidays_to_come_are_those_that_were_announced() {
        // Thanksgiving of 2012 was November 22; the hurricane of October 29 and 30 was on no calendar.
        assertThat(at("US", "2012-11-21", "to_holiday")).isCloseTo(0.1, within(1e-6));
        assertThat(at("US", "2012-11-23", "since_holiday")).isCloseTo(0.1, within(1e-6));
        assertThat(at("US", "2012-10-26", "to_holiday")).isOne();
        assertThat(at("US", "2012-10-31", "since_holiday")).isCloseTo(0.1, within(1e-6));
        // In Mumbai Diwali is announced a year ahead, the day after the attacks of November 2008 was not.
        assertThat(at("NSE", "2008-10-29", "to_holiday")).isCloseTo(0.1, within(1e-6));
        assertThat(at("NSE", "2008-11-26", "to_holiday")).isOne();
        // A feast that waits for the moon may be moved: it counts from its day on (Bakri Id was on 2005-01-21).
        assertThat(at("NSE", "2005-01-20", "to_holiday")).isCloseTo(0.6, within(1e-6));
        assertThat(at("NSE", "2005-01-24", "since_holiday")).isCloseTo(0.3, within(1e-6));
        assertThat(at("NSE", "2008-11-28", "since_holiday")).isCloseTo(0.1, within(1e-6));
        assertThat(at("KENYA", "2014-12-24", "to_holiday")).isNaN();
        // Nor where the record does not reach.
        assertThat(at("US", "1985-06-03", "to_holiday")).isNaN();
        assertThat(at("NSE", "1999-06-01", "since_holiday")).isNaN();
        assertThat(at("NSE", "2026-12-29", "to_holiday")).isNaN();
    }

    @Test
    void no_bar_moves_a_column_and_there_are_sixteen() {
        int[] days =
                IntStream.range(0, 40).map(i -> Days.parse("2014-11-03") + i).toArray();
        List<BarSeries> universe = List.of(bars("US", days));
        assertThat(MarketProof.of(FEATURES, universe, new int[] {days[10], days[20]}, Seed.of(1)))
                .isEmpty();
        assertThat(FEATURES.columns()).hasSize(16);
    }
}
