package io.assay.experiment.study;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SideBySideTest {
    @Test
    void windows_share_the_threads() {
        assertThat(SideBySide.of(8, 10, 100, 1_000)).isEqualTo(new SideBySide(8, 1));
        assertThat(SideBySide.of(8, 3, 100, 1_000)).isEqualTo(new SideBySide(3, 2));
    }

    @Test
    void what_does_not_fit_into_memory_together_is_fitted_one_after_the_other() {
        assertThat(SideBySide.of(8, 10, 400, 1_000)).isEqualTo(new SideBySide(2, 4));
        assertThat(SideBySide.of(8, 10, 5_000, 1_000)).isEqualTo(new SideBySide(1, 8));
    }

    @Test
    void one_thread_is_one_window() {
        assertThat(SideBySide.of(1, 10, 0, 0)).isEqualTo(new SideBySide(1, 1));
        assertThat(SideBySide.of(4, 0, 1, 100)).isEqualTo(new SideBySide(1, 4));
    }
}
