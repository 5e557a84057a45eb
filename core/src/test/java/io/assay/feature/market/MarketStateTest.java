package io.assay.feature.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MarketStateTest {
    private static final int SIZE = 420;

    /** Stocks of which some list late, some end early and some miss days. */
    private static List<BarSeries> stocks() {
        List<BarSeries> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            BarSeries walk = Walks.walk(50 + i, SIZE);
            all.add(i == 1 ? walk.rows(37, SIZE) : i == 2 ? walk.rows(0, 350) : i == 3 ? without(walk, 7) : walk);
        }
        return all;
    }

    private static BarSeries without(BarSeries bars, int every) {
        int[] kept = java.util.stream.IntStream.range(0, bars.size())
                .filter(t -> t % every != every - 1)
                .toArray();
        double[][] c = Walks.columns(bars);
        double[][] part = new double[6][];
        for (int k = 0; k < 6; k++) {
            double[] column = c[k];
            part[k] = Arrays.stream(kept).mapToDouble(t -> column[t]).toArray();
        }
        return series(
                bars.instrument(), Arrays.stream(kept).map(t -> bars.days()[t]).toArray(), part);
    }

    private static BarSeries series(Instrument instrument, int[] days, double[][] c) {
        return BarSeries.of(
                instrument, PriceBasis.TOTAL_RETURN, days, new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]));
    }

    private static Universe everybody(List<BarSeries> all) {
        return Universe.ofToday("all", all.stream().map(BarSeries::instrument).toList());
    }

    private static float at(FeatureTable table, String name, int row) {
        return table.column(table.indexOf(name))[row];
    }

    @Test
    void the_market_of_a_day_agrees_with_adding_up_those_who_traded() {
        List<BarSeries> all = stocks();
        List<FeatureTable> tables = MarketState.of(everybody(all)).compute(all);
        int last = all.get(0).days()[SIZE - 1];
        double level = 1;
        for (int day = all.get(0).days()[SIZE - 20]; day <= last; day++) {
            level *= 1 + naiveReturn(all, day);
        }
        assertThat((double) at(tables.get(0), "market_ret_1", SIZE - 1))
                .isCloseTo(naiveReturn(all, last), within(1e-8));
        assertThat((double) at(tables.get(0), "market_ret_20", SIZE - 1)).isCloseTo(level - 1, within(1e-7));
        assertThat((double) at(tables.get(0), "breadth_50", SIZE - 1)).isCloseTo(naiveBreadth(all, last), within(1e-7));
    }

    private static double naiveReturn(List<BarSeries> all, int day) {
        double sum = 0;
        int count = 0;
        for (BarSeries bars : all) {
            int row = bars.rowOf(day);
            if (row > 0) {
                sum += bars.close()[row] / bars.close()[row - 1] - 1;
                count++;
            }
        }
        return sum / count;
    }

    private static double naiveBreadth(List<BarSeries> all, int day) {
        double above = 0;
        int count = 0;
        for (BarSeries bars : all) {
            int row = bars.rowOf(day);
            if (row >= 49) {
                double mean =
                        Arrays.stream(bars.close(), row - 49, row + 1).average().orElseThrow();
                above += bars.close()[row] > mean ? 1 : 0;
                count++;
            }
        }
        return above / count;
    }

    @Test
    void beta_and_relative_strength_agree_with_their_definitions() {
        List<BarSeries> all = stocks();
        FeatureTable table = MarketState.of(everybody(all)).compute(all).get(0);
        BarSeries bars = all.get(0);
        int row = 300;
        double[] market = new double[252];
        double[] own = new double[252];
        for (int i = 0; i < 252; i++) {
            int t = row - 251 + i;
            market[i] = Math.log1p(naiveReturn(all, bars.days()[t]));
            own[i] = Math.log(bars.close()[t] / bars.close()[t - 1]);
        }
        double mm = Arrays.stream(market).average().orElseThrow();
        double mo = Arrays.stream(own).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double compound = 1;
        for (int i = 0; i < 252; i++) {
            xy += (market[i] - mm) * (own[i] - mo);
            xx += (market[i] - mm) * (market[i] - mm);
            compound *= i >= 192 ? Math.exp(market[i]) : 1;
        }
        assertThat((double) at(table, "beta_252", row)).isCloseTo(xy / xx, within(1e-6));
        assertThat((double) at(table, "rel_strength_60", row))
                .isCloseTo(bars.close()[row] / bars.close()[row - 60] / compound - 1, within(1e-6));
    }

    @Test
    void a_stock_that_is_the_market_has_a_beta_of_one_and_no_relative_strength() {
        List<BarSeries> one = List.of(Walks.walk(60, 400));
        FeatureTable table = MarketState.of(everybody(one)).compute(one).get(0);
        assertThat((double) at(table, "beta_252", 399)).isCloseTo(1, within(1e-6));
        assertThat((double) at(table, "rel_strength_60", 399)).isCloseTo(0, within(1e-6));
        assertThat(at(table, "market_ret_1", 399)).isFinite();
    }

    @Test
    void values_begin_on_the_declared_row_of_each_instrument() {
        List<BarSeries> all = stocks();
        for (FeatureTable table : MarketState.of(everybody(all)).compute(all)) {
            for (int c = 0; c < table.columns().size(); c++) {
                FeatureInfo info = table.columns().get(c);
                for (int t = 0; t < table.rows(); t++) {
                    assertThat(Float.isNaN(table.column(c)[t]))
                            .as("%s of %s at row %d", info.name(), table.instrument(), t)
                            .isEqualTo(t < info.warmUp());
                }
            }
        }
    }

    @Test
    void the_future_of_nobody_moves_a_row() {
        List<BarSeries> all = stocks();
        List<FeatureTable> before = MarketState.of(everybody(all)).compute(all);
        RandomGenerator random = Seed.of(9).random();
        for (int round = 0; round < 12; round++) {
            int cut = all.get(0).days()[random.nextInt(1, SIZE)];
            double[] extremes = {Double.NaN, 1e15, 1e-15, 0, 77, Double.POSITIVE_INFINITY};
            List<BarSeries> changed = all.stream()
                    .map(bars -> Walks.changed(bars, c -> {
                        for (int t = 0; t < bars.size(); t++) {
                            for (int k = 0; k < 6 && bars.days()[t] >= cut; k++) {
                                c[k][t] = extremes[random.nextInt(extremes.length)];
                            }
                        }
                        return c;
                    }))
                    .toList();
            assertSameBefore(cut, before, MarketState.of(everybody(all)).compute(changed));
            List<BarSeries> shorter =
                    all.stream().map(b -> b.between(Integer.MIN_VALUE, cut - 1)).toList();
            assertSameBefore(cut, before, MarketState.of(everybody(all)).compute(shorter));
        }
    }

    private static void assertSameBefore(int day, List<FeatureTable> a, List<FeatureTable> b) {
        for (int i = 0; i < a.size(); i++) {
            int at = Arrays.binarySearch(a.get(i).days(), day);
            int rows = at >= 0 ? at : -at - 1;
            for (int c = 0; c < a.get(i).columns().size(); c++) {
                assertThat(Arrays.mismatch(a.get(i).column(c), 0, rows, b.get(i).column(c), 0, rows))
                        .as(
                                "%s of %s",
                                a.get(i).columns().get(c).name(), a.get(i).instrument())
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void only_those_who_belong_that_day_count() {
        BarSeries in = Walks.walk(70, 100);
        BarSeries out = Walks.walk(71, 100);
        int middle = in.days()[50];
        Universe universe = new Universe(
                "changing",
                List.of(
                        new Universe.Member(in.instrument(), Integer.MIN_VALUE, middle - 1),
                        new Universe.Member(out.instrument(), middle, Integer.MAX_VALUE)),
                false);
        FeatureTable table = MarketState.of(universe).compute(List.of(in, out)).get(0);
        assertThat(at(table, "market_ret_1", 49)).isEqualTo((float) (in.close()[49] / in.close()[48] - 1));
        assertThat(at(table, "market_ret_1", 50)).isEqualTo((float) (out.close()[50] / out.close()[49] - 1));
        Universe nobody = new Universe("nobody", List.of(), false);
        FeatureTable none = MarketState.of(nobody).compute(List.of(in)).get(0);
        assertThat(none.column(0)).containsOnly(Float.NaN);
        assertThat(none.column(2)).containsOnly(Float.NaN);
    }

    @Test
    void the_order_of_the_instruments_does_not_move_a_bit() {
        List<BarSeries> all = stocks();
        List<BarSeries> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        List<FeatureTable> a = MarketState.of(everybody(all)).compute(all);
        List<FeatureTable> b = MarketState.of(everybody(all)).compute(backwards);
        for (int i = 0; i < all.size(); i++) {
            for (int c = 0; c < 5; c++) {
                assertThat(b.get(all.size() - 1 - i).column(c))
                        .isEqualTo(a.get(i).column(c));
            }
        }
    }

    @Test
    void markets_do_not_enter_each_others_rows() {
        BarSeries here = Walks.walk(80, 120);
        BarSeries there = series(new Instrument("NSE", "OTHER"), here.days(), Walks.columns(Walks.walk(81, 120)));
        List<BarSeries> both = List.of(here, there);
        FeatureTable together = MarketState.of(everybody(both)).compute(both).get(0);
        FeatureTable alone =
                MarketState.of(everybody(both)).compute(List.of(here)).get(0);
        for (int c = 0; c < 5; c++) {
            assertThat(together.column(c)).isEqualTo(alone.column(c));
        }
    }

    @Test
    void an_unusable_bar_restarts_beta_and_strength_but_not_the_description_of_the_day() {
        List<BarSeries> all = new ArrayList<>(stocks());
        all.set(0, Walks.changed(all.get(0), c -> {
            c[3][200] = Double.NaN;
            return c;
        }));
        FeatureTable table = MarketState.of(everybody(all)).compute(all).get(0);
        assertThat(at(table, "market_ret_1", 200)).isFinite();
        assertThat(at(table, "rel_strength_60", 199)).isFinite();
        assertThat(at(table, "rel_strength_60", 260)).isNaN();
        assertThat(at(table, "rel_strength_60", 261)).isFinite();
        assertThat(table.restarts()).containsExactly(201);
    }

    @Test
    void an_instrument_that_comes_twice_is_refused() {
        BarSeries bars = Walks.walk(90, 10);
        assertThatThrownBy(() -> MarketState.of(everybody(List.of(bars))).compute(List.of(bars, bars)))
                .hasMessageContaining("hold each instrument once");
    }

    @Test
    void the_place_of_a_stock_alone_has_the_same_bits() {
        List<BarSeries> all = stocks();
        MarketState whole = MarketState.of(everybody(all));
        List<FeatureTable> every = whole.compute(all);
        List<FeatureTable> own = whole.relative().compute(all);
        assertThat(whole.relative().columns())
                .extracting(FeatureInfo::name)
                .containsExactly("beta_252", "rel_strength_60");
        for (int i = 0; i < all.size(); i++) {
            assertThat(own.get(i).columns()).isEqualTo(whole.relative().columns());
            for (int c = 0; c < 2; c++) {
                assertThat(own.get(i).column(c)).isEqualTo(every.get(i).column(c + 3));
            }
            assertThat(own.get(i).restarts()).isEqualTo(every.get(i).restarts());
        }
        assertThat(own.get(0).get(SIZE - 1, 0)).isFinite();
    }
}
