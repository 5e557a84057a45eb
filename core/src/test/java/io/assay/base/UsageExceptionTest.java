package io.assay.base;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageExceptionTest {
    @Test
    void an_unknown_name_is_answered_with_the_nearest_and_all() {
        assertThat(UsageException.unknown("tree", "pear", List.of("apple", "peach", "plum")))
                .hasMessage("there is no tree 'pear'; did you mean 'peach'? There are: apple, peach, plum");
    }

    @Test
    void of_two_equally_near_names_the_first_in_the_alphabet_is_proposed() {
        assertThat(UsageException.unknown("x", "ac", List.of("ab", "aa"))).hasMessageContaining("mean 'aa'?");
    }

    @Test
    void where_nothing_is_known_nothing_is_proposed() {
        assertThat(UsageException.unknown("model", "x", List.of())).hasMessage("there is no model 'x'.");
    }
}
