package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.assay.portfolio.sizing.NullPaths;
import io.assay.portfolio.sizing.SizingScores;

/** What an agent came to, as a page. */
public final class AgentPage {
    private AgentPage() {}

    /** The page as HTML. */
    public static String of(AgentReport report) {
        Html page = Html.page("Does the agent earn anything?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph(report.scores().outcome().title() + ". " + report.sentence());
        page.contents();
        page.heading("What 1 grew to, after costs");
        page.picture(
                TimeChart.of(report.curves().days(), curves(report), TimeChart.Unit.AMOUNT),
                "Out of sample: the mean position of all seeds, buying and holding, and each seed by itself.");
        page.paragraph(AgentText.seeds(report.scores()));
        page.heading("The agent beside books without skill");
        page.picture(
                Svg.intervals(intervals(report.scores())),
                "Net return a year in percent with 95 % intervals; then the agent less each book, paired day by day.");
        page.paragraph(AgentText.ground(report));
        page.table(AgentText.HEADING, AgentText.table(report));
        page.paragraph(AgentText.LEGEND);
        page.heading("What was run");
        page.paragraph(report.specification());
        page.paragraph(report.proof().sentence() + ".");
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("SHA-256 of the bars", report.dataHash()),
                        List.of("line of the ledger", Long.toString(report.ledger())),
                        List.of("agent kept", report.model())));
        List<String> notes = Stream.concat(
                        report.notes().stream(),
                        report.leftOut().entrySet().stream()
                                .map(left -> "Left out: " + left.getKey() + ": " + left.getValue()))
                .collect(Collectors.toList());
        if (!notes.isEmpty()) {
            page.heading("What to know of the data");
            page.list(notes);
        }
        return page.text();
    }

    private static List<TimeChart.Curve> curves(AgentReport report) {
        List<TimeChart.Curve> curves = new ArrayList<>();
        String agent = report.scores().agent().name();
        for (Map.Entry<String, double[]> book : report.curves().growth().entrySet()) {
            boolean seed =
                    report.scores().seeds().stream().anyMatch(row -> row.name().equals(book.getKey()));
            if (book.getKey().equals(agent)) {
                curves.add(new TimeChart.Curve(agent, book.getValue(), TimeChart.Look.MAIN));
            } else if (seed) {
                curves.add(new TimeChart.Curve(book.getKey(), book.getValue(), TimeChart.Look.FAINT));
            } else if (book.getKey().equals(NullPaths.HOLD)) {
                curves.add(new TimeChart.Curve(book.getKey(), book.getValue(), TimeChart.Look.SECOND));
            }
        }
        return curves;
    }

    private static List<Svg.Interval> intervals(SizingScores scores) {
        List<Svg.Interval> intervals = new ArrayList<>();
        intervals.add(interval(scores.agent().name(), scores.agent().net()));
        scores.seeds().forEach(row -> intervals.add(interval(row.name(), row.net())));
        scores.nulls()
                .forEach(beside ->
                        intervals.add(interval(beside.row().name(), beside.row().net())));
        scores.nulls()
                .forEach(beside ->
                        intervals.add(interval("agent less " + beside.row().name(), beside.difference())));
        return intervals;
    }

    private static Svg.Interval interval(String name, SizingScores.Figure figure) {
        return new Svg.Interval(
                name,
                100 * figure.interval().lower(),
                100 * figure.value(),
                100 * figure.interval().upper());
    }
}
