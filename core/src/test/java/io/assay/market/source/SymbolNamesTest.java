package io.assay.market.source;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.Market;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the names of files and symbols say about market and symbol. */
class SymbolNamesTest {
    private static final ReadOptions OPEN = ReadOptions.on(20_000);

    private static String placed(String text, BarFormat format, ReadOptions options) {
        Markets.Placed placed = SymbolNames.place(text, format, options, "f.csv");
        return placed.market().code() + ":" + placed.symbol();
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL.csv, AAPL",
        "AAPL.CSV.GZ, AAPL",
        "aapl.us.txt, aapl.us",
        "ukx_d.csv, ukx",
        "Safaricom Historical Data.csv, Safaricom",
        "BRK-B.csv, BRK-B",
        "M&M.NS.csv, M&M.NS",
        ".csv, ''"
    })
    void a_file_is_named_after_its_symbol(String file, String symbol) {
        assertThat(SymbolNames.ofFile(file)).isEqualTo(symbol);
    }

    @ParameterizedTest
    @CsvSource({
        "aapl, US:AAPL",
        "infy.ns, NSE:INFY",
        "VOD.L, LSE:VOD",
        "7203.T, TOKYO:7203",
        "BRK.B, US:BRK.B",
        "nse:infy, NSE:INFY",
        "LSE:vod, LSE:VOD",
        ".NS, US:.NS"
    })
    void a_suffix_of_yahoo_is_the_market_and_none_is_the_united_states(String text, String expected) {
        assertThat(placed(text, BarFormats.YAHOO, OPEN)).isEqualTo(expected);
    }

    @Test
    void a_suffix_is_dropped_only_where_it_says_the_market_that_was_named() {
        ReadOptions nse = OPEN.withMarket(Market.NSE);
        assertThat(placed("INFY.NS", BarFormats.YAHOO, nse)).isEqualTo("NSE:INFY");
        assertThat(placed("INFY", BarFormats.YAHOO, nse)).isEqualTo("NSE:INFY");
        assertThat(placed("VOD.L", BarFormats.YAHOO, nse)).isEqualTo("NSE:VOD.L");
        assertThat(placed("NSE:INFY", BarFormats.YAHOO, nse)).isEqualTo("NSE:INFY");
        assertThatThrownBy(() -> placed("US:INFY", BarFormats.YAHOO, nse))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("must be the one that --market names, NSE");
    }

    @Test
    void where_nothing_says_the_market_the_user_must() {
        BarFormat stooq = BarFormats.named("stooq").get(0);
        BarFormat investing = BarFormats.named("investing").get(0);
        assertThat(placed("aapl.us", stooq, OPEN)).isEqualTo("US:AAPL");
        assertThat(placed("vod.uk", stooq, OPEN)).isEqualTo("LSE:VOD");
        assertThat(placed("xyz", stooq, OPEN.withMarket(Market.KENYA))).isEqualTo("KENYA:XYZ");
        for (BarFormat format : List.of(stooq, investing)) {
            assertThatThrownBy(() -> placed("xyz", format, OPEN))
                    .isInstanceOf(DataException.class)
                    .hasMessage("f.csv: the market of the symbol must be known, was 'xyz'. Fix: name it with --market,"
                            + " for example --market US");
        }
        assertThatThrownBy(() -> placed("MARS:X", BarFormats.YAHOO, OPEN)).hasMessageContaining("'MARS'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "NSE:", "NSE: ", "NSE:A:B", "A\tB"})
    void what_is_no_name_is_refused_with_the_file(String text) {
        assertThatThrownBy(() -> placed(text, BarFormats.YAHOO, OPEN))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("f.csv: a symbol must have a name without a colon");
    }

    @Test
    void every_market_has_codes_of_its_own_and_its_symbols_survive_yahoo() {
        Set<String> codes = new TreeSet<>();
        for (Market market : Markets.all()) {
            assertThat(codes.add(market.code())).as(market.code()).isTrue();
            assertThat(Markets.find(market.code().toLowerCase(java.util.Locale.ROOT)))
                    .contains(market);
            Markets.atYahoo(market, "ABC").ifPresent(name -> {
                assertThat(Markets.ofYahoo(name).market()).as(name).isEqualTo(market);
                assertThat(Markets.ofYahoo(name).symbol()).as(name).isEqualTo("ABC");
            });
        }
        assertThat(Markets.atYahoo(Market.SIM, "X")).isEmpty();
        assertThatThrownBy(() -> Markets.require("nowhere"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("US, NSE, KENYA")
                .hasMessageEndingWith("was 'nowhere'");
    }
}
