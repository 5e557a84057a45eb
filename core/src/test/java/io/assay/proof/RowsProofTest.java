package io.assay.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.RowRules;
import io.assay.feature.CrossSectional;
import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.SymbolFeature;
import io.assay.feature.cross.Rank;
import io.assay.feature.market.MarketState;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows that hold what was known later are found, wherever on the way it came in. */
class RowsProofTest {
    private static final Seed SEED = Seed.of(5);
    private static final ProofGround GROUND = ProofGround.ofRows(SEED, 12, 500);
    private static final Label LABEL = ForwardReturn.of(5);

    /** A return over one bar, read so many bars late. */
    private record Shifted(int ahead) implements SymbolFeature {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(FeatureInfo.of("shifted", FeatureGroup.PRICE, "return, " + ahead + " bars ahead", 1));
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            double[] close = bars.close();
            for (int row = 1; row < out[0].length; row++) {
                int at = Math.min(row + ahead, close.length - 1);
                out[0][row] = (float) (close[at] / close[at - 1] - 1);
            }
        }
    }

    private static DatasetSpec honest() {
        return DatasetSpec.of(new FeatureSet("one", List.of(new Shifted(0))), LABEL)
                .withRules(RowRules.DEFAULT);
    }

    private static List<Breach> of(DatasetSpec spec) {
        int[] days = GROUND.bars().get(1).days();
        return RowsProof.of(spec, GROUND.bars(), new int[] {days[310], days[380], days[450]}, SEED);
    }

    @Test
    void honest_rows_hold_with_market_ranks_and_labels_set_against_each_other() {
        Universe universe = Universe.ofToday("all", GROUND.instruments());
        assertThat(of(honest())).isEmpty();
        assertThat(of(honest().withMarket(MarketState.of(universe)))).isEmpty();
        assertThat(of(honest().withTransforms(List.of(new Rank()))
                        .withAcross(new CrossSectionalLabel(CrossSectionalLabel.Kind.RANK, 10))))
                .isEmpty();
    }

    @Test
    void a_feature_that_is_read_a_bar_late_is_named_with_its_day() {
        DatasetSpec leaking = DatasetSpec.of(new FeatureSet("one", List.of(new Shifted(1))), LABEL);
        assertThat(of(leaking))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach.sentence())
                        .startsWith("rows: all stocks ")
                        .contains("shifted was ")
                        .contains(" on 20"));
    }

    /** Every row of a stock gets the mean of all its returns. */
    private record WholeMean() implements MarketFeature {
        @Override
        public MarketFeature among(Universe universe) {
            return this;
        }

        @Override
        public List<FeatureInfo> columns() {
            return List.of(FeatureInfo.of("whole_mean", FeatureGroup.PRICE, "mean of all closes", 0));
        }

        @Override
        public Tables over(List<BarSeries> universe) {
            return bars -> {
                float[] column = new float[bars.size()];
                double mean = Arrays.stream(bars.close()).average().orElse(0);
                Arrays.fill(column, (float) mean);
                return FeatureTable.of(bars.instrument(), bars.days(), columns(), new float[][] {column});
            };
        }
    }

    @Test
    void a_market_feature_of_all_days_is_found() {
        assertThat(of(honest().withMarket(new WholeMean())))
                .hasSize(15)
                .anySatisfy(breach ->
                        assertThat(breach.sentence()).contains("cut off").contains("whole_mean was "));
    }

    /** Remembers the greatest value it has seen on any day. */
    private static final class Greatest implements CrossSectional {
        private float most;

        @Override
        public String name() {
            return "greatest";
        }

        @Override
        public void apply(float[] values) {
            for (int i = 0; i < values.length; i++) {
                most = Math.max(most, Math.abs(values[i]));
            }
            for (int i = 0; i < values.length; i++) {
                values[i] /= most;
            }
        }
    }

    @Test
    void a_transform_that_remembers_other_days_is_found() {
        assertThat(of(honest().withTransforms(List.of(new Greatest())))).isNotEmpty();
    }

    /** Says that a return over five sessions is known after one. */
    private record TooEarly(Label label) implements Label {
        @Override
        public String name() {
            return "too early";
        }

        @Override
        public int horizon() {
            return label.horizon();
        }

        @Override
        public Label outcome() {
            return this;
        }

        @Override
        public LabelColumn compute(BarSeries bars) {
            LabelColumn of = label.compute(bars);
            int[] soon = of.entryDay().clone();
            return new LabelColumn("too early", of.value(), soon, soon, soon);
        }
    }

    @Test
    void a_label_that_is_known_later_than_it_says_is_found() {
        assertThat(of(honest().withLabel(new TooEarly(LABEL))))
                .extracting(Breach::seen)
                .anySatisfy(seen -> assertThat(seen).contains("the label known by then moved"));
    }

    /** A label that is there before its exit: where bars end, the last close stands in. */
    private record Filled(int horizon) implements Label {
        @Override
        public String name() {
            return "filled";
        }

        @Override
        public LabelColumn compute(BarSeries bars) {
            int n = bars.size();
            double[] value = new double[n];
            int[] entry = new int[n];
            int[] exit = new int[n];
            Arrays.fill(value, Double.NaN);
            for (int row = 0; row + 1 < n; row++) {
                int end = Math.min(n - 1, row + horizon);
                value[row] = bars.close()[end] / bars.close()[row] - 1;
                entry[row] = bars.days()[row + 1];
                exit[row] = bars.days()[end];
            }
            return new LabelColumn("filled", value, entry, exit, exit.clone());
        }
    }

    @Test
    void a_label_that_does_not_wait_for_its_exit_is_found() {
        assertThat(of(honest().withLabel(new Filled(5))))
                .extracting(Breach::seen)
                .anySatisfy(seen -> assertThat(seen).contains("before it can be known"));
        assertThat(Optional.of(new Filled(5)).get().outcome()).isEqualTo(new Filled(5));
    }
}
