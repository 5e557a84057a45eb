package io.assay.label;

import java.util.Set;

import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AsTradedTest {
    private static final Instrument CON = new Instrument("SIM", "CON");
    private static final Label LABEL = Direction.three(5);

    @Test
    void it_keeps_the_contract_for_both_kinds_of_stocks() {
        LabelContract.check(new AsTraded(LABEL, Set.of()));
        LabelContract.check(new AsTraded(LABEL, Set.of(CON)));
        LabelContract.check(new AsTraded(MultiTimeframe.three(), Set.of(CON)));
        LabelContract.check(new AsTraded(ForwardReturn.of(5), Set.of(CON)));
    }

    @Test
    void who_is_named_is_judged_at_the_close_and_everybody_else_as_the_label_says() {
        BarSeries bars = TestBars.random("CON", 7, 200);
        BarSeries others = TestBars.random("OTHER", 7, 200);
        AsTraded label = new AsTraded(LABEL, Set.of(CON));
        same(label.compute(bars), LABEL.atClose().compute(bars));
        same(label.compute(others), LABEL.compute(others));
        same(label.outcome().compute(bars), LABEL.atClose().outcome().compute(bars));
        same(label.outcome().compute(others), LABEL.outcome().compute(others));
        assertThat(LABEL.atClose().compute(bars).value())
                .isNotEqualTo(LABEL.compute(bars).value());
        assertThat(label.of(CON)).isEqualTo(LABEL.atClose());
        assertThat(label.name()).isEqualTo("direction3_5d");
        assertThat(label.compute(bars).name()).isEqualTo("direction3_5d");
        assertThat(label.classes()).isEqualTo(LABEL.classes());
    }

    private static void same(LabelColumn one, LabelColumn two) {
        assertThat(one.value()).isEqualTo(two.value());
        assertThat(one.entryDay()).isEqualTo(two.entryDay());
        assertThat(one.exitDay()).isEqualTo(two.exitDay());
        assertThat(one.knownDay()).isEqualTo(two.knownDay());
    }

    @Test
    void a_label_that_needs_more_than_closes_is_refused_at_once_and_only_if_somebody_needs_it() {
        Label barriers = TripleBarrier.of(10);
        assertThat(new AsTraded(barriers, Set.of()).of(CON)).isEqualTo(barriers);
        assertThatThrownBy(() -> new AsTraded(barriers, Set.of(CON))).isInstanceOf(UsageException.class);
    }
}
