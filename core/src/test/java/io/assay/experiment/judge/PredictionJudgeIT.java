package io.assay.experiment.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

import io.assay.backtest.Trials;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Verdict;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.Wiring;
import io.assay.ledger.Peeks;
import io.assay.ledger.Window;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.market.source.CsvRows;
import io.assay.report.BookReport;
import io.assay.report.JudgeCheck;
import io.assay.report.JudgeCheck.Outcome;
import io.assay.report.JudgePage;
import io.assay.report.JudgeReport;
import io.assay.report.JudgeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Scores of somebody who knows the planted pattern, of somebody who knows nothing, and of somebody who cheats. */
class PredictionJudgeIT {
    private static final SimulatedMarket PLANTED = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(24)
            .withSessions(1100)
            .withInformationCoefficient(0.1)
            .withSeed(Seed.of(11)));

    /** Where no skill is asked for. */
    private static final SimulatedMarket SMALL = SimulatedMarket.of(
            SimulationSpec.defaults().withSymbols(12).withSessions(1000).withSeed(Seed.of(5)));

    private static final Maker NOISE = (bars, row) -> noise(bars.instrument(), bars.days()[row]);

    private static final int FIRST = Days.of(2003, 6, 2);
    private static final JudgeSpec SPEC = JudgeSpec.standard(Seed.of(1));

    @TempDir
    Path folder;

    /** Says a score of a bar; NaN for none. */
    private interface Maker {
        double score(BarSeries bars, int row);
    }

    private static double noise(Instrument instrument, int day) {
        return new SplittableRandom(instrument.hashCode() * 31L + day).nextDouble() - 0.5;
    }

    private static double oracle(BarSeries bars, int row) {
        return PLANTED.oracle().predictor(bars.instrument())[row];
    }

    private Path write(MarketData data, Maker maker, String knownAt) throws IOException {
        StringBuilder text = new StringBuilder("date,symbol,score" + (knownAt.isEmpty() ? "" : ",known-at") + "\n");
        for (Instrument i : StudyMarket.stocks(data)) {
            BarSeries bars = data.bars(i);
            for (int row = 0; row < bars.size(); row++) {
                double score = bars.days()[row] < FIRST ? Double.NaN : maker.score(bars, row);
                if (!Double.isNaN(score)) {
                    String day = Days.text(bars.days()[row]);
                    text.append(day).append(',').append(i).append(',').append(score);
                    text.append(knownAt.isEmpty() ? "" : "," + day + knownAt).append('\n');
                }
            }
        }
        Path file = folder.resolve("scores.csv");
        Files.writeString(file, text);
        return file;
    }

    private Wiring wiring(MarketData data) {
        return StudyMarket.wiring(folder.resolve("w"), data, 2);
    }

    private JudgeReport judge(MarketData data, JudgeSpec spec, Path file) {
        return judge(data, spec, file, HeldOut.none(), Optional.empty());
    }

    private JudgeReport judge(MarketData data, JudgeSpec spec, Path file, HeldOut heldOut, Optional<Peeks> peeks) {
        PredictionJudge.Source source =
                new PredictionJudge.Source(CsvRows.of(file), ScoreColumns.standard(), "0123456789abcdef");
        return new PredictionJudge(spec, wiring(data), heldOut).judge(source, peeks);
    }

    private static Outcome outcome(JudgeReport report, String name) {
        return check(report, name).outcome();
    }

    private static JudgeCheck check(JudgeReport report, String name) {
        return report.checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long leftOut(JudgeReport report, String reason) {
        return report.rows().leftOut().stream()
                .filter(l -> l.reason().contains(reason))
                .mapToLong(JudgeReport.LeftOut::rows)
                .sum();
    }

    @Test
    void whoever_knows_the_planted_pattern_shows_skill_and_no_check_fails() throws IOException {
        JudgeReport report = judge(PLANTED, SPEC, write(PLANTED, PredictionJudgeIT::oracle, ""));
        assertThat(report.verdict().outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(report.failed()).as(report.checks().toString()).isEmpty();
        assertThat(report.title()).isEqualTo("SKILL");
        assertThat(report.meaning()).contains("only their maker can show", "known at the close");
        assertThat(report.subject().simulated()).isTrue();
        long alive =
                PLANTED.listings().stream().filter(l -> l.lastDay() >= FIRST).count();
        assertThat(report.subject().stocks()).isEqualTo((int) alive);
        // Every row of the file is acted on or told of.
        long told = report.rows().leftOut().stream()
                .mapToLong(JudgeReport.LeftOut::rows)
                .sum();
        assertThat(report.rows().acted() + told).isEqualTo(report.rows().read());
        assertThat(report.rows().judged()).isLessThan(report.rows().acted());
        String text = JudgeText.of(report);
        assertThat(text).startsWith(JudgeReport.NOT_PROVEN).contains("VERDICT: SKILL", "equal weight", "logistic");
        assertThat(JudgePage.of(report)).contains("NOT PROVEN", "Nothing on it is real", "equal weight");
    }

    @Test
    void noise_shows_no_skill_and_bent_scores_are_judged_alike() throws IOException {
        JudgeReport report = judge(PLANTED, SPEC, write(PLANTED, NOISE, ""));
        assertThat(report.verdict().outcome()).isNotEqualTo(Verdict.Outcome.SKILL);
        assertThat(report.failed()).isEmpty();
        assertThat(report.comparison().by(Measure.DIRECTION).get(0).model()).isCloseTo(0, within(0.03));
        Maker bent = (bars, row) -> Math.exp(5 * noise(bars.instrument(), bars.days()[row])) + 100;
        JudgeReport other = judge(PLANTED, SPEC, write(PLANTED, bent, ""));
        assertThat(Json.line(other.comparison())).isEqualTo(Json.line(report.comparison()));
        assertThat(Json.line(other.lags())).isEqualTo(Json.line(report.lags()));
        assertThat(other.books().model().equity())
                .isEqualTo(report.books().model().equity());
    }

    @Test
    void scores_that_contain_tomorrows_return_are_not_credible() throws IOException {
        Maker cheat = (bars, row) -> row + 1 < bars.size()
                ? bars.adjusted().close()[row + 1] / bars.adjusted().close()[row] - 1
                : Double.NaN;
        JudgeReport report = judge(PLANTED, SPEC, write(PLANTED, cheat, ""));
        assertThat(report.verdict().outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(report.title()).isEqualTo(JudgeReport.NOT_CREDIBLE);
        assertThat(outcome(report, "later returns in the score")).isEqualTo(Outcome.FAILED);
        assertThat(check(report, "later returns in the score").why()).contains("close t to close t+1");
        assertThat(report.meaning()).contains("later returns in the score").startsWith("Do not act");
        assertThat(JudgeText.of(report)).contains("VERDICT: NOT CREDIBLE", "SUSPECT");
        assertThat(JudgePage.of(report)).contains("NOT CREDIBLE");
    }

    @Test
    void scores_known_after_the_close_fail_and_are_left_out() throws IOException {
        Path file = write(SMALL, NOISE, "T23:00Z");
        JudgeReport inTime = judge(SMALL, SPEC, file);
        // The simulated market has no hours: the day alone is compared.
        assertThat(outcome(inTime, "known at the close")).isEqualTo(Outcome.PASSED);
        assertThat(check(inTime, "known at the close").why()).contains("SIM");
        String late = Files.readString(file).replace("2004-02-03T23:00Z", "2004-02-04T08:00Z");
        Files.writeString(file, late);
        JudgeReport report = judge(SMALL, SPEC, file);
        assertThat(outcome(report, "known at the close")).isEqualTo(Outcome.FAILED);
        assertThat(check(report, "known at the close").why()).contains("SIM:S0001 2004-02-03", "2004-02-04T08:00Z");
        long rows = late.lines().filter(l -> l.startsWith("2004-02-03")).count();
        assertThat(leftOut(report, "known later")).isEqualTo(rows).isGreaterThan(8);
        assertThat(report.rows().acted()).isEqualTo(inTime.rows().acted() - rows);
        assertThat(report.failed()).containsExactly("known at the close");
        assertThat(report.meaning()).contains("Checks that failed: known at the close");
    }

    @Test
    void rows_that_training_outcomes_reach_into_are_left_out_and_counted() throws IOException {
        int cut = Days.of(2004, 6, 30);
        Path file = write(SMALL, NOISE, "");
        JudgeSpec spec = SPEC.withMaker(new JudgeSpec.Maker(OptionalInt.of(cut), false));
        JudgeReport report = judge(SMALL, spec, file);
        long by = Files.readString(file)
                .lines()
                .skip(1)
                .filter(l -> Days.parse(l.substring(0, 10)) <= cut)
                .count();
        assertThat(leftOut(report, "training outcomes")).isEqualTo(by);
        // A score of five sessions and its exit after the next open span six sessions of each stock.
        long alive = SMALL.listings().stream().filter(l -> l.lastDay() > cut).count();
        assertThat(check(report, "purge of training outcomes").why()).contains(6 * alive + " whose outcome overlaps");
        assertThat(outcome(report, "purge of training outcomes")).isEqualTo(Outcome.PASSED);
        assertThat(report.comparison().span().firstDay()).isGreaterThan(cut);
        assertThat(report.subject().specification()).contains("trained-to=2004-06-30");
        JudgeReport whole = judge(SMALL, SPEC, file);
        assertThat(outcome(whole, "purge of training outcomes")).isEqualTo(Outcome.CANNOT_BE_CHECKED);
    }

    @Test
    void bars_and_scores_after_the_last_asked_day_change_no_figure() throws IOException {
        int to = Days.of(2005, 6, 30);
        JudgeSpec spec = SPEC.between(Days.of(2004, 1, 1), to);
        JudgeReport before = judge(SMALL, spec, write(SMALL, NOISE, ""));
        assertThat(leftOut(before, "outside the asked days")).isGreaterThan(1000);
        MarketData later = new Altered(SMALL, bars -> StudyMarket.moved(bars, to + 1), "later");
        Maker changed = (bars, row) -> bars.days()[row] > to ? 7 : NOISE.score(bars, row);
        JudgeReport after = judge(later, spec, write(SMALL, changed, ""));
        assertThat(Json.line(after.comparison())).isEqualTo(Json.line(before.comparison()));
        assertThat(Json.line(after.evaluation())).isEqualTo(Json.line(before.evaluation()));
        assertThat(Json.line(after.lags())).isEqualTo(Json.line(before.lags()));
        assertThat(after.books().model().equity())
                .isEqualTo(before.books().model().equity());
    }

    @Test
    void held_out_days_stay_closed_and_a_look_is_counted_before_it_is_taken() throws IOException {
        HeldOut heldOut = new HeldOut(Days.of(2005, 7, 1));
        Path file = write(SMALL, NOISE, "");
        Peeks peeks = Peeks.of(folder.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        assertThatThrownBy(() -> judge(SMALL, SPEC, file, heldOut, Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--to 2005-06-30")
                .hasMessageContaining("--open-test");
        JudgeSpec open = SPEC.between(Integer.MIN_VALUE, heldOut.lastOpen());
        JudgeReport closed = judge(SMALL, open, file, heldOut, Optional.of(peeks));
        assertThat(outcome(closed, "held-out days")).isEqualTo(Outcome.PASSED);
        Window window = new Window(heldOut.from(), heldOut.from() + 10);
        assertThat(peeks.count(SMALL.contentHash(), window)).isZero();
        JudgeReport first = judge(SMALL, SPEC, file, heldOut, Optional.of(peeks));
        assertThat(check(first, "held-out days").why()).contains("look number 1");
        assertThat(peeks.count(SMALL.contentHash(), window)).isEqualTo(1);
        JudgeReport second = judge(SMALL, SPEC.withTop(5), file, heldOut, Optional.of(peeks));
        assertThat(outcome(second, "held-out days")).isEqualTo(Outcome.CANNOT_BE_CHECKED);
        assertThat(check(second, "held-out days").why()).contains("look number 2");
        assertThat(peeks.count(SMALL.contentHash(), window)).isEqualTo(2);
    }

    @Test
    void outcomes_on_held_out_days_stay_unknown_even_where_they_might_be_opened() throws IOException {
        HeldOut heldOut = new HeldOut(Days.of(2005, 7, 1));
        Peeks peeks = Peeks.of(folder.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        Maker until = (bars, row) -> bars.days()[row] < heldOut.from() ? NOISE.score(bars, row) : Double.NaN;
        Path file = write(SMALL, until, "");
        JudgeReport before = judge(SMALL, SPEC, file, heldOut, Optional.of(peeks));
        MarketData later = new Altered(SMALL, bars -> StudyMarket.moved(bars, heldOut.from()), "later");
        JudgeReport after = judge(later, SPEC, file, heldOut, Optional.of(peeks));
        assertThat(Json.line(after.comparison())).isEqualTo(Json.line(before.comparison()));
        assertThat(after.books().model().equity())
                .isEqualTo(before.books().model().equity());
        assertThat(peeks.count(SMALL.contentHash(), new Window(heldOut.from(), heldOut.from())))
                .isZero();
        MarketData earlier = new Altered(SMALL, bars -> StudyMarket.moved(bars, heldOut.from() - 40), "earlier");
        assertThat(Json.line(
                        judge(earlier, SPEC, file, heldOut, Optional.of(peeks)).comparison()))
                .isNotEqualTo(Json.line(before.comparison()));
    }

    @Test
    void every_judging_is_a_trial_and_takes_off_the_sharpe_ratio_of_the_next() throws IOException {
        Path file = write(SMALL, NOISE, "");
        JudgeReport first = judge(SMALL, SPEC, file);
        JudgeReport again = judge(SMALL, SPEC, file);
        assertThat(wiring(SMALL).ledger().entries()).hasSize(1);
        assertThat(Json.line(again)).isEqualTo(Json.line(first));
        assertThat(first.luck().counted()).isEqualTo(1);
        assertThat(first.luck().points())
                .extracting(JudgeReport.Luck.Point::trials)
                .containsExactly(1L, 10L, 100L, 1000L);
        assertThat(first.luck().points().get(0).deflated())
                .isEqualTo(first.books().model().performance().sharpe().probabilistic());
        JudgeReport other = judge(SMALL, SPEC.withTop(6).withTrials(40), file);
        assertThat(other.luck().counted()).isEqualTo(41);
        assertThat(other.luck().others()).isEqualTo(1);
        assertThat(other.books().trials()).isEqualTo(Trials.of(41));
        assertThat(other.luck().points())
                .isSortedAccordingTo((a, b) -> Double.compare(b.deflated(), a.deflated()))
                .extracting(JudgeReport.Luck.Point::trials)
                .contains(41L);
        assertThat(wiring(SMALL).ledger().countTrials()).isEqualTo(2);
        assertThat(wiring(SMALL).ledger().entries().get(0).trial().specification())
                .startsWith("judge: scores ")
                .contains("horizon=5", "top=1");
    }

    @Test
    void a_score_that_is_the_same_for_all_holds_the_equal_weighted_book() throws IOException {
        JudgeReport report = judge(SMALL, SPEC, write(SMALL, (bars, row) -> 3, ""));
        BookReport.Book equal = report.books().books().get(1);
        assertThat(equal.name()).isEqualTo(BookReport.EQUAL_WEIGHT);
        double[] ours = report.books().model().equity();
        for (int s = 0; s < ours.length; s++) {
            assertThat(ours[s]).isCloseTo(equal.equity()[s], within(1e-6 * equal.equity()[s]));
        }
        assertThat(report.verdict().outcome()).isNotEqualTo(Verdict.Outcome.SKILL);
    }

    @Test
    void a_few_stocks_are_set_against_their_own_past_scores() throws IOException {
        Maker three = (bars, row) ->
                bars.instrument().symbol().compareTo("S0004") < 0 ? 0.5 + oracle(bars, row) / 10 : Double.NaN;
        Path file = write(PLANTED, three, "");
        JudgeReport past = judge(PLANTED, SPEC, file);
        assertThat(past.subject().reading()).contains("earlier ones of the file");
        assertThat(past.subject().stocks()).isEqualTo(3);
        assertThat(past.comparison().by(Measure.DIRECTION).get(0).model()).isGreaterThan(0.02);
        JudgeSpec.Reading half = new JudgeSpec.Reading(Optional.of(false), OptionalDouble.of(0.5));
        JudgeReport neutral = judge(PLANTED, SPEC.withReading(half), file);
        assertThat(neutral.subject().specification()).contains("neutral=0.5", "bullish held");
        assertThat(neutral.comparison().by(Measure.DIRECTION).get(0).model()).isGreaterThan(0.02);
        JudgeSpec.Reading ranked = new JudgeSpec.Reading(Optional.of(true), OptionalDouble.empty());
        assertThatThrownBy(() -> judge(PLANTED, SPEC.withReading(ranked), file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("at least 10")
                .hasMessageContaining("--relative none");
        assertThatThrownBy(() -> judge(PLANTED, SPEC.withTop(4), file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("4 highest")
                .hasMessageContaining("--top 3");
    }

    @Test
    void rows_without_a_bar_are_counted_or_refused() throws IOException {
        Path file = write(SMALL, NOISE, "");
        String sunday = Files.readString(file) + "2004-02-01,S0003,1\n2004-02-02,S9999,1\n";
        Files.writeString(file, sunday);
        JudgeReport report = judge(SMALL, SPEC, file);
        assertThat(leftOut(report, "no bar on that day")).isEqualTo(1);
        assertThat(leftOut(report, "unknown symbol")).isEqualTo(1);
        assertThat(report.rows().leftOut())
                .anySatisfy(l -> assertThat(l.example()).contains("SIM:S0003 2004-02-01", "session"));
        JudgeSpec strict = SPEC.withMaker(new JudgeSpec.Maker(OptionalInt.empty(), true));
        assertThatThrownBy(() -> judge(SMALL, strict, file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("S9999");
        Files.writeString(file, "date,symbol,score\n2004-02-01,S0003,1\n");
        assertThatThrownBy(() -> judge(SMALL, SPEC, file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no score is left")
                .hasMessageContaining("no bar on that day (1)");
    }

    @Test
    void scores_without_history_before_them_are_left_out_or_refused() throws IOException {
        StringBuilder text = new StringBuilder("date,symbol,score\n");
        List<Instrument> stocks = StudyMarket.stocks(SMALL);
        for (Instrument i : stocks) {
            for (int row = 0; row < 100; row++) {
                text.append(Days.text(SMALL.bars(i).days()[row]))
                        .append(',')
                        .append(i)
                        .append(",1\n");
            }
        }
        Path file = folder.resolve("early.csv");
        Files.writeString(file, text);
        assertThatThrownBy(() -> judge(SMALL, SPEC, file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("126 sessions")
                .hasMessageContaining("longer history");
    }
}
