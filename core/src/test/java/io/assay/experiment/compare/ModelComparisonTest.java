package io.assay.experiment.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.backtest.Trials;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.evaluate.PairedMoney;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.run.HandRun;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.trade.Beside;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Books;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.TrialReturns;
import io.assay.ledger.Window;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.report.BookReport;
import io.assay.report.ComparePage;
import io.assay.report.CompareReport;
import io.assay.report.CompareText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Two runs of three simulated stocks whose predictions were made up: the second one knows two of the stocks. */
class ModelComparisonTest {
    private static final int DRAWS = 100;
    private static final String OLD = "aaaaaaaaaaaa";
    private static final String NEW = "bbbbbbbbbbbb";
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final BarSeries BARS = MARKET.bars(STOCKS.get(0));
    private static final int FIRST = BARS.days()[1000];
    private static final int LAST = BARS.days()[1099];
    private static final HandRun.Voice DRAWN = (who, day) -> Math.floorMod(who.hashCode() + 31 * day, 3) * 0.35;
    private static final HandRun.Voice OTHER = (who, day) -> Math.floorMod(who.hashCode() + 17 * day, 5) * 0.2;

    @TempDir
    Path workspace;

    @BeforeEach
    void write() {
        run(OLD, STOCKS, FIRST, DRAWN);
        run(NEW, STOCKS.subList(0, 2), BARS.days()[1010], OTHER);
    }

    private RunFolder run(String id, List<Instrument> stocks, int from, HandRun.Voice voice) {
        return run(id, "made up", stocks, from, voice);
    }

    private RunFolder run(String id, String specification, List<Instrument> stocks, int from, HandRun.Voice voice) {
        return HandRun.write(
                workspace,
                id,
                specification,
                MARKET,
                stocks.stream()
                        .map(i -> HandRun.rows(MARKET.bars(i), day -> day >= from && day <= LAST, voice))
                        .toList());
    }

    private static CompareSpec spec(BookSpec books, String... names) {
        return new CompareSpec(List.of(names), false, Optional.empty(), books, true, Map.of(), Seed.of(3));
    }

    private CompareReport compare(HeldOut heldOut, Optional<Peeks> opening, CompareSpec spec) {
        return new ModelComparison(StudyMarket.wiring(workspace, MARKET, 2), heldOut)
                .withDraws(DRAWS)
                .of(spec, opening);
    }

    private CompareReport compare(String... names) {
        return compare(HeldOut.none(), Optional.empty(), spec(BookSpec.standard(), names));
    }

    @Test
    void runs_of_different_universes_are_compared_on_the_stocks_and_days_of_both() {
        CompareReport report = compare(OLD, NEW);
        assertThat(report.rows().shared()).isEqualTo(new CompareReport.Counted(180, 2, 90, BARS.days()[1010], LAST));
        assertThat(report.contenders().get(0).own()).isEqualTo(new CompareReport.Counted(300, 3, 100, FIRST, LAST));
        assertThat(report.contenders().get(1).own().rows()).isEqualTo(180);
        assertThat(report.reference().name()).isEqualTo(OLD);
        assertThat(report.figures().span().rows()).isEqualTo(180);
        assertThat(report.subject().simulated()).isTrue();
        assertThat(report.contenders()).noneMatch(CompareReport.Contender::sameAsReference);
        assertThat(CompareText.of(report))
                .contains("180 rows", "2 stocks, 90 days")
                .doesNotContain("NaN");
        assertThat(ComparePage.of(report))
                .contains("<svg", OLD, NEW, "Equity", "By year")
                .doesNotContain("NaN");
    }

    private void trials(int count) {
        for (int t = 0; t < count; t++) {
            StudyMarket.wiring(workspace, MARKET, 1)
                    .ledger()
                    .append(new Trial(
                            Trial.Kind.TRIAL,
                            "tried " + t,
                            "data",
                            new Window(FIRST, LAST),
                            1,
                            "code",
                            new Trial.Score("net Sharpe a year", 0.1 * t)));
        }
    }

    /** Other trials that came to the same as the first one of which returns are kept. */
    private void copies() {
        TrialReturns returns = StudyMarket.wiring(workspace, MARKET, 1).trialReturns();
        TrialReturns.Series first = returns.all().get(0);
        for (int t = 0; t < 2; t++) {
            returns.keep(new TrialReturns.Series("tried " + t, first.days(), first.returns()));
        }
    }

