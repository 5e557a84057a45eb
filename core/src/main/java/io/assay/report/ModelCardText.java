package io.assay.report;

import io.assay.evaluate.Verdict;

/** A model's card as Markdown. */
public final class ModelCardText {
    private ModelCardText() {}

    /** The card. */
    public static String markdown(ModelCardReport report) {
        ModelCardSheet sheet = new ModelCardSheet(report);
        TextForm form = TextForm.markdown();
        StringBuilder text =
                new StringBuilder(form.title("Model " + report.card().id()));
        sheet.banners().forEach(banner -> text.append(form.warning(banner)));
        text.append(form.paragraph(sheet.standing()));
        text.append(form.heading(
                "Verdict: " + sheet.outcome().map(Verdict.Outcome::title).orElse("see below")));
        text.append(form.paragraph(sheet.reasons()));
        for (ModelCardSheet.Section section : sheet.sections()) {
            text.append(form.heading(section.heading()));
            section.paragraphs().forEach(p -> text.append(form.paragraph(p)));
            text.append(section.items().isEmpty() ? "" : form.items(section.items()));
            section.tables().forEach(t -> text.append(form.table(t)));
            section.more()
                    .ifPresent(m -> text.append(form.paragraph(m.line() + ":")).append(form.table(m.table())));
        }
        return text.toString();
    }
}
