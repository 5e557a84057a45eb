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

    @Test
    void the_last_column_goes_on_below_where_the_width_is_given() {
        String text = TextTable.of("rule", "n", "meaning")
                .row("gap", 3, "there is no bar on many days of the year")
                .row("x", 12, "short")
                .text(34);
        assertThat(text).isEqualTo("""
                rule   n  meaning
                ----  --  ------------------------
                gap    3  there is no bar on many
                          days of the year
                x     12  short
                """);
    }

    @Test
    void a_word_longer_than_the_column_is_cut_and_nothing_is_lost() {
        String word = "a".repeat(60);
        String text = TextTable.of("m").row(word).text(10);
        assertThat(text.lines().skip(2).reduce("", String::concat)).isEqualTo(word);
        assertThat(text.lines()).allMatch(l -> l.length() <= 24);
    }

    @Test
    void numbers_with_a_unit_stand_to_the_right_too() {
        String text = TextTable.of("cost").row("2.5 bp").row("-10.0 bp").text();
        assertThat(text).isEqualTo("""
                    cost
                --------
                  2.5 bp
                -10.0 bp
                """);
    }
}
