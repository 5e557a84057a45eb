package io.assay.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Imputation;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Scaler;
import io.assay.dataset.Scaling;
import io.assay.dataset.Splitter;
import io.assay.dataset.TestDatasets;
import io.assay.dataset.WalkForward;
import io.assay.feature.CrossSectional;
import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.SymbolFeature;
import io.assay.feature.Walks;
import io.assay.feature.catalogue.CrossSections;
import io.assay.feature.catalogue.Features;
import io.assay.feature.market.MarketState;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.label.LabelColumn;
import io.assay.label.Labels;
import io.assay.market.BarSeries;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each proof holds for what is honest and names what is not. */
class ProofTest {
    private static final int[] CUTS = {1, 60, 257, 400, 511};
    private static final Seed SEED = Seed.of(3);
    private static final BarSeries BARS = Walks.walk(5, 512);

    /** One column that is any function of the closes. */
    private record Planted(String name, Function of) implements SymbolFeature {
        interface Function {
            float at(double[] close, int row);
        }

        @Override
        public List<FeatureInfo> columns() {
            return List.of(FeatureInfo.of(name, FeatureGroup.PRICE, "planted", 0));
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            for (int row = 0; row < out[0].length; row++) {
                out[0][row] = of.at(bars.close(), row);
            }
        }
    }

    private static List<Breach> feature(Planted.Function function) {
        return FeatureProof.of(new FeatureSet("planted", List.of(new Planted("planted", function))), BARS, CUTS, SEED);
    }

    @Test
    void all_features_hold() {
        assertThat(FeatureProof.of(Features.technical(), BARS, CUTS, SEED)).isEmpty();
    }

    @Test
    void a_centred_window_is_found_with_its_row() {
        List<Breach> breaches = feature((c, t) -> (float) (c[Math.min(t + 2, c.length - 1)] / c[t]));
        assertThat(breaches).isNotEmpty();
        assertThat(breaches.get(0).sentence()).startsWith("planted: ").contains("row");
    }

    @Test
    void a_feature_scaled_by_the_whole_history_is_found() {
        assertThat(feature((c, t) -> (float) (c[t] / Arrays.stream(c).max().orElseThrow())))
                .isNotEmpty();
    }

    @Test
    void an_adjusted_price_level_that_calls_itself_scale_free_is_found() {
        assertThat(feature((c, t) -> c[t] < 5 ? 1 : 0)).isEmpty();
        assertThat(feature((c, t) -> (float) c[t]))
                .isNotEmpty()
                .allMatch(b -> b.change().startsWith("all prices restated"));
    }

    @Test
    void all_labels_hold() {
        for (Label label : Labels.standard()) {
            assertThat(LabelProof.of(label, BARS, CUTS, SEED)).isEmpty();
        }
    }

    /** A label that changes what another says. */
    private record Bent(Label honest, java.util.function.UnaryOperator<LabelColumn> bend) implements Label {
        @Override
        public String name() {
            return "bent";
        }

        @Override
        public int horizon() {
            return honest.horizon();
        }

        @Override
        public LabelColumn compute(BarSeries bars) {
            return bend.apply(honest.compute(bars));
        }
    }

    private static List<Breach> label(java.util.function.UnaryOperator<LabelColumn> bend) {
        return LabelProof.of(new Bent(ForwardReturn.of(5), bend), BARS, CUTS, SEED);
    }

    @Test
    void a_label_that_says_it_was_known_before_its_exit_is_found() {
        assertThat(label(c -> new LabelColumn(c.name(), c.value(), c.entryDay(), c.exitDay(), c.entryDay())))
                .isNotEmpty();
    }

    @Test
    void a_label_of_the_past_is_found_because_its_exit_does_not_count() {
        assertThat(label(c -> {
                    double[] shifted = new double[c.value().length];
                    for (int t = 0; t < shifted.length; t++) {
                        shifted[t] = Double.isNaN(c.value()[t]) || t < 10 ? Double.NaN : c.value()[t - 10];
                    }
                    return new LabelColumn(c.name(), shifted, c.entryDay(), c.exitDay(), c.knownDay());
                }))
                .isNotEmpty();
    }

