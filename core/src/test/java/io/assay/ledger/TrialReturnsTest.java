package io.assay.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.base.DataException;
import io.assay.ledger.TrialReturns.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrialReturnsTest {
    @TempDir
    Path folder;

    private TrialReturns returns() {
        return TrialReturns.in(folder.resolve("trials"));
    }

    @Test
    void there_are_none_before_the_first() {
        assertThat(returns().all()).isEmpty();
    }

    @Test
    void each_specification_is_kept_once_with_what_it_came_to_last() {
        returns().keep(new Series("a", new int[] {1, 2}, new double[] {0.1, -0.2}));
        returns().keep(new Series("b", new int[] {1}, new double[] {1e-300}));
        returns().keep(new Series("a", new int[] {1, 2, 5}, new double[] {0.1, -0.2, 1.0 / 3}));
        assertThat(returns().all()).hasSize(2).anySatisfy(series -> {
            assertThat(series.specification()).isEqualTo("a");
            assertThat(series.days()).containsExactly(1, 2, 5);
            assertThat(series.returns()).containsExactly(0.1, -0.2, 1.0 / 3);
        });
    }

    @Test
    void a_damaged_file_is_named() throws IOException {
        returns().keep(new Series("a", new int[] {1}, new double[] {0.1}));
        Path file = folder.resolve("trials").resolve("damaged.json");
        Files.writeString(file, "{\"specification\":\"b\",");
        assertThatThrownBy(() -> returns().all())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged.json");
    }

    @Test
    void days_ascend_and_returns_are_finite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("a", new int[] {2, 2}, new double[2]))
                .withMessageContaining("days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("a", new int[] {1}, new double[] {Double.NaN}))
                .withMessageContaining("returns");
        assertThatIllegalArgumentException().isThrownBy(() -> new Series("a", new int[] {1}, new double[2]));
    }
}
