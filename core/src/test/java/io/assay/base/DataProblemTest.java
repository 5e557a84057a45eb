package io.assay.base;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DataProblemTest {
    private static final DataProblem RULE = DataProblem.of("high must not be below low");

    @Test
    void a_whole_problem_names_file_line_symbol_date_rule_value_and_fix() {
        assertThat(RULE.at("GME.csv", 17)
                        .withSymbol("GME")
                        .on(LocalDate.of(2002, 2, 13))
                        .withValue("9.1")
                        .withFix("drop the row")
                        .sentence())
                .isEqualTo("GME.csv:17, GME 2002-02-13: high must not be below low, was '9.1'. Fix: drop the row");
    }

    @Test
    void what_is_not_known_leaves_no_gap() {
        assertThat(RULE.sentence()).isEqualTo("high must not be below low");
        assertThat(RULE.at("GME.csv", 0).sentence()).isEqualTo("GME.csv: high must not be below low");
        assertThat(RULE.withSymbol("GME").sentence()).isEqualTo("GME: high must not be below low");
        assertThat(RULE.on(LocalDate.of(2002, 2, 13)).sentence()).isEqualTo("2002-02-13: high must not be below low");
        assertThat(RULE.withValue("").sentence()).isEqualTo("high must not be below low, was ''");
    }

    @Test
    void an_exception_of_data_says_the_sentence() {
        assertThat(new DataException(RULE.at("a", 1))).hasMessage("a:1: high must not be below low");
    }
}
