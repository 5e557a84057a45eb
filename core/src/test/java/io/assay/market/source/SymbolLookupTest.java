package io.assay.market.source;

import java.util.List;
import java.util.stream.Stream;

import io.assay.base.UsageException;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SymbolLookupTest {
    private static final SymbolLookup LOOKUP = SymbolLookup.among(Stream.of(
                    "US:INFY", "NSE:INFY", "NSE:TCS", "US:BRK-B", "KENYA:SCOM", "US:AAPL", "US:AAP", "US:X.Y", "US:X-Y")
            .map(Instrument::parse)
            .toList());

    @Test
    void resolves_what_only_one_market_has() {
        assertThat(LOOKUP.resolve("TCS")).hasToString("NSE:TCS");
        assertThat(LOOKUP.resolve(" scom ")).hasToString("KENYA:SCOM");
        assertThat(LOOKUP.resolve("nse:infy")).hasToString("NSE:INFY");
        assertThat(LOOKUP.resolve("BRK.B")).hasToString("US:BRK-B");
        assertThat(LOOKUP.resolve("brk/b")).hasToString("US:BRK-B");
    }

    @Test
    void lists_the_candidates_of_an_ambiguous_symbol() {
        assertThatThrownBy(() -> LOOKUP.resolve("INFY"))
                .isInstanceOf(UsageException.class)
                .hasMessage("INFY is ambiguous: NSE:INFY, US:INFY");
        assertThat(LOOKUP.candidates("infy")).hasSize(2);
    }

    @Test
    void prefers_the_exact_spelling_of_two_that_differ_in_a_dot() {
        assertThat(LOOKUP.resolve("US:X.Y")).hasToString("US:X.Y");
        assertThat(LOOKUP.resolve("X-Y")).hasToString("US:X-Y");
        assertThatThrownBy(() -> LOOKUP.resolve("x/y")).hasMessageContaining("US:X-Y, US:X.Y");
    }

    @Test
    void suggests_the_nearest_spellings_of_an_unknown_symbol() {
        assertThatThrownBy(() -> LOOKUP.resolve("APPL"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no instrument 'APPL'")
                .hasMessageContaining("did you mean")
                .hasMessageContaining("US:AAPL");
        assertThatThrownBy(() -> LOOKUP.resolve("QQQQQQQQ")).hasMessageNotContaining("did you mean");
        assertThatThrownBy(() -> LOOKUP.resolve("KENYA:TCS")).hasMessageContaining("NSE:TCS");
        assertThat(SymbolLookup.among(List.of()).nearest("A")).isEmpty();
    }

    @Test
    void counts_the_edits_between_two_words() {
        assertThat(SymbolLookup.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(SymbolLookup.distance("", "abc")).isEqualTo(3);
        assertThat(SymbolLookup.distance("flaw", "lawn")).isEqualTo(2);
    }
}
