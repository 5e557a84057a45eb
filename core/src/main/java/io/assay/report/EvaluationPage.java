package io.assay.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.assay.evaluate.GroupScore;

/** An evaluation as a page: the verdict first, then figures, groups and mistakes. */
public final class EvaluationPage {
    private static final int OPEN_ROWS = 30;

    private EvaluationPage() {}

    /** The page as HTML. */
    public static String of(EvaluationReport report) {
        Html page = Html.page("A kept model on later days");
        if (report.subject().simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        ProofSection.add(page, report.subject().proof());
        boolean leak = report.whole().map(EvaluationReport.Whole::leakSuspected).orElse(false);
        if (leak) {
            page.banner(VerdictSection.leak(Optional.empty()));
        }
        page.verdict(
                report.whole()
                        .map(w -> VerdictSection.mood(w.verdict().outcome()))
                        .orElse(Html.Mood.NEUTRAL),
                EvaluationSheet.title(report));
        page.paragraph(EvaluationSheet.meaning(report));
        report.whole()
                .ifPresent(
                        w -> page.paragraph(EvaluationSheet.capital(w.verdict().reasons())));
        page.paragraph(EvaluationSheet.asked(report));
        page.contents();
        report.whole().ifPresent(w -> whole(page, report, w));
        page.heading("Rows learnt from, walk-forward and later rows");
        table(page, EvaluationSheet.gaps(report));
        page.list(EvaluationSheet.gapSentences(report));
        groups(page, report);
        confidence(page, report);
        report.whole().ifPresent(w -> ProfileSection.add(page, w.profile()));
        page.heading("Most confident mistakes");
        if (report.mistakes().isEmpty()) {
            page.paragraph("No answer was wrong.");
        } else {
            table(page, EvaluationSheet.mistakes(report));
            page.paragraph("Of answers of one stock whose holdings overlap, the worst stands here alone.");
        }
        page.heading("What to know");
        page.list(report.notes());
        page.table(
                List.of("", ""),
                List.of(
                        List.of("model", report.subject().model()),
                        List.of("data", report.subject().dataHash()),
                        List.of("seed", Long.toString(report.subject().seed()))));
        return page.text();
    }

    private static void table(Html page, EvaluationSheet.Table table) {
        page.table(table.heading(), table.rows());
    }

    private static void whole(Html page, EvaluationReport report, EvaluationReport.Whole whole) {
        page.heading("All rows together");
        table(page, EvaluationSheet.figures(whole));
        if (!report.subject().classes().isEmpty()) {
            page.subheading("What was called what, and what came");
            table(page, EvaluationSheet.classes(report, whole));
        }
        page.folded("Every figure", FiguresSection.HEADING, FiguresSection.rows(whole.model()));
        page.heading("Beside the null models");
        page.paragraph("All of them were fitted on the rows that the model learnt from.");
        table(page, EvaluationSheet.nulls(whole));
        String bound = Text.decimal(100 * (1 - whole.comparison().level()), 0) + " % bound";
        NullsSection.picture(page, whole.comparison(), bound);
    }

    private static void groups(Html page, EvaluationReport report) {
        page.heading("Worse than the whole");
        page.list(EvaluationSheet.worse(report));
        for (String kind : EvaluationSheet.kinds(report)) {
            List<GroupScore> groups = EvaluationSheet.groups(report, kind);
            page.heading("By " + kind);
            List<Svg.Interval> judged = groups.stream()
                    .filter(g -> g.scores().isPresent())
                    .map(EvaluationPage::interval)
                    .toList();
            List<Svg.Interval> drawn = judged.subList(0, Math.min(OPEN_ROWS, judged.size()));
            if (drawn.size() > 1) {
                page.picture(
                        Svg.intervals(drawn),
                        EvaluationSheet.capital(EvaluationSheet.hits(report)) + " of each " + kind
                                + " less that of all rows; 95 %"
                                + " intervals, one by one. Left of zero it is worse than the whole"
                                + (judged.size() > drawn.size() ? "; the " + drawn.size() + " worst." : "."));
            }
            EvaluationSheet.Table table = EvaluationSheet.groups(kind, groups, report);
            if (groups.size() > OPEN_ROWS) {
                page.folded("All " + Text.plural(groups.size(), kind), table.heading(), table.rows());
            } else {
                table(page, table);
            }
        }
    }

    private static Svg.Interval interval(GroupScore group) {
        GroupScore.Scores scores = group.scores().orElseThrow();
        return new Svg.Interval(
                group.name(),
                scores.gap().interval().lower(),
                scores.gap().value(),
                scores.gap().interval().upper());
    }

    private static void confidence(Html page, EvaluationReport report) {
        page.heading("How sure it was");
        List<PointChart.Point> points = report.confidence().stream()
                .filter(l -> !Double.isNaN(l.hitsFrom()))
                .map(l -> PointChart.Point.of(100 * l.coverage(), l.hitsFrom()))
                .sorted(Comparator.comparingDouble(PointChart.Point::x))
                .toList();
        if (points.size() > 1) {
            page.picture(
                    PointChart.of(
                            points,
                            new PointChart.Frame(
                                    "per cent of the rows that are answered",
                                    EvaluationSheet.hits(report),
                                    true,
                                    false,
                                    List.of())),
                    "What comes of answering the surest rows alone. If its confidence is worth anything, the line falls"
                            + " from left to right.");
        }
        table(page, EvaluationSheet.confidence(report));
        if (!report.disagreement().isEmpty()) {
            page.list(EvaluationSheet.disagreement(report));
        }
    }
}
