package io.assay.base;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckTest {
    @Test
    void the_limit_itself_is_allowed_and_the_value_comes_back() {
        assertThat(Check.atLeast("n", 3, 3)).isEqualTo(3);
        assertThat(Check.atLeast("n", 3L, 3L)).isEqualTo(3L);
        assertThat(Check.within("n", 3, 3, 3)).isEqualTo(3);
        assertThat(Check.within("x", -0.5, -0.5, 0.5)).isEqualTo(-0.5);
        assertThat(Check.positive("x", Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(Check.notBlank("s", " a ")).isEqualTo(" a ");
        assertThatCode(() -> Check.sameLength("a", 0, 0)).doesNotThrowAnyException();
    }

    @Test
    void every_refusal_names_the_thing_the_rule_and_the_value() {
        assertThatThrownBy(() -> Check.atLeast("period", 0, 1)).hasMessage("'period' must be at least 1, was 0");
        assertThatThrownBy(() -> Check.atLeast("bytes", 4L, 5L)).hasMessage("'bytes' must be at least 5, was 4");
        assertThatThrownBy(() -> Check.within("share", 1.5, 0, 1))
                .hasMessage("'share' must lie in [0.0, 1.0], was 1.5");
        assertThatThrownBy(() -> Check.within("place", 9, 0, 8)).hasMessage("'place' must lie in [0, 8], was 9");
        assertThatThrownBy(() -> Check.positive("factor", 0))
                .hasMessage("'factor' must be finite and above 0, was 0.0");
        assertThatThrownBy(() -> Check.notBlank("name", " \t")).hasMessage("'name' must not be blank, was ' \t'");
        assertThatThrownBy(() -> Check.sameLength("column", 2, 3)).hasMessage("'column' must have length 3, was 2");
        assertThatThrownBy(() -> Check.that(false, "days", "ascend", 7)).hasMessage("'days' must ascend, was 7");
    }

    @Test
    void what_is_no_number_lies_in_no_range() {
        assertThatThrownBy(() -> Check.within("x", Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Check.positive("x", Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Check.positive("x", Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
    }
}
