package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.Instrument;
import io.assay.store.MarketStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code data repair} and {@code data actions}, from files to what is read. */
class ActionCommandsTest {
    private static final Instrument A = Instrument.parse("US:AAA");
    private static final int SPLIT = 300;

    @TempDir
    private Path folder;

    private Shell.Result run(Object... arguments) {
        return Shell.run(
                Map.of("USER", "ann"),
                Stream.concat(Stream.of("-w", folder.resolve("w")), Stream.of(arguments))
                        .toArray());
    }

    private Shell.Result ok(Object... arguments) {
        Shell.Result result = run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    /** A split of 2 for 1 that the source did not adjust for. */
    @BeforeEach
    void store() {
        Path files = folder.resolve("files");
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Adj Close,Volume"));
        List<PriceFiles.Bar> bars = PriceFiles.walk("AAA", 600);
        for (int i = 0; i < bars.size(); i++) {
            PriceFiles.Bar b = bars.get(i);
            double times = i < SPLIT ? 2 : 1;
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%.4f,%.4f,%.4f,%.4f,%.4f,%d",
                    b.date(),
                    times * b.open(),
                    times * b.high(),
                    times * b.low(),
                    times * b.close(),
                    times * b.close(),
                    (long) (b.volume() / times)));
        }
        PriceFiles.write(files.resolve("AAA.csv"), lines);
        PriceFiles.yahoo(files, "BBB", 600);
        ok("data", "import", files, "--market", "US");
    }

    private BarSeries bars(Instrument instrument) {
        try (MarketStore store = MarketStore.open(folder.resolve("w"))) {
            return store.bars(instrument);
        }
    }

    private String contentHash() {
        try (MarketStore store = MarketStore.open(folder.resolve("w"))) {
            return store.contentHash();
        }
    }

    private Map<String, String> segments() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder.resolve("w").resolve("market"))) {
            for (Path file : walk.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("alterations.json"))
                    .toList()) {
                all.put(file.toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    @Test
    void a_split_suspect_is_suggested_applied_on_request_and_taken_back_to_the_bit() throws IOException {
        String before = bars(A).hash();
        String content = contentHash();
        Map<String, String> files = segments();
        JsonNode listed = ok("--json", "data", "repair", "AAA").json().get(0);
        assertThat(listed.at("/suggestions/0/ratio").asText()).isEqualTo("2 for 1");
        assertThat(listed.at("/suggestions/0/confidence").asText()).isEqualTo("high");
        assertThat(listed.at("/suggestions/0/barsBefore").asInt()).isEqualTo(SPLIT);
        assertThat(listed.at("/left").asInt()).isEqualTo(1);
        assertThat(bars(A).hash()).as("listing changes nothing").isEqualTo(before);

        String day = listed.at("/suggestions/0/date").asText();
        Shell.Result applied = ok("data", "repair", "AAA", "--day", day, "--apply");
        assertThat(applied.out()).contains("1 repair applied", "Audit: ", "0 split suspects left", "no action tells");
        double[] close = bars(A).close();
        List<PriceFiles.Bar> truth = PriceFiles.walk("AAA", 600);
        for (int i = 0; i < close.length; i++) {
            assertThat(close[i]).isCloseTo(truth.get(i).close(), org.assertj.core.data.Offset.offset(1e-4));
        }
        assertThat(contentHash()).isNotEqualTo(content);
        assertThat(segments()).as("the recorded bars stay as they are").isEqualTo(files);
        assertThat(ok("data", "actions", "list", "--symbols", "AAA").out())
                .contains("SPLIT", "asked for by ann at ", "repair of US:AAA, split of 2");
        assertThat(run("data", "audit").out()).doesNotContain("split-suspect");

        assertThat(ok("data", "repair", "AAA", "--undo").out())
                .contains("the bars are those that were recorded", "1 split suspect left");
        assertThat(bars(A).hash()).isEqualTo(before);
        assertThat(contentHash()).isEqualTo(content);
        assertThat(ok("data", "actions", "list").out()).contains("taken back by ann at ");
        assertThat(run("data", "repair", "AAA", "--undo").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("data", "repair", "BBB", "--apply").err()).contains("there is nothing to repair in US:BBB");
    }

    @Test
    void actions_are_recorded_without_bars_and_a_second_import_adds_nothing() throws IOException {
        String before = bars(A).hash();
        Path file = Files.writeString(folder.resolve("actions.csv"), """
                symbol,date,kind,value
                AAA,2010-06-01,DIVIDEND,0.5
                AAA,2011-01-03,SPLIT,2
                BBB,2012-04-20,DELISTING,-0.3
                """);
        assertThat(ok("data", "actions", "import", file, "--complete").out())
                .contains("3 new actions, 0 changes of symbols; 0 lines left out");
        assertThat(ok("data", "actions", "import", file, "--complete").out()).contains("0 new actions");
        try (MarketStore store = MarketStore.open(folder.resolve("w"))) {
            assertThat(store.actions(A)).extracting("kind").containsExactly(Kind.DIVIDEND, Kind.SPLIT);
            assertThat(store.asTraded(A))
                    .as("the record is said to be complete")
                    .isPresent();
            assertThat(store.asTraded(A).orElseThrow().bars().close()[0])
                    .isEqualTo(2 * store.bars(A).close()[0]);
        }
        assertThat(bars(A).hash()).isEqualTo(before);
        assertThat(ok("--json", "data", "actions", "list").json().at("/actions"))
                .hasSize(3);
    }

    @Test
    void without_the_word_complete_prices_as_traded_stay_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("some.csv"), "symbol,date,kind,value\nAAA,2011-01-03,SPLIT,2\n");
        ok("data", "actions", "import", file);
        try (MarketStore store = MarketStore.open(folder.resolve("w"))) {
            assertThat(store.asTraded(A)).isEmpty();
        }
    }

    @Test
    void lines_that_cannot_be_are_named_and_the_others_kept() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), """
                symbol,date,kind,value
                AAA,2011-01-03,SPLIT,0
                AAA,2011-13-03,SPLIT,2
                ZZZ,2011-01-03,SPLIT,2
                AAA,2011-01-03,MERGER,2
                AAA,2011-01-03,DELISTING,-2
                AAA,2010-06-01,DIVIDEND,0.5
                """);
        Shell.Result result = run("data", "actions", "import", file);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err())
                .contains("bad.csv:2", "a split ratio must be above 0", "bad.csv:3", "bad.csv:4", "bad.csv:5")
                .contains("SPLIT, DIVIDEND, DELISTING or SYMBOL_CHANGE", "a delisting return must be >= -1");
        assertThat(result.out()).contains("1 new action, 0 changes of symbols; 5 lines left out");
    }

    @Test
    void a_change_of_symbols_joins_histories_and_is_taken_back() throws IOException {
        String before = contentHash();
        BarSeries old = bars(A);
        int day = old.days()[400];
        Path file = Files.writeString(
                folder.resolve("change.csv"), "symbol,date,kind,value\nAAA," + Days.text(day) + ",SYMBOL_CHANGE,BBB\n");
        BarSeries own = bars(Instrument.parse("US:BBB"));
        assertThat(ok("data", "actions", "import", file).out()).contains("1 change of symbols");
        BarSeries joined = bars(Instrument.parse("US:BBB"));
        assertThat(joined.close()[399]).isEqualTo(old.close()[399]);
        assertThat(joined.close()[400]).isEqualTo(own.close()[400]);
        assertThat(run("data", "show", "AAA").err()).isNotEmpty();
        try (MarketStore store = MarketStore.open(folder.resolve("w"))) {
            assertThat(store.listings()).extracting("instrument").containsExactly(Instrument.parse("US:BBB"));
            assertThat(store.until(day - 1).listings()).extracting("instrument").containsExactly(A);
        }
        assertThat(ok("data", "actions", "list", "--symbols", "BBB").out()).contains("US:AAA is US:BBB since ");
        Path members = Files.writeString(
                folder.resolve("members.csv"), "symbol,sector,start_date,end_date\nAAA,Tools,2010-06-01,\n");
        Shell.Result listed = ok("data", "actions", "list", "--universe", members);
        assertThat(listed.err())
                .as("a former symbol of a list is no stock without bars")
                .doesNotContain("AAA");
        assertThat(ok("data", "import-sectors", members).out()).contains("1 sector stored");
        try (MarketStore store = MarketStore.open(folder.resolve("w"))) {
            assertThat(store.sectors()).containsExactly(Map.entry(Instrument.parse("US:BBB"), "Tools"));
        }
        ok("data", "actions", "undo", "AAA");
        assertThat(contentHash()).isEqualTo(before);
        assertThat(bars(A).hash()).isEqualTo(old.hash());
    }

    @Test
    void prices_of_two_symbols_that_do_not_meet_are_told() throws IOException {
        BarSeries old = bars(A);
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Adj Close,Volume"));
        for (int row = 400; row < old.size(); row++) {
            double close = old.close()[row] / 20;
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%.4f,%.4f,%.4f,%.4f,%.4f,100",
                    Days.text(old.days()[row]),
                    close,
                    close,
                    close,
                    close,
                    close));
        }
        Path files = folder.resolve("more");
        PriceFiles.write(files.resolve("CCC.csv"), lines);
        ok("data", "import", files, "--market", "US");
        Path file = Files.writeString(
                folder.resolve("jump.csv"),
                "symbol,date,kind,value\nAAA," + Days.text(old.days()[400]) + ",SYMBOL_CHANGE,CCC\n");
        assertThat(ok("data", "actions", "import", file).err())
                .contains("from US:AAA to US:CCC the close goes from ", "may be adjusted up to different days. Fix: ");
        assertThat(run("data", "repair", "CCC").out())
                .as("the audit sees it")
                .contains("on " + Days.text(old.days()[400]), "2 split suspects left");
    }
}
