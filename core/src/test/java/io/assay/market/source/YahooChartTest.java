package io.assay.market.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import io.assay.market.source.YahooChart.Request;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** The answers that others recorded from the service, and answers made up to be wrong. */
class YahooChartTest {
    private static final Instant LATER = Instant.parse("2025-06-01T12:00:00Z");
    private static final String META = "{\"meta\":{\"currency\":\"USD\",\"symbol\":\"X\",\"instrumentType\":\"EQUITY\","
            + "\"exchangeTimezoneName\":\"America/New_York\",\"dataGranularity\":\"1d\","
            + "\"currentTradingPeriod\":{\"regular\":{\"start\":1740148200,\"end\":1740171600}}},";

    @Test
    void reads_every_recording_or_refuses_it_for_its_fault() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.list(TestData.require("wire-formats"))) {
            for (Path file :
                    files.filter(f -> f.toString().contains("chart-")).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.contains("notimestamp") || name.contains("interval-1")) {
                    assertThatThrownBy(() -> recorded(name)).as(name).isInstanceOf(DataException.class);
                } else {
                    YahooHistory history = recorded(name);
                    assertThat(history.bars().size()).as(name).isPositive();
                    assertThat(history.bars().basis()).isEqualTo(PriceBasis.SPLIT_ADJUSTED);
                    assertThat(history.notes().rejected()).isZero();
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(43);
    }

    @Test
    void places_days_by_the_zone_of_the_exchange() {
        YahooHistory jakarta = recorded("chart-WSKT.JK-2020-01-01-to-2020-01-03.json");
        assertThat(jakarta.bars().days()).containsExactly(Days.parse("2020-01-02"));
        assertThat(jakarta.market().code()).isEqualTo("IDX");
        assertThat(jakarta.currency()).isEqualTo("IDR");
        assertThat(jakarta.zone()).isEqualTo("Asia/Jakarta");
        assertThat(jakarta.bars().instrument()).hasToString("IDX:WSKT");
        YahooHistory coin = recorded("chart-BTC-USD-2020-01-01-to-2020-01-03.json");
        assertThat(coin.bars().instrument()).hasToString("CRYPTO:BTC-USD");
        assertThat(coin.bars().days())
                .containsExactly(Days.parse("2020-01-01"), Days.parse("2020-01-02"), Days.parse("2020-01-03"));
        YahooHistory berlin = recorded("chart-WSU.DE-2023-08-04-to-2023-08-09.json");
        assertThat(berlin.bars().days())
                .containsExactly(Days.parse("2023-08-04"), Days.parse("2023-08-07"), Days.parse("2023-08-08"));
        assertThat(berlin.bars().adjustedClose()[0]).isEqualTo(32.63249588012695);
    }

    @Test
    void turns_pence_into_pounds() {
        YahooHistory ocado = recorded("chart-OCDO.L-2020-01-01-to-2020-01-03.json");
        JsonNode close =
                body("chart-OCDO.L-2020-01-01-to-2020-01-03.json").at("/chart/result/0/indicators/quote/0/close/0");
        assertThat(ocado.currency()).isEqualTo("GBP");
        assertThat(ocado.bars().close()[0]).isEqualTo(close.asDouble() / 100).isBetween(5.0, 20.0);
    }

    @Test
    void reads_splits_and_dividends() {
        YahooHistory apple = recorded("chart-AAPL-2020-08-31-to-2020-11-07.json");
        assertThat(apple.actions())
                .extracting("day", "kind", "value")
                .containsExactly(
                        tuple(Days.parse("2020-08-31"), Kind.SPLIT, 4.0),
                        tuple(Days.parse("2020-11-06"), Kind.DIVIDEND, 0.205));
        YahooHistory msft = recorded("historical-via-chart-MSFT-dividends-2021-02-01-to-2022-01-31.csv.json");
        assertThat(msft.actions()).hasSize(4).allMatch(a -> a.kind() == Kind.DIVIDEND);
        assertThat(msft.bars().size()).isEqualTo(252);
    }

    @Test
    void drops_and_counts_bars_without_a_price() {
        YahooHistory read = parse(answer("[1704205800,1704292200]", "[1,null]"));
        assertThat(read.bars().days()).containsExactly(Days.parse("2024-01-02"));
        assertThat(read.notes()).extracting("rows", "empty", "rejected").containsExactly(2, 1, 0);
    }

    @Test
    void leaves_out_the_session_that_is_not_over() {
        String text = answer("[1740061800,1740148200]", "[1,2]");
        Request request = new Request("X", 0, 40_000);
        Instant during = Instant.ofEpochSecond(1740171600 - 1);
        assertThat(YahooChart.parse(text, request, during).bars().days()).containsExactly(Days.parse("2025-02-20"));
        assertThat(YahooChart.parse(text, request, during.plusSeconds(1)).bars().size())
                .isEqualTo(2);
    }

    @Test
    void cuts_the_answer_to_the_days_asked_for() {
        String text = answer("[1704205800,1704292200]", "[1,2]");
        Request request = new Request("X", Days.parse("2024-01-03"), Days.parse("2024-01-09"));
        assertThat(YahooChart.parse(text, request, LATER).bars().close()).containsExactly(2);
        assertThat(parse("{\"chart\":{\"result\":[" + META + "\"indicators\":{\"quote\":[{}]}}],\"error\":null}}")
                        .bars()
                        .size())
                .isZero();
    }

    @Test
    void refuses_nonsense_in_a_sentence_that_names_the_symbol() {
        List<String> bad = List.of(
                "<html>Too many</html>",
                "{\"chart\":{\"result\":[{\"meta\"",
                "{}",
                "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}}",
                answer("[1704205800]", "[1,2]"),
                answer("[1704205800]", "[\"a\"]"),
                answer("[\"x\"]", "[1]"),
                answer("[9223372036854775807]", "[1]"),
                answer("[1704205800]", "[1]").replace("USD", "XYZ1"),
                answer("[1704205800]", "[1]").replace("America/New_York", "Mars/Base"),
                answer("[1704205800]", "[1]").replace("1d", "1h"));
        for (String text : bad) {
            assertThatThrownBy(() -> parse(text))
                    .as(text)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Yahoo chart X");
        }
        assertThatThrownBy(() -> parse(bad.get(3))).hasMessageContaining("No data found");
    }

    @Property(tries = 2_000)
    void mutations_are_refused_in_a_sentence_or_read_whole(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
        RandomGenerator random = Seed.of(seed).random();
        StringBuilder text = new StringBuilder(answer("[1704205800,1704292200,1704378600]", "[1.5,null,2.5]"));
        for (int i = 0; i < n; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, "0123456789.,:-\"[]{}xenull ".charAt(random.nextInt(26)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 12)));
            }
        }
        try {
            YahooHistory read = parse(text.toString());
            assertThat(read.notes().rows())
                    .isEqualTo(read.bars().size()
                            + read.notes().empty()
                            + read.notes().rejected()
                            + read.notes().duplicates()
                            + read.notes().conflicts());
        } catch (DataException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void a_day_that_comes_twice_is_told_once_by_its_last_value() {
        // Yahoo repeats today's bar at the moment of the question: 9:30 and 16:00 of 2024-01-02 in New York.
        YahooHistory read = parse(answer("[1704205800,1704229200]", "[1,2]"));
        assertThat(read.bars().days()).containsExactly(Days.parse("2024-01-02"));
        assertThat(read.bars().close()).containsExactly(2);
        assertThat(read.notes().conflicts()).isEqualTo(1);
    }

    @Test
    void a_day_is_the_same_in_winter_and_in_summer() {
        // 9:30 in New York is 14:30 UTC on 2024-03-08 and 13:30 UTC on 2024-03-11.
        YahooHistory read = parse(answer("[1709908200,1710163800]", "[1,2]"));
        assertThat(read.bars().days()).containsExactly(Days.parse("2024-03-08"), Days.parse("2024-03-11"));
    }

    private static String withEvents(String events) {
        return answer("[1704205800,1704292200]", "[1,2]")
                .replace("\"indicators\":", "\"events\":" + events + ",\"indicators\":");
    }

    @Test
    void events_are_sorted_by_day_and_a_split_of_a_day_comes_before_its_dividend() {
        YahooHistory read = parse(withEvents("{\"dividends\":{\"b\":{\"amount\":0.5,\"date\":1704292200},"
                + "\"a\":{\"amount\":0.25,\"date\":1704205800}},"
                + "\"splits\":{\"s\":{\"date\":1704292200,\"numerator\":3,\"denominator\":2}}}"));
        int second = Days.parse("2024-01-02");
        assertThat(read.actions())
                .extracting("day", "kind", "value")
                .containsExactly(
                        tuple(second, Kind.DIVIDEND, 0.25),
                        tuple(second + 1, Kind.SPLIT, 1.5),
                        tuple(second + 1, Kind.DIVIDEND, 0.5));
    }

    @Test
    void an_event_that_cannot_be_is_refused_with_its_field() {
        for (String event : List.of(
                "{\"dividends\":{\"a\":{\"amount\":-1,\"date\":1704205800}}}",
                "{\"dividends\":{\"a\":{\"date\":1704205800}}}",
                "{\"splits\":{\"a\":{\"date\":1704205800,\"numerator\":0,\"denominator\":2}}}",
                "{\"splits\":{\"a\":{\"date\":1704205800,\"numerator\":2,\"denominator\":0}}}",
                "{\"splits\":{\"a\":{\"numerator\":2,\"denominator\":1}}}")) {
            assertThatThrownBy(() -> parse(withEvents(event)))
                    .as(event)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Yahoo chart X");
        }
    }

    @Test
    void columns_of_another_length_than_the_days_are_refused_by_name() {
        String text = answer("[1704205800,1704292200]", "[1,2]");
        assertThatThrownBy(() -> parse(text.replaceFirst("\"low\":\\[1,2\\]", "\"low\":[1]")))
                .hasMessageContaining("'low' must have a value for each of 2 timestamps, had 1");
        assertThatThrownBy(() -> parse(text.replaceFirst("\"adjclose\":\\[1,2\\]", "\"adjclose\":[1,2,3]")))
                .hasMessageContaining("'adjclose' must have a value for each of 2 timestamps, had 3");
    }

    @Test
    void reads_what_has_no_volume() {
        String text = answer("[1704205800]", "[1]").replace(",\"volume\":[1]", "");
        assertThat(parse(text).bars().volume()).containsExactly(Double.NaN);
    }

    private static String answer(String times, String values) {
        String column = values;
        return "{\"chart\":{\"result\":[" + META + "\"timestamp\":" + times + ",\"indicators\":{\"quote\":[{\"open\":"
                + column + ",\"high\":" + column + ",\"low\":" + column + ",\"close\":" + column + ",\"volume\":"
                + column + "}],\"adjclose\":[{\"adjclose\":" + column + "}]}}],\"error\":null}}";
    }

    private static YahooHistory parse(String text) {
        return YahooChart.parse(text, new Request("X", 0, 40_000), LATER);
    }

    private static YahooHistory recorded(String name) {
        String symbol = body(name).at("/chart/result/0/meta/symbol").asText();
        return YahooChart.parse(body(name).toString(), new Request(symbol, 0, 40_000), LATER);
    }

    private static JsonNode body(String name) {
        try {
            String text = Files.readString(TestData.require("wire-formats/" + name));
            return Json.tree(text, name).at("/response/bodyJson");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
