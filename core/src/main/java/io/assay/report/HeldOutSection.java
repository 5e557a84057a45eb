package io.assay.report;

/** The days that nobody looked at, or what was seen when somebody did. */
final class HeldOutSection {
    private HeldOutSection() {}

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
        page.folded("Every figure on these days", FiguresSection.HEADING, FiguresSection.rows(opened.evaluation()));
    }
}
