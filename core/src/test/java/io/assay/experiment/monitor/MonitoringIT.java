package io.assay.experiment.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.AlphaSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.MonitorReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Models of twelve stocks learn a pattern that ends on a known day, long after they were fitted. */
class MonitoringIT {
    private static final int SESSIONS = 3000;
    private static final int LEARNT = 2000;
    private static final int BREAKS = 2500;
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(12)
            .withSessions(SESSIONS)
            .withAlpha(AlphaSpec.of(0.2, 5, 0.9).lasting(BREAKS))
            .withSeed(Seed.of(11)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final int[] CALENDAR = MARKET.bars(STOCKS.get(0)).days();

    @TempDir
    static Path trained;

    @TempDir
    Path workspace;

    @BeforeAll
    static void train() {
        PerStockSpec spec = PerStockSpec.standard(LinearLearner.logistic(5000), Seed.of(1))
                .withWalkForward(WalkForward.expanding(500, 500));
        new TrainMissing(spec, StudyMarket.wiring(trained, MARKET.until(CALENDAR[LEARNT]), 2)).run(STOCKS);
    }

    private static Monitoring.Seen look(Path workspace, MarketData data, int last) {
        MonitorSpec spec = MonitorSpec.standard(last, Seed.of(1));
        return new Monitoring(spec, StudyMarket.wiring(workspace, data, 2)).look(List.of());
    }

    @Test
    void the_end_of_a_pattern_is_found_within_the_stated_delay_and_nothing_before() throws IOException {
        StudyMarket.copy(trained, workspace);
        Monitoring.Seen seen = look(workspace, MARKET, CALENDAR[SESSIONS - 1]);
        MonitorReport.Watched watch = seen.report().watches().get(0);
        assertThat(seen.report().watches()).hasSize(1);
        assertThat(watch.models()).isEqualTo(12);
        assertThat(watch.simulated()).isTrue();
        MonitorReport.Chart chart = watch.charts().get(0);
        assertThat(chart.usual()).isGreaterThan(0.05);
        assertThat(chart.falseAlarms()).isLessThanOrEqualTo(0.25);
        int broken = CALENDAR[BREAKS];
        List<Integer> decays = seen.report().alarms().stream()
                .filter(a -> a.reason().endsWith("degradation"))
                .map(a -> Days.parse(a.date()))
                .toList();
        assertThat(decays).isNotEmpty().allMatch(day -> day > broken);
        int late = CALENDAR[BREAKS + chart.delay().ninth() + chart.outcome()];
        assertThat(decays.get(0)).isLessThanOrEqualTo(late);
        assertThat(seen.fresh()).hasSameSizeAs(seen.report().alarms());
        Wiring wiring = StudyMarket.wiring(workspace, MARKET, 1);
        LiveAlarms alarms = LiveAlarms.of(workspace, wiring.models(), wiring.clock());
        String model = wiring.models().current().values().iterator().next();
        assertThat(alarms.of(model, CALENDAR[SESSIONS - 1]))
                .anyMatch(sentence -> sentence.contains("accuracy_degradation"));
        assertThat(alarms.of(model, broken)).noneMatch(sentence -> sentence.contains("degradation"));
        assertThat(alarms.of("another", CALENDAR[SESSIONS - 1])).isEmpty();
        assertThat(Json.pretty(Monitoring.last(workspace))).isEqualTo(Json.pretty(seen.report()));
    }

    @Test
    void a_look_at_a_day_does_not_hang_on_what_came_later() throws IOException {
        StudyMarket.copy(trained, workspace);
        Path other = workspace.resolve("other");
        StudyMarket.copy(trained, other);
        int day = CALENDAR[BREAKS + 150];
        MonitorReport whole = look(workspace, MARKET, day).report();
        MonitorReport cut = look(other, MARKET.until(day), day).report();
        // Only where no later bar is there the last words are of the day itself.
        assertThat(whole.watches().get(0).days().onTheDay()).isZero();
        assertThat(cut.watches().get(0).days().onTheDay()).isEqualTo(1);
        assertThat(withoutOnTheDay(whole)).isEqualTo(withoutOnTheDay(cut));
        assertThat(whole.through()).isEqualTo(Days.text(day));
    }

    private static String withoutOnTheDay(MonitorReport report) {
        return Json.pretty(report).replaceAll("\"onTheDay\" : \\d+", "");
    }

    @Test
    void a_day_that_was_looked_at_half_way_through_an_import_is_completed() throws IOException {
        StudyMarket.copy(trained, workspace);
        int day = CALENDAR[LEARNT + 90];
        Set<Instrument> late = Set.of(STOCKS.get(0), STOCKS.get(1), STOCKS.get(2));
        MarketData half = new StudyMarket.Altered(
                MARKET.until(day), bars -> late.contains(bars.instrument()) ? bars.until(day - 1) : bars, "half");
        look(workspace, half, day);
        look(workspace, MARKET.until(day), day);
        SaidDay said = SaidLog.of(
                        workspace,
                        Watch.of(StudyMarket.wiring(workspace, MARKET, 1))
                                .watches()
                                .get(0),
                        StudyMarket.CLOCK)
                .days()
                .get(day);
        assertThat(said).isNotNull();
        assertThat(said.instruments()).hasSize(12);
    }

    @Test
    void looks_day_after_day_write_down_once_and_raise_once() throws IOException {
        StudyMarket.copy(trained, workspace);
        int first = CALENDAR[BREAKS + 148];
        look(workspace, MARKET.until(first), first);
        long before = Monitoring.alerts(StudyMarket.wiring(workspace, MARKET, 1))
                .entries()
                .size();
        int next = CALENDAR[BREAKS + 149];
        Monitoring.Seen seen = look(workspace, MARKET.until(next), next);
        assertThat(look(workspace, MARKET.until(next), next).fresh()).isEmpty();
        assertThat(seen.report().alarms()).hasSize((int) before + seen.fresh().size());
        // Two closes were newest when they were looked at; all others had passed.
        assertThat(seen.report().watches().get(0).days().onTheDay()).isEqualTo(2);
    }

    @Test
    void words_are_kept_as_they_were_and_bars_that_are_changed_afterwards_are_told() throws IOException {
        StudyMarket.copy(trained, workspace);
        int day = CALENDAR[LEARNT + 120];
        look(workspace, MARKET, day);
        MarketData changed =
                new StudyMarket.Altered(MARKET, bars -> StudyMarket.moved(bars, CALENDAR[LEARNT + 60]), "changed");
        Monitoring.Seen seen = look(workspace, changed, CALENDAR[LEARNT + 121]);
        assertThat(seen.fresh().stream().map(e -> e.alert().reason().word())).contains("revised_data");
    }

    @Test
    void a_stock_that_falls_silent_is_named() throws IOException {
        StudyMarket.copy(trained, workspace);
        Set<Instrument> gone = Set.of(STOCKS.get(0), STOCKS.get(1));
        int day = CALENDAR[LEARNT + 100];
        MarketData holes = new StudyMarket.Altered(
                MARKET, bars -> gone.contains(bars.instrument()) ? bars.until(day - 1) : bars, "holes");
        Monitoring.Seen seen = look(workspace, holes, day);
        assertThat(seen.fresh().stream()
                        .map(e -> e.alert())
                        .filter(a -> a.reason().word().equals("missing_data")))
                .singleElement()
                .satisfies(a -> assertThat(a.sentence())
                        .contains(STOCKS.get(0).toString())
                        .contains("10 of 12 stocks"));
    }

    @Test
    void right_after_training_there_is_a_chart_and_no_day_yet() throws IOException {
        StudyMarket.copy(trained, workspace);
        Monitoring.Seen seen = look(workspace, MARKET, CALENDAR[LEARNT]);
        MonitorReport.Watched watch = seen.report().watches().get(0);
        assertThat(watch.days().live()).isZero();
        assertThat(watch.charts().get(0).threshold()).isPositive();
        assertThat(seen.fresh()).isEmpty();
    }
}
