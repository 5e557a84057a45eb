package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.evaluate.GateCheck.Outcome;
import io.assay.metric.Draws;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is asked of each stock, and of training rows, is counted over the stocks of a run. */
class RunGatesTest {
    private static Figure figure(String name, double value, double low, double high) {
        return new Figure(name, value, new Draws.Interval(low, high), "");
    }

    private static RunReport.Aside aside(double inSample, double sharpe, double spread, double up) {
        return new RunReport.Aside(
                inSample, figure("s", sharpe, sharpe - spread, sharpe + spread), figure("u", up, up - 1, up + 1));
    }

    /** Two stocks with so many judged rows. */
    private static RunReport run(int[] rows, List<Optional<RunReport.Aside>> asides) {
        RunReport r = Samples.run(0.2);
        List<RunReport.Stock> stocks = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            RunReport.Stock s = r.stocks().get(i);
            stocks.add(new RunReport.Stock(
                    s.instrument(),
                    s.modelId(),
                    s.verdict(),
                    s.direction(),
                    s.f1(),
                    s.balancedAccuracy(),
                    s.majorityRate(),
                    rows[i],
                    s.folds(),
                    s.firstDay(),
                    s.lastDay(),
                    asides.get(i)));
        }
        Evaluation e = r.evaluation();
        List<Figure> figures = new ArrayList<>(e.figures());
        figures.removeIf(f -> f.name().equals("accuracy"));
        figures.add(figure("accuracy", 0.5, 0.48, 0.53));
        return new RunReport(
                r.runId(),
                r.specification(),
                r.seed(),
                r.dataHash(),
                false,
                r.verdict(),
                r.comparison(),
                new Evaluation(e.model(), figures, e.confusion(), e.span()),
                r.others(),
                false,
                stocks,
                r.board(),
                r.leftOut(),
                r.hunt(),
                r.proof());
    }

    private static GateCheck check(RunReport report, Gate gate) {
        return RunGates.of(report).stream()
                .filter(c -> c.gate() == gate)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_gap_weighs_stocks_by_their_judged_rows_and_has_the_interval_of_the_unseen_rows() {
        // (300 x .7 + 100 x .9) / 400 = .75, less .5 (.48 to .53).
        RunReport report =
                run(new int[] {300, 100}, List.of(Optional.of(aside(0.7, 0, 1, 0)), Optional.of(aside(0.9, 0, 1, 0))));
        GateCheck gap = check(report, Gate.MVM_GAP);
        assertThat(gap.value()).isCloseTo(0.25, within(1e-12));
        assertThat(gap.interval().lower()).isCloseTo(0.22, within(1e-12));
        assertThat(gap.interval().upper()).isCloseTo(0.27, within(1e-12));
        assertThat(gap.outcome()).isEqualTo(Outcome.NOT_REACHED);
        RunReport small =
                run(new int[] {1, 1}, List.of(Optional.of(aside(0.52, 0, 1, 0)), Optional.of(aside(0.52, 0, 1, 0))));
        assertThat(check(small, Gate.MVM_GAP).outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void the_share_of_stocks_above_one_goes_from_those_surely_above_to_those_that_may_be() {
        RunReport report = run(
                new int[] {9, 9}, List.of(Optional.of(aside(0.5, 2, 0.5, 0)), Optional.of(aside(0.5, 0.9, 0.5, 2))));
        GateCheck share = check(report, Gate.STOCKS_SHARPE);
        assertThat(share.value()).isEqualTo(0.5);
        assertThat(share.interval()).isEqualTo(new Draws.Interval(0.5, 1));
        assertThat(share.nullValue())
                .as("always buying has it too in one of two")
                .isEqualTo(0.5);
        assertThat(share.outcome()).as("half is not most").isEqualTo(Outcome.NOT_ESTABLISHED);
        RunReport all = run(
                new int[] {9, 9}, List.of(Optional.of(aside(0.5, 2, 0.5, 0)), Optional.of(aside(0.5, 1.6, 0.5, 2))));
        assertThat(check(all, Gate.STOCKS_SHARPE).outcome()).isEqualTo(Outcome.REACHED);
        RunReport few = run(
                new int[] {9, 9}, List.of(Optional.of(aside(0.5, 2, 0.5, 0)), Optional.of(aside(0.5, 0.4, 0.5, 2))));
        assertThat(check(few, Gate.STOCKS_SHARPE).outcome()).as("exactly half").isEqualTo(Outcome.NOT_REACHED);
    }

    @Test
    void a_run_that_does_not_know_it_of_every_stock_establishes_nothing() {
        RunReport report = run(new int[] {9, 9}, List.of(Optional.of(aside(0.5, 2, 0.5, 0)), Optional.empty()));
        assertThat(check(report, Gate.MVM_GAP).outcome()).isEqualTo(Outcome.NOT_MEASURED);
        assertThat(check(report, Gate.STOCKS_SHARPE).outcome()).isEqualTo(Outcome.NOT_MEASURED);
        assertThat(GatesSection.text(report)).contains("NOT ESTABLISHED, since this run does not measure it: ");
    }
}
