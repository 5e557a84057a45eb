package io.assay.experiment.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.LeakHunt.Conclusion;
import io.assay.evaluate.Verdict;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.feature.outside.Modalities;
import io.assay.ledger.Peeks;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.Learner;
import io.assay.model.builtin.LastDayLearner;
import io.assay.registry.ModelCard;
import io.assay.report.StudyReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Studies of four simulated stocks and three linear candidates, from bars to models. */
class StudyIT {
    private static final SimulatedMarket MARKET = StudyMarket.of(4, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final HeldOut LATE = new HeldOut(StudyMarket.HELD_OUT);
    private static final int WALKS = 3 * 2 * 4 + 3;

    /** A workspace in which the study was run once, with how many fits that took. */
    @TempDir
    private static Path done;

    private static final Counter FIRST = new Counter();
    private static Optional<StudyReport> first = Optional.empty();

    /** Runs the study once for all tests, and gives each a workspace that it may spoil. */
    @BeforeEach
    void copy() throws IOException {
        if (first.isEmpty()) {
            first = Optional.of(
                    new Study(StudyMarket.spec(FIRST), StudyMarket.wiring(done, MARKET, 1), LATE).run(STOCKS));
        }
        try (Stream<Path> files = Files.walk(done)) {
            for (Path file : files.sorted().toList()) {
                Path to = workspace.resolve(done.relativize(file));
                if (!Files.isDirectory(to)) {
                    Files.copy(file, to);
                }
            }
        }
    }

    private static StudyReport before() {
        return first.orElseThrow();
    }

    @TempDir
    Path workspace;

    private Study study(MarketData data, Counter counter, HeldOut heldOut) {
        return new Study(StudyMarket.spec(counter), StudyMarket.wiring(workspace, data, 1), heldOut);
    }

    private Path run(StudyReport report) {
        return workspace.resolve("runs").resolve(report.run().runId());
    }

    private Path judgedFile(StudyReport report) throws IOException {
        try (Stream<Path> files = Files.list(run(report))) {
            return files.filter(f -> f.toString().endsWith(".judged"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The data behind the rows of a run. */
    private RunData data(StudyReport report) {
        List<Predicted> parts = List.copyOf(
                StudyMarket.predicted(workspace, report.run().runId()).values());
        return RunData.of(MARKET, RunJudge.pooled(parts).rows(), new Parallel(2));
    }

    /** Everything that is said of the open days. */
    private static String open(StudyReport report) {
        return Json.line(report.run().comparison())
                + Json.line(report.run().evaluation())
                + Json.line(report.run().others())
                + Json.line(report.run().board())
                + Json.line(report.run().verdict())
                + Json.line(report.choices())
                + Json.line(report.profile());
    }

    private static String last(BarSeries bars) {
        return Days.text(bars.days()[bars.size() - 1]);
    }

    @Test
    void a_second_run_does_nothing_and_says_the_same() {
        // three windows of two candidates on four stocks, three of the pooled one, and what was chosen for today
        assertThat(FIRST.fits()).isIn(WALKS + 1, WALKS + 4, WALKS + 2 * 4);
        Map<String, String> current = current();
        Counter second = new Counter();
        StudyReport again = study(MARKET, second, LATE).run(STOCKS);
        assertThat(second.fits()).isZero();
        assertThat(Json.line(again)).isEqualTo(Json.line(before()));
        assertThat(current()).isEqualTo(current).hasSize(4);
        TrialLog ledger = TrialLog.of(workspace.resolve("ledger.jsonl"), StudyMarket.CLOCK);
        // the chosen one, three candidates, and two ensembles of the two candidates a stock
        assertThat(ledger.countTrials()).isEqualTo(6);
        assertThat(ledger.entries()).hasSize(6);
    }

    private Map<String, String> current() {
        return StudyMarket.wiring(workspace, MARKET, 1).models().current();
    }

    @Test
    void the_number_of_threads_changes_nothing(@TempDir Path other) {
        StudyReport two =
                new Study(StudyMarket.spec(new Counter()), StudyMarket.wiring(other, MARKET, 2), LATE).run(STOCKS);
        assertThat(two.run().digest()).isEqualTo(before().run().digest());
        assertThat(Json.line(two)).isEqualTo(Json.line(before()));
    }

    @Test
    void where_there_is_no_skill_none_is_found() {
        assertThat(before().run().verdict().outcome()).isNotEqualTo(Verdict.Outcome.SKILL);
        assertThat(before().run().leakSuspected()).isFalse();
        assertThat(before().run().stocks()).noneMatch(s -> s.verdict() == Verdict.Outcome.SKILL);
    }

    @Test
    void a_strong_effect_is_found() {
        SimulatedMarket planted = StudyMarket.of(4, 0.3);
        StudyReport report = study(planted, new Counter(), LATE).run(StudyMarket.stocks(planted));
        assertThat(report.run().primary().model()).isGreaterThan(0.1);
        assertThat(report.run().primary().interval().lower()).isPositive();
        assertThat(before().run().primary().interval().lower()).isNegative();
        StudyReport.Choice now = report.choices().get(report.choices().size() - 1);
        assertThat(now.saved()).isPositive();
        assertThat(report.run().hunt().isPresent()).isEqualTo(report.run().leakSuspected());
        assertThat(report.run().hunt().map(LeakHunt::conclusion)).isNotEqualTo(Optional.of(Conclusion.LEAK_FOUND));
    }

    @Test
    void nothing_is_scored_and_nothing_is_chosen_by_held_out_days(@TempDir Path other, @TempDir Path third) {
        MarketData moved = new Altered(MARKET, b -> StudyMarket.moved(b, StudyMarket.HELD_OUT), "m");
        StudyReport report = before();
        StudyReport elsewhere =
                new Study(StudyMarket.spec(new Counter()), StudyMarket.wiring(other, moved, 1), LATE).run(STOCKS);
        assertThat(open(elsewhere)).isEqualTo(open(report));
        assertThat(report.run().span().lastDay()).isLessThan(StudyMarket.HELD_OUT);
        StudyMarket.predicted(workspace, report.run().runId()).forEach((name, predicted) -> {
            assertThat(Arrays.stream(predicted.rows().rows().decisionDay()))
                    .allMatch(day -> day < StudyMarket.HELD_OUT);
            assertThat(Arrays.stream(predicted.judged().rows().rows().knownDay()))
                    .allMatch(day -> day < StudyMarket.HELD_OUT);
        });
        assertThat(elsewhere.run().stocks().get(0).modelId())
                .as("models for today learn from held-out days as well")
                .isNotEqualTo(report.run().stocks().get(0).modelId());

        MarketData earlier = new Altered(MARKET, b -> StudyMarket.moved(b, StudyMarket.HELD_OUT - 30), "e");
        StudyReport seen =
                new Study(StudyMarket.spec(new Counter()), StudyMarket.wiring(third, earlier, 1), LATE).run(STOCKS);
        assertThat(open(seen)).as("days before them count").isNotEqualTo(open(report));
    }

    @Test
    void a_run_that_was_stopped_anywhere_goes_on_without_what_was_done(@TempDir Path other) {
        Wiring wiring = StudyMarket.wiring(other, MARKET, 1);
        int perStock = 2 * 3;
        // within the third stock; within the pooled folds; at the first model for today
        for (int stop : new int[] {2 * perStock + 3, 2 * perStock + 1, 2}) {
            Counter stopped = new Counter(stop);
            assertThatThrownBy(() -> new Study(StudyMarket.spec(stopped), wiring, LATE).run(STOCKS))
                    .isInstanceOf(Stopped.class);
            assertThat(StudyMarket.wiring(other, MARKET, 1).models().current()).isEmpty();
        }
        Counter rest = new Counter();
        StudyReport report = new Study(StudyMarket.spec(rest), wiring, LATE).run(STOCKS);
        assertThat(rest.fits()).isEqualTo(FIRST.fits() - WALKS);
        assertThat(Json.line(report)).isEqualTo(Json.line(before()));
    }

    @Test
    void new_bars_are_fitted_and_what_was_said_before_stands() {
        MarketData before = MARKET.until(Days.of(2007, 6, 29));
        StudyReport old = study(before, new Counter(), HeldOut.none()).run(STOCKS);
        Map<String, Predicted> then = StudyMarket.predicted(workspace, old.run().runId());
        Counter counter = new Counter();
        StudyReport report = study(MARKET, counter, HeldOut.none()).run(STOCKS);
        int windows = (int) report.choices().stream()
                .filter(c ->
                        c.window().compareTo("from 2007") >= 0 && c.window().startsWith("from"))
                .count();
        assertThat(counter.fits())
                .as("folds of 2005 and 2006 are remembered")
                .isLessThanOrEqualTo(windows * (2 * 4 + 1) + 2 * 4);
        Map<String, Predicted> now =
                StudyMarket.predicted(workspace, report.run().runId());
        assertThat(now.keySet()).isEqualTo(then.keySet()).hasSize(4);
        then.forEach((name, predicted) -> assertThat(starts(now.getOrDefault(name, predicted), predicted))
                .as(name)
                .isTrue());
        assertThat(report.run().span().lastDay()).isGreaterThan(Days.of(2009, 6, 1));
        assertThat(report.choices().subList(0, 3)).isEqualTo(old.choices().subList(0, 3));
    }

    /**
     * Whether some rows and answers are the first of others, bit for bit. What was said of the last days, whose outcome
     * was not known then, stands too.
     */
    private static boolean starts(Predicted longer, Predicted shorter) {
        int n = shorter.rows().size();
        int[] first = IntStream.range(0, n).toArray();
        assertThat(longer.rows().size()).isGreaterThan(n);
        assertThat(longer.rows().select(first).rows().decisionDay())
                .isEqualTo(shorter.rows().rows().decisionDay());
        int known = shorter.judged().rows().size();
        assertThat(known).isEqualTo(n - 6);
        assertThat(longer.judged()
                        .rows()
                        .select(IntStream.range(0, known).toArray())
                        .hash())
                .isEqualTo(shorter.judged().rows().hash());
        for (int a = 0; a < shorter.answers().size(); a++) {
            Answers mine = shorter.answers().get(a);
            Answers other = longer.answers().get(a);
            assertThat(other.name()).isEqualTo(mine.name());
            assertThat(other.predictions().select(first).values())
                    .as(mine.name())
                    .isEqualTo(mine.predictions().values());
        }
        return true;
    }

    @Test
    void held_out_days_are_opened_on_demand_and_every_look_is_counted() {
        Peeks peeks = peeks();
        StudyReport closed = before();
        assertThat(closed.opened()).isEmpty();
        StudyReport first = study(MARKET, new Counter(), LATE).runAndOpen(STOCKS, peeks);
        assertThat(open(first)).as("a look changes nothing before it").isEqualTo(open(closed));
        StudyReport.Opened opened = first.opened().orElseThrow();
        assertThat(opened.looks()).isEqualTo(1);
        assertThat(opened.comparison().span().firstDay()).isGreaterThanOrEqualTo(StudyMarket.HELD_OUT);
        Counter counter = new Counter();
        StudyReport second = study(MARKET, counter, LATE).runAndOpen(STOCKS, peeks);
        assertThat(second.opened().orElseThrow().looks()).isEqualTo(2);
        assertThat(counter.fits()).as("folds of both walks are remembered").isLessThanOrEqualTo(1);
        assertThat(study(MARKET, new Counter(), LATE).run(STOCKS).opened().map(StudyReport.Opened::looks))
                .as("what was seen is not forgotten")
                .isEqualTo(Optional.of(2L));
    }

    @Test
    void the_look_is_counted_before_it_is_taken() {
        Peeks peeks = peeks();
        Counter stopped = new Counter(1);
        assertThatThrownBy(() -> study(MARKET, stopped, LATE).runAndOpen(STOCKS, peeks))
                .isInstanceOf(Stopped.class);
        assertThat(peeks.count(MARKET.contentHash(), new Window(StudyMarket.HELD_OUT, StudyMarket.HELD_OUT)))
                .isEqualTo(1);
    }

    @Test
    void with_nothing_held_out_there_is_nothing_to_open_and_nothing_is_fitted_first() {
        Peeks peeks = peeks();
        Counter counter = new Counter();
        for (HeldOut none : List.of(HeldOut.none(), new HeldOut(Days.of(2030, 1, 1)))) {
            assertThatThrownBy(() -> study(MARKET, counter, none).runAndOpen(STOCKS, peeks))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("there is nothing to open")
                    .hasMessageContaining(last(MARKET.bars(STOCKS.get(0))));
        }
        assertThat(workspace.resolve("peeks.jsonl")).doesNotExist();
        assertThat(counter.fits()).isZero();
    }

    @Test
    void a_damaged_model_is_fitted_again_and_so_is_a_stock_whose_judged_rows_are_damaged() throws IOException {
        StudyReport report = before();
        String id = report.run().stocks().get(0).modelId();
        Files.write(workspace.resolve("models").resolve(id).resolve("model.bin"), new byte[] {1});
        StudyReport mended = study(MARKET, new Counter(), LATE).run(STOCKS);
        String again = mended.run().stocks().get(0).modelId();
        assertThat(again).startsWith(id).hasSizeGreaterThan(id.length());
        assertThat(current().values()).contains(again).doesNotContain(id);
        assertThat(open(mended)).isEqualTo(open(report));

        Path file = judgedFile(mended);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        String name = String.valueOf(file.getFileName());
        assertThatThrownBy(() -> RunFolder.at(run(report)).judged(Optional.empty()))
                .as("who only reads refuses")
                .isInstanceOf(DataException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("run the same training again");
        StudyReport judged = study(MARKET, new Counter(), LATE).run(STOCKS);
        assertThat(judged.notes())
                .anyMatch(n -> n.contains(name) && n.endsWith("Fix: none is needed. It was made again."));
        assertThat(open(judged)).isEqualTo(open(report));
        assertThat(RunFolder.at(run(report)).judged(Optional.empty())).hasSize(STOCKS.size());
        assertThat(RunFolder.at(run(report)).doubts(data(judged))).isEmpty();
    }

    @Test
    void damaged_folds_are_told_and_fitted_again() throws IOException {
        StudyReport report = before();
        try (Stream<Path> books = Files.walk(workspace.resolve("folds"))) {
            for (Path book : books.filter(f -> f.toString().endsWith(".fold")).toList()) {
                Files.write(book, new byte[] {1, 2, 3});
            }
        }
        Files.delete(run(report).resolve("run.json"));
        Counter counter = new Counter();
        StudyReport mended = study(MARKET, counter, LATE).run(STOCKS);
        assertThat(counter.fits()).isBetween(3, 4);
        assertThat(mended.notes()).anyMatch(n -> n.contains(".fold:") && n.contains("fitted again"));
        assertThat(open(mended)).isEqualTo(open(report));
    }

    @Test
    void the_order_in_which_stocks_are_named_does_not_count() {
        Counter counter = new Counter();
        List<Instrument> reversed =
                STOCKS.stream().sorted(Comparator.reverseOrder()).toList();
        StudyReport report = study(MARKET, counter, LATE).run(reversed);
        assertThat(counter.fits()).isZero();
        assertThat(report.run().runId()).isEqualTo(before().run().runId());
    }

    @Test
    void another_seed_is_fitted_anew_and_another_held_out_day_is_judged_anew() {
        StudySpec spec = StudyMarket.spec(new Counter());
        Counter counter = new Counter();
        StudySpec seeded = new StudySpec(
                spec.label(), StudyMarket.spec(counter).candidates(), spec.refits(), Seed.of(2), Modalities.NONE);
        StudyReport ofSeed = other(seeded, LATE).run(STOCKS);
        assertThat(counter.fits()).isGreaterThan(WALKS);
        assertThat(ofSeed.run().runId()).isNotEqualTo(before().run().runId());

        Counter earlier = new Counter();
        HeldOut year = new HeldOut(Days.of(2007, 1, 1));
        StudyReport ofYear = study(MARKET, earlier, year).run(STOCKS);
        assertThat(ofYear.run().span().lastDay()).isLessThan(year.from());
        assertThat(ofYear.run().runId()).isNotEqualTo(before().run().runId());
        // the last rows before the day are known a few sessions earlier now, so that the last fold tests fewer rows
        assertThat(earlier.fits()).as("most folds are remembered").isLessThanOrEqualTo(2 * 4 + 1 + 2 * 4);
    }

    @Test
    void windows_of_any_length_are_counted_as_they_were_cut() {
        Counter counter = new Counter();
        StudySpec spec = StudyMarket.spec(counter).withRefits(new Refits.EveryYears(3, 250));
        StudySpec one = spec.withCandidates(List.of(spec.candidates().get(1)));
        StudyReport report = other(one, new HeldOut(Days.of(2009, 1, 1))).run(STOCKS.subList(0, 2));
        assertThat(report.choices()).extracting(StudyReport.Choice::window).containsExactly("from 2006-01-01", "now");
        assertThat(counter.fits()).isEqualTo(2 + 2);
        assertThat(report.run().stocks()).allMatch(s -> s.folds() == 1);
    }

    @Test
    void opening_does_not_forget_the_folds_of_open_days() throws IOException {
        Counter counter = new Counter();
        StudySpec spec = StudyMarket.spec(counter);
        StudySpec one = spec.withCandidates(List.of(spec.candidates().get(1)));
        List<Instrument> two = STOCKS.subList(0, 2);
        other(one, LATE).run(two);
        StudyReport report = other(one, LATE).runAndOpen(two, peeks());
        assertThat(counter.fits()).isEqualTo(3 * 2 + 2 + 2 * 2);
        Files.delete(run(report).resolve("run.json"));
        other(one, LATE).run(two);
        assertThat(counter.fits()).isEqualTo(3 * 2 + 2 + 2 * 2);
    }

    private Peeks peeks() {
        return Peeks.of(workspace.resolve("peeks.jsonl"), StudyMarket.CLOCK);
    }

    @Test
    void the_card_of_a_pooled_model_tells_how_the_choice_did_and_not_who_won_it() {
        Counter counter = new Counter();
        StudySpec spec = StudyMarket.spec(counter);
        Learner plain = counter.of(LastDayLearner.of(List.of("obv_20_rel_rank"), 1));
        StudySpec pooled = spec.withCandidates(
                List.of(spec.candidates().get(2), Candidate.of("volume", Candidate.Scope.POOLED, plain)));
        StudyReport report = other(pooled, LATE).run(STOCKS);
        String id = report.run().stocks().get(0).modelId();
        ModelCard card = StudyMarket.wiring(workspace, MARKET, 1).models().show(id);
        assertThat(card.verdict()).isEqualTo(report.run().verdict().sentence());
        assertThat(card.recipe().trials()).isEqualTo(4);
        assertThat(report.run().stocks()).allMatch(s -> s.modelId().equals(id));
    }

    private Study other(StudySpec spec, HeldOut heldOut) {
        return new Study(spec, StudyMarket.wiring(workspace, MARKET, 1), heldOut);
    }

    @Test
    void a_stock_that_is_too_short_is_named_with_the_reason_and_gets_the_pooled_model() {
        Instrument young = STOCKS.get(3);
        int born = Days.of(2006, 7, 3);
        MarketData data = new Altered(
                MARKET, b -> b.instrument().equals(young) ? b.between(born, Integer.MAX_VALUE) : b, "young");
        StudyReport report = study(data, new Counter(), LATE).run(STOCKS);
        assertThat(report.run().stocks()).hasSize(3);
        assertThat(report.run().leftOut()).containsOnlyKeys(young.toString());
        assertThat(report.run().leftOut().get(young.toString())).contains("250 settled sessions");
        assertThat(current().get(young.toString())).isNotNull();
        assertThat(report.notes()).anyMatch(n -> n.startsWith(young + " signals come from "));
        String id = current().get(young.toString());
        ModelCard card = StudyMarket.wiring(workspace, data, 1).models().show(String.valueOf(id));
        assertThat(card.instruments()).hasSize(4);
        assertThat(UniverseFile.read(workspace, card.recipe().universe())).isEqualTo(STOCKS);
    }

    @Test
    void without_any_history_a_study_says_why() {
        MarketData data = MARKET.until(Days.of(2004, 3, 31));
        assertThatThrownBy(() -> study(data, new Counter(), HeldOut.none()).run(STOCKS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not one of 4 symbols has enough history")
                .hasMessageContaining("250 settled sessions");
    }
}
