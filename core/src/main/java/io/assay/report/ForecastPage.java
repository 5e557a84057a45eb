package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.forecast.ForecastCoverage;
import io.assay.forecast.ForecastScores;

/** How well prices are forecast, as a page. */
public final class ForecastPage {
    /** A null far below the models would squeeze the picture of all others. */
    private static final double WORST = -0.5;

    private ForecastPage() {}

    /** The page as HTML. */
    public static String of(ForecastReport report) {
        Html page = Html.page("Can prices be forecast?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        ProofSection.add(page, Optional.of(report.proof()));
        page.paragraph(report.sentence());
        page.contents();
        for (ForecastReport.Horizon horizon : report.horizons()) {
            add(page, report, horizon);
        }
        page.heading("What was run");
        page.paragraph(report.specification());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("SHA-256 of the data", report.dataHash()),
                        List.of("seed", Long.toString(report.seed())),
                        List.of("proof", report.proof().sentence())));
        if (!report.notes().isEmpty()) {
            page.heading("What to know of the data");
            page.list(report.notes());
        }
        DataSection.leftOut(page, Map.copyOf(report.leftOut()));
        return page.text();
    }

    private static void add(Html page, ForecastReport report, ForecastReport.Horizon horizon) {
        String ahead = Text.plural(horizon.sessions(), "session") + " ahead";
        page.heading(ahead);
        page.picture(
                Svg.intervals(horizon.scores().rows().stream()
                        .filter(row -> row.overWalk().value() > WORST || row.outcome() != ForecastScores.Outcome.NULL)
                        .map(row -> new Svg.Interval(
                                row.name(),
                                row.overWalk().interval().lower(),
                                row.overWalk().value(),
                                row.overWalk().interval().upper()))
                        .toList()),
                "R-squared of log returns over the random walk, with 95 % intervals of whole days. At zero a model"
                        + " knows no more than that the price stays. Nulls below " + WORST
                        + " are in the table alone.");
        page.paragraph(ForecastText.ground(report, horizon));
        page.table(ForecastText.HEADING, ForecastText.scores(horizon));
        page.paragraph(ForecastText.LEGEND);
        page.folded(
                "Squared errors against each null (in millionths of a squared log return)",
                ForecastText.DIFFERENCES,
                ForecastText.differences(horizon));
        page.folded(
                "R-squared stock by stock (without intervals: the best of many is good by chance)",
                ForecastText.stockHeading(horizon),
                ForecastText.stocks(horizon));
        page.subheading("Do the intervals hold, " + ahead + "?");
        coverage(page, horizon);
        page.subheading("The thresholds that were asked for, " + ahead);
        page.table(ForecastGates.HEADING, ForecastGates.rows(horizon));
        if (!horizon.outlooks().isEmpty()) {
            page.subheading("What they say of the next " + Text.plural(horizon.sessions(), "session"));
            page.table(ForecastText.OUTLOOK, ForecastText.outlooks(horizon));
            page.paragraph(ForecastText.OF_OUTLOOK);
        }
    }

    private static void coverage(Html page, ForecastReport.Horizon horizon) {
        page.picture(
                Svg.intervals(horizon.judged().stream()
                        .flatMap(row -> row.coverage().levels().stream().map(level -> gap(row.name(), level)))
                        .toList()),
                "How often intervals held less what they stated, in percentage points, with 95 % intervals of whole"
                        + " days. Right of zero they are too wide, left of it too narrow.");
        page.table(ForecastText.COVERAGE, ForecastText.coverage(horizon));
        page.paragraph(ForecastText.OF_COVERAGE);
    }

    private static Svg.Interval gap(String name, ForecastCoverage.Level level) {
        return new Svg.Interval(
                name + ", stated " + Math.round(100 * level.stated()) + " %",
                100 * (level.covered().interval().lower() - level.stated()),
                100 * (level.covered().value() - level.stated()),
                100 * (level.covered().interval().upper() - level.stated()));
    }
}
