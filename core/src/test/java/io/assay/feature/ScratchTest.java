package io.assay.feature;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScratchTest {
    @Test
    void arrays_are_used_again_after_a_reset_and_grow_when_a_longer_series_comes() {
        Scratch scratch = new Scratch();
        double[] first = scratch.take(100);
        double[] second = scratch.take(100);
        assertThat(second).isNotSameAs(first);
        scratch.reset();
        assertThat(scratch.take(80)).isSameAs(first);
        assertThat(scratch.take(101)).isNotSameAs(second).hasSizeGreaterThanOrEqualTo(101);
    }

    @Test
    void a_thread_gets_its_own_again_and_another_one_while_that_is_lent() {
        Scratch outer = Scratch.lend();
        Scratch inner = Scratch.lend();
        assertThat(inner).isNotSameAs(outer);
        inner.giveBack();
        outer.giveBack();
        Scratch again = Scratch.lend();
        assertThat(again).isSameAs(outer);
        again.giveBack();
    }
}
