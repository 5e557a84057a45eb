package io.assay.market.filing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.http.AnswerCache;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class EdgarClientTest {
    private static final String LIST = "/files/company_tickers.json";
    private static final String TICKERS = """
            {"0":{"cik_str":320193,"ticker":"AAPL","title":"Apple Inc."},
            "1":{"cik_str":1067983,"ticker":"BRK-B","title":"BERKSHIRE HATHAWAY INC"}}
            """;
    private static final String FACTS = """
            {"cik":320193,"entityName":"Acme","facts":{
            "dei":{"EntityCommonStockSharesOutstanding":{"units":{"shares":[
            {"end":"2014-02-10","val":500,"accn":"a-1","form":"10-K","filed":"2014-02-20"}]}}},
            "us-gaap":{"NetIncomeLoss":{"label":"Net income","units":{"EUR":[
            {"start":"2013-01-01","end":"2013-12-31","val":1,"accn":"a-1","filed":"2014-02-20"}],"USD":[
            {"start":"2013-01-01","end":"2013-12-31","val":90,"accn":"a-3","form":"10-K","filed":"2015-02-20"},
            {"start":"2013-01-01","end":"2013-12-31","val":100,"accn":"a-1","form":"10-K","filed":"2014-02-20"},
            {"start":"2013-01-01","end":"2013-12-31","val":100,"accn":"a-2","form":"10-K/A","filed":"2014-04-01"},
            {"start":"2014-01-01","end":"2014-12-31","val":1,"accn":"a-3","form":"10-K","filed":"2014-02-20"}]}}}}}
            """;
    private static final Instrument APPLE = new Instrument("US", "AAPL");

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2016-03-01T12:00:00Z");

    @AfterEach
    void stop() {
        server.close();
    }

    private EdgarClient client() {
        server.know(LIST, TICKERS);
        return new EdgarClient(
                EdgarClient.Place.at(server.uri()),
                new KeptAnswers(
                        server.client(EdgarClient.manners("Jane Doe jane@example.org")),
                        new AnswerCache(cache),
                        server::now));
    }

    private static Filing income(String known, double value) {
        return new Filing(
                APPLE, "NetIncomeLoss", Days.parse("2013-01-01"), Days.parse("2013-12-31"), Days.parse(known), value);
    }

    @Test
    void the_first_report_makes_a_figure_known_and_another_value_restates_it() {
        server.know("/api/xbrl/companyfacts/CIK0000320193.json", FACTS);
        FilingsRead read = client().fetch(APPLE);
        assertThat(read.filings())
                .filteredOn(f -> f.concept().equals("NetIncomeLoss"))
                .as("the day after it was filed, the one in the currency of the country")
                .containsExactly(income("2014-02-21", 100), income("2015-02-21", 90));
        assertThat(read.filings())
                .filteredOn(Filing::isOfADay)
                .singleElement()
                .satisfies(shares -> assertThat(shares.value()).isEqualTo(500));
        assertThat(read.skipped())
                .containsOnlyKeys(
                        "a period must begin before it ends and end before it is reported",
                        "a figure in money must be in USD, as most of the company's");
        assertThat(read.rows()).as("what is left out is counted").isEqualTo(6);
        assertThat(server.asked()).containsExactly(LIST, "/api/xbrl/companyfacts/CIK0000320193.json");
        assertThat(server.agents()).containsOnly("Assay Jane Doe jane@example.org");
    }

    private static String fact(String form, String filed, double value) {
        return "{\"end\":\"2013-12-31\",\"val\":%s,\"accn\":\"%s\",\"form\":\"%s\",\"filed\":\"%s\"}"
                .formatted(value, filed, form, filed);
    }

    private FilingsRead facts(String concepts) {
        server.know("/api/xbrl/companyfacts/CIK0000320193.json", "{\"facts\":{\"us-gaap\":{" + concepts + "}}}");
        return client().fetch(APPLE);
    }

    private static String concept(String name, String units) {
        return "\"" + name + "\":{\"units\":{" + units + "}}";
    }

    private static String unit(String unit, String... facts) {
        return "\"" + unit + "\":[" + String.join(",", facts) + "]";
    }

    /** Equity told in yuan alone beside assets told in both: their ratio would be wrong by the rate of exchange. */
    @Test
    void figures_in_another_currency_are_left_out() {
        String dollars = unit(
                "USD", fact("10-K", "2014-02-20", 7), fact("10-K", "2015-02-20", 8), fact("10-K", "2016-02-20", 9));
        String yuan = unit("CNY", fact("10-K", "2014-02-20", 50));
        FilingsRead read = facts(concept("Assets", dollars + "," + yuan) + "," + concept("StockholdersEquity", yuan));
        assertThat(read.filings()).extracting(Filing::concept).containsOnly("Assets");
        assertThat(read.skipped()).containsEntry("a figure in money must be in USD, as most of the company's", 2);
    }

    /** Convenience translations of the last year stand beside the yuan. */
    @Test
    void a_company_that_reports_in_another_currency_is_refused() {
        String yuan = unit("CNY", fact("20-F", "2014-02-20", 50), fact("20-F", "2015-02-20", 60));
        String dollars = unit("USD", fact("20-F", "2015-02-20", 8));
        assertThatThrownBy(() -> facts(concept("Assets", dollars + "," + yuan)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("US:AAPL")
                .hasMessageContaining("must be in USD, in which the shares trade")
                .hasMessageContaining("{CNY=2, USD=1}");
        String asMany = unit("USD", fact("20-F", "2014-02-20", 7), fact("20-F", "2015-02-20", 8));
        assertThatThrownBy(() -> facts(concept("Assets", asMany + "," + yuan))).hasMessageContaining("{CNY=2, USD=2}");
    }

    @Test
    void shares_of_a_company_from_abroad_are_not_taken_for_those_that_trade() {
        String shares = unit(
                "shares",
                fact("10-K", "2014-02-20", 100),
                fact("20-F", "2015-02-20", 1300),
                fact("10-K", "2016-02-20", 1400));
        FilingsRead read = facts(concept("Assets", unit("USD", fact("20-F", "2015-02-20", 8))) + ","
                + concept("CommonStockSharesOutstanding", shares));
        assertThat(read.filings())
                .extracting(Filing::concept, Filing::value)
                .as("nothing is left out for what was filed later")
                .containsExactlyInAnyOrder(tuple("Assets", 8.0), tuple("CommonStockSharesOutstanding", 100.0));
        assertThat(read.skipped()).hasSize(1).containsValue(2);
    }

    @Test
    void what_was_answered_is_not_asked_again_that_day() {
        server.know("/api/xbrl/companyfacts/CIK0001067983.json", FACTS);
        Instrument berkshire = new Instrument("US", "BRK.B");
        client().fetch(berkshire);
        client().fetch(berkshire);
        assertThat(server.asked()).hasSize(2);
        server.pass(Duration.ofDays(2));
        client().fetch(berkshire);
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void asks_no_more_than_ten_times_a_second() {
        server.otherwise(404, "");
        EdgarClient client = client();
        Instant begin = server.now();
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> client.fetch(APPLE)).hasMessageContaining("HTTP 404");
        }
        assertThat(server.asked()).as("the list and thirty questions").hasSize(31);
        assertThat(Duration.between(begin, server.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html>Undeclared automated tool</html> | is a web page",
                "{\"cik\":320193,\"facts\":{\"us-gaap\" | must be the JSON that Assay expects",
                "{\"cik\":320193,\"facts\":{}} | must have figures under us-gaap or dei",
                "[] | must be an object in JSON",
                "`` | it is empty"
            })
    void what_is_no_answer_is_refused_in_a_sentence(String body, String sentence) {
        EdgarClient client = client();
        server.replies().add(Reply.ok(TICKERS));
        server.replies().add(Reply.ok(body));
        assertThatThrownBy(() -> client.fetch(APPLE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("SEC answer for AAPL")
                .hasMessageContaining(sentence);
        server.replies().add(Reply.ok(FACTS));
        assertThat(client.fetch(APPLE).filings()).hasSize(3);
    }

    @Test
    void without_the_list_of_companies_asking_for_others_is_in_vain() {
        EdgarClient client = client();
        server.replies().add(Reply.ok("<html>Undeclared automated tool</html>"));
        assertThatThrownBy(() -> client.fetch(APPLE))
                .hasMessageContaining("SEC list of companies")
                .hasMessageContaining("is a web page")
                .hasCauseInstanceOf(IOException.class);
        server.replies().add(new Reply(403, "", ""));
        assertThatThrownBy(() -> client.fetch(APPLE))
                .hasMessageContaining("HTTP 403")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void who_is_not_there_is_told() {
        assertThatThrownBy(() -> client().fetch(new Instrument("US", "GONE")))
                .hasMessageContaining("US:GONE")
                .hasMessageContaining("must list the ticker");
        assertThatThrownBy(() -> client().fetch(new Instrument("NSE", "INFY")))
                .hasMessageContaining("listed in the United States alone");
        server.replies().add(Reply.ok(FACTS.replace("\"2015-02-20\"", "\"soon\"")));
        assertThatThrownBy(() -> client().fetch(APPLE)).hasMessageContaining("soon");
    }

    @Test
    void a_recorded_answer_is_understood() throws IOException {
        Path recorded = TestData.require("wire-formats/CIK0001318605_excerpt.json");
        FilingsRead read =
                CompanyFacts.read(Files.readString(recorded), new Instrument("US", "TSLA"), "SEC answer for TSLA");
        assertThat(read.rows()).isEqualTo(6);
        assertThat(read.filings())
                .as("what a later report repeats is left out")
                .hasSize(4)
                .anySatisfy(f -> assertThat(f.filed()).isEqualTo(Days.parse("2011-08-13")));
    }
}
