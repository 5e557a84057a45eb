package io.assay.report;

import java.util.List;

/** Judged scores of somebody else as a page. */
public final class JudgePage {
    private JudgePage() {}

    /** The page as HTML. */
    public static String of(JudgeReport report) {
        Html page = Html.page("Somebody else's scores, judged");
        page.banner(JudgeReport.NOT_PROVEN);
        if (report.subject().simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        boolean spoilt = report.title().equals(JudgeReport.NOT_CREDIBLE);
        page.verdict(
                spoilt ? Html.Mood.BAD : VerdictSection.mood(report.verdict().outcome()), report.title());
        page.paragraph(report.meaning());
        page.paragraph(JudgeText.againstNulls(report));
        page.contents();
        checks(page, report);
        lags(page, report);
        page.heading("Against the null models");
        String bound = Text.decimal(100 * (1 - report.comparison().level()), 0) + " % bound";
        NullsSection.picture(page, report.comparison(), bound);
        page.heading("What acting on them would have come to");
        BookSection.add(page, report.books());
        page.subheading("How much of it luck could be");
        page.paragraph(JudgeText.luck(report));
        page.table(
                List.of("trials", "deflated Sharpe"),
                report.luck().points().stream()
                        .map(p -> List.of(Text.count(p.trials()), Text.decimal(p.deflated(), 3)))
                        .toList());
        ProfileSection.add(page, report.profile());
        page.heading("Figures");
        page.folded("Every figure", FiguresSection.HEADING, FiguresSection.rows(report.evaluation()));
        rows(page, report);
        return page.text();
    }

    private static void checks(Html page, JudgeReport report) {
        page.heading("Checks");
        page.paragraph("Checks can find a leak. That there is none they cannot show: only whoever computed the scores"
                + " can, by computing them again on data that end on the day.");
        page.table(
                List.of("check", "outcome", "why"),
                report.checks().stream()
                        .map(c -> List.of(c.name(), c.outcome().title(), c.why()))
                        .toList());
    }

    private static void lags(Html page, JudgeReport report) {
        page.subheading("With which returns the scores go together");
        page.picture(
                Svg.intervals(report.lags().stream()
                        .filter(l -> l.isAfter() && l.interval().isDefined())
                        .map(l -> new Svg.Interval(
                                l.name(),
                                l.interval().lower(),
                                l.correlation(),
                                l.interval().upper()))
                        .toList()),
                "Rank correlation of the score of the close of t with single later returns; 95 % intervals. None"
                        + " should pass the best published figure for sure. Returns before that close were known: they"
                        + " may be anything, and stand in the table alone.");
        page.table(
                List.of(
                        "return",
                        "correlation",
                        "95 % interval",
                        "for sure beyond",
                        "best published",
                        "days",
                        "remark"),
                report.lags().stream()
                        .map(l -> List.of(
                                l.name(),
                                Text.signed(l.correlation(), 4),
                                Text.range(l.interval().lower(), l.interval().upper(), 4),
                                Text.decimal(l.sure(), 4),
                                l.isAfter() ? Text.decimal(l.best(), 4) : "",
                                Text.count(l.days()),
                                JudgeText.remark(l)))
                        .toList());
    }

    private static void rows(Html page, JudgeReport report) {
        page.heading("What was judged");
        page.paragraph(JudgeText.rows(report));
        if (!report.rows().leftOut().isEmpty()) {
            page.table(
                    List.of("left out", "rows", "first"),
                    report.rows().leftOut().stream()
                            .map(l -> List.of(l.reason(), Text.count(l.rows()), l.example()))
                            .toList());
        }
        page.table(
                List.of("", ""),
                List.of(
                        List.of("file", report.subject().file()),
                        List.of("SHA-256", report.subject().sha256()),
                        List.of("specification", report.subject().specification()),
                        List.of("data", report.subject().dataHash()),
                        List.of("seed", Long.toString(report.subject().seed()))));
    }
}
