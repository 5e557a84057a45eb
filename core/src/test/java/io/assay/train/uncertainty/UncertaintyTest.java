package io.assay.train.uncertainty;

import java.util.List;
import java.util.Optional;

import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.model.Predictions;
import io.assay.model.Spread;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class UncertaintyTest {
    @Test
    void of_classes_it_counts_what_was_said() {
        Dataset days = TestDatasets.regular(4, 1);
        Target classes = new Target("direction2_1d", List.of("DOWN", "UP"));
        double[] target = {1, 1, 0, 1};
        System.arraycopy(target, 0, days.rows().target(), 0, 4);
        Dataset rows = Dataset.of(days.features(), classes, days.instruments(), days.rows());
        Spread said = Spread.of(List.of(
                new Predictions(classes, new double[] {0.1, 0.9, 0.2, 0.8, 0.3, 0.7, Double.NaN, Double.NaN}),
                new Predictions(classes, new double[] {0.1, 0.9, 0.3, 0.7, 0.5, 0.5, 0.5, 0.5})));
        Uncertainty found = Uncertainty.ofClasses("dropout", rows, said);
        assertThat(found.rows()).isEqualTo(3);
        assertThat(found.spread()).isCloseTo((0 + 0.05 + 0.1) / 3, within(1e-12));
        assertThat(found.noise()).isEmpty();
        assertThat(found.lines()).containsExactly("dropout of 2 parts on 3 rows not learnt from: mean spread 0.05000");
    }

    @Test
    void it_says_what_does_not_hold() {
        Coverage coverage = new Coverage(
                1000,
                List.of(
                        new Coverage.Level(0.5, 0.61, 0.02, 0.03),
                        new Coverage.Level(0.8, 0.79, 0.01, 0.06),
                        new Coverage.Level(0.95, 0.9, 0.01, 0.1)));
        Uncertainty found = new Uncertainty("deep ensemble", 5, 1000, 0.002, Optional.of(0.02), Optional.of(coverage));
        assertThat(found.lines().subList(1, 5))
                .containsExactly(
                        "noise that no part explains: 0.02000",
                        "50 % intervals held 61.0 % of the time (standard error 2.0 %, mean width 0.03000): too wide",
                        "80 % intervals held 79.0 % of the time (standard error 1.0 %, mean width 0.06000): as stated",
                        "95 % intervals held 90.0 % of the time (standard error 1.0 %, mean width 0.1000): too narrow");
    }
}
