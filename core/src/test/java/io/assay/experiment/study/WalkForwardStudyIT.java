package io.assay.experiment.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.evaluate.Answers;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.experiment.replay.Replay;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecipe;
import io.assay.experiment.trade.Beside;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Books;
import io.assay.experiment.trade.Picking;
import io.assay.label.Direction;
import io.assay.ledger.Peeks;
import io.assay.market.Instrument;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.BookReport;
import io.assay.report.StudyReport;
import io.assay.report.StudyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Studies that are refitted after so many sessions. */
class WalkForwardStudyIT {
    private static final SimulatedMarket MARKET = StudyMarket.of(4, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final HeldOut LATE = new HeldOut(StudyMarket.HELD_OUT);
    private static final WalkForward ROLLING = WalkForward.rolling(500, 200);

    @TempDir
    private Path workspace;

    private static StudySpec spec(Counter counter, WalkForward lengths) {
        return StudySpec.standard(
                        List.of(
                                Candidate.of("linear", Candidate.Scope.STOCK, counter.of(LinearLearner.logistic(5000))),
                                Candidate.of(
                                        "linear", Candidate.Scope.POOLED, counter.of(LinearLearner.logistic(5000)))),
                        Seed.of(1))
                .withLabel(Direction.three(5))
                .withRefits(new Refits.EverySessions(lengths));
    }

    private Study study(StudySpec spec, Path where, int threads) {
        return new Study(spec, StudyMarket.wiring(where, MARKET, threads), LATE);
    }

    private StudyReport run(WalkForward lengths) {
        return study(spec(new Counter(), lengths), workspace, 2).run(STOCKS);
    }

    private static int[] sessions() {
        return STOCKS.stream()
                .flatMapToInt(i -> Arrays.stream(MARKET.bars(i).days()))
                .distinct()
                .sorted()
                .toArray();
    }

    @Test
    void every_session_behind_the_first_training_is_tested_in_one_window() {
        StudyReport report = run(ROLLING);
        List<StudyReport.WindowScore> windows = report.windows().orElseThrow();
        int[] open = Arrays.stream(sessions())
                .filter(day -> day < StudyMarket.HELD_OUT)
                .toArray();
        int[] tested = StudyMarket.predicted(workspace, report.run().runId()).values().stream()
                .flatMapToInt(p -> Arrays.stream(p.rows().rows().decisionDay()))
                .distinct()
                .sorted()
                .toArray();
        int first = Arrays.binarySearch(open, tested[0]);
        assertThat(tested).as("no session is left out").isEqualTo(Arrays.copyOfRange(open, first, open.length));
        assertThat(windows.get(0).from()).isEqualTo(open[first]);
        for (int w = 1; w < windows.size(); w++) {
            assertThat(windows.get(w).from()).isEqualTo(open[first + 200 * w]);
            assertThat(windows.get(w - 1).to()).isEqualTo(open[first + 200 * w - 1]);
        }
        assertThat(windows.stream().mapToInt(w -> w.score().rows()).sum())
                .isEqualTo(report.run().span().rows());
        assertThat(windows).allMatch(w -> w.stocks() == STOCKS.size());
        assertThat(report.run().specification()).contains("walk-forward(train=500, test=200, rolling)");
    }

    @Test
    void the_number_of_threads_and_a_stop_in_between_change_nothing(@TempDir Path other) {
        String once = Json.line(study(spec(new Counter(), ROLLING), other, 1).run(STOCKS));
        Counter stopped = new Counter(5);
        assertThatThrownBy(() -> study(spec(stopped, ROLLING), workspace, 2).run(STOCKS))
                .hasStackTraceContaining(Stopped.class.getSimpleName());
        Counter rest = new Counter();
        StudyReport report = study(spec(rest, ROLLING), workspace, 2).run(STOCKS);
        assertThat(Json.line(report)).isEqualTo(once);
        Counter again = new Counter();
        assertThat(study(spec(again, ROLLING), workspace, 2).isDone(STOCKS)).isTrue();
        study(spec(again, ROLLING), workspace, 2).run(STOCKS);
        assertThat(again.fits()).isZero();
    }

    @Test
    void a_rolling_window_forgets_what_an_expanding_one_knows() {
        StudyReport rolling = run(ROLLING);
        StudyReport expanding = run(WalkForward.expanding(500, 200));
        Map<String, Predicted> some =
                StudyMarket.predicted(workspace, rolling.run().runId());
        Map<String, Predicted> all =
                StudyMarket.predicted(workspace, expanding.run().runId());
        int second = rolling.windows().orElseThrow().get(1).from();
        for (Map.Entry<String, Predicted> stock : some.entrySet()) {
            Predicted other = all.get(stock.getKey());
            assertThat(other).isNotNull();
            int[] days = stock.getValue().rows().rows().decisionDay();
            assertThat(other.rows().rows().decisionDay()).isEqualTo(days);
            int cut = (int) Arrays.stream(days).filter(day -> day < second).count();
            assertThat(answers(stock.getValue(), 0, cut)).isEqualTo(answers(other, 0, cut));
            assertThat(answers(stock.getValue(), cut, days.length)).isNotEqualTo(answers(other, cut, days.length));
        }
    }

    /** What the stock's own candidate said, who stands behind the chosen one and the nulls. */
    private static double[] answers(Predicted of, int from, int to) {
        Answers own = of.answers().stream()
                .filter(a -> a.name().equals("linear, per stock"))
                .findFirst()
                .orElseThrow();
        return own.predictions().select(IntStream.range(from, to).toArray()).values();
    }

    @Test
    void a_step_longer_than_a_window_leaves_days_alone_that_books_do_not_act_on() {
        StudyReport report = run(ROLLING.withStep(300));
        List<StudyReport.WindowScore> windows = report.windows().orElseThrow();
        int[] open = sessions();
        int first = Arrays.binarySearch(open, windows.get(0).from());
        Set<Integer> inside = IntStream.range(0, windows.size())
                .flatMap(w -> Arrays.stream(open, first + 300 * w, Math.min(open.length, first + 300 * w + 200)))
                .boxed()
                .collect(Collectors.toSet());
        for (Predicted stock :
                StudyMarket.predicted(workspace, report.run().runId()).values()) {
            assertThat(Arrays.stream(stock.rows().rows().decisionDay()).boxed().toList())
                    .allMatch(inside::contains);
        }
        assertThat(windows.get(1).from() - windows.get(0).to()).isGreaterThan(100);
    }

    @Test
    void a_run_by_sessions_replays_from_its_recipe() {
        String run = run(ROLLING).run().runId();
        RunFolder folder = RunFolder.find(workspace, Optional.of(run));
        assertThat(folder.recipe().study().orElseThrow().sessions()).contains(new RunRecipe.BySessions(ROLLING, ""));
        Replay.Outcome outcome =
                Replay.of(folder, StudyMarket.wiring(workspace, MARKET, 1)).run(0, false);
        assertThat(outcome.differences()).isEmpty();
    }

    @Test
    void opened_held_out_days_are_kept_and_acted_on_beside_the_nulls() {
        Peeks peeks = Peeks.of(workspace.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        StudyReport report = study(spec(new Counter(), ROLLING), workspace, 2).runAndOpen(STOCKS, peeks);
        RunFolder run = RunFolder.find(workspace, Optional.of(report.run().runId()));
        List<JudgedFile.Content> opened = run.opened();
        assertThat(opened).isNotEmpty();
        for (JudgedFile.Content stock : opened) {
            assertThat(Arrays.stream(stock.predicted().rows().rows().decisionDay())
                            .boxed()
                            .toList())
                    .allMatch(day -> day >= StudyMarket.HELD_OUT);
            assertThat(stock.header().answers()).startsWith(StudyReport.CHOSEN).doesNotContain("rules");
        }
        Books books = new Books(
                StudyMarket.wiring(workspace, MARKET, 2),
                BookSpec.standard().withPicking(Picking.bySignals().withTop(2)));
        BookReport book = books.ofHeldOut(run, looked -> 1, Beside.nothing()).report();
        BookReport.HeldOutDays days = book.heldOut().orElseThrow();
        assertThat(days.from()).isGreaterThanOrEqualTo(StudyMarket.HELD_OUT);
        assertThat(days.sentence()).contains("look number 1");
        assertThat(book.warnings()).noneMatch(w -> w.contains("have changed since"));
        assertThat(book.books().stream().map(BookReport.Book::name))
                .startsWith(StudyReport.CHOSEN, BookReport.EQUAL_WEIGHT)
                .contains("always-up", "majority");
    }

    @Test
    void rows_of_opened_days_that_are_gone_are_told_and_no_look_is_counted() throws IOException {
        Peeks peeks = Peeks.of(workspace.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        StudyReport report = study(spec(new Counter(), ROLLING), workspace, 2).runAndOpen(STOCKS, peeks);
        RunFolder run = RunFolder.find(workspace, Optional.of(report.run().runId()));
        Books books = new Books(StudyMarket.wiring(workspace, MARKET, 2), BookSpec.standard());
        ToLongFunction<HeldOutLook.Subject> never = looked -> {
            throw new AssertionError("a look was counted");
        };
        Path rows = RunFolder.heldOut(run.path());
        Files.delete(JudgedFile.in(rows, STOCKS.get(1)));
        assertThatThrownBy(() -> books.ofHeldOut(run, never, Beside.nothing()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lacks the rows of held-out days of 1 stock; the first is " + STOCKS.get(1));
        Files.delete(rows.resolve("data.json"));
        assertThatThrownBy(() -> books.ofHeldOut(run, never, Beside.nothing())).hasMessageContaining("were not opened");
    }

    @Test
    void windows_too_short_for_intervals_tell_their_points() {
        StudyReport report = run(WalkForward.rolling(500, 63));
        StudyReport.WindowScore window = report.windows().orElseThrow().get(1);
        assertThat(window.score().scores()).isEmpty();
        assertThat(window.score().points().hits()).isBetween(0.1, 0.9);
        assertThat(StudyText.of(report, 1)).contains("too few days for an interval");
    }

    @Test
    void days_that_were_not_opened_are_not_acted_on() {
        RunFolder run = RunFolder.find(workspace, Optional.of(run(ROLLING).run().runId()));
        Books books = new Books(StudyMarket.wiring(workspace, MARKET, 2), BookSpec.standard());
        assertThatThrownBy(() -> books.ofHeldOut(run, looked -> 1, Beside.nothing()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("were not opened")
                .hasMessageContaining("--open-test");
    }
}
