package io.assay.market.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UniverseFilesTest {
    private static final int TODAY = Days.parse("2026-01-01");

    @TempDir
    Path folder;

    @Test
    void reads_json_in_its_three_shapes() throws IOException {
        String[] shapes = {
            "[\"AAPL\", \"NSE:TCS\"]",
            "[{\"symbol\": \"AAPL\", \"sector\": \"IT\"}, {\"symbol\": \"NSE:TCS\", \"name\": \"x\"}]",
            "{\"stocks\": [{\"symbol\": \"AAPL\"}, \"NSE:TCS\"]}",
            "{\"symbols\": [\"AAPL\", \"NSE:TCS\", \"AAPL\"]}"
        };
        for (String shape : shapes) {
            UniverseFile read = read("stocks.json", shape);
            assertThat(read.universe().name()).isEqualTo("stocks");
            assertThat(read.universe().instruments())
                    .extracting(Instrument::toString)
                    .containsExactly("NSE:TCS", "US:AAPL");
            assertThat(read.universe().members()).hasSize(2);
            assertThat(read.universe().survivorsOnly()).isTrue();
        }
        assertThat(read("stocks.json", shapes[1]).sectors())
                .containsEntry(Instrument.parse("US:AAPL"), "IT")
                .hasSize(1);
    }

    @Test
    void reads_text_with_comments() throws IOException {
        UniverseFile read = read("mine.txt", "# my list\nAAPL  # apple\n\n  MSFT\nNSE:TCS, SCOM\n");
        assertThat(read.universe().members())
                .extracting(m -> m.instrument().toString())
                .containsExactly("US:AAPL", "US:MSFT", "NSE:TCS", "US:SCOM");
    }

    @Test
    void reads_dated_spells_and_keeps_those_who_left() throws IOException {
        UniverseFile read = read("sp.csv", """
                ticker,start_date,end_date
                A,2000-06-05,
                B,1999-12-08,2017-06-19
                B,2018-01-01,
                C,2018-01-01,2017-01-01
                D,soon,
                """);
        assertThat(read.universe().survivorsOnly()).isFalse();
        Instrument b = Instrument.parse("US:B");
        assertThat(read.universe().contains(b, Days.parse("2017-06-19"))).isTrue();
        assertThat(read.universe().contains(b, Days.parse("2017-06-20"))).isFalse();
        assertThat(read.universe().contains(b, Days.parse("2018-01-01"))).isTrue();
        assertThat(read.problems()).extracting("line").containsExactly(5L, 6L);
        assertThat(read("none-left.csv", "ticker,start_date,end_date\nA,2000-06-05,\n")
                        .universe()
                        .survivorsOnly())
                .isTrue();
    }

    @Test
    void tells_of_entries_that_nobody_knows() throws IOException {
        UniverseFile read = read("x.txt", "AAPL\nUNKNOWN\n");
        assertThat(read.universe().members()).hasSize(1);
        assertThat(read.problems()).singleElement().extracting("line").isEqualTo(2L);
        assertThat(read.problems().get(0).sentence()).contains("x.txt:2", "no such thing");
        for (String text : new String[] {"", "UNKNOWN\n", "<html>", "{\"a\": 1}", "[1, {}]", "[\"A\""}) {
            assertThatThrownBy(() -> read("bad.txt", text)).as(text).isInstanceOf(DataException.class);
        }
    }

    @Test
    void reads_the_universes_of_the_real_data() {
        UniverseFile us = UniverseFiles.read(TestData.require("universe/us.csv"), TODAY, UniverseFilesTest::known);
        assertThat(us.universe().members()).hasSize(718);
        assertThat(us.sectors()).hasSize(233).containsEntry(Instrument.parse("US:A"), "Health Care");
        assertThat(us.universe().survivorsOnly()).isTrue();
        UniverseFile sp =
                UniverseFiles.read(TestData.require("universe/sp500-membership.csv"), TODAY, UniverseFilesTest::known);
        assertThat(sp.problems()).isEmpty();
        assertThat(sp.universe().survivorsOnly()).isFalse();
        assertThat(sp.universe().members().stream().filter(m -> m.to() == Integer.MAX_VALUE))
                .hasSize(503);
    }

    private static Instrument known(String symbol) {
        if (symbol.equals("UNKNOWN")) {
            throw new UsageException("no such thing");
        }
        return symbol.contains(":") ? Instrument.parse(symbol) : new Instrument("US", symbol);
    }

    private UniverseFile read(String name, String text) throws IOException {
        return UniverseFiles.read(Files.writeString(folder.resolve(name), text), TODAY, UniverseFilesTest::known);
    }
}
