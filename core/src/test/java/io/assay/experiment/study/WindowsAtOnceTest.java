package io.assay.experiment.study;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowsAtOnceTest {
    @Test
    void windows_share_the_threads() {
        assertThat(WindowsAtOnce.of(8, 10, 100, 1_000)).isEqualTo(new WindowsAtOnce(8, 1));
        assertThat(WindowsAtOnce.of(8, 3, 100, 1_000)).isEqualTo(new WindowsAtOnce(3, 2));
    }

    @Test
    void what_does_not_fit_into_memory_together_is_fitted_one_after_the_other() {
        assertThat(WindowsAtOnce.of(8, 10, 400, 1_000)).isEqualTo(new WindowsAtOnce(2, 4));
        assertThat(WindowsAtOnce.of(8, 10, 5_000, 1_000)).isEqualTo(new WindowsAtOnce(1, 8));
    }

    @Test
    void one_thread_is_one_window() {
        assertThat(WindowsAtOnce.of(1, 10, 0, 0)).isEqualTo(new WindowsAtOnce(1, 1));
        assertThat(WindowsAtOnce.of(4, 0, 1, 100)).isEqualTo(new WindowsAtOnce(1, 4));
    }
}
