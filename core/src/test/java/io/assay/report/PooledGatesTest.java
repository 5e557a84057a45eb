package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.evaluate.GateCheck.Outcome;
import io.assay.metric.Draws;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which thresholds a pooled learner is held against, and that text and page say the same. */
class PooledGatesTest {
    /** The sample's learner with figures that gates read, each far beyond every threshold. */
    private static Evaluation learner(String... names) {
        Evaluation before = Samples.pooled(false, false).rows().get(0).evaluation();
        List<Figure> figures = new ArrayList<>(before.figures());
        for (String name : names) {
            figures.add(new Figure(name, 0.9, new Draws.Interval(0.85, 0.95), ""));
        }
        return new Evaluation(before.model(), figures, before.confusion(), before.span());
    }

    private static PooledReport report(Evaluation learner) {
        PooledReport r = Samples.pooled(false, false);
        List<PooledReport.Row> rows = new ArrayList<>(r.rows());
        rows.set(
                0, new PooledReport.Row(rows.get(0).name(), learner, rows.get(0).excess()));
        return new PooledReport(
                r.specification(),
                r.dataHash(),
                r.seed(),
                r.stocks(),
                r.simulated(),
                r.verdict(),
                r.comparison(),
                rows,
                r.profile(),
                r.leakSuspected(),
                r.top(),
                r.trials(),
                Map.of("US:ZZZ", "only <12> bars"),
                r.hunt(),
                r.proof());
    }

    private static List<Gate.Reads> read(Evaluation evaluation) {
        return PooledGates.of(evaluation).stream()
                .map(c -> c.gate().reads())
                .distinct()
                .toList();
    }

    @Test
    void rows_and_years_are_counted_whatever_is_predicted() {
        assertThat(read(learner())).containsExactly(Gate.Reads.SIGNALS, Gate.Reads.YEARS);
        GateCheck signals = PooledGates.of(learner()).get(0);
        assertThat(signals.value()).isEqualTo(2400);
        assertThat(signals.outcome()).isEqualTo(Outcome.NOT_REACHED);
    }

    /** The gates ask for the R-squared of returns; a rank's is another figure, however high. */
    @Test
    void r_squared_is_not_held_against_thresholds_that_speak_of_returns() {
        Evaluation evaluation = learner("R2 over the base rate");
        assertThat(GateCheck.of(evaluation))
                .filteredOn(c -> c.gate().reads() == Gate.Reads.R_SQUARED)
                .allMatch(c -> c.outcome() == Outcome.REACHED);
        assertThat(read(evaluation)).doesNotContain(Gate.Reads.R_SQUARED);
        assertThat(PooledText.of(report(evaluation))).doesNotContain("R2 over the base rate");
    }

    @Test
    void what_is_asked_of_each_stock_or_of_an_account_is_not_there() {
        String[] all = Arrays.stream(Gate.Reads.values())
                .filter(r -> r.source() == Gate.Source.PREDICTIONS)
                .filter(r -> r != Gate.Reads.SIGNALS && r != Gate.Reads.YEARS)
                .map(Gate.Reads::title)
                .toArray(String[]::new);
        List<GateCheck> checks = PooledGates.of(learner(all));
        assertThat(checks).extracting(c -> c.gate().level()).doesNotContain("per stock");
        assertThat(checks).allMatch(c -> c.gate().reads().source() == Gate.Source.PREDICTIONS);
        assertThat(checks).extracting(c -> c.gate()).contains(Gate.MVM_SHARPE, Gate.MVM_ACCURACY, Gate.CLAIM_AUC);
    }

    @Test
    void a_reached_gate_and_a_conversion_stand_in_the_text_and_on_the_page() {
        PooledReport report = report(learner("ROC AUC"));
        String text = PooledText.of(report);
        assertThat(text.lines().filter(l -> l.startsWith("claimed") && l.contains("ROC AUC")))
                .singleElement()
                .asString()
                .contains("0.850, 0.950", "REACHED")
                .doesNotContain("NOT REACHED");
        assertThat(text).contains("do the figures fit each other?", "accuracy of the sign", "Not held against it");
        String page = PooledPage.of(report);
        assertThat(page)
                .contains(">REACHED<", "ROC AUC", "Do the figures fit each other?", "Not held against it")
                .doesNotContain("Not measured by this run", "NaN");
    }

    @Test
    void the_page_begins_with_warnings_and_the_verdict_and_ends_with_what_was_run() {
        String page = PooledPage.of(Samples.pooled(true, true));
        assertThat(page.indexOf("The market is simulated")).isPositive().isLessThan(page.indexOf("LEAK SUSPECTED"));
        assertThat(page.indexOf("LEAK SUSPECTED")).isLessThan(page.indexOf(">SKILL<"));
        assertThat(page).contains("ridge on returns", "2,400 out-of-sample rows from 2010-01-04 to 2013-12-20");
        assertThat(PooledPage.of(report(learner())))
                .contains("only &lt;12&gt; bars")
                .doesNotContain("simulated. Nothing", "LEAK");
    }

    @Test
    void the_text_fits_a_terminal() {
        assertThat(PooledText.of(report(learner("ROC AUC", "net Sharpe a year", "effective names")))
                        .lines())
                .allMatch(l -> l.length() <= 120, "at most 120 columns");
    }
}
