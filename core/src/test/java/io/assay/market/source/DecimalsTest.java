package io.assay.market.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalsTest {
    @Property(tries = 20_000)
    void equals_the_parser_of_java_bit_for_bit(@ForAll("decimals") String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Property(tries = 20_000)
    void equals_the_parser_of_java_on_every_double_as_java_prints_it(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(parse(Double.toString(value))).isEqualTo(value);
            assertThat(parse(new BigDecimal(value).toPlainString())).isEqualTo(value);
        }
    }

    @Property(tries = 5_000)
    void equals_the_parser_of_java_around_the_edge_of_exactness(
            @ForAll @IntRange(min = -50, max = 50) int off, @ForAll @IntRange(min = 0, max = 15) int places) {
        String text = BigDecimal.valueOf((1L << 53) + off, places).toPlainString();
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Property(tries = 5_000)
    void never_takes_what_is_no_decimal(@ForAll("scraps") String text) {
        boolean decimal = text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
        assertThat(Double.isNaN(parse(text))).as(text).isEqualTo(!decimal);
    }

    @Test
    void refuses_what_only_java_calls_a_number() {
        for (String text : new String[] {"NaN", "Infinity", "1d", "1f", "0x1p3", "", "-", ".", "1e", "1 2", "1,0"}) {
            assertThat(parse(text)).as(text).isNaN();
        }
        assertThat(parse("1e999")).isInfinite();
        assertThat(Double.doubleToRawLongBits(parse("-0.0"))).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void reads_numbers_as_people_write_them() {
        assertThat(grouped("1,901.18")).isEqualTo(1901.18);
        assertThat(grouped("1,234,567")).isEqualTo(1234567);
        assertThat(grouped("1.55M")).isEqualTo(1_550_000);
        assertThat(grouped("-2.5K")).isEqualTo(-2500);
        assertThat(grouped("3B")).isEqualTo(3e9);
        assertThat(grouped("0.1T")).isEqualTo(1e11);
        assertThat(grouped("-999,000")).isEqualTo(-999_000);
        for (String text : new String[] {"1234,567", "-1234,567", "-,123", "+,123", "0001,000"}) {
            assertThat(grouped(text)).as(text).isNaN();
        }
        for (String text : new String[] {"1,90", "1,9018.5", "1,,000", ",5", "M", "1.234,5", "12,34,567", "1,000MM"}) {
            assertThat(grouped(text)).as(text).isNaN();
        }
    }

    @Test
    void knows_how_sources_say_that_there_is_nothing() {
        for (String text : new String[] {"", "-", ".", "null", "NULL", "NaN", "nan", "N/A", "na", "None"}) {
            assertThat(Decimals.isMissing(bytes(text), 0, text.length()))
                    .as(text)
                    .isTrue();
        }
        for (String text : new String[] {"0", "nul", "x", "12", "nil", "--"}) {
            assertThat(Decimals.isMissing(bytes(text), 0, text.length()))
                    .as(text)
                    .isFalse();
        }
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> sign = Arbitraries.of("", "-", "+");
        Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMaxLength(26);
        Arbitrary<String> exponent = Arbitraries.oneOf(
                Arbitraries.just(""), Arbitraries.integers().between(-330, 310).map(e -> "e" + e));
        return Combinators.combine(sign, whole, fraction, exponent)
                .as((s, w, f, e) -> s + w + (f.isEmpty() ? "" : "." + f) + e);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.strings().withChars("0123456789.-+eE,xNf ").ofMaxLength(8);
    }

    private static double parse(String text) {
        byte[] padded = bytes("9" + text + "9");
        return Decimals.parse(padded, 1, padded.length - 1);
    }

    private static double grouped(String text) {
        return Decimals.parseGrouped(bytes(text), 0, text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
