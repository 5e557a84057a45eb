package io.assay.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextTableTest {
    @Test
    void words_stand_left_and_numbers_right() {
        String text = TextTable.of("symbol", "bars")
                .row("US:AAPL", 5031)
                .row("US:A", "n/a")
                .text();
        assertThat(text).isEqualTo("""
                symbol   bars
                -------  ----
                US:AAPL  5031
                US:A      n/a
                """);
    }

    @Test
    void a_row_with_a_cell_too_few_is_refused() {
        assertThatThrownBy(() -> TextTable.of("a", "b").row("only one"))
                .hasMessageContaining("'cells' must have length 2, was 1");
    }
}
