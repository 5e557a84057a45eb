package io.assay.experiment.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.ledger.Trial;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.portfolio.sizing.NullPaths;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.SizingScores;
import io.assay.portfolio.sizing.Span;
import io.assay.report.AgentPage;
import io.assay.report.AgentReport;
import io.assay.report.AgentText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The walk-forward around agents, with agents that learn one number of their lesson. */
class AgentTrialTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0);
    private static final int TO = Days.of(2008, 6, 30);

    @TempDir
    Path workspace;

    private static AgentSpec spec(Teacher teacher, Optional<String> run) {
        return new AgentSpec(
                teacher,
                SizingRules.standard().withEpisode(50),
                new AgentSpec.Sight(false, run),
                new AgentSpec.Windows(1, 400, 2),
                10,
                TO,
                Seed.of(1));
    }

    private static AgentReport run(MarketData data, Teacher teacher, Path folder, int threads) {
        return new AgentTrial(spec(teacher, Optional.empty()), teacher, StudyMarket.wiring(folder, data, threads))
                .run(StudyMarket.stocks(data));
    }

    @Test
    void training_ends_before_its_window_begins_and_tested_days_follow_each_other() {
        Teacher teacher = new Teacher(Integer.MAX_VALUE);
        AgentReport report = run(MARKET, teacher, workspace, 1);
        List<Integer> ends = teacher.lessons().stream()
                .map(lesson ->
                        lesson.spans().stream().mapToInt(Span::lastDay).max().orElseThrow())
                .distinct()
                .toList();
        // Windows begin with 2005 to 2008, before which 400 decisions are known; then everything is learnt from.
        assertThat(ends).hasSize(5);
        for (int k = 0; k < 4; k++) {
            // Two sessions are left out, so the last one used is the third before the window.
            assertThat(ends.get(k)).isBetween(Days.of(2004 + k, 12, 24), Days.of(2004 + k, 12, 29));
        }
        assertThat(ends.get(4)).isLessThanOrEqualTo(TO);
        assertThat(teacher.lessons()).hasSize(50);
        assertThat(report.days().firstDay()).isBetween(Days.of(2005, 1, 1), Days.of(2005, 1, 5));
        assertThat(report.days().lastDay()).isLessThanOrEqualTo(TO);
        int[] days = report.curves().days();
        for (int i = 1; i < days.length; i++) {
            assertThat(days[i] - days[i - 1]).as(Days.text(days[i])).isLessThan(6);
        }
        assertThat(report.scores().seeds()).hasSize(10);
        assertThat(report.scores().beside(NullPaths.FLAT).row().net().value()).isZero();
        assertThat(report.scores().beside(NullPaths.LONG).row().cost())
                .isGreaterThan(report.scores().beside(NullPaths.HOLD).row().cost());
        assertThat(report.scores().outcome()).isNotEqualTo(SizingScores.Outcome.SKILL);
        assertThat(StudyMarket.wiring(workspace, MARKET, 1).ledger().entries().stream()
                        .map(entry -> entry.trial().kind()))
                .containsExactly(Trial.Kind.TRIAL);
        assertThat(AgentText.of(report)).contains("NOT PROVEN", "seed 10", "buy and hold", "Seeds: median");
        assertThat(AgentPage.of(report)).contains("<svg", "What 1 grew to", "seed 10");
    }

    @Test
    void a_verdict_counts_every_other_agent_that_was_tried_in_the_workspace_once() {
        Teacher teacher = new Teacher(Integer.MAX_VALUE);
        AgentReport first = run(MARKET, teacher, workspace, 2);
        assertThat(first.scores().chance().trials()).isEqualTo(1);
        AgentSpec spec = spec(teacher, Optional.empty());
        AgentSpec other =
                new AgentSpec(teacher, spec.rules().withEpisode(60), spec.sight(), spec.windows(), 10, TO, Seed.of(1));
        AgentReport second = new AgentTrial(other, teacher, StudyMarket.wiring(workspace, MARKET, 2))
                .run(StudyMarket.stocks(MARKET));
        assertThat(second.scores().chance().trials()).isEqualTo(2);
        assertThat(second.sentence()).contains("2 agents were tried in this workspace", "to be at most 0.01 / 2");
        assertThat(AgentText.of(second).replaceAll("\\s+", " ")).contains("of which 2 tried an agent", "95 % of it");
        AgentReport again = run(MARKET, teacher, workspace, 2);
        assertThat(again.scores().chance().trials()).isEqualTo(2);
        assertThat(again.scores().chance().p())
                .isEqualTo(first.scores().chance().p());
    }

    @Test
    void threads_change_nothing_and_who_is_stopped_goes_on() {
        String once = told(run(MARKET, new Teacher(Integer.MAX_VALUE), workspace.resolve("one"), 1));
        assertThat(told(run(MARKET, new Teacher(Integer.MAX_VALUE), workspace.resolve("two"), 2)))
                .isEqualTo(once);
        Path folder = workspace.resolve("stopped");
        assertThatThrownBy(() -> run(MARKET, new Teacher(17), folder, 1)).isInstanceOf(Stopped.class);
        Teacher second = new Teacher(Integer.MAX_VALUE);
        assertThat(told(run(MARKET, second, folder, 1))).isEqualTo(once);
        assertThat(second.lessons()).hasSize(50 - 17);
    }

    private static String told(AgentReport report) {
        return Json.line(report.scores()) + Json.line(report.curves());
    }

    @Test
    void bars_after_the_last_day_that_may_be_looked_at_change_nothing() {
        String before = told(run(MARKET, new Teacher(Integer.MAX_VALUE), workspace.resolve("now"), 2));
        MarketData later = new Altered(MARKET, bars -> StudyMarket.moved(bars, TO + 1), "later");
        assertThat(told(run(later, new Teacher(Integer.MAX_VALUE), workspace.resolve("later"), 2)))
                .isEqualTo(before);
        MarketData earlier = new Altered(MARKET, bars -> StudyMarket.moved(bars, TO - 40), "earlier");
        assertThat(told(run(earlier, new Teacher(Integer.MAX_VALUE), workspace.resolve("earlier"), 2)))
                .isNotEqualTo(before);
    }

    @Test
    void too_few_seeds_and_too_little_history_are_refused() {
        Teacher teacher = new Teacher(Integer.MAX_VALUE);
        AgentSpec spec = spec(teacher, Optional.empty());
        assertThatThrownBy(() -> new AgentSpec(teacher, spec.rules(), spec.sight(), spec.windows(), 9, TO, Seed.of(1)))
                .hasMessageContaining("'seeds' must be at least 10");
        AgentSpec long0 = new AgentSpec(
                teacher, spec.rules(), spec.sight(), new AgentSpec.Windows(1, 5000, 1), 10, TO, Seed.of(1));
        assertThatThrownBy(() -> new AgentTrial(long0, teacher, StudyMarket.wiring(workspace, MARKET, 1))
                        .run(StudyMarket.stocks(MARKET)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no window has 5000 decisions");
    }
}
