package io.assay.report;

import java.util.Arrays;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Markets;
import io.assay.backtest.risk.Benchmark;
import io.assay.backtest.risk.RiskInputs;
import io.assay.backtest.risk.RiskReport;
import io.assay.backtest.risk.RiskSpec;
import io.assay.backtest.risk.StressSpec;
import io.assay.backtest.risk.TailMethod;
import io.assay.backtest.risk.TailRisk;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.simulate.SimulatedMarket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole risk of a simulated book: made, written, and shown on a page and in a terminal. */
class RiskReportsTest {
    private static final RiskSpec SPEC = RiskSpec.defaults()
            .withDraws(100, 200, 150)
            .withWarmUp(300)
            .withStress(StressSpec.defaults().withSeeds(3));
    private static final Seed SEED = Seed.of(21);
    private static final SimulatedMarket MARKET = Markets.eventful(4, 6, 700);
    private static final RiskInputs BOOK = book();
    private static final RiskReport RISK = RiskReport.of(BOOK, SPEC, SEED);
    private static final String PAGE = page(RISK);
    private static final String TEXT = RiskText.of(RISK);

    private static RiskInputs book() {
        MarketPrices prices = MarketPrices.load(Markets.instruments(MARKET), Markets.raw(MARKET));
        Decisions decisions = Markets.random(4, prices, Holding.overlapping(3), 5);
        BacktestResult result = Backtest.run(decisions, prices, BacktestSpec.defaults());
        int[] days = result.days();
        double[] index = new double[days.length];
        double[] first = prices.returns(prices.instruments().get(0));
        Arrays.setAll(index, i -> first[Math.min(first.length - 1, i + 1)]);
        return RiskInputs.of(result, decisions, prices)
                .withSectors(MARKET.sectors())
                .withBenchmark(new Benchmark("the first stock", days, index));
    }

    private static String page(RiskReport risk) {
        Html page = Html.page("book");
        RiskSection.add(page, risk);
        return page.text();
    }

    private static RiskReport idle() {
        RiskInputs book = BOOK;
        Decisions none = Decisions.builder(book.decisions().instruments(), Holding.untilNext())
                .day(book.result().days()[0])
                .build();
        BacktestResult result = Backtest.run(none, book.prices(), BacktestSpec.defaults());
        return RiskReport.of(RiskInputs.of(result, none, book.prices()), SPEC, SEED);
    }

    @Test
    void every_method_horizon_and_level_has_its_line() {
        assertThat(RISK.tails()).hasSize(TailMethod.values().length * 4);
        for (TailRisk tail : RISK.tails()) {
            assertThat(tail.refusal().isEmpty())
                    .isNotEqualTo(Double.isNaN(tail.var().value()));
        }
        TailRisk day = RISK.tails().get(0);
        assertThat(day.method()).isEqualTo(TailMethod.HISTORICAL);
        assertThat(day.var().value()).isBetween(day.var().low(), day.var().high());
        assertThat(day.shortfall().value()).isGreaterThan(day.var().value());
        assertThat(day.check().outcomes()).isEqualTo(RISK.sessions() - 300);
    }

    @Test
    void the_same_seed_gives_the_same_bits_at_any_number_of_threads_and_another_seed_others() {
        String all = Json.pretty(RISK);
        assertThat(Json.pretty(RiskReport.of(BOOK.withParallel(new Parallel(3)), SPEC, SEED)))
                .isEqualTo(all);
        assertThat(Json.pretty(RiskReport.of(BOOK, SPEC, Seed.of(22)))).isNotEqualTo(all);
    }

    @Test
    void a_report_is_read_back_as_it_was_written() {
        String all = Json.pretty(RISK);
        assertThat(Json.pretty(Json.parse(all, RiskReport.class, "test"))).isEqualTo(all);
    }

    @Test
    void page_and_text_tell_the_convention_the_checks_the_tail_and_the_falls() {
        for (String all : new String[] {PAGE, TEXT.replace('\n', ' ')}) {
            assertThat(all)
                    .contains("Losses are positive fractions of equity", "Cornish-Fisher", "checked after a warm-up")
                    .contains("Tail index of daily losses", "stationary bootstrap", "99 % do not exceed")
                    .contains("sector 0", "Beta to the first stock")
                    .contains("Replay: worst session of the first stock", "Correlation of one", "Costs times 2");
        }
        assertThat(PAGE).contains("happened ", "class=\"mark\"", "over the last 250 common sessions");
    }

    @Test
    void each_scenario_states_what_is_taken_for_granted() {
        RISK.stress().forEach(s -> {
            assertThat(PAGE).contains(Html.escape(s.assumption()));
            assertThat(s.assumption()).endsWith(".");
            assertThat(s.lines()).isNotEmpty();
        });
    }

    @Test
    void nothing_is_shown_as_not_a_number_and_the_page_fetches_nothing() {
        for (String all : new String[] {PAGE, TEXT, page(idle()), RiskText.of(idle())}) {
            assertThat(all).doesNotContain("NaN", "Infinity", "n/a %", "-2147483648", "1970-01-01");
        }
        assertThat(PAGE.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "src=", "url(");
    }

    @Test
    void the_text_fits_a_terminal_of_120_columns() {
        assertThat(TEXT.lines()).allMatch(l -> l.length() <= 120);
    }

    @Test
    void a_book_that_never_held_anything_has_no_risk_and_says_so() {
        assertThat(page(idle())).contains("Nothing was ever held, so there is no risk to measure.");
        assertThat(RiskText.of(idle())).contains("Nothing was ever held");
        assertThat(idle().tails()).allMatch(t -> !t.refusal().isEmpty());
    }

    @Test
    void that_sectors_and_benchmark_are_missing_is_said() {
        RiskReport bare = RiskReport.of(RiskInputs.of(BOOK.result(), BOOK.decisions(), BOOK.prices()), SPEC, SEED);
        for (String all : new String[] {page(bare), RiskText.of(bare)}) {
            assertThat(all).contains("No sectors are stored", "No benchmark was given");
        }
    }
}
