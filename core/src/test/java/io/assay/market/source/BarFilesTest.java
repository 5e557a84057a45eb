package io.assay.market.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BarFilesTest {
    private static final ReadOptions OPTIONS = ReadOptions.on(Days.parse("2024-06-15"));
    private static final String YAHOO = "Date,Open,High,Low,Close,Adj Close,Volume\n";

    @TempDir
    Path folder;

    @Test
    void reads_yahoo() {
        ParsedBars read = one("AAPL.csv", YAHOO + "2000-01-03,0.9,1.004464,0.8,0.999442,0.846127,535796800\n");
        BarSeries bars = read.bars();
        assertThat(bars.instrument()).hasToString("US:AAPL");
        assertThat(bars.basis()).isEqualTo(PriceBasis.SPLIT_ADJUSTED);
        assertThat(read.currency()).isEqualTo("USD");
        assertThat(read.notes().format()).isEqualTo("yahoo");
        assertThat(bars.days()).containsExactly(Days.parse("2000-01-03"));
        assertThat(row(bars, 0)).containsExactly(0.9, 1.004464, 0.8, 0.999442, 0.846127, 535796800);
    }

    @Test
    void derives_the_market_from_a_suffix_of_yahoo_and_lets_the_user_name_it() {
        String text = YAHOO + "2000-01-03,1,1,1,1,1,1\n";
        assertThat(one("INFY.NS.csv", text).bars().instrument()).hasToString("NSE:INFY");
        assertThat(one("INFY.NS.csv", text).currency()).isEqualTo("INR");
        assertThat(one("brk-b.csv", text).bars().instrument()).hasToString("US:BRK-B");
        ReadOptions nse = OPTIONS.withMarket(Market.NSE);
        assertThat(one("INFY.NS.csv", text, nse).bars().instrument()).hasToString("NSE:INFY");
        assertThat(one("INFY.csv", text, nse).bars().instrument()).hasToString("NSE:INFY");
    }

    @Test
    void reads_the_three_lines_of_yfinance_with_and_without_adjusted_close() {
        String adjusted = """
                Price,Close,High,Low,Open,Volume
                Ticker,MSFT,MSFT,MSFT,MSFT,MSFT
                Date,,,,,
                2024-01-02,4,5,3,3.5,100
                """;
        ParsedBars all = one("x.csv", adjusted);
        assertThat(all.bars().instrument()).hasToString("US:MSFT");
        assertThat(all.bars().basis()).isEqualTo(PriceBasis.TOTAL_RETURN);
        assertThat(row(all.bars(), 0)).containsExactly(3.5, 5, 3, 4, 4, 100);
        String raw = """
                Price,Adj Close,Close,High,Low,Open,Volume
                Ticker,MSFT,MSFT,MSFT,MSFT,MSFT,MSFT
                Date,,,,,,
                2024-01-02,3.9,4,5,3,3.5,100
                """;
        assertThat(one("x.csv", raw).bars().basis()).isEqualTo(PriceBasis.SPLIT_ADJUSTED);
        assertThat(row(one("x.csv", raw).bars(), 0)).containsExactly(3.5, 5, 3, 4, 3.9, 100);
    }

    @Test
    void reads_several_tickers_side_by_side() {
        String text = """
                Ticker,AAA,AAA,AAA,AAA,AAA,BBB.NS,BBB.NS,BBB.NS,BBB.NS,BBB.NS
                Price,Open,High,Low,Close,Volume,Open,High,Low,Close,Volume
                Date,,,,,,,,,,
                2024-01-02,1,2,0.5,1.5,10,,,,,
                2024-01-03,1,2,0.5,1.5,10,5,6,4,5.5,20
                """;
        List<ParsedBars> read = BarFiles.read(file("x.csv", text), OPTIONS);
        assertThat(read).extracting(p -> p.bars().instrument().toString()).containsExactly("US:AAA", "NSE:BBB");
        assertThat(read).extracting(p -> p.bars().size()).containsExactly(2, 1);
        assertThat(read.get(1).notes().empty()).isEqualTo(1);
        assertThat(row(read.get(1).bars(), 0)).containsExactly(5, 6, 4, 5.5, 5.5, 20);
    }

    @Test
    void reads_both_layouts_of_kdd17_as_raw_and_descending() {
        String plain =
                "Date,Open,High,Low,Close,Volume,Adj Close\n2016-12-30,3,4,2,3.5,7,3.4\n2016-12-29,1,2,1,1.5,8,1.4\n";
        ParsedBars first = one("GE.csv", plain);
        assertThat(first.bars().basis()).isEqualTo(PriceBasis.RAW);
        assertThat(first.notes().unsorted()).isZero();
        assertThat(row(first.bars(), 0)).containsExactly(1, 2, 1, 1.5, 1.4, 8);
        String odd = """
                Date,Original_Open,High,Low,Close,Volume,Adj Close,,Open\r
                12/30/2016,3,4,2,3.5,7,3.4,,0.3\r
                1/3/2007,86.29,87,81,83.8,9,10.9,,12.3\r
                """;
        BarSeries bars = one("AAPL.csv", odd).bars();
        assertThat(bars.days()).containsExactly(Days.parse("2007-01-03"), Days.parse("2016-12-30"));
        assertThat(row(bars, 0)).containsExactly(86.29, 87, 81, 83.8, 10.9, 9);
    }

    @Test
    void reads_india_by_its_column_of_symbols() {
        String text = """
                ,datetime,symbol,open,high,low,close,volume,change (%),last day change (%)
                0,1996-01-01,NSE:INFY,0.79,0.8,0.7,0.75,204799.99981167,,
                1,1996-01-02,NSE:INFY,1.79,1.8,1.7,1.75,5,1.0,
                0,1996-01-01,NSE:TCS,2,2,2,2,9,,
                """;
        List<ParsedBars> read = BarFiles.read(file("whatever.csv", text), OPTIONS);
        assertThat(read).extracting(p -> p.bars().instrument().toString()).containsExactly("NSE:INFY", "NSE:TCS");
        assertThat(row(read.get(0).bars(), 0)).containsExactly(0.79, 0.8, 0.7, 0.75, 0.75, 204799.99981167);
        assertThatThrownBy(() -> one("x.csv", text, OPTIONS.withMarket(Market.US)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NSE:")
                .hasMessageContaining("--market");
    }

    @Test
    void tells_kenya_and_stooq_apart_by_their_dates() {
        String kenya = """
                Date, Open, High, Low, Close, Volume\r
                04/05/22, 35.35, 35.80, 35.30, 35.45, 2668200\r
                06/26/97, 6.95, 6.95, 6.95, 6.95, 12.5\r
                """;
        ParsedBars scom = one("SCOM.csv", kenya);
        assertThat(scom.bars().instrument()).hasToString("KENYA:SCOM");
        assertThat(scom.currency()).isEqualTo("KES");
        assertThat(scom.bars().days()).containsExactly(Days.parse("1997-06-26"), Days.parse("2022-04-05"));
        String without = "Date, Open, High, Low, Close\n04/25/22, 1, 2, 1, 2\n";
        assertThat(one("A.csv", without).bars().volume()).containsExactly(Double.NaN);
        String stooq = "Date,Open,High,Low,Close,Volume\n2020-04-29,1,2,1,2,100\n";
        assertThat(one("aapl.us.txt", stooq).bars().instrument()).hasToString("US:AAPL");
        assertThat(one("aapl.us.txt", stooq).notes().format()).isEqualTo("stooq");
        assertThatThrownBy(() -> one("ukx_d.csv", stooq)).hasMessageContaining("--market");
    }

    @Test
    void reads_investing_com_and_refuses_an_index_in_it() {
        String head = "\uFEFF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\r\n";
        String share =
                head + "\"Feb 04, 2022\",\"1,901.18\",\"1,900.00\",\"1,902\",\"1,899.5\",\"1.5M\",\"-0.02%\"\r\n";
        ParsedBars read = one("ABC Historical Data.csv", share, OPTIONS.withMarket(Market.KENYA));
        assertThat(read.bars().instrument()).hasToString("KENYA:ABC");
        assertThat(row(read.bars(), 0)).containsExactly(1900, 1902, 1899.5, 1901.18, 1901.18, 1_500_000);
        String index = share.replace("1.5M", "-");
        assertThatThrownBy(() -> one("NSE20.csv", index))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("index")
                .hasMessageContaining("--format");
        ReadOptions forced = OPTIONS.withMarket(Market.KENYA).withFormat("investing");
        assertThat(one("NSE20.csv", index, forced).bars().volume()).containsExactly(Double.NaN);
    }

    @Test
    void reads_days_before_months_where_the_file_shows_it() {
        String text = YAHOO + "02-01-08,1,1,1,1,1,1\n31-01-08,1,1,1,1,1,1\n";
        assertThat(one("X.csv", text).bars().days())
                .containsExactly(Days.parse("2008-01-02"), Days.parse("2008-01-31"));
        assertThat(one("X.csv", text).problems()).isEmpty();
        ParsedBars guessed = one("X.csv", YAHOO + "02/01/08,1,1,1,1,1,1\n");
        assertThat(guessed.bars().days()).containsExactly(Days.parse("2008-02-01"));
        assertThat(guessed.problems()).singleElement().asString().contains("cannot be told apart");
        assertThatThrownBy(() -> one("^GSPC.csv", text)).hasMessageContaining("marks indices");
    }

    @Test
    void takes_columns_by_name_if_the_user_says_what_the_prices_mean() {
        String text = "ticker,close,date,open,low,high\nAAA,2,2020-01-02,1,1,3\n";
        assertThatThrownBy(() -> one("x.csv", text)).isInstanceOf(DataException.class);
        ReadOptions plain = OPTIONS.withFormat("plain").withMarket(Market.US);
        assertThatThrownBy(() -> one("x.csv", text, plain)).isInstanceOf(UsageException.class);
        ParsedBars read = one("x.csv", text, plain.withBasis(PriceBasis.RAW));
        assertThat(read.bars().basis()).isEqualTo(PriceBasis.RAW);
        assertThat(Arrays.copyOf(row(read.bars(), 0), 5)).containsExactly(1, 3, 1, 2, 2);
        assertThatThrownBy(() -> one("x.csv", text, OPTIONS.withFormat("nonsense")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("yahoo, yfinance, kdd17, india, kenya, stooq, investing, plain");
    }

    @Test
    void accounts_for_every_row() {
        ParsedBars read = one(
                "GME.csv",
                YAHOO
                        + "2002-02-13,1,1,1,1,1,1\n"
                        + "2002-02-15,3,3,3,3,3,3\n"
                        + "2002-02-14,2,2,2,2,2,2\n"
                        + "2002-02-14,2,2,2,2,2,2\n"
                        + "2002-02-15,4,4,4,4,4,4\n"
                        + "2002-02-18,null,null,null,null,null,null\n"
                        + "2002-02-19,5,x,5,5,5,5\n"
                        + "2002-02-30,5,5,5,5,5,5\n"
                        + "2002-02-20,5,5,5\n"
                        + "2002-02-21,5,,5,5,5,5\n"
                        + "2002-02-22,-1,0,7,5,5,\n");
        assertThat(read.bars().days())
                .containsExactly(
                        Days.parse("2002-02-13"),
                        Days.parse("2002-02-14"),
                        Days.parse("2002-02-15"),
                        Days.parse("2002-02-22"));
        assertThat(read.bars().close()).containsExactly(1, 2, 4, 5);
        assertThat(read.bars().open()[3]).isEqualTo(-1);
        assertThat(read.bars().volume()[3]).isNaN();
        assertThat(read.notes())
                .extracting("rows", "unsorted", "duplicates", "conflicts", "empty", "rejected")
                .containsExactly(11, 2, 1, 1, 1, 4);
        assertThat(read.notes().examples())
                .contains(
                        "GME.csv:8, US:GME 2002-02-19: high must be a finite number, was 'x'",
                        "GME.csv:10, US:GME: a row must have 7 fields like the first line, was '4 fields'",
                        "GME.csv:3, US:GME 2002-02-15: a day must not be told twice with different values; kept line 6,"
                                + " was 'close 3.0 and 4.0'");
    }

    @Test
    void says_why_a_file_is_not_one_of_bars() {
        refused("", "empty");
        refused("<!DOCTYPE html><html>", "web page");
        refused("{\"a\":1}", "JSON");
        refused("PK\0\0\0", "text in UTF-8");
        refused("\"\",\"91-Day Tbill\"\n1,20.3\n", "no date, open, high, low, close");
        refused("Date,Close,Volume\n2007-05-30,72,1550\n", "no open, high, low");
        refused(YAHOO, "rows below its header");
        refused("Exceeded the daily hits limit", "Exceeded the daily hits limit");
        refused(YAHOO + "2002-02-18,null,null,null,null,null,null\n", "none of 1 rows is a bar");
        refused(YAHOO + "2002-02-18,a,1,1,1,1,1\n", "open must be a finite number");
    }

    @Test
    void unpacks_by_content_and_refuses_a_torn_archive() throws IOException {
        byte[] packed = gzip(YAHOO + "2000-01-03,1,1,1,1,1,1\n".repeat(1000));
        Path whole = Files.write(folder.resolve("A.csv.gz"), packed);
        assertThat(BarFiles.read(whole, OPTIONS).get(0).notes().duplicates()).isEqualTo(999);
        Path torn = Files.write(folder.resolve("B.csv.gz"), Arrays.copyOf(packed, packed.length - 12));
        assertThat(BarFiles.attempt(torn, OPTIONS).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("B.csv.gz"));
    }

    @Test
    void finds_files_in_folders_once_and_sorted() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        for (String name : List.of("b/Z.csv", "A.CSV.gz", "c.txt", "d.parquet", ".hidden.csv", "readme.md")) {
            Files.writeString(folder.resolve(name), "x");
        }
        assertThat(BarFiles.find(List.of(folder, folder.resolve("c.txt"), folder.resolve("readme.md"))))
                .extracting(p -> folder.relativize(p).toString())
                .containsExactly("A.CSV.gz", "b/Z.csv", "c.txt", "d.parquet", "readme.md");
        assertThatThrownBy(() -> BarFiles.find(List.of(folder.resolve("none")))).isInstanceOf(UsageException.class);
        assertThat(BarFiles.attempt(folder.resolve("d.parquet"), OPTIONS).refused())
                .isPresent();
    }

    @Test
    void ends_of_lines_quotes_spaces_and_blank_lines_change_nothing() {
        String plain = YAHOO + "2020-01-02,1,2,0.5,1.5,1.25,10\n2020-01-03,2,3,1.5,2.5,2.25,20\n";
        String hash = one("A.csv", plain).bars().hash();
        String[] same = {
            plain.replace("\n", "\r\n"),
            plain.stripTrailing(),
            "\uFEFF" + plain,
            plain.replace("\n", "\n\n  \n"),
            plain.replace(",", " , "),
            plain.replace("2020-01-02,1,2", "\"2020-01-02\",\"1\",\"2\""),
            plain.replace("10\n", "10,,\n").replace("20\n", "20,\n"),
            plain.replace("2020-01-02", "20200102").replace("2020-01-03", "20200103"),
            plain.replace("2020-01-02", "2020-01-02 00:00:00").replace("2020-01-03", "2020-01-03T00:00:00"),
            plain.replace("1.25,10", "+1.25,1e1")
        };
        for (int i = 0; i < same.length; i++) {
            assertThat(one("A.csv", same[i]).bars().hash()).as("variant " + i).isEqualTo(hash);
        }
    }

    @Test
    void a_bar_of_tomorrow_is_taken_and_one_of_the_day_after_is_not() {
        // It is tomorrow already somewhere; nobody has the day after.
        ParsedBars read = one("A.csv", YAHOO + "2024-06-16,1,1,1,1,1,1\n2024-06-17,1,1,1,1,1,1\n");
        assertThat(read.bars().days()).containsExactly(Days.parse("2024-06-16"));
        assertThat(read.problems().get(0).sentence()).contains("A.csv:3", "2024-06-15", "'2024-06-17'");
    }

    @Test
    void numbers_that_are_none_reject_their_row_and_no_other() {
        String good = "2020-01-02,1,1,1,1,1,1\n";
        for (String bad : new String[] {"1e400", "0x10", "1,5", "1.2.3", "--1", "∞", "1 000", "=1+1", "'1'", "1d"}) {
            String row = "2020-01-03," + (bad.contains(",") ? "\"" + bad + "\"" : bad) + ",1,1,1,1,1\n";
            ParsedBars read = one("A.csv", YAHOO + good + row);
            assertThat(read.bars().size()).as(bad).isEqualTo(1);
            assertThat(read.notes().rejected()).as(bad).isEqualTo(1);
            assertThat(read.problems().get(0).sentence()).contains("A.csv:3", "2020-01-03", "open", bad);
        }
    }

    @Test
    void a_continental_decimal_comma_is_refused_and_never_read_a_thousand_times_too_large() {
        String head = "Date,Price,Open,High,Low,Vol.,Change %\n";
        String row = "\"Feb 04, 2022\",\"1234,567\",\"1234,567\",\"1234,567\",\"1234,567\",1K,0%\n";
        ReadOptions kenya = OPTIONS.withMarket(Market.KENYA);
        assertThat(BarFiles.attempt(file("X Historical Data.csv", head + row), kenya)
                        .refused())
                .hasValueSatisfying(why -> assertThat(why).contains("must be a finite number", "1234,567"));
    }

    @Test
    void a_row_whose_symbol_is_missing_is_rejected_and_charged_to_its_neighbour() {
        String head = ",datetime,symbol,open,high,low,close,volume,change (%),last day change (%)\n";
        List<ParsedBars> read = BarFiles.read(
                file("x.csv", head + "0,2020-01-01,,1,1,1,1,1,,\n1,2020-01-01,NSE:AAA,2,2,2,2,9,,\n"), OPTIONS);
        assertThat(read).extracting(p -> p.bars().instrument().toString()).containsExactly("NSE:AAA");
        assertThat(read.get(0).notes().rejected()).isEqualTo(1);
        assertThat(read.get(0).bars().close()).containsExactly(2);
    }

    @Test
    void rows_of_two_symbols_may_alternate() {
        String head = ",datetime,symbol,open,high,low,close,volume,change (%),last day change (%)\n";
        List<ParsedBars> read = BarFiles.read(
                file(
                        "x.csv",
                        head + "0,2020-01-01,A,1,1,1,1,1,,\n0,2020-01-01,B,5,5,5,5,5,,\n"
                                + "1,2020-01-02,A,2,2,2,2,2,,\n1,2020-01-02,B,6,6,6,6,6,,\n"),
                OPTIONS);
        assertThat(read.get(0).bars().close()).containsExactly(1, 2);
        assertThat(read.get(1).bars().close()).containsExactly(5, 6);
    }

    @Test
    void a_zipped_file_that_is_empty_or_holds_something_else_is_refused_by_name() throws IOException {
        Path empty = Files.write(folder.resolve("E.csv.gz"), gzip(""));
        assertThat(BarFiles.attempt(empty, OPTIONS).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("E.csv.gz", "empty"));
        Path twice = Files.write(folder.resolve("T.csv.gz"), gzip("\u001f\u008b"));
        assertThat(BarFiles.attempt(twice, OPTIONS).refused()).isPresent();
        assertThat(BarFiles.attempt(folder, OPTIONS).refused()).isPresent();
    }

    private void refused(String text, String why) {
        BarFiles.Outcome outcome = BarFiles.attempt(file("bad.csv", text), OPTIONS);
        assertThat(outcome.bars()).isEmpty();
        assertThat(outcome.refused()).hasValueSatisfying(s -> assertThat(s).contains("bad.csv", why));
    }

    private ParsedBars one(String name, String text) {
        return one(name, text, OPTIONS);
    }

    private ParsedBars one(String name, String text, ReadOptions options) {
        List<ParsedBars> read = BarFiles.read(file(name, text), options);
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static double[] row(BarSeries b, int i) {
        return new double[] {b.open()[i], b.high()[i], b.low()[i], b.close()[i], b.adjustedClose()[i], b.volume()[i]};
    }
}
