package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Expected numbers: numpy 1.24, {@code e = np.linalg.eigvalsh(np.corrcoef(R)); np.sqrt(e).sum()**2/e.sum()} over the
 * eigenvalues above 1e-9, printed with repr, R the outcomes of {@link #panel} by the same generator.
 */
class BreadthTest {
    /**
     * Day after day one outcome a stock: its own value and the day's, both of ISO C's linear congruential generator
     * ({@code x = (1103515245 x + 12345) % 2**31} from 12345, {@code ((x >> 16) % 2001 - 1000) / 1e5}); the day's comes
     * after those of its stocks.
     */
    private static double[] panel(int days, int stocks) {
        long x = 12345;
        double[] outcomes = new double[days * stocks];
        for (int d = 0; d < days; d++) {
            for (int s = 0; s <= stocks; s++) {
                x = (1103515245 * x + 12345) & 0x7FFFFFFF;
                double value = ((x >> 16) % 2001 - 1000) / 1e5;
                for (int own = s == stocks ? 0 : s; own < Math.min(s + 1, stocks); own++) {
                    outcomes[d * stocks + own] += value;
                }
            }
        }
        return outcomes;
    }

    private static double names(Dataset rows) {
        Answers base = SmallRows.constant("base", rows.size(), 0);
        return Breadth.effectiveNames(JudgedRows.of(rows, base.predictions(), List.of()));
    }

    private static Dataset without(Dataset rows, int... positions) {
        return rows.select(IntStream.range(0, rows.size())
                .filter(r -> Arrays.stream(positions).noneMatch(p -> p == r))
                .toArray());
    }

    @Test
    void stocks_with_a_common_part_are_worth_what_the_reference_says() {
        assertThat(names(SmallRows.numbers(4, 1, panel(40, 4)))).isCloseTo(3.239606292387057, within(1e-9));
    }

    /** Labels of five sessions: only days 0, 5, 10, ... are looked at; all 200 days would give 3.4393. */
    @Test
    void days_whose_labels_overlap_count_once() {
        assertThat(names(SmallRows.numbers(4, 5, panel(200, 4)))).isCloseTo(3.446276307488365, within(1e-9));
    }

    /** Three full stocks are worth 2.504977739661814, and 159 rows on 40 days are 3.975 names a day. */
    @Test
    void a_stock_with_a_gap_counts_as_worth_what_the_others_are() {
        Dataset gap = without(SmallRows.numbers(4, 1, panel(40, 4)), 7 * 4 + 3);
        assertThat(names(gap)).isCloseTo(3.3190955050519033, within(1e-9));
    }

    @Test
    void one_stock_is_one_however_short() {
        assertThat(names(SmallRows.numbers(1, 1, 0.1, -0.2, 0.3))).isEqualTo(1);
    }

    @Test
    void copies_of_a_stock_are_one_and_independent_stocks_nearly_all() {
        double[] own = new double[600];
        double[] copies = new double[600];
        var random = Seed.of(3).random();
        for (int i = 0; i < own.length; i++) {
            own[i] = random.nextGaussian();
            copies[i] = i % 6 == 0 ? own[i] : copies[i - 1] * 1.1;
        }
        assertThat(names(SmallRows.numbers(6, 1, copies))).isCloseTo(1, within(1e-6));
        // 6 (1 - 6 / (4 x 100)) = 5.91.
        assertThat(names(SmallRows.numbers(6, 1, own))).isCloseTo(5.91, within(0.06));
    }

    @Test
    void too_few_days_or_full_stocks_say_nothing() {
        assertThat(names(SmallRows.numbers(4, 1, panel(29, 4)))).isNaN();
        assertThat(names(SmallRows.numbers(4, 1, panel(30, 4)))).isBetween(2.0, 4.0);
        assertThat(names(SmallRows.numbers(4, 5, panel(145, 4)))).isNaN();
        assertThat(names(without(SmallRows.numbers(2, 1, panel(40, 2)), 11))).isNaN();
    }
}
