package io.assay.feature.catalogue;

import java.util.List;

import io.assay.base.Seed;
import io.assay.feature.FeatureContract;
import io.assay.feature.FeatureSet;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;

/** The contract over every feature of the catalogue, a few cases of each; the many are in {@link FeatureContractIT}. */
class FeatureContractTest {
    private static final FeatureSet ALL = Features.technical();

    @Test
    void no_feature_looks_ahead_when_the_series_is_cut_or_its_future_changed() {
        BarSeries bars = Walks.walk(11, 700);
        for (int cut : new int[] {1, 2, 41, 256, 257, 511, 640, 699}) {
            FeatureContract.truncated(ALL, bars, cut);
            FeatureContract.futureChanged(ALL, bars, cut, Seed.of(5).child(cut));
        }
    }

    @Test
    void every_feature_is_missing_before_its_warm_up_and_a_number_from_there_on() {
        FeatureContract.defined(ALL, Walks.walk(12, 600));
        FeatureContract.defined(ALL, Walks.constant(600, 17.3, 1000));
        FeatureContract.defined(ALL, Walks.constant(600, 17.3, 0));
        FeatureContract.defined(ALL, Walks.constant(600, 1e15, 1e18));
        FeatureContract.defined(ALL, Walks.constant(600, 1e-15, 1));
    }

    @Test
    void a_history_shorter_than_the_warm_up_gives_nothing() {
        FeatureContract.shortHistory(ALL, Walks.walk(13, 300));
    }

    @Test
    void the_first_bar_is_forgotten_by_the_row_that_is_declared() {
        FeatureContract.settles(ALL, Walks.walk(14, 2500));
    }

    @Test
    void scale_free_features_do_not_feel_a_change_of_scale() {
        BarSeries bars = Walks.walk(15, 700);
        FeatureContract.scaleFree(ALL, bars, Walks.scaled(bars, 7.3, 1), 1e-5);
        FeatureContract.scaleFree(ALL, bars, Walks.scaled(bars, 1, 7.3), 1e-5);
        FeatureContract.scaleFree(ALL, bars, Walks.scaled(bars, 1024, 1), 1e-6);
        FeatureSet exact = Features.technical().select("exact", exactNames());
        FeatureContract.scaleFree(exact, bars, Walks.scaled(bars, 1 / 1024.0, 64), 0);
    }

    @Test
    void an_unusable_bar_ends_one_history_and_begins_another() {
        FeatureContract.restartsAfter(ALL, Walks.walk(16, 700), 301);
        FeatureContract.restartsAfter(ALL, Walks.walk(16, 700), 0);
        FeatureContract.restartsAfter(ALL, Walks.walk(16, 700), 699);
    }

    @Test
    void the_bits_depend_neither_on_threads_nor_on_order_nor_on_what_was_computed_before() {
        FeatureContract.sameBits(
                ALL, List.of(Walks.walk(17, 600), Walks.walk(18, 90), Walks.walk(19, 800), Walks.constant(300, 5, 0)));
    }

    /** Those that take no logarithm: powers of two pass through all their arithmetic. */
    private static List<String> exactNames() {
        List<String> logarithms = List.of(
                "logret_1",
                "vol_chg_1",
                "pv_corr_20",
                "garman_klass_20",
                "rogers_satchell_20",
                "yang_zhang_20",
                "vol_ratio_5_60",
                "trend_slope_20",
                "trend_slope_60",
                "trend_r2_20",
                "trend_resid_60",
                "parkinson_20",
                "parkinson_60",
                "hv_5",
                "hv_20",
                "hv_60",
                "hv_252");
        return ALL.columns().stream()
                .map(c -> c.name())
                .filter(n -> !logarithms.contains(n))
                .toList();
    }
}
