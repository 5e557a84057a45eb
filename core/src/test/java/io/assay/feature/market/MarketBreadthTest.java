package io.assay.feature.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.Universe;
import io.assay.proof.MarketProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Breadth and the trend of the index, held against what a hand would count. */
class MarketBreadthTest {
    private static final List<BarSeries> WALKS = walks(8, 700);
    private static final Universe ALL = universe(WALKS);

    private static List<BarSeries> walks(int count, int bars) {
        List<BarSeries> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BarSeries walk = Walks.walk(500 + i, bars).adjusted();
            double[] close = walk.close();
            all.add(BarSeries.of(
                    new Instrument("US", "W" + i),
                    PriceBasis.TOTAL_RETURN,
                    walk.days(),
                    new BarSeries.Columns(close, close, close, close, close, walk.volume())));
        }
        return all;
    }

    private static Universe universe(List<BarSeries> bars) {
        return Universe.ofToday("all", bars.stream().map(BarSeries::instrument).toList());
    }

    private static FeatureTable table(MarketFeature feature) {
        return feature.compute(WALKS).get(3);
    }

    @Test
    void advances_declines_highs_and_lows_are_those_of_the_day() {
        FeatureTable table = table(MarketBreadth.of(ALL));
        for (int row : new int[] {1, 300, 699}) {
            int up = 0;
            int down = 0;
            int high = 0;
            for (BarSeries walk : WALKS) {
                double[] close = walk.close();
                up += close[row] > close[row - 1] ? 1 : 0;
                down += close[row] < close[row - 1] ? 1 : 0;
                if (row >= 251) {
                    double[] year = Arrays.copyOfRange(close, row - 251, row + 1);
                    high += close[row] == Arrays.stream(year).max().orElseThrow() ? 1 : 0;
                    high -= close[row] == Arrays.stream(year).min().orElseThrow() ? 1 : 0;
                }
            }
            assertThat(table.get(row, 0)).isEqualTo((float) ((up - down) / (double) (up + down)));
            if (row >= 251) {
                assertThat(table.get(row, 1)).isEqualTo((float) (high / 8.0));
            } else {
                assertThat(table.get(row, 1)).isNaN();
            }
        }
        assertThat(table.get(0, 0)).isNaN();
    }

    @Test
    void the_oscillator_is_the_difference_of_two_averages_and_forgets_where_it_began() {
        FeatureTable table = table(MarketBreadth.of(ALL));
        double fast = 0;
        double slow = 0;
        for (int row = 1; row < 700; row++) {
            fast += 0.1 * (table.get(row, 0) - fast);
            slow += 0.05 * (table.get(row, 0) - slow);
        }
        // Begun at nought instead of a mean, it is the same after so many days.
        assertThat(table.get(699, 2)).isCloseTo((float) (fast - slow), within(1e-6f));
        assertThat(table.get(219, 2)).isNaN();
        assertThat(table.get(220, 2)).isFinite();
    }

    @Test
    void the_index_stands_against_its_own_past() {
        FeatureTable table = table(IndexTrend.of(ALL));
        double[] index = new double[700];
        index[0] = 1;
        for (int row = 1; row < 700; row++) {
            double sum = 0;
            for (BarSeries walk : WALKS) {
                sum += walk.close()[row] / walk.close()[row - 1] - 1;
            }
            index[row] = index[row - 1] * (1 + sum / 8);
        }
        double mean = Arrays.stream(index, 500, 700).average().orElseThrow();
        assertThat(table.get(699, 1)).isCloseTo((float) (index[699] / mean - 1), within(1e-5f));
        assertThat(table.get(699, 2)).isCloseTo((float) (index[699] / index[639] - 1), within(1e-5f));
        assertThat(table.get(49, 0)).isNaN();
        assertThat(table.get(50, 0)).isFinite();
    }

    @Test
    void a_sector_moves_as_the_mean_of_those_whom_the_list_names() {
        Map<Instrument, String> sectors = Map.of(
                WALKS.get(0).instrument(), "a",
                WALKS.get(3).instrument(), "a",
                WALKS.get(5).instrument(), "b");
        MarketFeature feature = SectorMomentum.of(ALL, sectors);
        FeatureTable table = table(feature);
        double compound = 1;
        double market = 1;
        for (int row = 681; row < 700; row++) {
            double sum = 0;
            for (int who : new int[] {0, 3}) {
                sum += WALKS.get(who).close()[row] / WALKS.get(who).close()[row - 1] - 1;
            }
            compound *= 1 + sum / 2;
            double all = 0;
            for (BarSeries walk : WALKS) {
                all += walk.close()[row] / walk.close()[row - 1] - 1;
            }
            market *= 1 + all / 8;
        }
        // 19 of the 20 returns are those above; the first is that of row 680.
        double first = (WALKS.get(0).close()[680] / WALKS.get(0).close()[679]
                        + WALKS.get(3).close()[680] / WALKS.get(3).close()[679])
                / 2;
        double firstOfAll = WALKS.stream()
                .mapToDouble(walk -> walk.close()[680] / walk.close()[679])
                .average()
                .orElseThrow();
        assertThat(table.get(699, 0)).isCloseTo((float) (compound * first - 1), within(1e-5f));
        assertThat(table.get(699, 2)).isCloseTo((float) (compound * first - market * firstOfAll), within(1e-5f));
        assertThat(table.get(19, 0)).isNaN();
        assertThat(table.get(20, 0)).isFinite();
        assertThat(feature.compute(WALKS).get(1).get(699, 0)).isNaN();
        int[] cuts = {WALKS.get(0).days()[400], WALKS.get(0).days()[600]};
        assertThat(MarketProof.of(feature, WALKS, cuts, Seed.of(1))).isEmpty();
    }

    @Test
    void only_members_of_the_day_count_and_later_bars_do_not() {
        int day = WALKS.get(0).days()[400];
        Universe some = new Universe(
                "some",
                List.of(
                        new Universe.Member(WALKS.get(0).instrument(), Integer.MIN_VALUE, day),
                        new Universe.Member(WALKS.get(1).instrument(), day + 1, Integer.MAX_VALUE)),
                false);
        FeatureTable table = table(MarketBreadth.of(some));
        assertThat(table.get(400, 0)).isEqualTo((float)
                Math.signum(WALKS.get(0).close()[400] - WALKS.get(0).close()[399]));
        assertThat(table.get(401, 0)).isEqualTo((float)
                Math.signum(WALKS.get(1).close()[401] - WALKS.get(1).close()[400]));
        int[] cuts = {day, WALKS.get(0).days()[600]};
        assertThat(MarketProof.of(MarketBreadth.of(ALL), WALKS, cuts, Seed.of(1)))
                .isEmpty();
        assertThat(MarketProof.of(IndexTrend.of(ALL), WALKS, cuts, Seed.of(1))).isEmpty();
    }
}
