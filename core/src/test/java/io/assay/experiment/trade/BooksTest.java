package io.assay.experiment.trade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.CostModel;
import io.assay.backtest.Events;
import io.assay.backtest.NamedPeriods;
import io.assay.backtest.VolatilityTarget;
import io.assay.backtest.risk.RiskReport;
import io.assay.backtest.risk.Scenario;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.run.HandRun;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.RunFolder;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.report.BookReport;
import io.assay.report.BookText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Books of three simulated stocks and predictions that were made up. */
class BooksTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final BarSeries BARS = MARKET.bars(STOCKS.get(0));
    private static final int FIRST = BARS.days()[1000];
    private static final int LAST = BARS.days()[1099];

    /** Sure of a rise or a fall, by turns. */
    private static final HandRun.Voice DRAWN = (who, day) -> Math.floorMod(who.hashCode() + 31 * day, 3) * 0.35;

    @TempDir
    Path workspace;

    private RunFolder run(HandRun.Voice voice) {
        return HandRun.write(
                workspace,
                MARKET,
                STOCKS.stream()
                        .map(i -> HandRun.rows(MARKET.bars(i), day -> day >= FIRST && day <= LAST, voice))
                        .toList());
    }

    private Books.Outcome books(MarketData data, RunFolder run, BookSpec spec) {
        return new Books(StudyMarket.wiring(workspace, data, 1), spec).of(run, Optional.empty(), Beside.nothing());
    }

    private static BookSpec free() {
        return BookSpec.standard().withCosts(CostModel.free());
    }

    /** Warnings of data; the first one says that these runs, made by hand, hold no proof. */
    private static List<String> ofData(Books.Outcome outcome) {
        List<String> warnings = outcome.report().warnings();
        assertThat(warnings.get(0)).startsWith("NOT PROVEN to be free of leaks");
        return warnings.subList(1, warnings.size());
    }

    @Test
    void a_buy_of_every_stock_at_every_close_is_the_equal_weighted_book() {
        BookReport report =
                books(MARKET, run((who, day) -> 0.8), BookSpec.standard()).report();
        assertThat(report.books().get(1).name()).isEqualTo("equal weight");
        assertThat(report.model().equity())
                .containsExactly(report.books().get(1).equity());
        assertThat(report.model().equity()[50]).isNotEqualTo(report.capital());
    }

    @Test
    void days_whose_volatility_cannot_be_measured_are_counted() {
        RunFolder early = HandRun.write(
                workspace,
                MARKET,
                STOCKS.stream()
                        .map(i -> HandRun.rows(
                                MARKET.bars(i),
                                day -> day >= BARS.days()[20] && day <= BARS.days()[119],
                                (who, day) -> 0.8))
                        .toList());
        BookSpec scaled = free().withPicking(Picking.bySignals().withVolatility(VolatilityTarget.of(0.1)));
        // 63 sessions of returns lie behind session 63, counted from 0, the first day of a listing having none.
        assertThat(books(MARKET, early, scaled).report().warnings())
                .anyMatch(w -> w.startsWith("43 of 100 days with a book hold nothing"));
        assertThat(books(MARKET, early, free()).report().warnings()).noneMatch(w -> w.contains("hold nothing"));
    }

    @Test
    void risk_is_told_beside_the_index_that_was_asked_for_and_falls_before_the_end_are_replayed() {
        double[] levels = new double[BARS.size()];
        Arrays.setAll(levels, row -> 100 + row % 7);
        Series index = Series.of("INDEX", true, BARS.days(), BARS.days(), levels);
        int[] days = BARS.days();
        NamedPeriods periods = new NamedPeriods(List.of(
                new NamedPeriods.Period("known fall", "bear", days[500], days[520]),
                new NamedPeriods.Period("known rise", "bull", days[521], days[540]),
                new NamedPeriods.Period("later fall", "bear", days[1200], days[1220])));
        Beside asked = Beside.nothing().withRisk(true).withPeriods(periods).withBenchmark(index);
        RiskReport risk = new Books(StudyMarket.wiring(workspace, MARKET, 1), free())
                .of(run(DRAWN), Optional.empty(), asked)
                .report()
                .beside()
                .risk()
                .orElseThrow();
        assertThat(risk.beta().orElseThrow().benchmark()).isEqualTo("INDEX");
        assertThat(risk.stress()).extracting(Scenario::name).contains("Replay: known fall");
        assertThat(risk.stress()).extracting(Scenario::name).doesNotContain("Replay: known rise", "Replay: later fall");
    }

    @Test
    void a_lone_buy_enters_at_the_next_open_and_leaves_at_the_open_five_bars_later() {
        int row = 1040;
        int day = BARS.days()[row];
        Instrument stock = STOCKS.get(0);
        BacktestResult result = books(MARKET, run((who, d) -> who.equals(stock) && d == day ? 0.8 : 0.3), free())
                .model();
        Events events = result.events();
        assertThat(trades(events)).isEqualTo(2);
        BarSeries adjusted = BARS.adjusted();
        double earned = adjusted.open()[row + 6] / adjusted.open()[row + 1] - 1;
        // Sized at the close of the decision: a fifth of the capital in three shares of the universe.
        double shares = 100_000.0 / HandRun.HORIZON / STOCKS.size() / BARS.close()[row];
        double entered = shares * BARS.open()[row + 1];
        int end = result.size() - 1;
        assertThat(result.equity(end) - 100_000).isCloseTo(entered * earned, within(0.02));
        int in = Arrays.binarySearch(result.days(), BARS.days()[row + 1]);
        int out = Arrays.binarySearch(result.days(), BARS.days()[row + 6]);
        for (int s = 0; s < result.size(); s++) {
            assertThat(result.longs(s) > 0).as("session " + s).isEqualTo(s >= in && s < out);
        }
    }

    private static int trades(Events events) {
        int count = 0;
        for (int i = 0; i < events.size(); i++) {
            count += events.kind(i) == Events.Kind.TRADE ? 1 : 0;
        }
        return count;
    }

    @Test
    void bars_after_a_day_change_no_equity_up_to_it() {
        RunFolder run = run(DRAWN);
        for (BookSpec spec : List.of(
                BookSpec.standard(),
                BookSpec.standard().withShorts(true),
                BookSpec.standard().withTop(1))) {
            Books.Outcome before = books(MARKET, run, spec);
            int day = BARS.days()[1060];
            MarketData later = new Altered(MARKET, bars -> StudyMarket.moved(bars, day + 1), "moved");
            Books.Outcome after = books(later, run, spec);
            int until = Arrays.binarySearch(before.model().days(), day);
            for (int book = 0; book < before.report().books().size(); book++) {
                double[] was = before.report().books().get(book).equity();
                double[] is = after.report().books().get(book).equity();
                assertThat(Arrays.copyOf(is, until + 1)).containsExactly(Arrays.copyOf(was, until + 1));
            }
            assertThat(after.report().model().equity()[until + 1])
                    .isNotEqualTo(before.report().model().equity()[until + 1]);
        }
    }

    @Test
    void predictions_of_later_days_change_no_equity_up_to_the_day_before() {
        Books.Outcome before = books(MARKET, run(DRAWN), BookSpec.standard());
        int day = BARS.days()[1060];
        Books.Outcome after = books(
                MARKET, run((who, d) -> d < day ? DRAWN.buy(who, d) : 0.8 - DRAWN.buy(who, d)), BookSpec.standard());
        int at = Arrays.binarySearch(before.model().days(), day);
        assertThat(Arrays.copyOf(after.model().equity(), at + 1))
                .containsExactly(Arrays.copyOf(before.model().equity(), at + 1));
        assertThat(after.model().equity()).isNotEqualTo(before.model().equity());
    }

    @Test
    void days_that_were_not_predicted_are_refused() {
        RunFolder run = run(DRAWN);
        List<BookSpec> refused = List.of(
                BookSpec.standard().between(FIRST - 1, LAST),
                BookSpec.standard().between(LAST + 1, LAST + 50),
                BookSpec.standard().between(Integer.MIN_VALUE, FIRST - 1));
        for (BookSpec spec : refused) {
            assertThatThrownBy(() -> books(MARKET, run, spec))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("out of sample from");
        }
    }

    @Test
    void days_without_a_session_make_no_book() {
        RunFolder run = run(DRAWN);
        int monday = FIRST;
        while (MARKET.bars(STOCKS.get(0)).rowOf(monday) >= 0) {
            monday++;
        }
        int closed = monday;
        assertThatThrownBy(() -> books(MARKET, run, BookSpec.standard().between(closed, closed)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no decision");
    }

    @Test
    void asked_days_hold_the_decisions_and_exits_come_after_them() {
        int from = BARS.days()[1030];
        int to = BARS.days()[1050];
        Books.Outcome outcome = books(MARKET, run((who, day) -> 0.8), free().between(from, to));
        int[] days = outcome.model().days();
        assertThat(days[0]).isEqualTo(from);
        assertThat(days[days.length - 1]).isEqualTo(BARS.days()[1050 + 1 + HandRun.HORIZON]);
        assertThat(outcome.model().longs(days.length - 1)).as("all is sold").isZero();
        assertThat(outcome.model().longs(days.length - 2)).isPositive();
    }

    @Test
    void a_model_that_says_nothing_holds_nothing() {
        Books.Outcome outcome = books(MARKET, run((who, day) -> Double.NaN), BookSpec.standard());
        assertThat(outcome.report().model().equity()).containsOnly(100_000);
        Books.Outcome best =
                books(MARKET, run((who, day) -> Double.NaN), BookSpec.standard().withTop(2));
        assertThat(best.report().model().equity()).containsOnly(100_000);
    }

    @Test
    void the_highest_scores_are_held_whatever_their_signals() {
        Instrument stock = STOCKS.get(1);
        BookSpec day = free().between(BARS.days()[1030], BARS.days()[1030]);
        Books.Outcome one = books(MARKET, run((who, d) -> who.equals(stock) ? 0.41 : 0.4), day.withTop(1));
        Books.Outcome alone = books(MARKET, run((who, d) -> who.equals(stock) ? 0.8 : 0.3), day);
        assertThat(trades(alone.model().events())).isEqualTo(2);
        for (int s = 0; s < one.model().size(); s++) {
            assertThat(one.model().equity(s) - 100_000)
                    .isCloseTo(3 * (alone.model().equity(s) - 100_000), within(0.01));
        }
        assertThat(one.report().rule()).contains("1 stock");
    }

    @Test
    void a_stock_that_is_not_listed_yet_takes_no_share_of_the_book() {
        Instrument late = STOCKS.get(2);
        int listed = BARS.days()[1050];
        MarketData data = new Altered(
                MARKET,
                bars -> bars.instrument().equals(late) ? bars.between(listed, Integer.MAX_VALUE) : bars,
                "late");
        RunFolder run = HandRun.write(
                workspace,
                data,
                STOCKS.stream()
                        .map(i -> HandRun.rows(data.bars(i), day -> day >= FIRST && day <= LAST, (who, day) -> 0.8))
                        .toList());
        BookReport report = books(data, run, BookSpec.standard()).report();
        assertThat(report.model().equity())
                .containsExactly(report.books().get(1).equity());
    }

    @Test
    void a_buy_of_every_stock_takes_part_in_a_delisting_as_the_equal_weighted_book_does() {
        Instrument gone = STOCKS.get(1);
        int last = BARS.days()[1060];
        MarketData data = new Altered(
                MARKET,
                bars -> bars.instrument().equals(gone)
                        ? bars.between(Integer.MIN_VALUE, last).withDelisting(new Delisting(last, -0.8))
                        : bars,
                "gone");
        RunFolder run = HandRun.write(
                workspace,
                data,
                STOCKS.stream()
                        .map(i -> HandRun.rows(data.bars(i), day -> day >= FIRST && day <= LAST, (who, day) -> 0.8))
                        .toList());
        Books.Outcome outcome = books(data, run, free());
        assertThat(outcome.report().model().equity())
                .containsExactly(outcome.report().books().get(1).equity());
        int at = Arrays.binarySearch(outcome.model().days(), last);
        double lost = outcome.model().equity(at) / outcome.model().equity(at - 1) - 1;
        // Five tranches of a third of a fifth each, less the two decisions that could not be filled any more.
        assertThat(lost).isLessThan(-0.8 / 3 + 0.1);
    }

    @Test
    void a_buy_of_every_stock_goes_into_halts_as_the_equal_weighted_book_does() {
        Instrument halted = STOCKS.get(1);
        int from = 1050;
        MarketData data = new Altered(
                MARKET, bars -> bars.instrument().equals(halted) ? without(bars, from, from + 15) : bars, "halted");
        // What follows a halt of fifteen sessions is a hole: the five rows before it have no outcome to be judged by.
        RunFolder run = HandRun.write(
                workspace,
                data,
                STOCKS.stream()
                        .map(i -> {
                            BarSeries bars = data.bars(i);
                            BarSeries marked = i.equals(halted) ? bars.withHoles(new int[] {from}) : bars;
                            return HandRun.rows(marked, day -> day >= FIRST && day <= LAST, (who, day) -> 0.8);
                        })
                        .toList());
        BookReport report = books(data, run, free()).report();
        assertThat(report.model().equity())
                .containsExactly(report.books().get(1).equity());
        int rows = run.judged(Optional.empty()).stream()
                .mapToInt(c -> c.predicted().rows().size()
                        - c.predicted().judged().rows().size())
                .sum();
        assertThat(rows).isEqualTo(1 + HandRun.HORIZON);
    }

    private static BarSeries without(BarSeries bars, int from, int to) {
        int[] kept = IntStream.range(0, bars.size())
                .filter(row -> row < from || row >= to)
                .toArray();
        double[][] columns = Stream.of(
                        bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume())
                .map(c -> Arrays.stream(kept).mapToDouble(row -> c[row]).toArray())
                .toArray(double[][]::new);
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                Arrays.stream(kept).map(row -> bars.days()[row]).toArray(),
                new BarSeries.Columns(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]));
    }

    @Test
    void higher_costs_never_leave_more() {
        RunFolder run = run(DRAWN);
        Books books = new Books(StudyMarket.wiring(workspace, MARKET, 1), BookSpec.standard());
        BookReport report = books.of(run, Optional.empty(), Beside.standard()).report();
        assertThat(report.frontier()).hasSize(6);
        for (int i = 1; i < report.frontier().size(); i++) {
            assertThat(report.frontier().get(i).annual())
                    .isLessThan(report.frontier().get(i - 1).annual());
        }
        assertThat(report.frontier().get(3).annual())
                .as("10 bp a side are the standard costs")
                .isCloseTo(report.model().performance().growth().annual(), within(1e-6));
    }

    @Test
    void one_model_of_a_run_acts_on_its_stocks_alone() {
        RunFolder run = run(DRAWN);
        Instrument stock = STOCKS.get(1);
        Books.Outcome outcome = new Books(StudyMarket.wiring(workspace, MARKET, 1), BookSpec.standard())
                .of(run, Optional.of("model-of-" + stock.symbol()), Beside.nothing());
        assertThat(outcome.model().instruments()).containsExactly(stock);
    }

    @Test
    void nulls_act_by_the_same_rule() {
        BookReport report = books(MARKET, run(DRAWN), BookSpec.standard()).report();
        List<String> nulls = HandRun.rows(BARS, day -> day == FIRST, DRAWN).answers().stream()
                .skip(1)
                .map(Answers::name)
                .toList();
        assertThat(report.books().stream().skip(2).map(BookReport.Book::name)).containsExactlyElementsOf(nulls);
        for (BookReport.Book book : report.books()) {
            assertThat(book.days()).containsExactly(report.model().days());
        }
    }

    @Test
    void bars_that_have_changed_since_the_run_was_made_are_told_by_stock_and_later_ones_are_not() {
        RunFolder run = run(DRAWN);
        assertThat(ofData(books(MARKET, run, BookSpec.standard()))).isEmpty();
        int exit = BARS.days()[1099 + 1 + HandRun.HORIZON];
        MarketData later = new Altered(MARKET, bars -> StudyMarket.moved(bars, exit + 1), "later");
        assertThat(ofData(books(later, run, BookSpec.standard()))).isEmpty();
        MarketData last = new Altered(
                MARKET,
                bars -> bars.instrument().equals(STOCKS.get(1)) ? StudyMarket.moved(bars, exit) : bars,
                "last exit");
        assertThat(ofData(books(last, run, BookSpec.standard())))
                .hasSize(1)
                .allMatch(w -> w.contains("1 of 3 stocks") && w.contains(STOCKS.get(1) + ".") && w.contains(run.id()));
        assertThat(BookText.of(books(last, run, BookSpec.standard()).report())).contains("WARNING: Bars or corporate");
        MarketData early = new Altered(MARKET, bars -> bars.rows(1, bars.size()), "a bar before all rows is gone");
        assertThat(ofData(books(early, run, BookSpec.standard())))
                .hasSize(1)
                .allMatch(w -> w.contains("3 of 3 stocks"));
    }

    @Test
    void one_model_of_a_run_is_doubted_for_its_own_stock_alone() {
        RunFolder run = run(DRAWN);
        MarketData other = new Altered(
                MARKET,
                bars -> bars.instrument().equals(STOCKS.get(1)) ? StudyMarket.moved(bars, FIRST) : bars,
                "other");
        Books books = new Books(StudyMarket.wiring(workspace, other, 1), BookSpec.standard());
        for (int stock : new int[] {0, 1}) {
            String model = "model-of-" + STOCKS.get(stock).symbol();
            assertThat(ofData(books.of(run, Optional.of(model), Beside.nothing())))
                    .hasSize(stock);
        }
    }

    @Test
    void another_corporate_action_within_the_days_of_the_run_is_another_datum() {
        RunFolder run = run(DRAWN);
        int exit = BARS.days()[1099 + 1 + HandRun.HORIZON];
        for (int day : new int[] {exit, exit + 1}) {
            CorporateAction dividend = new CorporateAction(STOCKS.get(2), day, CorporateAction.Kind.DIVIDEND, 0.01);
            MarketData paid = new Altered(MARKET, bars -> bars, "dividend").with(dividend);
            assertThat(ofData(books(paid, run, BookSpec.standard()))).hasSize(day <= exit ? 1 : 0);
        }
    }

    @Test
    void a_run_that_does_not_record_its_data_says_so() throws IOException {
        RunFolder run = run(DRAWN);
        Files.delete(workspace.resolve("runs").resolve(run.id()).resolve("data.json"));
        assertThat(ofData(books(MARKET, run, BookSpec.standard())))
                .hasSize(1)
                .allMatch(w -> w.contains("does not record"));
    }

    @Test
    void another_way_of_acting_is_a_trial_and_dearer_trading_is_none() {
        RunFolder run = run(DRAWN);
        TrialLog ledger = StudyMarket.wiring(workspace, MARKET, 1).ledger();
        books(MARKET, run, BookSpec.standard());
        books(MARKET, run, free().withCapital(5_000));
        assertThat(ledger.countTrials()).isZero();
        BookReport two = books(MARKET, run, BookSpec.standard().withTop(2)).report();
        assertThat(ledger.countTrials()).isEqualTo(1);
        assertThat(two.trials().count()).isEqualTo(1);
        Trial trial = ledger.entries().get(0).trial();
        assertThat(trial.specification()).isEqualTo("book of: made up; top=2");
        assertThat(trial.score().value())
                .isEqualTo(two.model().performance().sharpe().annual());
        assertThat(trial.window().firstDay()).isEqualTo(FIRST);
        books(MARKET, run, BookSpec.standard().withTop(2));
        assertThat(ledger.entries()).as("the same look again").hasSize(1);
        BookReport later = books(
                        MARKET, run, BookSpec.standard().withShorts(true).between(BARS.days()[1030], BARS.days()[1050]))
                .report();
        assertThat(later.trials().count()).isEqualTo(2);
        assertThat(ledger.entries().get(1).trial().specification())
                .isEqualTo("book of: made up; shorts; days=" + Days.text(BARS.days()[1030]) + ".."
                        + Days.text(BARS.days()[1050]));
        new Books(StudyMarket.wiring(workspace, MARKET, 1), BookSpec.standard())
                .of(run, Optional.of("model-of-" + STOCKS.get(1).symbol()), Beside.nothing());
        assertThat(ledger.countTrials()).isEqualTo(3);
    }

    @Test
    void a_book_is_refused_where_the_rows_of_a_stock_are_gone() throws IOException {
        RunFolder run = run(DRAWN);
        Files.delete(JudgedFile.in(workspace.resolve("runs").resolve(HandRun.ID), STOCKS.get(1)));
        assertThatThrownBy(() -> books(MARKET, run, BookSpec.standard()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 stock")
                .hasMessageContaining(STOCKS.get(1).toString())
                .hasMessageContaining("Fix:");
    }
}
