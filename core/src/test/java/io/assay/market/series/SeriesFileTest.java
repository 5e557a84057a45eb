package io.assay.market.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SeriesFileTest {
    private static final SeriesFile.Options OPTIONS = SeriesFile.Options.on(Days.parse("2020-01-31"));

    @TempDir
    Path folder;

    private List<PublishedSeries> read(String name, String text) throws IOException {
        return SeriesFile.read(Files.writeString(folder.resolve(name), text), OPTIONS);
    }

    private static List<String> names(List<PublishedSeries> all) {
        return all.stream().map(s -> s.series().name()).toList();
    }

    @Test
    void a_column_is_named_after_the_file_unless_its_own_name_says_all() throws IOException {
        assertThat(names(read("vix-daily.csv", "DATE,OPEN,CLOSE\n2019-12-30,13,14\n")))
                .containsExactly("VIX.OPEN", "VIX.CLOSE");
        assertThat(names(read("UNRATE.csv", "date,value\n2019-12-01,3.5\n"))).containsExactly("UNRATE");
        assertThat(names(read("fredgraph.csv", "observation_date,DGS10,DGS2\n2019-12-30,1.9,1.6\n")))
                .containsExactly("DGS10", "DGS2");
        assertThat(names(read("aaii_weekly.csv", "date,bullish,bearish\n2019-12-26,0.4,\n")))
                .containsExactly("AAII.BULLISH");
    }

    @Test
    void closes_are_known_on_their_day_and_only_an_index_is_never_restated() throws IOException {
        PublishedSeries index =
                read("^GSPC.csv", "Date,Close\n2019-12-30,3221.3\n").get(0);
        assertThat(index.series().knownDay(0)).isEqualTo(Days.parse("2019-12-30"));
        assertThat(index.revisions()).isEqualTo("as first known");
        assertThat(read("SPY.csv", "Date,Close\n2019-12-30,321.3\n").get(0).revisions())
                .isEqualTo("REVISED");
    }

    /** The same names as in YahooSeriesTest and StooqClientTest, from files. */
    @ParameterizedTest
    @CsvSource({
        "^GSPC, 0",
        "^VIX, 0",
        "VIX, 0",
        "SP500, 0",
        "SPY, 0",
        "BRK-B, 0",
        "BRK.B, 0",
        "AAPL.US, 0",
        "ABR-PRD, 0",
        "DX-Y.NYB, 1",
        "GC=F, 1",
        "CL=F, 1",
        "EURUSD=X, 1",
        "EURUSD, 1",
        "XAUUSD, 1",
        "BTC-USD, 1",
        "BTCUSDT, 1",
        "^FTSE, 1",
        "^CPC, 1",
        "SAP.DE, 1",
        "GC.F, 1",
        "CPC, 1",
        "DXY, 1",
        "BTC, 1"
    })
    void prices_from_a_file_are_known_no_earlier_than_from_a_service(String symbol, int after) throws IOException {
        PublishedSeries close = read(symbol + ".csv", "Date,Open,High,Low,Close\n2019-12-30,1,1,1,1\n")
                .get(3);
        assertThat(close.series().name()).isEqualTo(symbol + ".CLOSE");
        assertThat(close.series().knownDay(0)).isEqualTo(Days.parse("2019-12-30") + after);
        assertThat(close.publication()).isEqualTo(after == 0 ? "same day" : "next day");
    }

    @Test
    void a_file_that_says_when_values_became_known_holds_vintages() throws IOException {
        Series orders = read("orders.csv", """
                        period,value,released
                        2015-02-01,7,2015-03-20
                        2015-01-01,5,2015-02-20
                        2015-01-01,6,2015-03-20
                        """).get(0).series();
        assertThat(orders.hasVintages()).isTrue();
        assertThat(orders.asOf(Days.parse("2015-03-19"), 60)).isEqualTo(5);
        assertThat(orders.asOf(Days.parse("2015-03-20"), 60)).isEqualTo(7);
        assertThat(orders.standing(Days.parse("2015-03-19"))).containsExactly(0);
        int[] later = orders.standing(Days.parse("2015-03-20"));
        assertThat(later).hasSize(2);
        assertThat(orders.value(later[0])).isEqualTo(6);
    }

    @Test
    void of_what_nothing_is_recorded_the_user_has_to_say_it() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), "date,value\n2015-01-01,5\n");
        assertThatThrownBy(() -> SeriesFile.read(file, OPTIONS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("when the values of ORDERS became known")
                .hasMessageContaining("--known-after DAYS");
        SeriesFile.Options told = new SeriesFile.Options(OPTIONS.today(), OptionalInt.of(20));
        assertThat(SeriesFile.read(file, told).get(0).series().knownDay(0)).isEqualTo(Days.parse("2015-01-21"));
    }

    @Test
    void what_cannot_be_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("UNRATE.csv", "date,value\n2015-01-01,5\n2015-01-01,6\n"))
                .hasMessageContaining("UNRATE.csv:3")
                .hasMessageContaining("each day must come once");
        assertThatThrownBy(() -> read("x.csv", "period,value,known\n2015-01-02,5,2015-01-01\n"))
                .hasMessageContaining("cannot be known before")
                .hasMessageContaining("x.csv:2");
        assertThatThrownBy(() -> read("a b.csv", "date,close\n2015-01-01,5\n"))
                .hasMessageContaining("the name of a series must be");
    }
}