    @Test
    void books_are_those_of_the_backtests_where_runs_share_all_rows() {
        trials(5);
        RunFolder same = run("cccccccccccc", "made up otherwise", STOCKS, FIRST, OTHER);
        compare(OLD, same.id());
        copies();
        CompareReport report = compare(OLD, same.id());
        CompareReport.Money money = report.money().orElseThrow();
        List<RunFolder> runs = List.of(RunFolder.find(workspace, Optional.of(OLD)), same);
        for (int k = 0; k < 2; k++) {
            BookReport alone = new Books(StudyMarket.wiring(workspace, MARKET, 1), BookSpec.standard())
                    .of(runs.get(k), Optional.empty(), Beside.nothing())
                    .report();
            assertThat(money.books().get(k).equity())
                    .containsExactly(alone.model().equity());
            assertThat(money.trials().get(k)).isEqualTo(alone.trials());
            assertThat(alone.trials().effective())
                    .as("of five trials four are known, of which three are copies")
                    .isBetween(2L, 4L);
            assertThat(Json.line(money.books().get(k).performance()))
                    .isEqualTo(Json.line(alone.model().performance()));
            assertThat(money.books().get(2).equity())
                    .as("equal weight")
                    .containsExactly(alone.books().get(1).equity());
            if (k == 0) {
                for (int other = 1; other < alone.books().size(); other++) {
                    assertThat(Json.line(money.books().get(1 + other).performance()))
                            .as("whoever is deflated as the reference: " + other)
                            .isEqualTo(Json.line(alone.books().get(other).performance()));
                }
            }
        }
        assertThat(report.subject().trials())
                .isEqualTo(5)
                .isEqualTo(money.trials().get(0).count());
        assertThat(money.by(PairedMoney.SHARPE).get(0).own())
                .isCloseTo(money.books().get(1).performance().sharpe().annual(), within(1e-9));
    }

    @Test
    void a_repetition_shows_the_same_figures_whatever_it_noted() {
        trials(3);
        RunFolder same = run("cccccccccccc", "made up otherwise", STOCKS, FIRST, OTHER);
        for (BookSpec books : List.of(BookSpec.standard(), BookSpec.standard().withTop(1))) {
            CompareSpec spec = spec(books, OLD, same.id(), NEW, "bbb:always-up");
            CompareReport first = compare(HeldOut.none(), Optional.empty(), spec);
            CompareReport again = compare(HeldOut.none(), Optional.empty(), spec);
            assertThat(Json.line(again)).isEqualTo(Json.line(first));
            assertThat(first.money().orElseThrow().trials())
                    .extracting(Trials::count)
                    .containsOnly(first.subject().trials());
        }
        assertThat(StudyMarket.wiring(workspace, MARKET, 1).ledger().countTrials())
                .isEqualTo(6);
    }

    @Test
    void a_book_of_some_rows_of_a_run_does_not_take_the_place_of_its_backtest() {
        compare(OLD, NEW);
        assertThat(StudyMarket.wiring(workspace, MARKET, 1).trialReturns().all())
                .as("of the new run all rows are shared, of the old one some")
                .hasSize(1);
    }

    @Test
    void groups_of_too_few_days_for_an_interval_say_so() {
        CompareReport report = compare(OLD, NEW);
        assertThat(report.groups()).anyMatch(g -> g.isShort() && !g.scores().isEmpty());
        assertThat(CompareText.of(report))
                .contains("too few days for an interval")
                .doesNotContain("NaN");
        assertThat(ComparePage.of(report))
                .contains("too few days for an interval")
                .doesNotContain("NaN");
    }

    @Test
    void the_same_predictions_under_another_name_are_said_to_be_the_same() {
        RunFolder copy = run("cccccccccccc", STOCKS, FIRST, DRAWN);
        CompareReport report = compare(OLD, copy.id());
        assertThat(report.contenders().get(1).sameAsReference()).isTrue();
        assertThat(CompareText.of(report)).contains("says the same as the reference on every shared row, bit for bit");
    }

    @Test
    void a_null_model_of_a_run_can_be_compared_too_and_names_may_be_cut_off() {
        CompareReport report = compare("aaa", "bbb:always-up");
        assertThat(report.contenders().get(1).origin().answer()).isEqualTo("always-up");
        assertThat(report.contenders().get(1).origin().run()).isEqualTo(NEW);
        assertThatThrownBy(() -> compare("aaa", "bbb:always"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("more than one")
                .hasMessageContaining("'always-down'");
        assertThatThrownBy(() -> compare("aaa", "bbb:nobody")).hasMessageContaining("nobody who answered");
        assertThatThrownBy(() -> compare("aaa", "nothing")).hasMessageContaining("no run or model 'nothing'");
    }

    @Test
    void a_model_of_one_stock_is_compared_on_that_stock_and_is_a_trial() {
        String model = "model-of-" + STOCKS.get(0).symbol();
        CompareReport report = compare(OLD, model);
        assertThat(report.rows().shared().stocks()).isEqualTo(1);
        List<TrialLog.Entry> entries =
                StudyMarket.wiring(workspace, MARKET, 1).ledger().entries();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).trial().specification()).isEqualTo("compare: made up; model=" + model);
    }

