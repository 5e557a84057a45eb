package io.assay.market.source;

import java.util.List;
import java.util.Set;

import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CurrenciesTest {
    private static final List<Listing> MIXED =
            List.of(listing("US:AAPL", "USD"), listing("NSE:TCS", "INR"), listing("NSE:INFY", "INR"));

    @Test
    void refuses_a_book_that_mixes_currencies() {
        assertThatThrownBy(() -> Currencies.only(MIXED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("INR (NSE:TCS and 1 more), USD (US:AAPL)");
        assertThat(Currencies.only(MIXED.subList(1, 3))).isEqualTo("INR");
        assertThatThrownBy(() -> Currencies.only(List.of())).isInstanceOf(UsageException.class);
    }

    @Test
    void lets_a_mixed_book_pass_if_there_is_an_exchange_rate() {
        assertThatCode(() -> Currencies.requireConvertible(MIXED, "USD", Set.of("INR")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Currencies.requireConvertible(MIXED, "USD", Set.of("KES")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("into USD")
                .hasMessageContaining("NSE:TCS");
    }

    private static Listing listing(String instrument, String currency) {
        return new Listing(Instrument.parse(instrument), currency, PriceBasis.RAW, 0, 1, 2);
    }
}
