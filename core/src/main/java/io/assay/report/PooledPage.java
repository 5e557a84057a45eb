package io.assay.report;

import java.util.List;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;

/** A pooled learner as a page: the verdict against the null models first, then the figures and what they are worth. */
public final class PooledPage {
    private PooledPage() {}

    /**
     * The page as HTML.
     *
     * @param report with at least one row, the learner's
     */
    public static String of(PooledReport report) {
        Html page = Html.page("Is there skill in one learner of all stocks?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        ProofSection.add(page, report.proof());
        if (report.leakSuspected()) {
            page.banner(VerdictSection.leak(report.hunt()));
        }
        page.verdict(
                VerdictSection.mood(report.verdict().outcome()),
                report.verdict().outcome().title());
        page.paragraph(report.verdict().reasons());
        page.contents();
        HuntSection.add(page, report.hunt());
        nulls(page, report);
        ProfileSection.add(page, report.profile());
        Evaluation evaluation = report.rows().get(0).evaluation();
        FiguresSection.add(page, evaluation);
        PooledGates.add(page, report);
        run(page, report);
        return page.text();
    }

    private static void nulls(Html page, PooledReport report) {
        page.heading("Against the null models");
        String level = Text.decimal(100 * (1 - report.comparison().level()), 0) + " % bound";
        NullsSection.picture(page, report.comparison(), level);
        Comparison.Span span = report.comparison().span();
        page.paragraph(Text.plural(report.stocks(), "stock") + ", " + Text.count(span.rows())
                + " out-of-sample rows from " + Days.text(span.firstDay()) + " to " + Days.text(span.lastDay())
                + "; " + Text.plural(report.trials(), "trial") + " in the ledger.");
        page.table(PooledText.HEADING, PooledText.table(report.rows()));
        page.paragraph(PooledText.book(report));
    }

    private static void run(Html page, PooledReport report) {
        page.heading("What was run");
        page.paragraph(report.specification());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("proof", ProofSection.sentence(report.proof())),
                        List.of("seed of all randomness", Long.toString(report.seed())),
                        List.of("SHA-256 of the data", report.dataHash())));
        DataSection.leftOut(page, report.leftOut());
    }
}
