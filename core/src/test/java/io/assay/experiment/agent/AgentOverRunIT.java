package io.assay.experiment.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.study.Study;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.Track;
import io.assay.report.AgentReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Agents that see what the models of a finished run said out of sample. */
class AgentOverRunIT {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0.3);

    @TempDir
    Path workspace;

    @Test
    void an_agent_sees_the_scores_of_a_runs_models_on_the_days_of_which_there_are_any() {
        Wiring wiring = StudyMarket.wiring(workspace, MARKET, 2);
        String run = new Study(StudyMarket.spec(new Counter()), wiring, HeldOut.none())
                .run(StudyMarket.stocks(MARKET))
                .run()
                .runId();
        Teacher teacher = new Teacher(Integer.MAX_VALUE);
        AgentSpec spec = new AgentSpec(
                teacher,
                SizingRules.standard().withEpisode(50),
                new AgentSpec.Sight(false, Optional.of(run)),
                new AgentSpec.Windows(1, 400, 1),
                10,
                Integer.MAX_VALUE,
                Seed.of(1));
        AgentReport report = new AgentTrial(spec, teacher, wiring).run(StudyMarket.stocks(MARKET));
        assertThat(report.specification()).contains("the out-of-sample scores of run " + run);
        assertThat(report.notes().get(0)).contains("run " + run, "NOT PROVEN");
        Lesson last = teacher.lessons().get(teacher.lessons().size() - 1);
        List<String> scores = last.scale().columns().stream()
                .filter(name -> name.startsWith("score_"))
                .toList();
        // Whoever was chosen, and the three candidates; no null model.
        assertThat(scores).hasSizeGreaterThanOrEqualTo(4).anyMatch(name -> name.contains("chosen"));
        assertThat(scores).noneMatch(name -> name.contains("majority"));
        Map<String, JudgedFile.Content> judged = new HashMap<>();
        RunFolder.find(workspace, Optional.of(run))
                .judged(Optional.empty())
                .forEach(content -> judged.put(content.header().stock().instrument(), content));
        int column = last.scale().columns().indexOf(scores.get(0));
        RunScores told = RunScores.of(workspace, run);
        assertThat(told.longest()).isBetween(5, 20);
        for (Span span : last.spans()) {
            Track track = span.track();
            JudgedFile.Content content = Objects.requireNonNull(judged.get(track.name()));
            int[] days = content.predicted().rows().rows().decisionDay();
            for (int i = 0; i < span.decisions(); i++) {
                int day = track.days()[span.from() + i];
                int found = Arrays.binarySearch(days, day);
                int row = found >= 0 ? found : -found - 2;
                assertThat(row).isNotNegative();
                // The last score holds on while an outcome of it may still come to be known, and no longer.
                assertThat(day - days[row]).isLessThanOrEqualTo(told.longest());
                assertThat(track.features().get(span.from() + i, column)).isEqualTo((float)
                        content.predicted().model().predictions().score(row));
            }
        }
        String name = last.spans().get(0).track().name();
        int[] said = Objects.requireNonNull(judged.get(name))
                .predicted()
                .rows()
                .rows()
                .decisionDay();
        int end = said[said.length - 1];
        float[] held = told.of(name, 0, new int[] {end, end + told.longest(), end + told.longest() + 1});
        assertThat(held[0]).isNotNaN();
        assertThat(held[1]).as("while an outcome may still come").isEqualTo(held[0]);
        assertThat(held[2]).as("too long ago").isNaN();
        assertThatThrownBy(() -> RunScores.of(workspace, "nothing")).isInstanceOf(UsageException.class);
    }
}
