package io.assay.evaluate;

import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.model.Predictions;
import io.assay.model.Spread;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoubtTest {
    private static final Target CLASSES = new Target("direction2_1d", List.of("DOWN", "UP"));
    private static final Settings SETTINGS = Settings.standard(Seed.of(4)).withDraws(200);
    private static final int DAYS = 1200;

    /** Rows of which the first of two columns of chance says how far off two parts are. */
    private record Said(Dataset rows, Spread spread) {}

    /** Two parts around the probability of UP; the target comes up with a probability nearer one half by doubt. */
    private static Said classes(boolean warns, Seed seed) {
        Dataset drawn = TestDatasets.regular(DAYS, 1);
        RandomGenerator random = seed.random();
        double[] low = new double[2 * drawn.size()];
        double[] high = new double[2 * drawn.size()];
        for (int row = 0; row < drawn.size(); row++) {
            double apart = 0.1 * random.nextDouble();
            double sure = warns ? 0.9 - 4 * apart : 0.7;
            drawn.rows().target()[row] = random.nextDouble() < sure ? 1 : 0;
            put(low, row, 0.7 - apart);
            put(high, row, 0.7 + apart);
        }
        Dataset rows = Dataset.of(drawn.features(), CLASSES, drawn.instruments(), drawn.rows());
        return new Said(rows, Spread.of(List.of(new Predictions(CLASSES, low), new Predictions(CLASSES, high))));
    }

    private static void put(double[] probabilities, int row, double up) {
        probabilities[2 * row] = 1 - up;
        probabilities[2 * row + 1] = up;
    }

    @Test
    void a_spread_that_rises_with_errors_is_found_and_beats_a_doubt_that_never_changes() {
        Said said = classes(true, Seed.of(1));
        Doubt doubt = Doubt.of(said.rows(), said.spread(), SETTINGS);
        assertThat(doubt.spread().value()).isBetween(0.1, 0.5);
        assertThat(doubt.spread().interval().lower()).isPositive();
        assertThat(doubt.lead().orElseThrow().interval().lower()).isPositive();
    }

    @Test
    void a_spread_of_chance_warns_of_nothing() {
        int away = 0;
        for (int i = 0; i < 20; i++) {
            Said said = classes(false, Seed.of(7).child(i));
            Doubt doubt = Doubt.of(said.rows(), said.spread(), SETTINGS);
            boolean holds = doubt.spread().interval().lower() <= 0
                    && doubt.spread().interval().upper() >= 0;
            away += holds ? 0 : 1;
        }
        // Stated at 95 %: five or more of 20 outside have a probability of 0.3 %.
        assertThat(away).isLessThan(5);
    }

    @Test
    void of_numbers_the_error_is_absolute_and_nothing_is_stated_beside_the_spread() {
        Dataset drawn = TestDatasets.regular(DAYS, 1);
        RandomGenerator random = Seed.of(3).random();
        double[] low = new double[drawn.size()];
        double[] high = new double[drawn.size()];
        for (int row = 0; row < drawn.size(); row++) {
            double apart = random.nextDouble();
            drawn.rows().target()[row] = apart * random.nextGaussian();
            low[row] = -apart;
            high[row] = apart;
        }
        Target number = Target.number("return_1d");
        Dataset rows = Dataset.of(drawn.features(), number, drawn.instruments(), drawn.rows());
        Spread spread = Spread.of(List.of(new Predictions(number, low), new Predictions(number, high)));
        Doubt doubt = Doubt.of(rows, spread, SETTINGS);
        assertThat(doubt.spread().interval().lower()).isGreaterThan(0.3);
        assertThat(doubt.plain()).isEmpty();
        assertThat(doubt.lead()).isEmpty();
    }

    @Test
    void parts_that_never_differ_have_no_figure() {
        Dataset drawn = TestDatasets.regular(DAYS, 1);
        Target number = Target.number("return_1d");
        Dataset rows = Dataset.of(drawn.features(), number, drawn.instruments(), drawn.rows());
        Predictions same = new Predictions(number, drawn.rows().target().clone());
        Doubt doubt = Doubt.of(rows, Spread.of(List.of(same, same)), SETTINGS);
        assertThat(doubt.spread().value()).isNaN();
        assertThat(doubt.spread().interval().isDefined()).isFalse();
    }
}
