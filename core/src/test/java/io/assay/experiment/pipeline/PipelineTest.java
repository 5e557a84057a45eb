package io.assay.experiment.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.assay.base.UsageException;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.experiment.pipeline.PipelineFolder.Ground;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.report.PipelinePage;
import io.assay.report.PipelineReport;
import io.assay.report.PipelineReport.State;
import io.assay.report.PipelineText;
import io.assay.report.Stage;
import io.assay.report.StepResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Steps that note when they run. */
class PipelineTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(2, 0);
    private static final Ground GROUND = new Ground("data", 16_000, "code");

    @TempDir
    Path workspace;

    private final List<Stage> ran = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private final class Noted implements Step {
        private final Stage stage;
        private final Set<Stage> needs;
        private final String specification;
        private boolean fails;

        Noted(Stage stage, String specification, Stage... needs) {
            this.stage = stage;
            this.needs = Set.of(needs);
            this.specification = specification;
        }

        Noted failing() {
            fails = true;
            return this;
        }

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public String specification() {
            return specification;
        }

        @Override
        public Set<Stage> needs() {
            return needs;
        }

        @Override
        public StepResult run(Map<Stage, StepResult> before) {
            assertThat(before.keySet()).isEqualTo(needs);
            if (fails) {
                throw new IllegalStateException("stopped");
            }
            ran.add(stage);
            try {
                Files.createDirectories(workspace.resolve("reports"));
                Files.writeString(workspace.resolve("reports/" + stage.id() + "-0123456789ab.html"), "page");
                Files.createDirectories(workspace.resolve("models"));
                Files.writeString(workspace.resolve("models/model-of-" + stage.id()), "model");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return new StepResult.Builder("It was " + stage.id() + ".", specification, "hash", true)
                    .counted("rows", "number of", 12)
                    .gates(List.of(GateCheck.judge(Gate.CLAIM_SIGNALS, GateCheck.exact("signals", 60_000), Double.NaN)))
                    .page("reports/" + stage.id() + "-0123456789ab.html")
                    .model("role of " + stage.id(), "model-of-" + stage.id())
                    .notes(List.of("A note."))
                    .build();
        }
    }

    private PipelineFolder folder() {
        return new PipelineFolder(workspace, "main");
    }

    private Pipeline pipeline(Ground ground, Step... steps) {
        Wiring wiring = StudyMarket.wiring(workspace, MARKET, 1);
        return new Pipeline(List.of(steps), folder(), ground, wiring);
    }

    private Step[] three(String first) {
        return new Step[] {
            new Noted(Stage.COLLECT, first),
            new Noted(Stage.REGIME, "regimes"),
            new Noted(Stage.SAVE, "all", Stage.COLLECT, Stage.REGIME)
        };
    }

    private void run(Ground ground, Optional<Stage> from, Step... steps) {
        ran.clear();
        said.clear();
        pipeline(ground, steps).run(from, said::add);
    }

    private State state(Stage stage) {
        return folder().status(before -> GROUND).steps().stream()
                .filter(step -> step.stage() == stage)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void what_is_done_is_not_done_again() {
        run(GROUND, Optional.empty(), three("one"));
        assertThat(ran).containsExactly(Stage.COLLECT, Stage.REGIME, Stage.SAVE);
        run(GROUND, Optional.empty(), three("one"));
        assertThat(ran).isEmpty();
        assertThat(said).hasSize(3).allMatch(line -> line.endsWith("(there already)"));
        assertThat(state(Stage.COLLECT)).isEqualTo(State.DONE);
        assertThat(state(Stage.PRICE)).isEqualTo(State.OPEN);
    }

    @Test
    void another_specification_does_its_step_again_and_those_that_need_it() {
        run(GROUND, Optional.empty(), three("one"));
        run(GROUND, Optional.empty(), three("two"));
        assertThat(ran).containsExactly(Stage.COLLECT, Stage.SAVE);
    }

    @Test
    void other_data_and_other_code_do_all_again() {
        run(GROUND, Optional.empty(), three("one"));
        run(new Ground("other", 16_000, "code"), Optional.empty(), three("one"));
        assertThat(ran).hasSize(3);
        assertThat(state(Stage.COLLECT)).isEqualTo(State.OUTDATED);
        run(new Ground("other", 16_000, "new"), Optional.empty(), three("one"));
        assertThat(ran).hasSize(3);
    }

    @Test
    void who_was_stopped_goes_on_with_the_step_that_was_not_done() {
        Step[] stopped = three("one");
        stopped[1] = new Noted(Stage.REGIME, "regimes").failing();
        assertThatThrownBy(() -> run(GROUND, Optional.empty(), stopped)).hasMessage("stopped");
        assertThat(state(Stage.COLLECT)).isEqualTo(State.DONE);
        assertThat(state(Stage.REGIME)).isEqualTo(State.BEGUN);
        run(GROUND, Optional.empty(), three("one"));
        assertThat(ran).containsExactly(Stage.REGIME, Stage.SAVE);
        assertThat(state(Stage.REGIME)).isEqualTo(State.DONE);
    }

    @Test
    void from_a_step_on_all_is_done_again_if_what_comes_before_is_there() {
        assertThatThrownBy(() -> run(GROUND, Optional.of(Stage.REGIME), three("one")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("step collect comes before regime and is not done");
        run(GROUND, Optional.empty(), three("one"));
        run(GROUND, Optional.of(Stage.REGIME), three("one"));
        assertThat(ran).containsExactly(Stage.REGIME, Stage.SAVE);
        assertThatThrownBy(() -> Stage.named("nonsense")).hasMessageContaining("collect");
    }

    @Test
    void a_step_whose_page_is_gone_is_done_again() throws IOException {
        run(GROUND, Optional.empty(), three("one"));
        Files.delete(workspace.resolve("reports/regime-0123456789ab.html"));
        assertThat(state(Stage.REGIME)).isEqualTo(State.OUTDATED);
        run(GROUND, Optional.empty(), three("one"));
        assertThat(ran).containsExactly(Stage.REGIME, Stage.SAVE);
    }

    @Test
    void a_step_whose_model_is_gone_is_done_again() throws IOException {
        run(GROUND, Optional.empty(), three("one"));
        Files.delete(workspace.resolve("models/model-of-regime"));
        run(GROUND, Optional.empty(), three("one"));
        assertThat(ran).containsExactly(Stage.REGIME, Stage.SAVE);
    }

    @Test
    void a_mark_of_a_run_that_was_stopped_goes_once_the_step_is_recalled() {
        run(GROUND, Optional.empty(), three("one"));
        Step[] other = three("two");
        other[0] = new Noted(Stage.COLLECT, "two").failing();
        assertThatThrownBy(() -> run(GROUND, Optional.empty(), other)).hasMessage("stopped");
        assertThat(state(Stage.COLLECT)).isEqualTo(State.BEGUN);
        run(GROUND, Optional.empty(), three("one"));
        assertThat(ran).isEmpty();
        assertThat(state(Stage.COLLECT)).isEqualTo(State.DONE);
    }

    @Test
    void what_an_outdated_step_came_to_is_no_verdict() {
        run(GROUND, Optional.empty(), three("one"));
        PipelineReport old = folder().status(before -> new Ground("other", 16_000, "code"));
        assertThat(PipelineText.of(old)).contains("outdated").doesNotContain("It was collect", "60,000");
        assertThat(PipelinePage.of(old)).contains("0 of 0 claims").doesNotContain("It was collect");
    }

    @Test
    void a_step_is_outdated_once_what_it_needs_was_done_otherwise() {
        run(GROUND, Optional.empty(), three("one"));
        pipeline(GROUND, new Noted(Stage.COLLECT, "two")).run(Optional.empty(), line -> {});
        assertThat(state(Stage.COLLECT)).isEqualTo(State.DONE);
        assertThat(state(Stage.SAVE)).isEqualTo(State.OUTDATED);
    }

    @Test
    void the_page_tells_what_was_claimed_what_is_missing_and_where_numbers_come_from() {
        run(GROUND, Optional.empty(), three("one"));
        PipelineReport report = folder().status(before -> before);
        assertThat(PipelineText.of(report))
                .contains("The market is simulated", "collect: It was collect.", "REACHED", "60,000")
                .contains("NOT ESTABLISHED, since no step measured it yet", "regime accuracy (R84)");
        assertThat(PipelinePage.of(report))
                .contains("<a href=\"regime-0123456789ab.html\">regime: ")
                .contains("1 of 1 claims that were measured are REACHED", "counted", "role of save", "A note.");
        assertThat(report.isDone()).isFalse();
    }

    @Test
    void names_that_lead_elsewhere_are_refused() {
        assertThatThrownBy(() -> new PipelineFolder(workspace, "../x")).isInstanceOf(UsageException.class);
    }
}
