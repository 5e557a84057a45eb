package io.assay.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTest {
    @Test
    void numbers_read_the_same_in_every_language_setting() {
        assertThat(Text.count(3_551_032)).isEqualTo("3,551,032");
        assertThat(Text.decimal(0.03149, 3)).isEqualTo("0.031");
        assertThat(Text.signed(0.5, 1)).isEqualTo("+0.5");
        assertThat(Text.percent(0.825)).isEqualTo("82.5 %");
        assertThat(Text.decimal(Double.NaN, 2)).isEqualTo("n/a");
        assertThat(Text.plural(1, "symbol")).isEqualTo("1 symbol");
        assertThat(Text.plural(0, "symbol")).isEqualTo("0 symbols");
    }

    @Test
    void bytes_are_told_in_the_unit_that_suits_them() {
        assertThat(Text.bytes(1023)).isEqualTo("1023 B");
        assertThat(Text.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(Text.bytes(456L << 20)).isEqualTo("456.0 MiB");
    }

    @Test
    void intervals_and_signed_percentages_read_na_or_nothing_where_there_is_no_number() {
        assertThat(Text.range(-0.0123, 0.5, 2)).isEqualTo("[-0.01, +0.50]");
        assertThat(Text.range(Double.NaN, 0.5, 2)).isEmpty();
        assertThat(Text.signedPercent(-0.1534)).isEqualTo("-15.3 %");
        assertThat(Text.signedPercent(Double.NaN)).isEqualTo("n/a");
    }
}