    @Test
    void runs_as_they_are_are_no_trial_and_another_way_of_acting_is_one_of_each() {
        TrialLog ledger = StudyMarket.wiring(workspace, MARKET, 1).ledger();
        compare(OLD, NEW);
        assertThat(ledger.entries()).isEmpty();
        for (int time = 0; time < 2; time++) {
            compare(HeldOut.none(), Optional.empty(), spec(BookSpec.standard().withTop(1), OLD, "bbb:always-up"));
            assertThat(ledger.entries()).as("the same look again").hasSize(2);
        }
        assertThat(ledger.entries().get(0).trial().specification()).isEqualTo("compare: made up; top=1");
        assertThat(ledger.entries().get(1).trial().specification())
                .isEqualTo("compare: made up; answer=always-up; top=1");
    }

    @Test
    void held_out_days_stay_closed_until_they_are_opened_and_every_look_is_counted() {
        HeldOut heldOut = new HeldOut(BARS.days()[1060]);
        CompareReport closed = compare(heldOut, Optional.empty(), spec(BookSpec.standard(), OLD, NEW));
        // The outcome of a row is known six sessions later: what is known on a held-out day is held out too.
        assertThat(closed.rows().shared().lastDay()).isEqualTo(BARS.days()[1053]);
        assertThat(closed.subject().heldOut()).contains("none of them is judged");
        int[] booked = closed.money().orElseThrow().books().get(0).days();
        assertThat(booked[booked.length - 1]).isLessThan(heldOut.from());
        assertThatThrownBy(() -> compare(
                        heldOut, Optional.empty(), spec(BookSpec.standard().between(FIRST, LAST), OLD, NEW)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Fix: --open-test");
        Peeks peeks = Peeks.of(workspace.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        for (int look = 1; look <= 2; look++) {
            CompareReport open = compare(heldOut, Optional.of(peeks), spec(BookSpec.standard(), OLD, NEW));
            assertThat(open.rows().shared().lastDay()).isEqualTo(LAST);
            assertThat(open.subject().heldOut()).contains("this is look number " + look);
        }
        List<TrialLog.Entry> entries =
                StudyMarket.wiring(workspace, MARKET, 1).ledger().entries();
        assertThat(entries)
                .as("both runs are of one specification, and say nothing of stocks that never moved")
                .hasSize(1);
        assertThat(entries.get(0).trial().kind()).isEqualTo(Trial.Kind.PEEK);
    }

    @Test
    void nothing_is_opened_where_no_run_predicted_held_out_days() {
        Peeks peeks = Peeks.of(workspace.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        HeldOut later = new HeldOut(LAST + 100);
        assertThatThrownBy(() -> compare(later, Optional.of(peeks), spec(BookSpec.standard(), OLD, NEW)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is nothing to open");
        assertThat(workspace.resolve("peeks.jsonl")).doesNotExist();
    }

    @Test
    void one_model_or_one_twice_is_refused() {
        assertThatThrownBy(() -> compare(OLD))
                .hasMessageContaining("at least two models")
                .hasMessageContaining("Fix:");
        assertThatThrownBy(() -> compare(OLD, OLD)).hasMessageContaining("is named twice");
        assertThatThrownBy(() -> compare(OLD, OLD + ":model"))
                .hasMessageContaining("are one model, model of run " + OLD);
    }

    @Test
    void the_same_bits_at_any_number_of_threads() {
        CompareSpec spec = spec(BookSpec.standard(), OLD, NEW);
        CompareReport one = new ModelComparison(StudyMarket.wiring(workspace, MARKET, 1), HeldOut.none())
                .of(spec, Optional.empty());
        CompareReport three = new ModelComparison(StudyMarket.wiring(workspace, MARKET, 3), HeldOut.none())
                .of(spec, Optional.empty());
        assertThat(CompareText.of(three)).isEqualTo(CompareText.of(one));
        assertThat(ComparePage.of(three)).isEqualTo(ComparePage.of(one));
    }
}
