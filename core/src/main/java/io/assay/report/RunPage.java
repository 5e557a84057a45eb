package io.assay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Verdict;

/** A run as a page: the verdict against the null models first, then the figures, then the stocks. */
public final class RunPage {
    private RunPage() {}

    /**
     * The page as HTML.
     *
     * @param planted what was planted in a simulated market beside what was found; empty for a real one
     */
    public static String of(RunReport report, List<Planted> planted) {
        Html page = Html.page("Is there skill?");
        if (report.simulated()) {
            page.banner("The market is simulated. Nothing on it is real.");
        }
        page.verdict(
                mood(report.verdict().outcome()), report.verdict().outcome().title());
        page.paragraph(report.sentence());
        if (report.leakSuspected()) {
            page.banner("A figure lies above the best published one for sure. Search for a leak before believing it.");
        }
        planted(page, planted);
        against(page, report);
        figures(page, report);
        stocks(page, report);
        page.heading("What was run");
        page.paragraph(report.specification());
        page.paragraph("Run " + report.runId() + ", seed " + report.seed() + ", data " + report.dataHash() + ".");
        return page.text();
    }

    /**
     * What was planted and what was found.
     *
     * @param name who looked
     * @param estimate information coefficient found
     * @param low lower end of its interval
     * @param high upper end
     */
    public record Planted(String name, double low, double estimate, double high) {}

    private static Html.Mood mood(Verdict.Outcome outcome) {
        return switch (outcome) {
            case SKILL -> Html.Mood.GOOD;
            case NOT_ESTABLISHED -> Html.Mood.NEUTRAL;
            case WORSE_THAN_NULL -> Html.Mood.BAD;
        };
    }

    private static void planted(Html page, List<Planted> planted) {
        if (planted.isEmpty()) {
            return;
        }
        page.heading("What was planted, and what was found");
        page.picture(
                Svg.intervals(planted.stream()
                        .map(p -> new Svg.Interval(p.name(), p.low(), p.estimate(), p.high()))
                        .toList()),
                "Correlation with the return over the next sessions, in units of volatility; 95 % intervals from"
                        + " redrawn blocks of days. The oracle knows the planted pattern: nobody can do better.");
    }

    private static void against(Html page, RunReport report) {
        Comparison.Span span = report.span();
        page.heading("Against the null models");
        page.picture(
                Svg.intervals(report.comparison().by(Measure.DIRECTION).stream()
                        .map(d -> new Svg.Interval(
                                "less " + d.nullName(),
                                d.interval().lower(),
                                d.estimate(),
                                d.interval().upper()))
                        .toList()),
                "Difference in " + report.primaryName()
                        + ", the measure that was declared to decide, with 95 % intervals."
                        + " Skill needs the simultaneous " + report.boundName() + " of all of them above zero.");
        List<List<String>> rows = new ArrayList<>();
        for (Difference d : report.comparison().differences()) {
            rows.add(List.of(
                    d.measure().title(),
                    d.nullName(),
                    FeaturePage.number(d.model()),
                    FeaturePage.number(d.other()),
                    FeaturePage.number(d.estimate()),
                    FeaturePage.number(d.lower())));
        }
        page.table(List.of("measure", "null model", "model", "null", "difference", report.boundName()), rows);
        page.paragraph(Text.count(span.rows()) + " out-of-sample rows from " + Days.text(span.firstDay()) + " to "
                + Days.text(span.lastDay()) + ": " + Text.count(span.days()) + " days, worth "
                + Text.decimal(span.effectiveDays(), 0) + " independent ones, since labels overlap over "
                + span.overlap() + " days.");
        for (Comparison other : report.others()) {
            Difference d = other.by(Measure.DIRECTION).get(0);
            page.paragraph("For comparison, " + other.model() + ": " + report.primaryName() + " "
                    + Text.signed(d.model(), 4) + ", bound above "
                    + Text.signed(d.lower(), 4) + " against " + d.nullName() + ".");
        }
    }

    private static void figures(Html page, RunReport report) {
        page.heading("Figures, all stocks together");
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : report.evaluation().figures()) {
            boolean defined = figure.interval().isDefined();
            rows.add(List.of(
                    figure.name(),
                    FeaturePage.number(figure.value()),
                    defined
                            ? FeaturePage.number(figure.interval().lower()) + " to "
                                    + FeaturePage.number(figure.interval().upper())
                            : "",
                    figure.note()));
        }
        page.table(List.of("figure", "value", "95 % interval", "what it is"), rows);
    }

    private static void stocks(Html page, RunReport report) {
        page.heading("Stock by stock");
        page.paragraph(report.skilled() + " of " + Text.plural(report.stocks().size(), "stock")
                + " would be called skilled by itself at 1 %; luck alone gives about "
                + Text.decimal(report.stocks().size() / 100.0, 1) + ".");
        List<List<String>> rows = report.stocks().stream()
                .sorted(Comparator.comparingDouble((RunReport.Stock s) -> s.f1())
                        .reversed())
                .map(s -> List.of(
                        s.instrument(),
                        Text.decimal(s.f1(), 3),
                        Text.decimal(s.balancedAccuracy(), 3),
                        Text.decimal(s.majorityRate(), 3),
                        Text.signed(s.direction().model(), 3),
                        Text.count(s.rows()),
                        Days.text(s.firstDay()) + " to " + Days.text(s.lastDay()),
                        s.verdict().title(),
                        s.modelId()))
                .toList();
        page.table(
                List.of(
                        "stock",
                        "F1",
                        "balanced accuracy",
                        "majority rate",
                        "direction",
                        "rows",
                        "judged on",
                        "by itself",
                        "model"),
                rows);
        if (!report.leftOut().isEmpty()) {
            page.heading("Left out");
            page.table(
                    List.of("stock", "why"),
                    report.leftOut().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> List.of(e.getKey(), e.getValue()))
                            .toList());
        }
    }
}
