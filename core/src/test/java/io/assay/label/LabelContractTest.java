package io.assay.label;

import java.util.List;
import java.util.stream.Stream;

import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelContractTest {
    static Stream<Label> labels() {
        return Stream.concat(
                Labels.standard().stream(),
                Stream.of(
                        ForwardReturn.atClose(5),
                        CloseChange.log(5),
                        CloseChange.log(5).outcome(),
                        Direction.three(5).atClose(),
                        MultiTimeframe.three().atClose(),
                        Direction.five(5).withCuts(DirectionCuts.scaled(0.3, 1, 20)),
                        Direction.three(20).withCuts(DirectionCuts.fixed(0.01, 0.05)),
                        TripleBarrier.fixed(0.03, 0.02, 10),
                        TripleBarrier.fixed(0.03, 0.02, 10).on(TripleBarrier.Side.SHORT)));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void every_label_keeps_the_contract(Label label) {
        LabelContract.check(label);
    }

    @ParameterizedTest
    @MethodSource("labels")
    void plain_returns_and_fixed_cuts_do_not_look_behind_the_decision(Label label) {
        boolean scaled = label instanceof MultiTimeframe || label.name().contains("vol");
        // A forecast begins at the close of its own bar.
        boolean fromOwnClose = label instanceof CloseChange;
        if (scaled || fromOwnClose || label.equals(TripleBarrier.of(label.horizon()))) {
            return;
        }
        BarSeries bars = TestBars.random("PAST", 3, 120);
        LabelColumn before = label.compute(bars);
        LabelColumn after = label.compute(TestBars.scaled(bars, 0, 41, 3));
        for (int row = 40; row < 120; row++) {
            assertThat(after.value()[row]).isEqualTo(Double.valueOf(before.value()[row]));
        }
    }

    @Test
    void every_standard_label_is_found_by_its_name_and_names_differ() {
        List<Label> standard = Labels.standard();
        assertThat(standard).hasSize(18);
        assertThat(standard).allSatisfy(l -> assertThat(Labels.parse(l.name())).isEqualTo(l));
        assertThat(labels().map(Label::name)).doesNotHaveDuplicates();
        assertThat(labels().map(Label::name))
                .contains("return_5d", "return_5d_close", "direction3_5d", "barrier_20d", "multi3_5_20_30d");
        assertThat(Labels.parse("return_7d")).isEqualTo(ForwardReturn.of(7));
    }

    @Test
    void an_unknown_label_is_refused_with_what_there_is() {
        for (String name : List.of("profit_5d", "return_0d", "return_1001d", "return", "return_5", "_5d", "")) {
            assertThatThrownBy(() -> Labels.parse(name))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("there is no label '" + name + "'")
                    .hasMessageContaining("direction3");
        }
    }
}
