package io.assay.experiment.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.label.ForwardReturn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.NextPosition;
import io.assay.portfolio.sizing.SizedPath;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.StateScale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is served is what was walked: the same features, made anew of fewer bars, on the scale that was kept. */
class AgentTodayTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final AgentSpec SPEC = new AgentSpec(
            new Teacher(Integer.MAX_VALUE),
            SizingRules.standard().withEpisode(50),
            new AgentSpec.Sight(false, Optional.empty()),
            new AgentSpec.Windows(1, 400, 1),
            10,
            Days.of(2008, 6, 30),
            Seed.of(1));

    @TempDir
    static Path folder;

    private static AgentWindow window = new AgentWindow(0, List.of(), List.of());
    private static List<SizedPath> walked = List.of();
    private static AgentFile agent = file(SPEC.sight(), List.of(), scale(List.of()));

    /** The last window of a walk, what its agents did in it, and the same agents as they would be kept. */
    @BeforeAll
    static void walk() {
        Wiring wiring = StudyMarket.wiring(folder, MARKET, 1);
        UniverseRows universe = UniverseRows.of(ForwardReturn.of(1), wiring, STOCKS);
        List<AgentWindow> windows = AgentWindow.of(
                AgentTracks.of(universe, SPEC, Optional.empty(), wiring).tracks(), SPEC);
        window = windows.get(windows.size() - 1);
        Lesson lesson = Lesson.of(window.train(), SPEC.rules());
        List<SizingPolicy> members = IntStream.range(0, 10)
                .mapToObj(s -> SPEC.learner().train(lesson, Seed.of(s)))
                .toList();
        walked = SizedPath.of(SizingPolicy.mean(members), window.test(), SPEC.rules(), lesson.scale());
        // As it stands in the header of a file.
        StateScale kept = Json.parse(Json.line(lesson.scale()), StateScale.class, "scale");
        agent = file(SPEC.sight(), members, kept);
    }

    private static StateScale scale(List<String> columns) {
        return new StateScale(columns, new double[columns.size()], new double[columns.size()], 1);
    }

    private static AgentFile file(AgentSpec.Sight sight, List<SizingPolicy> members, StateScale scale) {
        int trained = window.train().stream().mapToInt(Span::lastDay).max().orElse(0);
        AgentFile.Card card = new AgentFile.Card(
                "agent",
                "hash",
                1,
                List.of("2002-01-01", Days.text(trained)),
                List.of("2005-01-01", "2008-06-30"),
                "no skill shown",
                List.of(-0.1, 0.0, 0.1),
                List.of(STOCKS.get(0).toString(), STOCKS.get(1).toString()),
                "NOT PROVEN",
                List.of());
        SizingRules rules = Json.parse(Json.line(SPEC.rules()), SizingRules.class, "rules");
        return new AgentFile(card, sight, rules, scale, members);
    }

    private static AgentToday on(MarketData data) {
        return new AgentToday(StudyMarket.wiring(folder, data, 2), agent);
    }

    private static AgentToday.Answer answer(MarketData data, Instrument stock, AgentToday.Stand stand) {
        return on(data).of(List.of(stock), stand).get(0);
    }

    @Test
    void what_is_served_on_the_days_of_the_last_window_is_what_was_walked_on_them() {
        int compared = 0;
        for (SizedPath path : walked) {
            Instrument stock = STOCKS.stream()
                    .filter(s -> s.toString().equals(path.span().track().name()))
                    .findFirst()
                    .orElseThrow();
            if (stock.equals(STOCKS.get(2))) {
                continue;
            }
            for (int i : new int[] {0, 1, path.net().length - 1}) {
                int day = path.span().track().days()[path.span().from() + i];
                NextPosition next = answer(MARKET.until(day), stock, AgentToday.Stand.following(window.firstDay()))
                        .next()
                        .orElseThrow();
                assertThat(next.day()).isEqualTo(day);
                assertThat(next.target()).as("%s on %s", stock, Days.text(day)).isEqualTo(path.position()[i]);
                compared++;
            }
            int first = path.span().firstDay();
            NextPosition flat = answer(MARKET.until(first), stock, AgentToday.Stand.holding(Map.of()))
                    .next()
                    .orElseThrow();
            assertThat(flat.held()).isZero();
            assertThat(flat.target()).isEqualTo(path.position()[0]);
        }
        assertThat(compared).isGreaterThanOrEqualTo(18);
    }

    @Test
    void bars_after_the_day_change_nothing_that_is_served() {
        int day = walked.get(0).span().lastDay();
        AgentToday.Stand stand = AgentToday.Stand.following(window.firstDay());
        MarketData other = new StudyMarket.Altered(MARKET, bars -> StudyMarket.moved(bars, day + 1), "later");
        MarketData earlier = new StudyMarket.Altered(MARKET, bars -> StudyMarket.moved(bars, day - 20), "earlier");
        double position = target(MARKET.until(day), stand);
        assertThat(target(other.until(day), stand)).isEqualTo(position);
        assertThat(target(earlier.until(day), stand)).isNotEqualTo(position);
    }

    private static double target(MarketData data, AgentToday.Stand stand) {
        return answer(data, STOCKS.get(0), stand).next().orElseThrow().target();
    }

    @Test
    void whom_it_does_not_know_and_days_that_it_learnt_from_are_refused() {
        MarketData data = MARKET.until(Days.of(2008, 3, 31));
        AgentToday.Stand flat = AgentToday.Stand.holding(Map.of());
        assertThat(answer(data, STOCKS.get(2), flat).reason()).contains("neither trained nor judged on it");
        AgentToday.Answer early = answer(MARKET.until(agent.lastTrained() - 1), STOCKS.get(0), flat);
        assertThat(early.next()).isEmpty();
        assertThat(early.reason()).contains(Days.text(agent.lastTrained()), "would be in-sample");
        assertThat(answer(MARKET.until(agent.lastTrained()), STOCKS.get(0), flat)
                        .next())
                .isPresent();
        assertThat(answer(data, STOCKS.get(0), AgentToday.Stand.holding(Map.of(STOCKS.get(0), -7.0)))
                        .reason())
                .contains("-7.00 of its part of the capital");
    }

    @Test
    void bars_that_are_too_few_or_too_old_have_no_position() {
        AgentToday.Stand flat = AgentToday.Stand.holding(Map.of());
        MarketData data = MARKET.until(Days.of(2008, 3, 31));
        int end = answer(data, STOCKS.get(0), flat).next().orElseThrow().day();
        int[] sessions = data.bars(STOCKS.get(0)).days();
        int behind = sessions[sessions.length - 30];
        assertThat(answer(without(data, day -> day > behind), STOCKS.get(0), flat)
                        .reason())
                .contains("its last bar is of " + Days.text(behind), "29 sessions behind its market");
        int began = sessions[sessions.length - 10];
        assertThat(answer(without(data, day -> day < began), STOCKS.get(0), flat)
                        .reason())
                .contains("too-short");
        // A hundred sessions without a bar, then ten.
        int halted = sessions[sessions.length - 110];
        assertThat(answer(without(data, day -> halted <= day && day < began), STOCKS.get(0), flat)
                        .reason())
                .contains("its features have not settled on " + Days.text(end), "without a hole, and there are 10");
    }

    /** The first stock lacks the bars of some days; the others have them, so that the market was open. */
    private static MarketData without(MarketData data, IntPredicate missing) {
        return new StudyMarket.Altered(
                data, bars -> bars.instrument().equals(STOCKS.get(0)) ? kept(bars, missing.negate()) : bars, "halted");
    }

    private static BarSeries kept(BarSeries bars, IntPredicate kept) {
        int[] rows = IntStream.range(0, bars.size())
                .filter(row -> kept.test(bars.days()[row]))
                .toArray();
        List<double[]> columns = new ArrayList<>();
        for (double[] column :
                new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()
                }) {
            columns.add(IntStream.of(rows).mapToDouble(row -> column[row]).toArray());
        }
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                IntStream.of(rows).map(row -> bars.days()[row]).toArray(),
                new BarSeries.Columns(
                        columns.get(0),
                        columns.get(1),
                        columns.get(2),
                        columns.get(3),
                        columns.get(4),
                        columns.get(5)));
    }

    @Test
    void an_agent_of_other_features_or_of_a_run_that_is_gone_is_refused() {
        AgentFile other = file(SPEC.sight(), agent.members(), scale(List.of("ret_1", "gone_14")));
        assertThatThrownBy(() -> new AgentToday(StudyMarket.wiring(folder, MARKET, 1), other))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("gone_14")
                .hasMessageContaining("Fix: train the agent again");
        AgentFile ofRun = file(new AgentSpec.Sight(false, Optional.of("a1b2c3")), agent.members(), agent.scale());
        assertThatThrownBy(() -> new AgentToday(StudyMarket.wiring(folder, MARKET, 1), ofRun))
                .isInstanceOf(UsageException.class);
    }
}
