package io.assay.backtest;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AgainstBenchmarkTest {
    private static final int BARS = 600;

    private static double[] index() {
        RandomGenerator random = Seed.of(4).random();
        double[] close = new double[BARS];
        close[0] = 100;
        for (int day = 1; day < BARS; day++) {
            close[day] = close[day - 1] * (1 + .01 * random.nextGaussian());
        }
        return close;
    }

    private static int[] days() {
        int[] days = new int[BARS];
        Arrays.setAll(days, day -> Tape.MONDAY + day);
        return days;
    }

    @Test
    void a_book_that_holds_the_index_has_a_beta_of_one_and_no_alpha() {
        double[] close = index();
        Tape tape = new Tape(PriceBasis.RAW).with("A", close, close);
        BacktestResult held = Backtest.run(
                tape.decide(Holding.untilNext(), new double[] {0, 1}),
                tape.prices(),
                Hand.FREE.withFill(Fill.CLOSE).between(Tape.MONDAY, Tape.MONDAY + BARS));
        AgainstBenchmark found =
                AgainstBenchmark.of(held, "INDEX", new AgainstBenchmark.Closes(days(), close), 1, Seed.of(1));
        assertThat(found.figures().beta().value()).isCloseTo(1, within(.01));
        assertThat(found.figures().alpha().value()).isCloseTo(0, within(.02));
        assertThat(found.figures().correlation()).isGreaterThan(.99);
        assertThat(found.total()).isCloseTo(close[BARS - 1] / close[0] - 1, within(1e-12));
        assertThat(found.level()[BARS - 1]).isCloseTo(close[BARS - 1] / close[0], within(1e-12));
    }

    @Test
    void a_book_of_another_stock_has_a_beta_whose_interval_holds_zero() {
        double[] other = index();
        RandomGenerator random = Seed.of(9).random();
        double[] index = new double[BARS];
        index[0] = 10;
        for (int day = 1; day < BARS; day++) {
            index[day] = index[day - 1] * (1 + .01 * random.nextGaussian());
        }
        Tape tape = new Tape(PriceBasis.RAW).with("A", other, other);
        BacktestResult held =
                Backtest.run(tape.decide(Holding.untilNext(), new double[] {0, 1}), tape.prices(), Hand.FREE);
        AgainstBenchmark found =
                AgainstBenchmark.of(held, "INDEX", new AgainstBenchmark.Closes(days(), index), 1, Seed.of(1));
        assertThat(found.figures().beta().interval().lower()).isNegative();
        assertThat(found.figures().beta().interval().upper()).isPositive();
        assertThat(found.figures().information().interval().isDefined()).isTrue();
    }

    @Test
    void an_index_of_other_days_is_refused() {
        double[] close = index();
        Tape tape = new Tape(PriceBasis.RAW).with("A", close, close);
        BacktestResult held =
                Backtest.run(tape.decide(Holding.untilNext(), new double[] {0, 1}), tape.prices(), Hand.FREE);
        AgainstBenchmark.Closes elsewhere = new AgainstBenchmark.Closes(new int[] {1, 2}, new double[] {1, 1});
        assertThatThrownBy(() -> AgainstBenchmark.of(held, "INDEX", elsewhere, 1, Seed.of(1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("INDEX");
    }
}
