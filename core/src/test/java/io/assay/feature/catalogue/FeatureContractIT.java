package io.assay.feature.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.assay.TestData;
import io.assay.base.Seed;
import io.assay.feature.FeatureContract;
import io.assay.feature.FeatureSet;
import io.assay.feature.Stretch;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract over every feature of the catalogue, at many cuts of many series. */
class FeatureContractIT {
    private static final FeatureSet ALL = Features.technical();

    @Test
    void no_feature_looks_ahead_at_any_of_many_cuts_of_many_series() {
        for (long seed = 100; seed < 120; seed++) {
            BarSeries bars = Walks.walk(seed, 1200);
            RandomGenerator random = Seed.of(seed).child("cuts").random();
            for (int i = 0; i < 25; i++) {
                int cut = random.nextInt(1, bars.size());
                FeatureContract.truncated(ALL, bars, cut);
                FeatureContract.futureChanged(ALL, bars, cut, Seed.of(seed).child(cut));
            }
        }
    }

    @Test
    void no_feature_looks_ahead_at_any_cut_of_a_real_stock() {
        Path file = TestData.require("us-daily/AAPL.csv.gz");
        BarSeries bars = Walks.usDaily(file).rows(0, 900);
        for (int cut = 1; cut < bars.size(); cut += 7) {
            FeatureContract.truncated(ALL, bars, cut);
            FeatureContract.futureChanged(ALL, bars, cut, Seed.of(cut));
        }
        FeatureContract.defined(ALL, bars);
        FeatureContract.scaleFree(ALL, bars, Walks.scaled(bars, 7.3, 1), 1e-5);
    }

    @Test
    void real_stocks_give_numbers_wherever_they_should() throws IOException {
        Path folder = TestData.require("us-daily");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().limit(60).toList();
        }
        int whole = 0;
        for (Path file : files) {
            BarSeries bars = Walks.usDaily(file);
            if (Stretch.of(bars.adjusted(), true).equals(List.of(new Stretch(0, bars.size())))) {
                FeatureContract.defined(ALL, bars);
                whole++;
            }
        }
        assertThat(whole).isGreaterThan(40);
    }

    @Test
    void the_first_bar_is_forgotten_by_the_row_that_is_declared_on_many_walks() {
        for (long seed = 200; seed < 260; seed++) {
            FeatureContract.settles(ALL, Walks.walk(seed, 2500));
        }
    }

    @Test
    void an_unusable_bar_anywhere_ends_one_history_and_begins_another() {
        BarSeries bars = Walks.walk(300, 900);
        for (int bad = 0; bad < bars.size(); bad += 13) {
            FeatureContract.restartsAfter(ALL, bars, bad);
        }
    }

    @Test
    void bars_that_hardly_trade_give_numbers_wherever_they_should() {
        for (long seed = 400; seed < 420; seed++) {
            FeatureContract.defined(ALL, mostlyStill(seed));
        }
    }

    @Test
    void the_bits_depend_on_nothing_but_the_bars() {
        List<BarSeries> all = LongStream.range(500, 530)
                .mapToObj(s -> Walks.walk(s, (int) (50 + 40 * (s - 500))))
                .toList();
        FeatureContract.sameBits(ALL, all);
    }

    /** Long stretches at one price and without volume, broken by jumps, as on thin markets. */
    private static BarSeries mostlyStill(long seed) {
        RandomGenerator random = Seed.of(seed).random();
        return Walks.changed(Walks.walk(seed, 3000), c -> {
            int still = 0;
            for (int t = 1; t < c[0].length; t++) {
                still = still > 0 ? still - 1 : random.nextInt(30) == 0 ? random.nextInt(800) : 0;
                for (int k = 0; k < 5 && still > 0; k++) {
                    c[k][t] = c[3][t - 1];
                }
                c[5][t] = still > 0 ? 0 : c[5][t];
            }
            return c;
        });
    }
}
