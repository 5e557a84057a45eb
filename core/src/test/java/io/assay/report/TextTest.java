package io.assay.report;

import java.util.List;
import java.util.Locale;

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

    @Test
    void a_unit_of_bytes_changes_before_a_number_would_read_1024() {
        assertThat(Text.bytes(0)).isEqualTo("0 B");
        assertThat(Text.bytes((1L << 20) - 1)).isEqualTo("1.0 MiB");
        assertThat(Text.bytes((1L << 20) - 60 * 1024)).isEqualTo("964.0 KiB");
        assertThat(Text.bytes((1L << 30) - 1)).isEqualTo("1.0 GiB");
        assertThat(Text.bytes(1L << 40)).isEqualTo("1.0 TiB");
        assertThat(Text.bytes(5000L << 40)).isEqualTo("5000.0 TiB");
        assertThat(Text.bytes(1536)).isEqualTo("1.5 KiB");
    }

    @Test
    void what_is_no_number_reads_na_in_every_form() {
        assertThat(Text.signed(Double.NaN, 3)).isEqualTo("n/a");
        assertThat(Text.percent(Double.NaN)).isEqualTo("n/a");
        assertThat(Text.range(0, Double.NaN, 1)).isEmpty();
    }

    @Test
    void large_and_negative_numbers_keep_their_sign_and_commas() {
        assertThat(Text.count(-1_234)).isEqualTo("-1,234");
        assertThat(Text.count(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(Text.plural(1_000_000, "bar")).isEqualTo("1,000,000 bars");
        assertThat(Text.decimal(-0.5, 0)).isEqualTo("-1");
        assertThat(Text.signed(-2.345, 2)).isEqualTo("-2.35");
        assertThat(Text.percent(-1)).isEqualTo("-100.0 %");
        assertThat(Text.signedPercent(0.5)).isEqualTo("+50.0 %");
    }

    @Test
    void another_language_setting_changes_no_number() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Text.count(1234)).isEqualTo("1,234");
            assertThat(Text.decimal(0.5, 2)).isEqualTo("0.50");
            assertThat(Text.bytes(1536)).isEqualTo("1.5 KiB");
            assertThat(Svg.bars(List.of("a"), new double[] {0.5}))
                    .contains(">0.5<")
                    .doesNotContain("0,5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
