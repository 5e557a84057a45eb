package io.assay.report;

/** A book as a page. */
public final class BookPage {
    private BookPage() {}

    /** The page. */
    public static String of(BookReport report) {
        return report.rule();
    }
}
