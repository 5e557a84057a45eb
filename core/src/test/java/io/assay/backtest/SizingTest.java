package io.assay.backtest;

import java.util.List;

import io.assay.base.DataException;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SizingTest {
    private static final double[] SCORES = {.1, Double.NaN, .5, .3, .5, -.2};

    @Test
    void names_acted_on_get_one_part_of_the_universe_each() {
        assertThat(Sizing.equalWeight(new int[] {1, 0, -1, 1}, 8)).containsExactly(.125, 0, -.125, .125);
        assertThat(Sizing.longOnly(new double[] {.5, -.5})).containsExactly(.5, 0);
        assertThatThrownBy(() -> Sizing.equalWeight(new int[] {1, 1}, 1))
                .hasMessageContaining("'universe' must have as many names as are acted on, was 1");
        assertThatThrownBy(() -> Sizing.equalWeight(new int[] {2}, 5)).hasMessageContaining("'action'");
    }

    @Test
    void the_best_get_a_kth_each_and_ties_go_to_the_earlier() {
        assertThat(Sizing.top(SCORES, 1)).containsExactly(0, 0, 1, 0, 0, 0);
        assertThat(Sizing.top(SCORES, 3)).containsExactly(0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0);
        assertThat(Sizing.bottom(SCORES, 2)).containsExactly(-.5, 0, 0, 0, 0, -.5);
        assertThat(Sizing.topAndBottom(SCORES, 2)).containsExactly(-.25, 0, .25, 0, .25, -.25);
    }

    @Test
    void if_fewer_have_a_score_the_rest_stays_in_cash() {
        assertThat(Sizing.top(SCORES, 10)).containsExactly(.1, 0, .1, .1, .1, .1);
        assertThat(Sizing.top(new double[] {Double.NaN}, 1)).containsExactly(0);
    }

    @Test
    void every_third_day_includes_the_first() {
        assertThat(Sizing.every(new int[] {4, 5, 6, 7, 8, 9, 10}, 3)).containsExactly(4, 7, 10);
        assertThat(Sizing.every(new int[] {}, 3)).isEmpty();
    }

    @Test
    void a_null_book_holds_who_belongs_and_trades_on_the_day() {
        double nan = Double.NaN;
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", new double[] {1, 1, 1}, new double[] {1, 1, 1})
                .with("B", new double[] {0, 1, 1}, new double[] {nan, 1, 1})
                .with("C", new double[] {1, 1, 1}, new double[] {1, 1, 1});
        int monday = Tape.MONDAY;
        Universe universe = new Universe(
                "three",
                List.of(
                        new Universe.Member(Tape.stock("C"), monday, monday + 1),
                        new Universe.Member(Tape.stock("A"), Integer.MIN_VALUE, Integer.MAX_VALUE),
                        new Universe.Member(Tape.stock("B"), Integer.MIN_VALUE, Integer.MAX_VALUE)),
                false);
        NullBooks nulls = NullBooks.of(universe, tape.prices());
        Decisions book = nulls.equalWeight(new int[] {monday, monday + 1, monday + 2}, Holding.overlapping(2));
        assertThat(weights(book, 0)).containsExactly(.5, 0, .5);
        assertThat(weights(book, 1)).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
        assertThat(weights(book, 2)).containsExactly(.5, .5, 0);
        Decisions strategy = tape.decide(Holding.overlapping(3), new double[] {1, .3, -.3, 0});
        Decisions like = nulls.equalWeightLike(strategy);
        assertThat(like.holding()).isEqualTo(Holding.overlapping(3));
        assertThat(weights(like, 0)).containsExactly(new double[] {.2, .2, .2}, within(1e-15));
        Decisions hold = nulls.buyAndHold(monday, .8);
        assertThat(weights(hold, 0)).containsExactly(.4, 0, .4);
        assertThat(hold.holding().isUntilNext()).isTrue();
        assertThatThrownBy(() -> nulls.buyAndHold(monday - 1, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2020-01-05");
    }

    private static double[] weights(Decisions decisions, int d) {
        double[] weights = new double[decisions.instruments().size()];
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            weights[decisions.instrument(row)] = decisions.weight(row);
        }
        return weights;
    }

    @Test
    void decisions_out_of_order_are_refused() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", new double[] {1}, new double[] {1});
        Decisions.Builder builder = Decisions.builder(tape.instruments(), Holding.untilNext());
        assertThatThrownBy(() -> builder.add(0, 1)).hasMessageContaining("'day' must be begun first");
        builder.day(5).add(0, 1);
        assertThatThrownBy(() -> builder.day(5)).hasMessageContaining("'day' must be after 1970-01-06");
        assertThatThrownBy(() -> builder.add(0, 1)).hasMessageContaining("'place' must ascend");
        assertThatThrownBy(() -> builder.add(1, 1)).hasMessageContaining("'place'");
        assertThatThrownBy(() -> builder.day(6).add(0, Double.NaN)).hasMessageContaining("'fraction'");
    }

    @Test
    void what_cannot_be_run_is_refused_in_a_sentence() {
        double[] one = {1, 1, 1};
        Tape tape = new Tape(PriceBasis.SPLIT_ADJUSTED).with("A", one, one);
        Decisions decisions = tape.decide(Holding.untilNext(), new double[] {0, 1});
        BacktestSpec spec = BacktestSpec.defaults();
        assertThatThrownBy(() -> Backtest.run(decisions, tape.prices(), spec.withWholeShares(true)))
                .hasMessageContaining("whole shares need RAW prices, those of SIM:A are SPLIT_ADJUSTED");
        assertThatThrownBy(() -> Backtest.run(
                        tape.decide(Holding.untilNext(), new double[] {7, 1}), tape.prices(), spec.between(0, 99999)))
                .hasMessageContaining("the decision of 2020-01-13 was not taken at a session");
        assertThatThrownBy(() -> Backtest.run(decisions, tape.prices(), spec.between(0, 1)))
                .hasMessageContaining("there is no session between the asked days");
        Tape other = new Tape(PriceBasis.RAW).with("B", one, one);
        assertThatThrownBy(() -> Backtest.run(decisions, other.prices(), spec))
                .hasMessageContaining("there are no prices of SIM:A");
        Tape wrong = new Tape(PriceBasis.RAW).with("A", one, one).action("A", 1, Kind.SPLIT, 0);
        assertThatThrownBy(wrong::prices)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("SIM:A 2020-01-07: a split ratio must be above 0, was '0.0'");
    }
}
