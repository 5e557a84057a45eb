package io.assay.experiment.retrain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.MonitorSpec;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.monitor.Shadows;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.market.Instrument;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Learner;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.registry.StageCause;
import io.assay.report.RetrainReport;
import io.assay.report.RetrainReport.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Twelve stocks with a strong pattern; one learner that finds it, and one that looks elsewhere. */
class RetrainingIT {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(12)
            .withSessions(1700)
            .withInformationCoefficient(0.25)
            .withSeed(Seed.of(11)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final int[] CALENDAR = MARKET.bars(STOCKS.get(0)).days();
    private static final int LEARNT = 1300;
    private static final Learner GOOD = LinearLearner.logistic(5000);
    private static final Learner BAD = LastDayLearner.of(List.of("hv_252"), 1);

    @TempDir
    Path workspace;

    private Wiring at(int session) {
        return StudyMarket.wiring(workspace, MARKET.until(CALENDAR[session]), 2);
    }

    private String trained(Learner learner, Wiring wiring) {
        PerStockSpec spec = PerStockSpec.standard(learner, Seed.of(1)).withWalkForward(WalkForward.expanding(500, 250));
        return new TrainMissing(spec, wiring).run(STOCKS).runId();
    }

    private RetrainReport.Decision retrained(int session) {
        RetrainSpec spec = new RetrainSpec(
                RetrainSpec.MONTH, false, 120, 0.05, CALENDAR[session], HeldOut.NEVER, false, false, Seed.of(1));
        RetrainReport report = new Retraining(spec, StudyMarket.wiring(workspace, MARKET, 2)).run(List.of());
        assertThat(report.notes()).isEmpty();
        return report.decisions().get(0);
    }

    private Map<String, String> current() {
        return at(0).models().current();
    }

    private Shadows shadows() {
        return Shadows.of(workspace, StudyMarket.CLOCK);
    }

    @BeforeEach
    void nothingStandsInTheWorkspace() {
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void a_refit_takes_over_after_a_month_and_who_was_replaced_stays_in_the_shadow() {
        trained(GOOD, at(LEARNT));
        Map<String, String> first = new TreeMap<>(current());
        assertThat(retrained(LEARNT).outcome()).isEqualTo(Outcome.NOT_DUE);
        assertThat(retrained(LEARNT + 20).outcome()).isEqualTo(Outcome.NOT_DUE);
        RetrainReport.Decision decision = retrained(LEARNT + 21);
        assertThat(decision.outcome()).as(decision.toString()).isEqualTo(Outcome.PROMOTED);
        assertThat(decision.reasons()).containsExactly("21 sessions have passed since the last fit");
        assertThat(decision.checks()).allMatch(RetrainReport.Check::passed).hasSize(7);
        assertThat(current().keySet()).isEqualTo(first.keySet());
        assertThat(current().values()).doesNotContainAnyElementsOf(first.values());
        assertThat(shadows().active()).singleElement().satisfies(shadow -> {
            assertThat(shadow.kind()).isEqualTo(Shadows.Kind.PREDECESSOR);
            assertThat(shadow.models()).isEqualTo(first);
            assertThat(shadow.since()).isEqualTo(Days.text(CALENDAR[LEARNT + 21]));
        });
        assertThat(retrained(LEARNT + 21).outcome()).isEqualTo(Outcome.NOT_DUE);
        // Whoever takes the old models back is not given the refit again the next day.
        at(0).models().promote(first, new StageCause("By hand.", StageCause.By.USER, StudyMarket.CLOCK));
        assertThat(retrained(LEARNT + 22).outcome()).isEqualTo(Outcome.NOT_DUE);
    }

    @Test
    void a_decision_does_not_hang_on_later_bars_and_a_dry_run_changes_nothing() {
        trained(GOOD, at(LEARNT));
        Map<String, String> before = new TreeMap<>(current());
        int session = LEARNT + 60;
        RetrainSpec dry = new RetrainSpec(
                RetrainSpec.MONTH, false, 120, 0.05, CALENDAR[session], HeldOut.NEVER, false, true, Seed.of(1));
        RetrainReport whole = new Retraining(dry, StudyMarket.wiring(workspace, MARKET, 2)).run(List.of());
        assertThat(whole.decisions().get(0).outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(current()).isEqualTo(before);
        assertThat(shadows().active()).isEmpty();
        RetrainReport cut = new Retraining(dry, at(session)).run(List.of());
        assertThat(cut).isEqualTo(whole);
    }

    @Test
    void closed_days_are_not_judged() {
        trained(GOOD, at(LEARNT));
        RetrainSpec closed = new RetrainSpec(
                RetrainSpec.MONTH,
                false,
                120,
                0.05,
                CALENDAR[LEARNT + 60],
                CALENDAR[LEARNT + 10],
                false,
                true,
                Seed.of(1));
        RetrainReport report = new Retraining(closed, StudyMarket.wiring(workspace, MARKET, 2)).run(List.of());
        assertThat(report.decisions().get(0).paired().orElseThrow().last())
                .isLessThanOrEqualTo(Days.text(CALENDAR[LEARNT + 10]));
    }

    @Test
    void a_shadow_of_fewer_stocks_is_set_against_the_same_stocks() {
        String good = trained(GOOD, at(LEARNT).withoutPromotion());
        trained(BAD, at(LEARNT));
        RunFolder run = RunFolder.at(at(0).run(good));
        Map<String, String> fewer = new TreeMap<>(run.record().models());
        fewer.remove(STOCKS.get(0).toString());
        shadows().begin(run.record(), Shadows.Kind.PREDECESSOR, fewer, Days.text(CALENDAR[LEARNT]));
        assertThat(looked(LEARNT + 100, false).report().shadows())
                .singleElement()
                .satisfies(shadow -> {
                    assertThat(shadow.days()).isGreaterThan(80);
                    assertThat(shadow.shadow()).isGreaterThan(shadow.champion());
                });
    }

    @Test
    void a_shadow_that_is_in_use_itself_has_ended() {
        String good = trained(GOOD, at(LEARNT));
        RunFolder run = RunFolder.at(at(0).run(good));
        shadows().begin(run.record(), Shadows.Kind.PREDECESSOR, current(), Days.text(CALENDAR[LEARNT]));
        assertThat(looked(LEARNT + 100, false).report().shadows()).isEmpty();
        assertThat(shadows().active()).isEmpty();
    }

    @Test
    void a_challenger_waits_in_the_shadow_until_it_is_better_for_sure() {
        String good = trained(GOOD, at(LEARNT).withoutPromotion());
        trained(BAD, at(LEARNT));
        Map<String, String> bad = new TreeMap<>(current());
        RunFolder run = RunFolder.at(at(0).run(good));
        shadows().begin(run.record(), Shadows.Kind.CHALLENGER, run.record().models(), Days.text(CALENDAR[LEARNT]));
        assertThat(retrained(LEARNT + 15).outcome()).isEqualTo(Outcome.NOT_DUE);
        assertThat(current()).isEqualTo(bad);
        RetrainReport.Decision decision = retrained(LEARNT + 250);
        assertThat(decision.outcome()).as(decision.toString()).isEqualTo(Outcome.PROMOTED);
        assertThat(decision.candidate()).isEqualTo(good);
        assertThat(decision.paired().orElseThrow().gap().lower()).isPositive();
        assertThat(current()).isEqualTo(run.record().models());
        assertThat(shadows().active())
                .singleElement()
                .satisfies(shadow -> assertThat(shadow.models()).isEqualTo(bad));
    }

    @Test
    void a_successor_that_is_worse_is_taken_back_only_where_that_is_asked_for() {
        String good = trained(GOOD, at(LEARNT));
        Map<String, String> before = new TreeMap<>(current());
        String bad = trained(BAD, at(LEARNT).withoutPromotion());
        RunFolder run = RunFolder.at(at(0).run(good));
        shadows().begin(run.record(), Shadows.Kind.PREDECESSOR, before, Days.text(CALENDAR[LEARNT]));
        at(0).models()
                .promote(
                        RunFolder.at(at(0).run(bad)).record().models(),
                        new StageCause("By mistake.", StageCause.By.USER, StudyMarket.CLOCK));
        looked(LEARNT + 300, false);
        assertThat(current()).isNotEqualTo(before);
        Monitoring.Seen seen = looked(LEARNT + 300, true);
        assertThat(current()).isEqualTo(before);
        assertThat(seen.report().shadows())
                .singleElement()
                .satisfies(shadow -> assertThat(shadow.done()).startsWith("Rolled back"));
        assertThat(shadows().active()).isEmpty();
        assertThat(at(0).models()
                        .history()
                        .get(at(0).models().history().size() - 1)
                        .by())
                .isEqualTo(StageCause.By.MONITOR);
    }

    private Monitoring.Seen looked(int session, boolean rollback) {
        MonitorSpec spec = new MonitorSpec(1, 20, 60, 3, rollback, CALENDAR[session], CALENDAR[session], Seed.of(1));
        return new Monitoring(spec, StudyMarket.wiring(workspace, MARKET, 2)).look(List.of());
    }
}
