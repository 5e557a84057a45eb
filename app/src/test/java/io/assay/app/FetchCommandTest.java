package io.assay.app;

import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FetchCommandTest {
    @TempDir
    Path home;

    private YahooServer yahoo;

    @BeforeEach
    void start() {
        yahoo = new YahooServer();
    }

    @AfterEach
    void stop() {
        yahoo.close();
    }

    private Shell.Result assay(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "-w";
        all[1] = home;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shell.run(yahoo.environment(), all);
    }

    @Test
    void history_is_stored_with_its_actions() {
        yahoo.know("AAPL", 5);
        Shell.Result result = assay("data", "fetch", "AAPL", "--from", "2020-01-01", "--to", "2020-02-01");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("1 added, 5 new bars", "The workspace holds 1 symbol and 5 bars.");
        assertThat(assay("data", "show", "AAPL").out())
                .contains("US:AAPL: 5 bars from 2020-01-02 to 2020-01-08, in USD, prices SPLIT_ADJUSTED")
                .contains("2020-01-03 DIVIDEND 0.25 USD a share", "2020-01-06 SPLIT 4.0 new shares for one");
        JsonNode actions = assay("data", "show", "AAPL", "--json").json().path("actions");
        assertThat(actions.get(0).path("date").asText()).isEqualTo("2020-01-03");
    }

    @Test
    void a_market_is_turned_into_yahoos_names() {
        yahoo.know("RELIANCE.NS", 5);
        assertThat(assay("data", "fetch", "RELIANCE", "--market", "NSE").code()).isZero();
        assertThat(assay("data", "fetch", "NSE:TCS").code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(yahoo.asked()).containsExactly("RELIANCE.NS", "TCS.NS");
        assertThat(assay("data", "list").out()).contains("NSE:RELIANCE");
    }

    @Test
    void an_unknown_symbol_is_told_and_the_others_are_stored_however_many_are_unknown() {
        yahoo.know("AAPL", 5);
        yahoo.know("MSFT", 5);
        Shell.Result result = assay("data", "fetch", "AAPL", "NO1", "NO2", "NO3", "NO4", "MSFT");
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err())
                .contains("NO1", "NO4", "No data found")
                .hasLineCount(4)
                .doesNotContain("gave up");
        assertThat(result.out()).contains("2 added, 10 new bars");
        JsonNode json = assay("data", "fetch", "NO1", "AAPL", "--json").json();
        assertThat(json.path("failures").get(0).asText()).contains("NO1");
        assertThat(json.path("outcomes").path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void update_brings_the_new_bars_of_what_is_stored() {
        yahoo.know("AAPL", 5);
        assay("data", "fetch", "AAPL", "--to", "2020-02-01");
        yahoo.know("AAPL", 8);
        Shell.Result result = assay("data", "update");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("1 extended, 3 new bars", "1 symbol and 8 bars");
    }

    @Test
    void update_leaves_a_history_that_changed_and_says_so() {
        yahoo.know("AAPL", 5);
        assay("data", "fetch", "AAPL", "--to", "2020-02-01");
        PriceFiles.write(
                home.resolve("AAPL.csv"),
                java.util.List.of("Date,Open,High,Low,Close,Adj Close,Volume", "2020-01-02,1,1,1,1,1,1"));
        assertThat(assay("data", "import", home.resolve("AAPL.csv"), "--replace")
                        .code())
                .isZero();
        Shell.Result result = assay("data", "update");
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.err()).contains("US:AAPL", "2020-01-02 open: stored 1.0, new 100.0");
        assertThat(assay("data", "fetch", "AAPL", "--replace").code()).isZero();
        assertThat(assay("data", "show", "AAPL", "--last", 1).out()).contains("104");
    }

    @Test
    void update_leaves_out_what_yahoo_does_not_have() {
        Shell.run("-w", home, "data", "simulate", "--stocks", 2, "--sessions", 30);
        Shell.Result none = assay("data", "update");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("SIM:S0001: left out", "none of the symbols");
        assertThat(yahoo.asked()).isEmpty();
    }

    @Test
    void when_nobody_answers_it_gives_up_and_keeps_what_it_has() {
        yahoo.know("AAPL", 5);
        assay("data", "fetch", "AAPL");
        yahoo.breakWith(503);
        Shell.Result result = assay("data", "fetch", "B", "C", "D", "E", "F");
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("HTTP 503", "gave up after 3 symbols").hasLineCount(4);
        assertThat(yahoo.asked()).containsExactly("AAPL", "B", "C", "D");
        assertThat(result.out()).contains("nothing to import", "1 symbol and 5 bars");
    }

    @Test
    void a_service_that_is_not_there_is_told_in_a_sentence() {
        Map<String, String> nowhere = Map.of("ASSAY_YAHOO_URL", "http://127.0.0.1:1", "ASSAY_YAHOO_TRIES", "1");
        Shell.Result result = Shell.run(nowhere, "-w", home, "data", "fetch", "AAPL");
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("Yahoo must answer").doesNotContain("\tat ");
    }

    @Test
    void settings_that_make_no_sense_are_misuse() {
        for (Map<String, String> wrong : java.util.List.of(
                Map.of("ASSAY_YAHOO_URL", "query1 finance"),
                Map.of("ASSAY_YAHOO_TRIES", "0"),
                Map.of("ASSAY_YAHOO_TRIES", "many"))) {
            Shell.Result result = Shell.run(wrong, "-w", home, "data", "fetch", "AAPL");
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains(wrong.keySet().iterator().next());
        }
    }
}
