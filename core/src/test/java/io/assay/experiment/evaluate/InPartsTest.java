package io.assay.experiment.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.dataset.Dataset;
import io.assay.dataset.TestDatasets;
import io.assay.feature.FeatureRows;
import io.assay.model.Predictions;
import io.assay.model.Spread;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InPartsTest {
    @Test
    void what_is_said_of_a_row_is_put_at_its_place_beyond_the_first_part_too() {
        Dataset rows = TestDatasets.regular(70_000, 1);
        assertThat(rows.size()).isGreaterThan(1 << 16);
        Spread parts = InParts.spread(part -> twice(rows, part), rows);
        assertThat(parts.parts()).isEqualTo(2);
        double[] read = column(rows.features());
        assertThat(parts.mean().values()).isEqualTo(read);
        assertThat(parts.deviation())
                .isEqualTo(Arrays.stream(read).map(Math::abs).toArray());
    }

    /** Two parts, one that says 0 and one that says twice the first column. */
    private static Spread twice(Dataset rows, FeatureRows part) {
        double[] zero = new double[part.rows()];
        double[] doubled = Arrays.stream(column(part)).map(v -> 2 * v).toArray();
        return Spread.of(List.of(new Predictions(rows.target(), zero), new Predictions(rows.target(), doubled)));
    }

    private static double[] column(FeatureRows rows) {
        double[] column = new double[rows.rows()];
        Arrays.setAll(column, row -> rows.get(row, 0));
        return column;
    }
}
