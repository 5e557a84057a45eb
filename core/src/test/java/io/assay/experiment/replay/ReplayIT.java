package io.assay.experiment.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.evaluate.Answers;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Refits;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.feature.outside.Modalities;
import io.assay.label.Direction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.MarketLayer;
import io.assay.market.Series;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.Predictions;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.train.EveryNth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplayIT {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0.2);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);

    @TempDir
    Path workspace;

    private static PerStockSpec spec() {
        return PerStockSpec.standard(LastDayLearner.of(List.of("obv_20_rel", "rsi_14"), 1), Seed.of(3))
                .withWalkForward(WalkForward.expanding(400, 300))
                .withHeldOut(new HeldOut(StudyMarket.HELD_OUT));
    }

    private RunFolder trained(MarketData data) {
        new TrainMissing(spec(), StudyMarket.wiring(workspace, data, 2)).run(STOCKS);
        return RunFolder.find(workspace, Optional.empty());
    }

    private Replay.Outcome replay(RunFolder run, MarketData data, int threads) {
        return Replay.of(run, StudyMarket.wiring(workspace, data, threads)).run(0, false);
    }

    /** Every file of the workspace with its content, but not the folder of temporary files. */
    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(workspace)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                all.put(file.toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    @Test
    void a_replay_at_one_two_and_four_threads_is_identical_and_leaves_nothing_behind() throws IOException {
        RunFolder run = trained(MARKET);
        Map<String, String> before = files();
        for (int threads : new int[] {1, 2, 4}) {
            Replay.Outcome outcome = replay(run, MARKET, threads);
            assertThat(outcome.differences()).isEmpty();
            assertThat(outcome.identical()).isTrue();
            assertThat(outcome.replayedDigest()).isEqualTo(run.record().digest());
        }
        assertThat(files()).isEqualTo(before);
        try (Stream<Path> left = Files.list(workspace.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    /** Data in which one outside series is another. */
    private static final class OtherSeries extends MarketLayer {
        private final String name;

        OtherSeries(MarketData whole, String name) {
            super(whole);
            this.name = name;
        }

        @Override
        public Optional<Series> series(String asked) {
            return under().series(asked.equals(name) ? "SIM.DGS2" : asked);
        }
    }

    @Test
    void a_run_that_read_outside_series_replays_and_names_the_series_that_changed() {
        StudySpec study = StudySpec.standard(
                        List.of(Candidate.of(
                                "linear", Candidate.Scope.POOLED, new EveryNth(LinearLearner.logistic(5000), 3))),
                        Seed.of(1))
                .withLabel(Direction.three(5))
                .withRefits(new Refits.EveryYears(2, 250))
                .withModalities(Modalities.parse(List.of("macro", "seasonal")));
        Wiring wiring = StudyMarket.wiring(workspace, MARKET, 2);
        String first =
                new Study(study, wiring, HeldOut.none()).run(STOCKS).run().runId();
        RunFolder run = RunFolder.find(workspace, Optional.of(first));
        assertThat(replay(run, MARKET, 1).differences()).isEmpty();
        assertThat(run.recipe().study().orElseThrow().modalities()).containsExactly("seasonal", "macro");
        MarketData other = new OtherSeries(MARKET, "SIM.FEDFUNDS");
        assertThatThrownBy(() -> replay(run, other, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 of the listings changed: series SIM.FEDFUNDS");
        // What the run could read is part of its name, what it could not is none.
        Study onOther = new Study(study, StudyMarket.wiring(workspace, other, 2), HeldOut.none());
        assertThat(onOther.isDone(STOCKS)).isFalse();
        MarketData unread = new OtherSeries(MARKET, "SIM.VIX.CLOSE");
        assertThat(new Study(study, StudyMarket.wiring(workspace, unread, 2), HeldOut.none()).isDone(STOCKS))
                .isTrue();
    }

    @Test
    void a_run_that_was_stopped_and_went_on_replays_to_the_same() {
        Progress power = new Progress() {
            private int left = 1;

            @Override
            public void start(String task, long steps) {}

            @Override
            public synchronized void step(String detail) {
                if (left-- == 0) {
                    throw new StudyMarket.Stopped();
                }
            }

            @Override
            public void done() {}
        };
        Wiring one = StudyMarket.wiring(workspace, MARKET, 1);
        Wiring stopped =
                new Wiring(workspace, MARKET, one.engines(), new Parallel(1), power, StudyMarket.CLOCK, one.gate());
        assertThatThrownBy(() -> new TrainMissing(spec(), stopped).run(STOCKS)).hasStackTraceContaining("Stopped");
        assertThat(replay(trained(MARKET), MARKET, 2).identical()).isTrue();
    }

    @Test
    void a_study_replays_with_its_pooled_candidates_and_held_out_days() {
        StudySpec study = StudySpec.standard(
                        List.of(
                                Candidate.of(
                                        "volume", Candidate.Scope.STOCK, LastDayLearner.of(List.of("obv_20_rel"), 1)),
                                Candidate.of(
                                        "linear",
                                        Candidate.Scope.POOLED,
                                        new EveryNth(LinearLearner.logistic(5000), 5))),
                        Seed.of(1))
                .withLabel(Direction.three(5))
                .withRefits(new Refits.EveryYears(1, 250));
        HeldOut heldOut = new HeldOut(StudyMarket.HELD_OUT);
        new Study(study, StudyMarket.wiring(workspace, MARKET, 2), heldOut).run(STOCKS);
        RunFolder run = RunFolder.find(workspace, Optional.empty());
        Replay.Outcome outcome = replay(run, MARKET, 1);
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.replayedDigest()).isEqualTo(run.record().digest());
    }

    @Test
    void bars_that_came_later_change_nothing_and_a_corrected_bar_is_refused_by_name() {
        int day = MARKET.bars(STOCKS.get(0)).days()[1800];
        RunFolder run = trained(MARKET.until(day));
        assertThat(replay(run, MARKET, 2).identical()).isTrue();

        Instrument wrong = STOCKS.get(1);
        MarketData corrected = new Altered(
                MARKET, b -> b.instrument().equals(wrong) ? StudyMarket.moved(b, b.days()[1500]) : b, "corrected");
        Replay replay = Replay.of(run, StudyMarket.wiring(workspace, corrected, 2));
        assertThatThrownBy(() -> replay.run(0, false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 of the listings changed: " + wrong + " up to ")
                .hasMessageContaining("--anyway");
        Replay.Outcome outcome = replay.run(0, true);
        assertThat(outcome.identical()).isFalse();
        assertThat(outcome.reasons()).anyMatch(r -> r.startsWith("other data: ") && r.endsWith(wrong.toString()));
        assertThat(outcome.differences())
                .anyMatch(d -> d.where().startsWith("out-of-sample rows of " + wrong))
                .noneMatch(d -> d.where().startsWith("out-of-sample rows of " + STOCKS.get(0)));
    }

    /** The least bit of one prediction, in a file whose checksum is right. */
    @Test
    void one_bit_of_one_recorded_prediction_is_named_and_lies_within_a_tolerance() {
        RunFolder run = trained(MARKET);
        Path file = JudgedFile.in(run.path(), STOCKS.get(2));
        JudgedFile.Content content = JudgedFile.read(file);
        Predicted was = content.predicted();
        Answers model = was.model();
        double[] values = model.predictions().values().clone();
        values[7] = Math.nextUp(values[7]);
        List<Answers> answers = new ArrayList<>(was.answers());
        answers.set(
                0, new Answers(model.name(), new Predictions(model.predictions().target(), values)));
        JudgedFile.write(file, content.header(), new Predicted(was.rows(), answers, was.training()));

        Replay.Outcome outcome = replay(run, MARKET, 2);
        assertThat(outcome.identical()).isFalse();
        assertThat(outcome.differences()).hasSize(1);
        assertThat(outcome.differences().get(0).where())
                .startsWith("out-of-sample rows of " + STOCKS.get(2))
                .endsWith("prediction of " + model.name());
        assertThat(outcome.differences().get(0).recorded()).isEqualTo(Double.toString(values[7]));
        assertThat(Replay.of(run, StudyMarket.wiring(workspace, MARKET, 2))
                        .run(1e-12, false)
                        .identical())
                .isTrue();
    }

    @Test
    void one_byte_of_recorded_rows_is_reported_as_damage() throws IOException {
        RunFolder run = trained(MARKET);
        Path file = JudgedFile.in(run.path(), STOCKS.get(0));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(replay(run, MARKET, 2).differences())
                .anyMatch(d -> d.where().equals("out-of-sample rows of " + STOCKS.get(0))
                        && d.recorded().startsWith("a damaged file"));
    }

    private RunFolder changed(String file, String from, String to) throws IOException {
        RunFolder run = trained(MARKET);
        Path path = run.path().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
        return RunFolder.at(run.path());
    }

    @Test
    void another_seed_in_the_recipe_is_reported() throws IOException {
        Replay.Outcome outcome = replay(changed("recipe.json", "\"seed\" : 3", "\"seed\" : 4"), MARKET, 2);
        assertThat(outcome.identical()).isFalse();
        assertThat(outcome.differences()).anyMatch(d -> d.sentence().equals("seed: recorded 3, replayed 4"));
    }

    @Test
    void a_figure_that_was_changed_in_the_report_is_reported() throws IOException {
        String verdict = trained(MARKET).report().verdict().reasons();
        RunFolder run = changed("report.json", verdict.substring(0, 20), "x");
        assertThat(replay(run, MARKET, 2).differences()).anyMatch(d -> d.where().startsWith("verdict"));
    }

    @Test
    void a_run_without_a_recipe_and_a_format_that_is_not_known_are_refused() throws IOException {
        RunFolder later = changed("recipe.json", "\"format\" : 4", "\"format\" : 5");
        assertThatThrownBy(() -> Replay.of(later, StudyMarket.wiring(workspace, MARKET, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("must be a recipe of format 4, is of format 5");
        Files.writeString(later.path().resolve("recipe.json"), "{\"format\" : 4, \"sead\" : 2}");
        assertThatThrownBy(later::recipe)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("recipe.json:1: must be the JSON that Assay expects");
        Files.delete(later.path().resolve("recipe.json"));
        assertThatThrownBy(later::recipe)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("an older version made it");
    }

    @Test
    void the_replay_that_fails_leaves_nothing_behind() throws IOException {
        RunFolder run = changed("recipe.json", "\"learner\" : \"logistic\"", "\"learner\" : \"logical\"");
        assertThatThrownBy(() -> replay(run, MARKET, 1)).isInstanceOf(UsageException.class);
        try (Stream<Path> left = Files.list(workspace.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }
}
