package io.assay.report;

/** A book as text. */
public final class BookText {
    private BookText() {}

    /** The text. */
    public static String of(BookReport report) {
        StringBuilder t = new StringBuilder();
        report.books()
                .forEach(b -> t.append(b.name() + " " + b.performance().growth() + "\n"
                        + b.performance().sharpe() + "\n" + b.performance().trading() + "\n"
                        + b.notes().sentences() + "\n"));
        return t + report.frontier().toString() + "\n";
    }
}
