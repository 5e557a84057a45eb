package io.assay.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.assay.experiment.serve.Serving;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingStart;
import io.assay.server.AssayServer;
import io.assay.train.watch.Clocks;
import io.assay.train.watch.LiveFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.assay.browser.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The page in a real browser, over a real server: what it shows is what the server says to a machine. */
class WebPageIT {
    private static final String TOKEN = "0123456789abcdef-token";
    private static final List<String> VIEWS = List.of(
            "today", "stock", "models", "runs", "compare", "live", "monitor", "audit", "ledger", "reports", "system");

    @TempDir
    static Path workspace;

    private static Chromium chromium;
    private static AssayServer server;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        Site.train(workspace);
        // A page that a command did not write, with what must never run.
        Files.writeString(
                Files.createDirectories(workspace.resolve("reports")).resolve("odd.html"),
                "<html><body><main><h1>" + "Odd" + "</h1><p onclick=\"alert(2)\">kept<script>alert(3)</script>"
                        + Site.TAGS + "<a href=\"javascript:alert(4)\">link</a></p></main></body></html>");
        server = Site.serve(workspace, Optional.empty());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Chromium.Seen open(String view, int width, ColorScheme scheme) {
        Chromium.Seen seen = chromium.page(width, scheme);
        seen.page().navigate(server.address() + "/#/" + view);
        settled(seen.page());
        return seen;
    }

    private static Chromium.Seen open(String view) {
        return open(view, 1280, ColorScheme.LIGHT);
    }

