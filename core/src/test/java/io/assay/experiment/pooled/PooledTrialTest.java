package io.assay.experiment.pooled;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.CalendarWindows;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.Verdict;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.PooledReport;
import io.assay.train.EveryNth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Twelve simulated stocks whose next week follows from today as much as was planted. */
class PooledTrialTest {
    private static final SimulatedMarket PLANTED = market(0.3);
    private static final SimulatedMarket NOISE = market(0);
    private static final int CUT = Days.of(2004, 12, 31);
    private static final int TO = Days.of(2005, 12, 30);

    @TempDir
    Path workspace;

    private static SimulatedMarket market(double ic) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(12)
                .withSessions(1150)
                .withInformationCoefficient(ic)
                .withSeed(Seed.of(7)));
    }

    private static PooledTrial.Spec spec(int to) {
        return new PooledTrial.Spec(
                new EveryNth(LinearLearner.regression(1000), 5),
                ForwardReturn.of(5),
                Optional.of(CrossSectionalLabel.Kind.RANK),
                new CalendarWindows(List.of(CUT + 1), 1),
                to,
                3,
                Seed.of(1));
    }

    private PooledReport run(MarketData data, PooledTrial.Spec spec) {
        List<Instrument> stocks = StudyMarket.stocks(data);
        return new PooledTrial(spec, StudyMarket.wiring(workspace, data, 1)).run(stocks);
    }

    /** All figures, without what names the data and how often they were looked at. */
    private static String figures(PooledReport report) {
        return Json.line(report.comparison())
                + Json.line(
                        report.rows().stream().map(PooledReport.Row::evaluation).toList())
                + Json.line(report.profile());
    }

    @Test
    void what_was_planted_is_found_and_noise_is_not() {
        PooledReport planted = run(PLANTED, spec(TO));
        assertThat(planted.rows()
                        .get(0)
                        .evaluation()
                        .figure(Evaluation.DAILY_RANK_IC)
                        .value())
                .isGreaterThan(0.1);
        assertThat(planted.verdict().outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(planted.leakSuspected()).isTrue();
        assertThat(planted.hunt().orElseThrow().conclusion()).isNotEqualTo(LeakHunt.Conclusion.LEAK_FOUND);
        PooledReport noise = run(NOISE, spec(TO));
        assertThat(noise.rows()
                        .get(0)
                        .evaluation()
                        .figure(Evaluation.DAILY_RANK_IC)
                        .value())
                .isCloseTo(0, within(0.05));
        assertThat(noise.verdict().outcome()).isNotEqualTo(Verdict.Outcome.SKILL);
        assertThat(noise.simulated()).isTrue();
        assertThat(noise.hunt()).isEmpty();
    }

    @Test
    void bars_after_the_last_day_that_may_be_looked_at_change_nothing() {
        PooledReport before = run(NOISE, spec(TO));
        MarketData later = new Altered(NOISE, bars -> StudyMarket.moved(bars, TO + 1), "later");
        PooledReport after = run(later, spec(TO));
        assertThat(figures(after)).isEqualTo(figures(before));
        for (int i = 0; i < before.rows().size(); i++) {
            assertThat(after.rows().get(i).excess().annual())
                    .isEqualTo(before.rows().get(i).excess().annual());
        }
        MarketData earlier = new Altered(NOISE, bars -> StudyMarket.moved(bars, TO - 40), "earlier");
        assertThat(figures(run(earlier, spec(TO)))).isNotEqualTo(figures(before));
    }

    @Test
    void rows_are_out_of_sample_and_their_exits_lie_within_the_asked_days() {
        PooledReport report = run(NOISE, spec(TO));
        assertThat(report.comparison().span().firstDay()).isGreaterThan(CUT);
        assertThat(report.comparison().span().lastDay()).isLessThan(TO);
        assertThat(report.rows()).hasSizeGreaterThan(3);
    }

    @Test
    void every_specification_that_was_seen_is_one_trial() {
        run(NOISE, spec(TO));
        assertThat(run(NOISE, spec(TO)).trials())
                .as("the same again is no new trial")
                .isEqualTo(1);
        PooledTrial.Spec excess = new PooledTrial.Spec(
                spec(TO).learner(),
                spec(TO).label(),
                Optional.of(CrossSectionalLabel.Kind.EXCESS),
                spec(TO).splitter(),
                TO,
                3,
                Seed.of(1));
        assertThat(run(NOISE, excess).trials()).isEqualTo(2);
    }

    @Test
    void ranks_among_fewer_than_ten_stocks_are_refused_with_the_rule_and_the_fix() {
        PooledTrial trial = new PooledTrial(spec(TO), StudyMarket.wiring(workspace, NOISE, 1));
        List<Instrument> nine = StudyMarket.stocks(NOISE).subList(0, 9);
        assertThatThrownBy(() -> trial.run(nine))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("at least 10")
                .hasMessageContaining("9 stocks")
                .hasMessageContaining("--relative none");
        assertThat(trial.run(StudyMarket.stocks(NOISE).subList(0, 10)).rows()).hasSizeGreaterThan(3);
    }

    @Test
    void directions_are_judged_as_well() {
        PooledTrial.Spec direction = new PooledTrial.Spec(
                new EveryNth(LinearLearner.logistic(5000), 5),
                Direction.three(5),
                Optional.empty(),
                spec(TO).splitter(),
                TO,
                3,
                Seed.of(1));
        PooledReport report = run(PLANTED, direction);
        assertThat(report.rows()
                        .get(0)
                        .evaluation()
                        .figure(Evaluation.DAILY_RANK_IC)
                        .value())
                .isGreaterThan(0.05);
    }
}
