package io.assay.report;

/** A study as a page. */
public final class StudyPage {
    private StudyPage() {}

    /** The page as HTML. */
    public static String of(StudyReport report) {
        return RunPage.of(report.run(), java.util.List.of());
    }
}
