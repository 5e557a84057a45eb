package io.assay.market;

import java.util.List;

import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is traded, where, and who belongs when. */
class InstrumentTest {
    private static final Instrument A = new Instrument("US", "A");
    private static final Instrument B = new Instrument("US", "B");

    @Test
    void an_identity_survives_its_text() {
        assertThat(Instrument.parse("NSE:INFY")).isEqualTo(new Instrument("NSE", "INFY"));
        assertThat(Instrument.parse("nse:INFY")).isEqualTo(new Instrument("NSE", "INFY"));
        assertThat(Instrument.parse("US:BRK-B").toString()).isEqualTo("US:BRK-B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFY", ":INFY", "NSE:", "NSE: ", " :INFY", ""})
    void a_text_that_names_no_market_or_no_symbol_is_misuse_and_no_defect(String text) {
        assertThatThrownBy(() -> Instrument.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("an instrument must read MARKET:SYMBOL, was '" + text + "'");
    }

    @Test
    void instruments_are_ordered_by_market_then_symbol() {
        Instrument other = new Instrument("NSE", "Z");
        assertThat(List.of(B, A, other).stream().sorted()).containsExactly(other, A, B);
        assertThat(A.compareTo(new Instrument("US", "A"))).isZero();
    }

    @Test
    void a_market_is_written_large_and_without_a_colon() {
        assertThatThrownBy(() -> new Instrument("us", "A")).hasMessageContaining("be upper case");
        assertThatThrownBy(() -> new Instrument("U:S", "A")).hasMessageContaining("hold no colon");
        assertThatThrownBy(() -> new Instrument("US", " ")).hasMessageContaining("'symbol'");
    }

    @Test
    void a_market_has_a_currency_a_zone_and_a_calendar_that_exist() {
        assertThat(Market.find("nse")).contains(Market.NSE);
        assertThat(Market.find("nowhere")).isEmpty();
        assertThatThrownBy(() -> new Market("X", "x", "USDX", "UTC", "NYSE"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Market("X", "x", "USD", "Mars/Base", "NYSE"))
                .isInstanceOf(java.time.DateTimeException.class);
        assertThatThrownBy(() -> new Market("X", "x", "USD", "UTC", "LUNAR")).hasMessageContaining("'calendar'");
        assertThatThrownBy(() -> new Market("X/Y", "x", "USD", "UTC", "NYSE")).hasMessageContaining("'code'");
    }

    @Test
    void a_member_belongs_on_the_first_and_the_last_day_of_each_of_its_spells() {
        Universe universe = new Universe(
                "u",
                List.of(
                        new Universe.Member(B, 10, 20),
                        new Universe.Member(B, 30, Integer.MAX_VALUE),
                        new Universe.Member(A, Integer.MIN_VALUE, 15)),
                false);
        for (int day : new int[] {10, 20, 30, 1_000_000}) {
            assertThat(universe.contains(B, day)).as("day " + day).isTrue();
        }
        for (int day : new int[] {9, 21, 29, Integer.MIN_VALUE}) {
            assertThat(universe.contains(B, day)).as("day " + day).isFalse();
        }
        assertThat(universe.contains(A, Integer.MIN_VALUE)).isTrue();
        assertThat(universe.contains(A, 16)).isFalse();
        assertThat(universe.instruments()).containsExactly(A, B);
    }

    @Test
    void a_list_of_today_is_one_of_survivors() {
        Universe today = Universe.ofToday("t", List.of(A));
        assertThat(today.survivorsOnly()).isTrue();
        assertThat(today.contains(A, -1_000_000)).isTrue();
        assertThat(today.contains(B, 0)).isFalse();
    }

    @Test
    void a_spell_cannot_end_before_it_begins() {
        assertThatThrownBy(() -> new Universe.Member(A, 5, 4)).hasMessageContaining("'from' must not be after 'to'");
        assertThat(new Universe.Member(A, 5, 5).to()).isEqualTo(5);
    }
}
