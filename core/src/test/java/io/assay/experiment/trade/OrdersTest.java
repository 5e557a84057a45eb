package io.assay.experiment.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.backtest.CostModel;
import io.assay.market.Instrument;
import io.assay.signal.Action;
import io.assay.signal.Opinion;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import io.assay.signal.Signaller;
import io.assay.signal.Standing;
import io.assay.signal.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OrdersTest {
    private static final Training TRAINING = new Training(new double[] {.4, .2, .4}, new double[] {-.03, 0, .03});
    private static final Orders WHOLE = new Orders(10_000, CostModel.defaults(), 0);
    private static final Instrument A = new Instrument("SIM", "A");
    private static final Instrument B = new Instrument("SIM", "B");
    private static final Instrument C = new Instrument("SIM", "C");
    private static final Instrument D = new Instrument("SIM", "D");

    private static SignalsToday.Answer answer(Instrument instrument, double up) {
        Opinion opinion = new Opinion("m", Standing.NO_SKILL, new double[] {.8 - up, .2, up}, TRAINING, List.of());
        Signal signal = Signaller.of(SignalRule.STANDARD).signal(instrument, 100, List.of(opinion));
        return new SignalsToday.Answer(instrument, Optional.of(signal), "");
    }

    private static List<SignalsToday.Answer> four() {
        return List.of(
                answer(A, .6),
                answer(B, .2),
                answer(C, .4),
                new SignalsToday.Answer(D, Optional.empty(), "there are no bars"));
    }

    private static BigDecimal shares(String number) {
        return new BigDecimal(number);
    }

    @Test
    void a_buy_is_to_hold_one_share_of_all_that_were_asked_and_nothing_else_is_bought() {
        List<Orders.Order> orders = WHOLE.of(four(), Map.of(), i -> 30);
        assertThat(orders).hasSize(1);
        Orders.Order buy = orders.get(0);
        assertThat(buy.instrument()).isEqualTo(A);
        assertThat(buy.action()).isEqualTo(Action.BUY);
        assertThat(buy.weight()).isEqualTo(.25);
        assertThat(buy.target()).isEqualByComparingTo("83");
        assertThat(buy.shares()).isEqualByComparingTo("83");
        assertThat(buy.amount()).isEqualTo(2490);
        assertThat(buy.cost()).as("5 + 2.5 + 2.5 bp").isCloseTo(2.49, within(1e-9));
        assertThat(buy.standing()).isEqualTo(Standing.NO_SKILL.title());
    }

    @Test
    void what_is_held_without_a_buy_is_sold_whole_and_what_is_held_already_is_not_bought_again() {
        Map<Instrument, BigDecimal> held = Map.of(A, shares("83"), B, shares("10.5"), C, shares("7"), D, shares("1"));
        List<Orders.Order> orders = WHOLE.of(four(), held, i -> 30);
        assertThat(orders).extracting(Orders.Order::instrument).containsExactly(A, B, C, D);
        assertThat(orders.get(0).shares()).isEqualByComparingTo("0");
        assertThat(orders.get(0).cost()).isZero();
        assertThat(orders.get(1).action()).isEqualTo(Action.SELL);
        assertThat(orders.get(1).shares()).isEqualByComparingTo("-10.5");
        assertThat(orders.get(1).amount()).isEqualTo(-315);
        assertThat(orders.get(2).action()).isEqualTo(Action.HOLD);
        assertThat(orders.get(2).shares()).isEqualByComparingTo("-7");
        assertThat(orders.get(3).standing()).isEqualTo("there are no bars");
        assertThat(orders.get(3).shares()).isEqualByComparingTo("-1");
    }

    @Test
    void positions_outside_the_universe_are_sold_and_change_no_weight() {
        Instrument other = new Instrument("SIM", "Z");
        List<Orders.Order> orders = WHOLE.of(four(), Map.of(other, shares("3")), i -> 30);
        assertThat(orders).extracting(Orders.Order::instrument).containsExactly(A, other);
        assertThat(orders.get(0).weight()).isEqualTo(.25);
        assertThat(orders.get(1).shares()).isEqualByComparingTo("-3");
        assertThat(orders.get(1).standing()).isEqualTo("not in the universe");
    }

    @Test
    void a_short_position_is_bought_back() {
        List<Orders.Order> orders = WHOLE.of(four(), Map.of(A, shares("-5"), B, shares("-5")), i -> 30);
        assertThat(orders.get(0).shares()).isEqualByComparingTo("88");
        assertThat(orders.get(1).shares()).isEqualByComparingTo("5");
    }

    @Test
    void the_least_commission_is_paid_by_every_order_that_trades() {
        Orders dear = new Orders(10_000, CostModel.defaults().withMinimumCommission(7), 0);
        List<Orders.Order> orders = dear.of(four(), Map.of(B, shares("1")), i -> 30);
        assertThat(orders.get(0).cost()).isCloseTo(7 + 2490 * 5 / 1e4, within(1e-9));
        assertThat(orders.get(1).cost()).isCloseTo(7 + 30 * 5 / 1e4, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        // 1/49 of 49 is one share at a price of one, though 1.0 / 49 * 49 < 1 in binary
        "49, 49, 1, 0, 1",
        "10000, 4, 30, 0, 83",
        "10000, 4, 30, 3, 83.333",
        "10000, 4, 2500.01, 0, 0",
        "10000, 4, 2500, 0, 1",
        "100000, 3, 0.1, 0, 333333",
        "10000, 3, 1e-5, 6, 333333333.333333"
    })
    void targets_are_rounded_down_to_the_asked_decimals(
            double capital, int asked, double price, int decimals, String target) {
        List<SignalsToday.Answer> answers = new ArrayList<>();
        answers.add(answer(A, .6));
        for (int i = 1; i < asked; i++) {
            answers.add(answer(new Instrument("SIM", "S" + i), .4));
        }
        List<Orders.Order> orders = new Orders(capital, CostModel.free(), decimals).of(answers, Map.of(), i -> price);
        assertThat(orders.get(0).target()).isEqualByComparingTo(target);
    }

    @Test
    void all_targets_together_cost_no_more_than_the_capital() {
        List<SignalsToday.Answer> answers = List.of(answer(A, .6), answer(B, .6), answer(C, .6));
        double spent = new Orders(1000, CostModel.free(), 6)
                .of(answers, Map.of(), i -> i.equals(A) ? 7 : 0.3).stream()
                        .mapToDouble(Orders.Order::amount)
                        .sum();
        assertThat(spent).isLessThanOrEqualTo(1000).isGreaterThan(999.999);
    }

    @Test
    void a_price_that_is_none_is_refused_by_name() {
        assertThatThrownBy(() -> WHOLE.of(four(), Map.of(), i -> Double.NaN)).hasMessageContaining("SIM:A");
        assertThatThrownBy(() -> WHOLE.of(List.of(), Map.of(), i -> 1)).hasMessageContaining("answers");
    }

    @Test
    void rules_alone_are_not_acted_on_for_backtests_do_not_either() {
        Opinion rules = new Opinion("rules", Standing.RULES, new double[] {.1, .2, .7}, TRAINING, List.of());
        Signal signal = Signaller.of(SignalRule.STANDARD).signal(A, 100, List.of(rules));
        assertThat(signal.action()).isEqualTo(Action.BUY);
        List<SignalsToday.Answer> one = List.of(new SignalsToday.Answer(A, Optional.of(signal), ""), answer(B, .6));
        assertThat(WHOLE.of(one, Map.of(), i -> 30))
                .extracting(Orders.Order::instrument)
                .containsExactly(B);
        Orders.Order held = WHOLE.of(one, Map.of(A, shares("5")), i -> 30).get(0);
        assertThat(held.shares()).isEqualByComparingTo("-5");
        assertThat(held.action()).isEqualTo(Action.HOLD);
        assertThat(held.standing()).contains("rules alone");
    }
}
