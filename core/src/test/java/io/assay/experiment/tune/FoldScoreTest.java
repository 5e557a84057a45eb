package io.assay.experiment.tune;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.train.tune.StepScore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FoldScoreTest {
    /** Rows of some stocks on some days, day by day. */
    private static Dataset rows(Target target, int days, int stocks, IntToDoubleFunction value) {
        int n = days * stocks;
        Dataset.Rows rows = Dataset.Rows.blank(n);
        for (int row = 0; row < n; row++) {
            rows.instrument()[row] = row % stocks;
            rows.decisionDay()[row] = 100 + 2 * (row / stocks);
            rows.target()[row] = value.applyAsDouble(row);
        }
        List<Instrument> instruments = IntStream.range(0, stocks)
                .mapToObj(i -> new Instrument("SIM", "S" + i))
                .toList();
        float[][] numbers = new float[n][1];
        return Dataset.of(TestDatasets.table(numbers, "zero"), target, instruments, rows);
    }

    private static StepScore score(Dataset rows, IntToDoubleFunction said) {
        double[] values = IntStream.range(0, rows.size()).mapToDouble(said).toArray();
        Predictions answers = new Predictions(rows.target(), values);
        return FoldScore.of(rows, answers, answers);
    }

    @Test
    void the_order_of_each_day_counts_where_days_have_ten_stocks() {
        Dataset rows = rows(Target.number("return_5d"), 80, 10, row -> 10 * (row - row % 10) + row % 10);
        assertThat(score(rows, row -> row % 10).score()).isCloseTo(1, within(1e-12));
        assertThat(score(rows, row -> -row % 10).score()).isCloseTo(-1, within(1e-12));
        assertThat(score(rows, row -> 5).score()).isZero();
        assertThat(score(rows, row -> row - row % 10).score())
                .as("to know which day is high is to know nothing of its stocks")
                .isZero();
        StepScore half = score(rows, row -> row < 400 ? row % 10 : 0);
        assertThat(half.score()).isCloseTo(0.5, within(1e-12));
        assertThat(half.parts()).hasSize(FoldScore.PARTS);
        assertThat(Arrays.stream(half.parts()).limit(4))
                .allSatisfy(p -> assertThat(p).isCloseTo(1, within(1e-12)));
        assertThat(Arrays.stream(half.parts()).skip(4))
                .allSatisfy(p -> assertThat(p).isZero());
    }

    @Test
    void with_fewer_stocks_the_order_over_each_part_counts() {
        Dataset rows = rows(Target.number("return_5d"), 80, 2, row -> row);
        assertThat(score(rows, row -> 3 * row).score()).isCloseTo(1, within(1e-12));
        assertThat(score(rows, row -> 5).score()).isZero();
    }

    /** By hand: every row gains ln(0.5 / 0.25), but those of the first part lose ln(0.25 / 0.125). */
    @Test
    void classes_gain_the_logarithm_of_what_they_say_over_the_base_rates() {
        Target target = new Target("direction2_5d", List.of("down", "up"));
        Dataset rows = rows(target, 80, 1, row -> 1);
        double[] said = new double[160];
        double[] base = new double[160];
        for (int row = 0; row < 80; row++) {
            said[2 * row + 1] = row < 10 ? 0.125 : 0.5;
            base[2 * row + 1] = 0.25;
        }
        StepScore score = FoldScore.of(rows, new Predictions(target, said), new Predictions(target, base));
        assertThat(score.parts()[0]).isCloseTo(-StrictMath.log(2), within(1e-12));
        assertThat(score.parts()[7]).isCloseTo(StrictMath.log(2), within(1e-12));
        assertThat(score.score()).isCloseTo(StrictMath.log(2) * 60 / 80, within(1e-12));
    }

    @Test
    void short_folds_and_silent_models_are_refused() {
        Dataset few = rows(Target.number("return_5d"), 39, 2, row -> row);
        assertThatThrownBy(() -> score(few, row -> row))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("39 sessions")
                .hasMessageContaining("Fix:");
        Dataset rows = rows(Target.number("return_5d"), 40, 2, row -> row);
        assertThatThrownBy(() -> score(rows, row -> row == 7 ? Double.NaN : row))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 7");
    }
}
