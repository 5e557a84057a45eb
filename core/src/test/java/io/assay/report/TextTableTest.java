package io.assay.report;

import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

    @Test
    void a_long_heading_of_a_narrow_last_column_stays_whole() {
        String heading = "what the audit has to say about it";
        String text = TextTable.of("symbol", heading)
                .row("US:AAPL", "there is no bar on many days of the year and of the next")
                .text(30);
        assertThat(text.lines().findFirst()).contains("symbol   " + heading);
        assertThat(text).contains("there is no bar on many days");
    }

    @Test
    void a_table_without_rows_is_its_heading() {
        assertThat(TextTable.of("a", "bb").text()).isEqualTo("a  bb\n-  --\n");
        assertThat(TextTable.of("a", "bb").size()).isZero();
    }

    @Test
    void a_column_with_one_word_among_numbers_stands_left() {
        assertThat(TextTable.of("n").row(1).row("x").row(100).text()).isEqualTo("n\n---\n1\nx\n100\n");
    }

    @Test
    void signs_exponents_and_missing_numbers_are_numbers() {
        assertThat(TextTable.of("value")
                        .row("1.5e-05")
                        .row("+3")
                        .row("-")
                        .row("")
                        .row("n/a")
                        .row("12 %")
                        .text())
                .isEqualTo("""
                          value
                        -------
                        1.5e-05
                             +3
                              -

                            n/a
                           12 %
                        """.replace("                        ", ""));
    }

    @Test
    void letters_beyond_the_basic_plane_are_one_wide() {
        assertThat(TextTable.of("a", "b").row("𝔸", "x").row("AB", "y").text())
                .isEqualTo("a   b\n--  -\n𝔸   x\nAB  y\n");
    }

    @Property(tries = 100)
    void no_line_is_wider_than_asked_and_no_word_is_lost(
            @ForAll("words") List<String> words, @ForAll @IntRange(min = 40, max = 120) int width) {
        String cell = String.join(" ", words);
        String text = TextTable.of("rule", "n", "meaning").row("gap", 3, cell).text(width);
        assertThat(text.lines()).allMatch(l -> l.length() <= width);
        String back = text.lines()
                .skip(2)
                .map(l -> l.substring(Math.min(l.length(), 9)).strip())
                .collect(Collectors.joining(" "))
                .strip();
        assertThat(back).isEqualTo(cell);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
