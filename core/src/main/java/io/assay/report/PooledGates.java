package io.assay.report;

import java.util.List;

import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;

/**
 * How a pooled learner stands to the thresholds that were asked for. Those that speak of something else than what was
 * measured are left out: R-squared, since what a pooled learner predicts may be a rank or an excess over the day's
 * others and the thresholds speak of returns; and what is asked of each stock, since one learner answered for all. Its
 * book has figures and no account day by day, so nothing that reads an account is held against it.
 */
final class PooledGates {
    private static final String LEFT_OUT = "Not held against it: R-squared, asked of returns, while a pooled learner"
            + " may predict ranks or excess returns; what is asked of each stock; and what reads an account day by day,"
            + " which is not kept of its book.";

    private PooledGates() {}

    /** The checks whose figures are what their thresholds speak of; measured ones alone. */
    static List<GateCheck> of(Evaluation evaluation) {
        return GateCheck.of(evaluation).stream()
                .filter(c -> c.outcome() != GateCheck.Outcome.NOT_MEASURED)
                .filter(c -> c.gate().reads() != Gate.Reads.R_SQUARED)
                .toList();
    }

    /** The learner's checks and whether its figures fit each other; empty where the report holds no learner. */
    static String text(PooledReport report) {
        if (report.rows().isEmpty()) {
            return "";
        }
        Evaluation evaluation = report.rows().get(0).evaluation();
        return "thresholds that were asked for (verdicts; they stop nothing and choose nothing)\n"
                + GatesSection.table(of(evaluation)) + RunText.wrapped(LEFT_OUT) + "\n"
                + ConversionsSection.text(evaluation);
    }

    /** The same on a page. */
    static void add(Html page, PooledReport report) {
        if (report.rows().isEmpty()) {
            return;
        }
        Evaluation evaluation = report.rows().get(0).evaluation();
        GatesSection.add(page, of(evaluation), evaluation);
        page.paragraph(LEFT_OUT);
    }
}