    @Test
    void features_of_the_market_hold_and_one_that_reads_its_last_day_is_found() {
        List<BarSeries> universe = List.of(Walks.walk(1, 400), Walks.walk(2, 400), Walks.walk(3, 300));
        MarketFeature state = MarketState.of(Universe.ofToday(
                "all", universe.stream().map(BarSeries::instrument).toList()));
        int[] days = {BARS.days()[100], BARS.days()[299], BARS.days()[350]};
        assertThat(MarketProof.of(state, universe, days, SEED)).isEmpty();
        MarketFeature leaking = new MarketFeature() {
            @Override
            public MarketFeature among(Universe universe) {
                return this;
            }

            @Override
            public List<FeatureInfo> columns() {
                return List.of(FeatureInfo.of("last", FeatureGroup.PRICE, "last close of the first stock", 0));
            }

            @Override
            public Tables over(List<BarSeries> all) {
                double[] close = all.get(0).close();
                return bars -> {
                    float[] values = new float[bars.size()];
                    Arrays.fill(values, (float) close[close.length - 1]);
                    return FeatureTable.of(bars.instrument(), bars.days(), columns(), new float[][] {values});
                };
            }
        };
        assertThat(MarketProof.of(leaking, universe, days, SEED)).isNotEmpty();
    }

    @Test
    void transforms_of_a_day_hold_and_one_with_a_memory_is_found() {
        for (CrossSectional transform : CrossSections.all()) {
            assertThat(DayProof.of(transform, SEED)).isEmpty();
        }
        CrossSectional memory = new CrossSectional() {
            private float largest;

            @Override
            public String name() {
                return "memory";
            }

            @Override
            public void apply(float[] values) {
                for (int i = 0; i < values.length; i++) {
                    largest = Math.max(largest, values[i]);
                    values[i] /= largest;
                }
            }
        };
        assertThat(DayProof.of(memory, SEED)).isNotEmpty();
    }

    @Test
    void labels_set_against_each_other_hold() {
        assertThat(DayProof.of(CrossSectionalLabel.rank(5), SEED)).isEmpty();
        assertThat(DayProof.of(CrossSectionalLabel.excess(5), SEED)).isEmpty();
    }

    private static double[] scaler(Dataset dataset, int[] rows, Scaling scaling, Imputation imputation) {
        Scaler scaler = Scaler.fit(dataset.select(rows).features(), scaling, imputation);
        return IntStream.of(0, 1, 2)
                .mapToObj(k -> k == 0 ? scaler.centre() : k == 1 ? scaler.scale() : scaler.fill())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void scalers_hold_and_one_fitted_on_all_rows_is_found() {
        Dataset dataset = TestDatasets.random(4, 3, 200, 5);
        int[] train = IntStream.range(0, dataset.size() / 2).toArray();
        for (Scaling scaling : Scaling.values()) {
            for (Imputation imputation : Imputation.values()) {
                assertThat(FittedProof.of(
                                "scaler", (all, rows) -> scaler(all, rows, scaling, imputation), dataset, train, SEED))
                        .isEmpty();
            }
        }
        int[] all = IntStream.range(0, dataset.size()).toArray();
        assertThat(FittedProof.of(
                        "scaler",
                        (data, rows) -> scaler(data, all, Scaling.STANDARD, Imputation.TRAIN_MEDIAN),
                        dataset,
                        train,
                        SEED))
                .hasSize(1);
    }

    @Test
    void splits_hold_and_one_without_a_purge_is_found() {
        Dataset dataset = TestDatasets.random(5, 4, 400, 10);
        assertThat(SplitProof.of(WalkForward.expanding(100, 50), dataset)).isEmpty();
        assertThat(SplitProof.of(new PurgedKFold(5, 3), dataset)).isEmpty();
        int half = dataset.size() / 2;
        Splitter bare = new Splitter() {
            @Override
            public String spec() {
                return "without purge";
            }

            @Override
            public List<Fold> split(Dataset all) {
                return List.of(new Fold(
                        "half",
                        IntStream.range(0, half).toArray(),
                        IntStream.range(half, all.size()).toArray()));
            }
        };
        assertThat(SplitProof.of(bare, dataset)).hasSize(1);
    }
}
