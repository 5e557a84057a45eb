package io.assay.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.feature.FeatureRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ScalerTest {
    private static final float NAN = Float.NaN;

    /** Columns: 1..5 with a gap, constant, never there, mostly one value. */
    private static final FeatureRows TRAIN = TestDatasets.table(
            new float[][] {
                {1, 7, NAN, 0},
                {2, 7, NAN, 0},
                {NAN, 7, NAN, 0},
                {3, NAN, NAN, 0},
                {4, 7, NAN, 0},
                {Float.POSITIVE_INFINITY, 7, NAN, 0},
                {100, 7, NAN, 70}
            },
            "a",
            "constant",
            "absent",
            "mostly");

    @Test
    void standard_scaling_is_by_mean_and_sample_deviation() {
        Scaler scaler = Scaler.fit(TRAIN, Scaling.STANDARD, Imputation.NONE);
        // Python: statistics.stdev([1, 2, 3, 4, 100])
        assertThat(scaler.centre()[0]).isEqualTo(22);
        assertThat(scaler.scale()[0]).isCloseTo(43.617656975128774, within(1e-12));
        assertThat(scaler.apply(TRAIN).get(6, 0)).isCloseTo((float) (78 / 43.617656975128774), within(1e-6f));
    }

    @Test
    void robust_scaling_is_by_median_and_interquartile_range() {
        Scaler scaler = Scaler.fit(TRAIN, Scaling.ROBUST, Imputation.NONE);
        // numpy: percentile(25, 50, 75) of 1, 2, 3, 4, 100 = 2, 3, 4
        assertThat(scaler.centre()[0]).isEqualTo(3);
        assertThat(scaler.scale()[0]).isCloseTo(2 / 1.349, within(1e-15));
        assertThat(scaler.centre()[3]).isZero();
        assertThat(scaler.scale()[3]).as("half the column is one value").isCloseTo(70 / Math.sqrt(7), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void missing_values_stay_missing_unless_they_are_to_be_filled(Scaling scaling) {
        FeatureRows left = Scaler.fit(TRAIN, scaling, Imputation.NONE).apply(TRAIN);
        assertThat(left.get(2, 0)).isNaN();
        assertThat(left.get(5, 0)).as("infinity counts as missing").isNaN();
        assertThat(left.get(0, 2)).isNaN();
        Scaler filling = Scaler.fit(TRAIN, scaling, Imputation.TRAIN_MEDIAN);
        FeatureRows filled = filling.apply(TRAIN);
        assertThat(filled.get(2, 0)).isEqualTo(filled.get(3, 0)).isEqualTo(filled.get(5, 0));
        assertThat(filled.get(0, 2)).isZero();
        assertThat(filled.get(3, 1)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void a_constant_column_becomes_zero_also_where_it_later_is_not(Scaling scaling) {
        Scaler scaler = Scaler.fit(TRAIN, scaling, Imputation.NONE);
        FeatureRows later = TestDatasets.table(new float[][] {{1, 8, 5, 0}}, "a", "constant", "absent", "mostly");
        assertThat(scaler.apply(TRAIN).get(0, 1)).isZero();
        assertThat(scaler.apply(later).get(0, 1)).isZero();
        assertThat(scaler.apply(later).get(0, 2)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void rows_outside_training_change_nothing(Scaling scaling) {
        Dataset dataset = TestDatasets.random(5, 3, 60, 4);
        float[][] values = new float[dataset.size()][3];
        var random = Seed.of(9).random();
        for (float[] row : values) {
            for (int c = 0; c < 3; c++) {
                row[c] = (float) random.nextGaussian();
            }
        }
        Fold fold = WalkForward.rolling(30, 10).split(dataset).get(0);
        Scaler before = fit(dataset, values, fold, scaling);
        Set<Integer> train = new HashSet<>();
        for (int row : fold.train()) {
            train.add(row);
        }
        int moved = 0;
        for (int row = 0; row < values.length; row++) {
            if (!train.contains(row)) {
                values[row] = new float[] {1e6f, NAN, Float.NEGATIVE_INFINITY};
                moved++;
            }
        }
        Scaler after = fit(dataset, values, fold, scaling);
        assertThat(moved).isGreaterThan(20);
        assertThat(after.centre()).isEqualTo(before.centre());
        assertThat(after.scale()).isEqualTo(before.scale());
        assertThat(after.fill()).isEqualTo(before.fill());
        values[fold.train()[3]][0] = 1e6f;
        assertThat(fit(dataset, values, fold, scaling).scale())
                .as("a training row counts")
                .isNotEqualTo(before.scale());
    }

    private static Scaler fit(Dataset dataset, float[][] values, Fold fold, Scaling scaling) {
        Dataset train =
                dataset.withFeatures(TestDatasets.table(values, "x", "y", "z")).select(fold.train());
        return Scaler.fit(train.features(), scaling, Imputation.TRAIN_MEDIAN);
    }

    @Test
    void a_selection_of_a_selection_is_the_rows_it_names() {
        Dataset dataset = TestDatasets.regular(30, 2);
        Dataset twice = dataset.select(new int[] {3, 5, 7, 11}).select(new int[] {1, 3});
        assertThat(twice.features().rowMajor()).containsExactly(5, 11);
        assertThat(twice.rows().decisionDay()).containsExactly(5, 11);
    }

    @Test
    void columns_are_found_by_name_and_a_missing_one_is_an_error() {
        Scaler scaler =
                Scaler.of(List.of("b", "a"), new double[] {1, 2}, new double[] {1, 2}, new double[] {Double.NaN, 0});
        FeatureRows rows = TestDatasets.table(new float[][] {{4, 9, 3}, {NAN, 9, NAN}}, "a", "other", "b");
        assertThat(scaler.apply(rows).rowMajor()).containsExactly(2, 1, NAN, 0);
        assertThat(scaler.apply(rows).columns()).extracting("name").containsExactly("b", "a");
        assertThatThrownBy(() -> scaler.apply(TestDatasets.table(new float[][] {{1}}, "a")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the column 'b'");
    }

    @Test
    void a_scaler_is_its_numbers() {
        Scaler fitted = Scaler.fit(TRAIN, Scaling.ROBUST, Imputation.TRAIN_MEDIAN);
        Scaler read = Scaler.of(fitted.columns(), fitted.centre(), fitted.scale(), fitted.fill());
        assertThat(read.apply(TRAIN).rowMajor()).isEqualTo(fitted.apply(TRAIN).rowMajor());
        fitted.centre()[0] = 99;
        assertThat(fitted.centre()[0]).isEqualTo(3);
        assertThatThrownBy(() -> Scaler.of(List.of("a"), new double[1], new double[] {-1}, new double[1]))
                .hasMessageContaining("'scale'");
    }

    @Test
    void a_dataset_keeps_its_rows_with_other_features_and_weights() {
        Dataset dataset = TestDatasets.regular(30, 2);
        Dataset scaled = Scaler.fit(dataset.features(), Scaling.STANDARD, Imputation.NONE)
                .apply(dataset);
        assertThat(scaled.rows()).isEqualTo(dataset.rows());
        assertThat(scaled.features().get(0, 0)).isCloseTo(-1.647f, within(1e-3f));
        double[] weights = UniquenessWeights.of(dataset).weight();
        assertThat(dataset.withWeights(weights).rows().weight()).isEqualTo(weights);
        assertThat(dataset.rows().weight()).containsOnly(1);
        assertThatThrownBy(() -> dataset.withWeights(new double[30])).hasMessageContaining("'weight'");
        assertThatThrownBy(() -> dataset.withFeatures(TRAIN)).hasMessageContaining("'rows'");
    }
}
