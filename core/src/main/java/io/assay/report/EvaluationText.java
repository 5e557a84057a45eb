package io.assay.report;

import java.util.List;
import java.util.Optional;

import io.assay.evaluate.GroupScore;
import io.assay.ledger.ProofStamp;

/** An evaluation as text for the terminal, and as Markdown. */
public final class EvaluationText {
    private static final String TITLE = "A kept model on later days";

    private EvaluationText() {}

    /**
     * The text.
     *
     * @param most stocks to list at most
     */
    public static String of(EvaluationReport report, int most) {
        return written(report, most, TextForm.plain());
    }

    /** The same as Markdown, with all stocks. */
    public static String markdown(EvaluationReport report) {
        return written(report, Integer.MAX_VALUE, TextForm.markdown());
    }

    private static String written(EvaluationReport report, int most, TextForm form) {
        StringBuilder text = new StringBuilder(form.title(TITLE));
        if (report.subject().simulated()) {
            text.append(form.warning(VerdictSection.SIMULATED));
        }
        if (!ProofStamp.isProven(report.subject().proof())) {
            text.append(form.warning(ProofSection.sentence(report.subject().proof())));
        }
        text.append(form.heading("Verdict: " + EvaluationSheet.title(report)));
        text.append(form.paragraph(EvaluationSheet.meaning(report)));
        report.whole()
                .ifPresent(w -> text.append(
                        form.paragraph(EvaluationSheet.capital(w.verdict().reasons()))));
        report.whole()
                .filter(EvaluationReport.Whole::leakSuspected)
                .ifPresent(w -> text.append(form.warning(VerdictSection.leak(Optional.empty()))));
        text.append(form.paragraph(EvaluationSheet.asked(report)));
        report.whole()
                .ifPresent(w -> text.append(form.heading("All rows together"))
                        .append(form.table(EvaluationSheet.figures(w)))
                        .append(
                                report.subject().classes().isEmpty()
                                        ? ""
                                        : form.table(EvaluationSheet.classes(report, w)))
                        .append(form.heading("Beside the null models"))
                        .append(form.table(EvaluationSheet.nulls(w)))
                        .append(form.table(EvaluationSheet.differences(w))));
        text.append(form.heading("Rows learnt from, walk-forward and later rows"))
                .append(form.table(EvaluationSheet.gaps(report)))
                .append(form.items(EvaluationSheet.gapSentences(report)));
        groups(text, report, most, form);
        text.append(form.heading("How sure it was"))
                .append(form.table(EvaluationSheet.confidence(report)))
                .append(report.disagreement().isEmpty() ? "" : form.items(EvaluationSheet.disagreement(report)))
                .append(form.heading("Most confident mistakes"))
                .append(mistakes(report, form))
                .append(form.heading("What to know"))
                .append(form.items(report.notes()));
        return text.toString();
    }

    private static String mistakes(EvaluationReport report, TextForm form) {
        return report.mistakes().isEmpty()
                ? form.paragraph("No answer was wrong.")
                : form.table(EvaluationSheet.mistakes(report));
    }

    private static void groups(StringBuilder text, EvaluationReport report, int most, TextForm form) {
        for (String kind : EvaluationSheet.kinds(report)) {
            List<GroupScore> all = EvaluationSheet.groups(report, kind);
            List<GroupScore> some = kind.equals("stock") ? all.subList(0, Math.min(most, all.size())) : all;
            text.append(form.heading("By " + kind)).append(form.table(EvaluationSheet.groups(kind, some, report)));
            if (some.size() < all.size()) {
                text.append(form.paragraph("... and " + Text.plural(all.size() - some.size(), "more stock") + "."));
            }
        }
        text.append(form.heading("Worse than the whole")).append(form.items(EvaluationSheet.worse(report)));
    }
}
