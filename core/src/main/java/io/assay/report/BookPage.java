package io.assay.report;

/** A backtest as a page. */
public final class BookPage {
    private BookPage() {}

    /** The page as HTML. */
    public static String of(BookReport report) {
        Html page = Html.page("What acting on it would have come to");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph("Run " + report.runId() + ". Whether its predictions show skill at all says 'assay report "
                + report.runId() + "'; a book that gained proves none.");
        BookSection.add(page, report);
        return page.text();
    }
}