    /** Until every part of the view is there. */
    private static void settled(Page page) {
        assertThat(page.locator("#main h1").first()).isVisible();
        assertThat(page.locator("[aria-busy]")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    private static String signedPercent(double value) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * value);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void every_view_opens_without_an_error_or_a_request_to_another_machine(ColorScheme scheme) {
        try (Chromium.Seen seen = open("today", 1280, scheme)) {
            for (String view : VIEWS) {
                seen.page().locator("#nav a[data-view=" + view + "]").click();
                settled(seen.page());
                assertThat(seen.page().locator("#nav a[aria-current]")).hasAttribute("data-view", view);
                assertThat(seen.page().locator(".problem")).hasCount(0);
            }
            assertThat(seen.troubles()).isEmpty();
            assertThat(seen.requests()).isNotEmpty().allMatch(url -> url.startsWith(server.address() + "/"));
        }
    }

    @Test
    void today_shows_what_the_server_says_of_every_stock() {
        try (Chromium.Seen seen = open("today")) {
            JsonNode all = json(server, "/v1/signals");
            Locator rows = seen.page().locator("#signals tbody tr");
            assertThat(rows).hasCount(all.get("predictions").size());
            for (JsonNode said : all.get("predictions")) {
                String symbol = said.get("symbol").asText();
                Locator row = rows.filter(new Locator.FilterOptions()
                        .setHas(seen.page().getByText(symbol, new Page.GetByTextOptions().setExact(true))));
                assertThat(row).containsText(said.get("recommendation").asText());
                assertThat(row).containsText(said.get("model").get("standing").asText());
                assertThat(row).containsText("SIMULATED");
                if (said.get("expectedReturn").isNumber()) {
                    assertThat(row)
                            .containsText(
                                    signedPercent(said.get("expectedReturn").asDouble()));
                }
                JsonNode interval = said.get("interval");
                assertThat(row)
                        .containsText(
                                interval.isNull()
                                        ? "no walk-forward tells"
                                        : String.format(
                                                Locale.ROOT,
                                                "held %.1f %% of %d",
                                                100 * interval.get("coverage").asDouble(),
                                                interval.get("outcomes").asInt()));
            }
            assertThat(seen.page().locator("#simulated")).isVisible();
        }
    }

    @Test
    void a_stock_shows_its_prediction_candles_reasons_and_what_came_before() {
        String symbol = Site.STOCKS.get(0).toString();
        try (Chromium.Seen seen = open("stock/" + symbol)) {
            Page page = seen.page();
            JsonNode said = json(server, "/v1/predict/" + symbol);
            assertThat(page.locator("dl.figures").first())
                    .containsText(signedPercent(said.get("expectedReturn").asDouble()));
            assertThat(page.locator(".candles canvas").first()).isVisible();
            assertThat(page.locator("#tv-attr-logo")).isVisible();
            JsonNode why = json(server, "/v1/explain/" + symbol);
            assertThat(page.locator("svg.bars text").first())
                    .containsText(why.get("parts").get(0).get("feature").asText());
            double sum = why.get("base").asDouble();
            for (JsonNode part : why.get("parts")) {
                sum += part.get("contribution").asDouble();
            }
            assertThat(sum).isFinite();
            page.locator("button", new Page.LocatorOptions().setHasText("SELL")).click();
            assertThat(page.getByText("for SELL.").first()).isVisible();
            JsonNode past = json(server, "/v1/signals/" + symbol);
            long buys = 0;
            for (JsonNode one : past.get("signals")) {
                boolean known = one.get("outcome").isNumber();
                buys += known && one.get("recommendation").asText().equals("BUY") ? 1 : 0;
            }
            Locator row = page.locator("#outcomes tbody tr").nth(1);
            assertThat(row.locator("th")).hasText("BUY");
            assertThat(row.locator("td").first()).hasText(String.format(Locale.ROOT, "%,d", buys));
            assertThat(seen.troubles()).isEmpty();
        }
    }

    @Test
    void a_run_shows_verdict_equity_drawdown_and_its_whole_report() {
        JsonNode runs = json(server, "/v1/runs");
        assertThat(runs).hasSize(2);
        String id = runs.get(0).get("runId").asText();
        try (Chromium.Seen seen = open("runs/" + id)) {
            Page page = seen.page();
            assertThat(page.locator("main"))
                    .containsText(runs.get(0).get("sentence").asText());
            JsonNode book = json(server, "/v1/runs/" + id + "/book");
            assertThat(page.locator("#books tbody tr"))
                    .hasCount(book.get("books").size());
            JsonNode sharpe = book.get("books").get(0).get("performance").get("sharpe");
            assertThat(page.locator("dl.figures").first())
                    .containsText(String.format(
                            Locale.ROOT, "%+.2f", sharpe.get("annual").asDouble()));
            assertThat(page.locator("dl.figures").first())
                    .containsText(String.format(
                            Locale.ROOT,
                            "[%+.2f, %+.2f]",
                            sharpe.get("low").asDouble(),
                            sharpe.get("high").asDouble()));
            assertThat(page.locator("dl.figures").first())
                    .containsText(book.get("trials").get("count").asInt() + " trial");
            assertThat(page.locator(".plot canvas")).hasCount(2);
            assertThat(page.locator(".report svg").first()).isVisible();
            assertThat(page.getByText("Against the null models").first()).isVisible();
            assertThat(page.locator(".report")).containsText("What the models lean on");
            assertThat(seen.troubles()).isEmpty();
        }
        String other = runs.get(1).get("runId").asText();
        try (Chromium.Seen seen = open("runs/" + other)) {
            assertThat(seen.page().locator(".empty")).containsText("assay backtest " + other);
        }
    }

    @Test
    void models_ledger_system_and_a_comparison_show_what_the_routes_say() {
        try (Chromium.Seen seen = open("models")) {
            Page page = seen.page();
            JsonNode models = json(server, "/v1/models").get("models");
            assertThat(page.locator("#models tbody tr")).hasCount(models.size());
            String id = models.get(0).get("id").asText();
            page.navigate(server.address() + "/#/models/" + id);
            settled(page);
            assertThat(page.locator(".report")).containsText("Intended use");
            page.navigate(server.address() + "/#/ledger");
            settled(page);
            JsonNode ledger = json(server, "/v1/ledger");
            assertThat(page.locator("#ledger tbody tr"))
                    .hasCount(ledger.get("rows").size());
            assertThat(page.locator("dl.figures"))
                    .containsText(ledger.get("rawTrials").asText());
            page.navigate(server.address() + "/#/system");
            settled(page);
            assertThat(page.locator("#machine")).containsText("processors at work");
            JsonNode runs = json(server, "/v1/runs");
            page.navigate(server.address() + "/#/compare");
            settled(page);
            page.selectOption("#pick0", runs.get(0).get("runId").asText());
            page.selectOption("#pick1", runs.get(1).get("runId").asText());
            page.getByText("Compare", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            assertThat(page.locator(".report h2").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(seen.troubles()).isEmpty();
        }
    }

    @Test
    void tags_in_names_and_reports_stay_text_and_never_run() {
        try (Chromium.Seen seen = open("today")) {
            Page page = seen.page();
            page.navigate(server.address() + "/#/stock/SIM%3A%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
            settled(page);
            assertThat(page.locator("#main h1")).containsText(Site.TAGS);
            page.navigate(server.address() + "/#/reports/odd");
            settled(page);
            assertThat(page.locator(".report p")).containsText("kept");
            assertThat(page.locator("main img, main script, main a[href^=javascript], main [onclick]"))
                    .hasCount(0);
            page.locator(".report p").click();
            assertThat(seen.troubles()).isEmpty();
            assertThat(seen.requests()).noneMatch(url -> url.endsWith("/x"));
        }
    }

    @Test
    void everything_can_be_reached_by_keys_alone_and_focus_is_seen() {
        try (Chromium.Seen seen = open("today")) {
            Page page = seen.page();
            page.keyboard().press("?");
            assertThat(page.locator("#help")).isVisible();
            assertThat(page.locator("#help")).containsText("Find a stock");
            page.keyboard().press("Escape");
            assertThat(page.locator("#help")).isHidden();
            page.keyboard().press("g");
            page.keyboard().press("l");
            settled(page);
            assertThat(page.locator("#main h1")).hasText("Live");
            page.keyboard().press("/");
            page.keyboard().type(Site.STOCKS.get(1).toString());
            page.keyboard().press("Enter");
            settled(page);
            assertThat(page.locator("#main h1")).hasText(Site.STOCKS.get(1).toString());
            page.keyboard().press("g");
            page.keyboard().press("t");
            settled(page);
            // From the content: the table, then its first heading, which Enter sorts by.
            TreeSet<String> reached = new TreeSet<>();
            for (int i = 0; i < 4; i++) {
                page.keyboard().press("Tab");
                reached.add(page.locator(":focus").innerText().strip());
                boolean outlined = !page.locator(":focus")
                        .evaluate("e => getComputedStyle(e).outlineStyle")
                        .equals("none");
                assertThat(outlined).isTrue();
            }
            assertThat(reached).contains("stock", "recommendation");
            page.locator("#signals th button").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#signals th").first()).hasAttribute("aria-sort", "ascending");
            page.keyboard().press("Enter");
            assertThat(page.locator("#signals th").first()).hasAttribute("aria-sort", "descending");
            JsonNode said = json(server, "/v1/signals").get("predictions");
            TreeSet<String> symbols = new TreeSet<>();
            said.forEach(one -> symbols.add(one.get("symbol").asText()));
            assertThat(page.locator("#signals tbody th").first()).containsText(symbols.last());
        }
    }

    @Test
    void light_and_dark_follow_the_system_and_a_switch() {
        try (Chromium.Seen seen = open("today", 1280, ColorScheme.DARK)) {
            Page page = seen.page();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.keyboard().press("d");
            assertThat(page.locator("html")).hasAttribute("data-theme", "light");
            page.reload();
            settled(page);
            assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void no_view_is_wider_than_the_window(int width) {
        try (Chromium.Seen seen = open("today", width, ColorScheme.LIGHT)) {
            List<String> views = new ArrayList<>(VIEWS);
            views.add("stock/" + Site.STOCKS.get(0));
            for (String view : views) {
                seen.page().navigate(server.address() + "/#/" + view);
                settled(seen.page());
                Object beyond = seen.page().locator("html").evaluate("e => e.scrollWidth - e.clientWidth");
                assertThat(((Number) beyond).intValue()).as(view).isLessThanOrEqualTo(0);
            }
        }
    }

    @Test
    void curves_of_a_training_grow_while_it_goes_on() {
        Clocks clocks = new Clocks(java.time.InstantSource.system(), System::nanoTime);
        LiveFile live = LiveFile.begin(workspace, "train lstm", Map.of("hidden", 8), clocks);
        live.started(new TrainingStart("lstm", 1_234, 5, 10, 100, 20, 0, 0.4));
        try (Chromium.Seen seen = open("live")) {
            Page page = seen.page();
            assertThat(page.locator("#live tbody tr").first()).containsText("in progress");
            page.locator("#live a").first().click();
            assertThat(page.locator("#epochs")).containsText("epoch 0 of at most 5");
            for (int epoch = 1; epoch <= 3; epoch++) {
                live.epochEnded(new TrainingEpoch(
                        epoch,
                        new TrainingEpoch.Score(1.0 / epoch, 0.4),
                        new TrainingEpoch.Score(1.1 / epoch, 0.45),
                        1e-3,
                        0.5,
                        true));
                assertThat(page.locator("#epochs")).containsText("epoch " + epoch + " of at most 5");
            }
            assertThat(page.locator("#epochs")).containsText(String.format(Locale.ROOT, "%.4f", 1.1 / 3));
            assertThat(page.locator(".plot canvas")).hasCount(4);
            assertThat(page.locator(".log")).containsText("epoch 3 of 5");
            live.ended(new TrainingEnd(3, 3, TrainingEnd.Reason.NO_PROGRESS));
            live.close();
            assertThat(page.locator("main")).containsText("ended");
            assertThat(seen.troubles()).isEmpty();
        }
    }

    @Test
    void a_server_that_is_warming_says_so_until_it_is_warm() {
        Serving serving = Site.cold(workspace);
        try (AssayServer cold = Site.serve(serving, Optional.empty());
                Chromium.Seen seen = chromium.page(1280, ColorScheme.LIGHT)) {
            Page page = seen.page();
            page.navigate(cold.address() + "/#/system");
            assertThat(page.locator("#status")).containsText("ready so far");
            assertThat(page.locator("#status.bad")).hasCount(0);
            serving.warm();
            assertThat(page.locator("#status"))
                    .containsText(
                            serving.state().stocks() + " stocks through",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
            assertThat(seen.troubles()).isEmpty();
        }
    }

    @Test
    void work_without_epochs_fills_a_bar() {
        Clocks clocks = new Clocks(java.time.InstantSource.system(), System::nanoTime);
        LiveFile live = LiveFile.begin(workspace, "train missing", Map.of("--trees", "100"), clocks);
        live.progress("Training", 3, 20, "SIM:S0003");
        try (Chromium.Seen seen = open("live")) {
            Page page = seen.page();
            page.locator("#live a")
                    .filter(new Locator.FilterOptions().setHasText("train missing"))
                    .click();
            assertThat(page.locator("#progress")).containsText("Training: 3 of 20 (SIM:S0003)");
            live.progress("Training", 20, 20, "SIM:S0020");
            assertThat(page.locator("#progress progress")).hasAttribute("value", "20");
            assertThat(page.locator(".log")).containsText("20 of 20");
            live.close();
            assertThat(page.locator("main")).containsText("ended");
            assertThat(seen.troubles()).isEmpty();
        }
    }

    @Test
    void a_wrong_token_is_told_and_the_right_one_opens() {
        try (AssayServer closed = Site.serve(workspace, Optional.of(TOKEN));
                Chromium.Seen seen = chromium.page(1280, ColorScheme.LIGHT)) {
            Page page = seen.page();
            page.navigate(closed.address() + "/#/models");
            page.locator("#token-field").fill("not-the-token-at-all");
            page.keyboard().press("Enter");
            assertThat(page.locator("#token .problem")).containsText("does not know this token");
            page.locator("#token-field").fill(TOKEN);
            page.keyboard().press("Enter");
            settled(page);
            assertThat(page.locator("#models tbody tr").first()).isVisible();
            assertThat(seen.requests()).noneMatch(url -> url.contains(TOKEN));
            page.reload();
            settled(page);
            assertThat(page.locator("#token")).isHidden();
        }
    }
}
