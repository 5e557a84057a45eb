package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.metric.Sharpe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Books of the same sessions whose returns are drawn here. */
class PairedMoneyTest {
    private static final int SESSIONS = 400;
    private static final int HOLDING = 5;
    private static final Settings SETTINGS = Settings.standard(Seed.of(8)).withDraws(300);

    /** Returns of a market that all books hold, with something of a book's own. */
    private static double[] book(long seed, double mean) {
        SplittableRandom market = new SplittableRandom(99);
        SplittableRandom own = new SplittableRandom(seed);
        double[] returns = new double[SESSIONS];
        Arrays.setAll(returns, t -> mean + 0.01 * market.nextGaussian() + 0.002 * own.nextGaussian());
        return returns;
    }

    @Test
    void differences_and_intervals_are_those_of_a_plain_recomputation() {
        double[] reference = book(1, 0);
        double[] other = book(2, 0.0003);
        List<PairedGap> gaps = PairedMoney.of(List.of("a", "b"), List.of(reference, other), HOLDING, SETTINGS);
        assertThat(gaps).extracting(PairedGap::figure).containsExactly(PairedMoney.SHARPE, PairedMoney.MEAN);
        PairedGap sharpe = gaps.get(0);
        assertThat(sharpe.own()).isCloseTo(Sharpe.annual(other, 252), within(1e-9));
        assertThat(sharpe.reference()).isCloseTo(Sharpe.annual(reference, 252), within(1e-9));
        assertThat(gaps.get(1).own())
                .isCloseTo(252 * Arrays.stream(other).average().orElseThrow(), within(1e-12));
        // The cube root of 400 sessions, rounded up, is more than the holding.
        DayBlocks blocks = DayBlocks.of(SESSIONS, 8, DayBlocks.Kind.MOVING);
        Seed seed = SETTINGS.seed().child("money");
        double[][] drawn = new double[SETTINGS.draws()][];
        for (int b = 0; b < drawn.length; b++) {
            int[] path = blocks.path(seed.child(b).random());
            drawn[b] = new double[] {annual(other, path) - annual(reference, path)};
        }
        double estimate = Sharpe.annual(other, 252) - Sharpe.annual(reference, 252);
        Draws plain = new Draws(new double[] {estimate}, drawn, blocks.blocks(), blocks.stretch());
        assertThat(sharpe.alone().lower()).isCloseTo(plain.interval(0, 0.05).lower(), within(1e-9));
        assertThat(sharpe.alone().upper()).isCloseTo(plain.interval(0, 0.05).upper(), within(1e-9));
        assertThat(sharpe.together().lower()).isCloseTo(plain.simultaneousLower(new int[] {0}, 0.025)[0], within(1e-9));
    }

    private static double annual(double[] returns, int[] path) {
        return Sharpe.annual(Arrays.stream(path).mapToDouble(t -> returns[t]).toArray(), 252);
    }

    @Test
    void what_both_hold_is_no_part_of_the_interval() {
        double[] reference = book(1, 0);
        double[] other = book(2, 0.002);
        PairedGap paired = PairedMoney.of(List.of("a", "b"), List.of(reference, other), HOLDING, SETTINGS)
                .get(0);
        double width = paired.together().upper() - paired.together().lower();
        assertThat(width).as("5 returns to 1 of noise in common").isLessThan(1.2);
        assertThat(Sharpe.standardError(other) * Math.sqrt(252) * 4)
                .as("by itself a ratio of 400 sessions is not that sure")
                .isGreaterThan(3);
        assertThat(paired.outcome()).isEqualTo(PairedGap.Outcome.BETTER);
    }

    @Test
    void books_without_a_difference_are_seldom_told_apart() {
        int told = 0;
        int books = 60;
        for (int s = 0; s < books; s++) {
            told += PairedMoney.of(List.of("a", "b"), List.of(book(1000 + s, 0), book(5000 + s, 0)), HOLDING, SETTINGS)
                                    .get(0)
                                    .outcome()
                            == PairedGap.Outcome.OPEN
                    ? 0
                    : 1;
        }
        // 3 of 60 are expected at 5 %, 10 or more in one of a thousand cases. Of 1,000 it was 44.
        assertThat(told).isLessThanOrEqualTo(9);
    }

    @Test
    void a_book_that_never_moves_has_no_ratio_to_compare() {
        PairedGap gap = PairedMoney.of(
                        List.of("a", "flat"), List.of(book(1, 0.001), new double[SESSIONS]), HOLDING, SETTINGS)
                .get(0);
        assertThat(gap.own()).isNaN();
        assertThat(gap.together().isDefined()).isFalse();
        assertThat(gap.outcome()).isEqualTo(PairedGap.Outcome.OPEN);
    }
}
