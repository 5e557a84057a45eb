package io.assay.report;

import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BookGatesTest {
    private static final double[] OURS = {0.10, -0.20, 0.05};
    private static final double[] THEIRS = {0.0, 0.0, 0.01};

    /** By hand: 1.1 x .8 x 1.05 = .924; fall .2; mean -.016667, deviation .160728; growth .924^84 - 1. */
    @Test
    void figures_of_an_account_are_as_by_hand_and_pairs_are_differences() {
        double[] all = BookGates.figures(OURS, THEIRS, new int[] {1, 1, 1});
        double annual = Math.pow(0.924, 84) - 1;
        assertThat(all[0]).isCloseTo(0.2, within(1e-12));
        assertThat(all[1]).isCloseTo(annual, within(1e-12));
        assertThat(all[2]).isCloseTo(-0.016666667 / 0.160727 * Math.sqrt(252), within(1e-4));
        assertThat(all[3]).isCloseTo(annual / 0.2, within(1e-10));
        assertThat(all[4]).isZero();
        assertThat(all[8]).isCloseTo(0.2, within(1e-12));
        assertThat(all[7]).isNaN();
    }

    /** Drawn twice, the fall comes once a pass: .8 x 1.05 x .8 is .328 below the start, not .36. */
    @Test
    void two_copies_of_a_fall_are_not_laid_end_to_end() {
        assertThat(BookGates.figures(OURS, THEIRS, new int[] {0, 2, 1})[0])
                .isCloseTo(1 - 0.8 * 1.05 * 0.8, within(1e-12));
    }

    /**
     * 899 sessions at a turnover of 25.6 a year, purchases and sales, turn the account over 45.7 times; .472 of the
     * trades won (Wilson's interval, in Python).
     */
    @Test
    void trades_that_are_held_together_count_as_one() {
        GateCheck win = BookGates.of(Samples.books()).stream()
                .filter(c -> c.gate() == Gate.BASELINE_WIN)
                .findFirst()
                .orElseThrow();
        assertThat(win.interval().lower()).isCloseTo(0.335093, within(1e-5));
        assertThat(win.interval().upper()).isCloseTo(0.613253, within(1e-5));
    }

    @Test
    void a_report_holds_the_account_against_the_thresholds() {
        assertThat(BookText.of(Samples.books())).contains("max drawdown", "the equal-weighted book on the same days");
        assertThat(BookPage.of(Samples.books())).contains("The thresholds that were asked for");
    }
}
