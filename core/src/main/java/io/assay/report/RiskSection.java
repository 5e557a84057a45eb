package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.backtest.risk.BetaFigures;
import io.assay.backtest.risk.DrawdownOdds;
import io.assay.backtest.risk.RiskReport;
import io.assay.backtest.risk.Scenario;
import io.assay.backtest.risk.SectorExposure;

/** What may go wrong with a book, on its page. */
public final class RiskSection {
    private static final int HUNDRED = 100;

    private RiskSection() {}

    /** Adds the section. */
    public static void add(Html page, RiskReport risk) {
        page.heading("What may go wrong");
        page.paragraph(RiskRows.head(risk));
        if (risk.sessions() == 0) {
            return;
        }
        tails(page, risk);
        drawdowns(page, risk);
        page.subheading("The worst days and falls");
        page.table(RiskRows.DAYS, RiskRows.days(risk));
        page.table(RiskRows.FALLS, RiskRows.falls(risk));
        sectors(page, risk.sectors());
        beta(page, risk);
        stress(page, risk);
    }

    private static void tails(Html page, RiskReport risk) {
        page.subheading("Losses that are rarely exceeded");
        page.table(RiskRows.TAILS, RiskRows.tails(risk));
        List<String> refusals = RiskRows.refusals(risk);
        if (!refusals.isEmpty()) {
            page.list(refusals);
        }
        page.list(RiskRows.methods());
        page.paragraph(RiskRows.tailIndex(risk.tailIndex()));
        page.subheading("Did the estimates hold on days that they did not know?");
        page.paragraph(RiskRows.checked(risk));
        if (!RiskRows.checks(risk).isEmpty()) {
            page.table(RiskRows.CHECKS, RiskRows.checks(risk));
            page.paragraph(RiskRows.CHECK_MEANING);
        }
    }

    private static void drawdowns(Html page, RiskReport risk) {
        DrawdownOdds odds = risk.drawdowns();
        page.subheading("Falls that could have been");
        List<PointChart.Point> points = new ArrayList<>();
        for (int p = 1; p < odds.percentiles().length - 1; p++) {
            points.add(PointChart.Point.of(HUNDRED * odds.percentiles()[p], p));
        }
        page.picture(
                PointChart.of(
                        points,
                        new PointChart.Frame(
                                "deepest fall in percent",
                                "percent of the histories that fall no deeper",
                                true,
                                false,
                                List.of(new PointChart.Mark(
                                        HUNDRED * odds.happened(), "happened " + Text.percent(odds.happened()))))),
                RiskRows.oddsSentence(odds));
        page.table(RiskRows.ODDS, RiskRows.odds(odds));
    }

    private static void sectors(Html page, SectorExposure exposure) {
        page.subheading("Exposure by sector");
        if (!exposure.refusal().isEmpty()) {
            page.paragraph(exposure.refusal());
            return;
        }
        page.paragraph("Shares of equity at the closes. Sectors are those of the day on which their list was drawn up,"
                + " not of the history.");
        page.table(RiskRows.SECTORS, RiskRows.sectors(exposure));
        List<String> heading = new ArrayList<>(List.of("year"));
        exposure.sectors().forEach(s -> heading.add(s.name()));
        List<List<String>> rows = new ArrayList<>();
        for (SectorExposure.Year year : exposure.years()) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(year.year())));
            for (int k = 0; k < year.gross().length; k++) {
                row.add(Text.percent(year.gross()[k]) + "\n" + Text.signedPercent(year.net()[k]));
            }
            rows.add(row);
        }
        page.folded("Mean gross and net share of each year", heading, rows);
    }

    private static void beta(Html page, RiskReport risk) {
        page.subheading("Exposure to a benchmark");
        if (risk.beta().isEmpty()) {
            page.paragraph("No benchmark was given, so there is no beta.");
            return;
        }
        BetaFigures beta = risk.beta().get();
        page.paragraph(RiskRows.beta(beta));
        if (beta.rollingDays().length > 1) {
            page.picture(
                    TimeChart.of(
                            beta.rollingDays(),
                            List.of(new TimeChart.Curve("beta", beta.rolling(), TimeChart.Look.MAIN)),
                            TimeChart.Unit.NUMBER),
                    "Beta to " + beta.benchmark() + " over the last " + Text.plural(beta.window(), "common session")
                            + " up to each day.");
        }
    }

    private static void stress(Html page, RiskReport risk) {
        page.subheading("Stress");
        List<List<String>> rows = new ArrayList<>();
        List<String> assumptions = new ArrayList<>();
        for (Scenario scenario : risk.stress()) {
            rows.addAll(RiskRows.stress(scenario));
            assumptions.add(scenario.name() + ": " + scenario.assumption());
        }
        page.table(RiskRows.STRESS, rows);
        page.paragraph("What was done, and what it takes for granted:");
        page.list(assumptions);
    }
}
