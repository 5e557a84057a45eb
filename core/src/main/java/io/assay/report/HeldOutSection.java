package io.assay.report;

import java.util.List;

import io.assay.evaluate.GateCheck;

/** The days that nobody looked at, or what was seen when somebody did. */
final class HeldOutSection {
    private HeldOutSection() {}

    private static List<GateCheck> checks(StudyReport.Opened opened) {
        return GateCheck.of(opened.evaluation(), List.of());
    }

    private static String peeks(StudyReport.Opened opened) {
        return "on held-out days, " + Text.plural(opened.looks(), "peek");
    }

    /** The same for the terminal. */
    static String text(StudyReport report) {
        if (report.opened().isEmpty()) {
            return RunText.wrapped("HELD-OUT, closed: " + report.heldOut() + ".") + "\n";
        }
        StudyReport.Opened opened = report.opened().get();
        return RunText.wrapped("HELD-OUT, look number " + opened.looks() + ": "
                        + opened.verdict().sentence())
                + "\n" + RunText.nulls(opened.comparison()) + "\nthresholds that were asked for, " + peeks(opened)
                + "\n" + GatesSection.table(checks(opened));
    }

    static void add(Html page, StudyReport report) {
        page.heading("Held-out days");
        if (report.opened().isEmpty()) {
            page.paragraph("Closed: " + report.heldOut() + ". Everything on this page is from earlier days.");
            return;
        }
        StudyReport.Opened opened = report.opened().get();
        page.paragraph("Opened, look number " + opened.looks() + ": " + report.heldOut()
                + (opened.looks() > 1
                        ? ". They were looked at before, so whoever chose with that knowledge is favoured here."
                        : ". This was the first look; every further one is worth less."));
        page.verdict(
                VerdictSection.mood(opened.verdict().outcome()),
                opened.verdict().outcome().title());
        page.paragraph(opened.verdict().reasons());
        String bound = Text.decimal(100 * (1 - opened.comparison().level()), 0) + " % bound";
        NullsSection.picture(page, opened.comparison(), bound);
        page.subheading("The thresholds that were asked for, " + peeks(opened));
        page.table(GatesSection.HEADING, GatesSection.rows(checks(opened)));
        page.folded("Every figure on these days", FiguresSection.HEADING, FiguresSection.rows(opened.evaluation()));
    }
}
