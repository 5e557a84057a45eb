package io.assay.evaluate;

import io.assay.evaluate.GateCheck.Outcome;
import io.assay.metric.Draws;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class GateCheckTest {
    private static GateCheck judged(Gate gate, double low, double high, double nullValue) {
        return GateCheck.judge(gate, new Figure("x", (low + high) / 2, new Draws.Interval(low, high), ""), nullValue);
    }

    @Test
    void a_gate_is_reached_only_with_the_whole_interval() {
        assertThat(judged(Gate.MVM_ACCURACY, 0.59, 0.63, 0.5).outcome()).isEqualTo(Outcome.REACHED);
        assertThat(judged(Gate.MVM_ACCURACY, 0.57, 0.63, 0.5).outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(judged(Gate.MVM_ACCURACY, 0.51, 0.57, 0.5).outcome()).isEqualTo(Outcome.NOT_REACHED);
    }

    @Test
    void what_the_majority_reaches_as_well_is_not_reached() {
        GateCheck check = judged(Gate.MVM_ACCURACY, 0.585, 0.63, 0.61);
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_REACHED);
        assertThat(check.reason()).contains("without skill").contains("0.610");
    }

    @Test
    void less_is_better_for_a_drawdown() {
        assertThat(judged(Gate.TARGET_DRAWDOWN, 0.10, 0.14, Double.NaN).outcome())
                .isEqualTo(Outcome.REACHED);
        assertThat(judged(Gate.TARGET_DRAWDOWN, 0.16, 0.30, Double.NaN).outcome())
                .isEqualTo(Outcome.NOT_REACHED);
        assertThat(judged(Gate.TARGET_DRAWDOWN, 0.10, 0.30, Double.NaN).outcome())
                .isEqualTo(Outcome.NOT_ESTABLISHED);
    }

    @Test
    void without_an_interval_nothing_is_established() {
        assertThat(judged(Gate.TARGET_SHARPE, Double.NaN, Double.NaN, 0).outcome())
                .isEqualTo(Outcome.NOT_ESTABLISHED);
    }
}
