package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.SequenceRows;
import io.assay.feature.WindowsInMemory;
import io.assay.market.Instrument;
import io.assay.model.Model;
import io.assay.model.builtin.LinearLearner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is too thin to learn from is not learnt from, fit by fit, and whoever is asked later need not have it. */
class CoveringTest {
    private static final Instrument STOCK = new Instrument("US", "A");

    private static final List<FeatureInfo> COLUMNS = List.of(
            FeatureInfo.of("own", FeatureGroup.PRICE, "drawn", 0),
            FeatureInfo.of("rate", FeatureGroup.MACRO, "drawn", 0),
            FeatureInfo.of("macro_missing", FeatureGroup.MACRO, "counted", 0),
            FeatureInfo.of("mood", FeatureGroup.SENTIMENT, "drawn", 0));

    /** Rows of two bars; of the last {@code there} of 100 the rate is known. */
    private static Dataset rows(int there) {
        var random = Seed.of(3).random();
        float[][] windows = new float[100][2 * COLUMNS.size()];
        Dataset.Rows rows = Dataset.Rows.blank(100);
        List<Instrument> owners = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            for (int bar = 0; bar < 2; bar++) {
                int at = bar * COLUMNS.size();
                boolean known = row >= 100 - there;
                windows[row][at] = (float) random.nextGaussian();
                windows[row][at + 1] = known ? (float) random.nextGaussian() : Float.NaN;
                windows[row][at + 2] = known ? 0 : 1;
                windows[row][at + 3] = (float) random.nextGaussian();
            }
            rows.decisionDay()[row] = row;
            rows.entryDay()[row] = row + 1;
            rows.exitDay()[row] = row + 2;
            rows.knownDay()[row] = row + 2;
            rows.target()[row] = random.nextGaussian();
            rows.outcome()[row] = random.nextGaussian();
            rows.weight()[row] = 1;
            owners.add(STOCK);
        }
        WindowsInMemory features = new WindowsInMemory(COLUMNS, 2, windows, owners);
        return Dataset.of(features, Target.number("x"), List.of(STOCK), rows);
    }

    private static List<String> read(Dataset rows) {
        Model model = new Covering(LinearLearner.regression(1)).fit(rows.examples(), Seed.of(1));
        assertThat(model.predict(rows(0).features()).rows()).isEqualTo(100);
        return model.features();
    }

    @Test
    void a_kind_of_which_fewer_than_thirty_in_a_hundred_values_are_there_is_left_out() {
        assertThat(read(rows(29))).containsExactly("own", "mood");
        assertThat(read(rows(30))).containsExactly("own", "rate", "macro_missing", "mood");
        assertThat(read(rows(100).select(IntStream.range(0, 50).toArray()))).hasSize(4);
        assertThat(read(rows(50).select(IntStream.range(0, 50).toArray()))).hasSize(2);
    }

    @Test
    void the_reason_names_the_kind_and_the_share() {
        Coverage coverage = Coverage.of(rows(12).features());
        assertThat(coverage.dropped())
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.sentence())
                        .isEqualTo("macro was left out of this fit: of its values on the training rows 12 % are there,"
                                + " fewer than 30 %."));
        assertThat(coverage.kept()).containsExactly(0, 3);
        assertThat(Coverage.of(rows(80).features()).dropped()).isEmpty();
    }

    @Test
    void windows_keep_the_columns_that_are_left_in_their_order() {
        Dataset rows = rows(0);
        var some = rows.examples().withColumns(new int[] {0, 3}).features();
        float[] whole = new float[8];
        float[] part = new float[4];
        assertThat(((WindowsInMemory) rows.features()).copyWindow(7, 2, whole, 0))
                .isTrue();
        assertThat(((SequenceRows) some).copyWindow(7, 2, part, 0)).isTrue();
        assertThat(part).containsExactly(whole[0], whole[3], whole[4], whole[7]);
        assertThat(Arrays.copyOf(some.rowMajor(), 2))
                .containsExactly(rows.features().get(0, 0), rows.features().get(0, 3));
    }
}
