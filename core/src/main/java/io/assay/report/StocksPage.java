package io.assay.report;

import java.util.List;

import io.assay.stocks.Compared;
import io.assay.stocks.ModelNames;

/** Which model of a stock is better, as a page. */
public final class StocksPage {
    private static final String PHASES =
            "Phase 1, analysis: see the recommendations. Phase 2, the models: those of the table. Phase"
                    + " 3, training: this page. Phase 4, old against new and the choice: this page. Phase 5,"
                    + " deployment: chosen models are kept with their cards ('assay models list') and not made"
                    + " current; whether one is worth acting on is what the thresholds say.";

    private StocksPage() {}

    /** The page as HTML. */
    public static String of(StocksReport report) {
        Html page = Html.page("Old against new models of stocks");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.list(report.sentences());
        page.contents();
        together(page, report);
        page.heading("Each stock");
        page.picture(
                Svg.intervals(report.stocks().stream()
                        .flatMap(s -> List.of(ModelNames.OWN, ModelNames.GLOBAL).stream()
                                .map(m -> interval(s, m)))
                        .toList()),
                "R2 against the random walk in percent, of the two models of returns, with 95 % intervals.");
        page.table(StocksText.STOCKS, StocksText.stocks(report));
        page.heading("Chosen by earlier windows, judged on the last one");
        page.paragraph("Each stock was given the model of returns with the least squared error on rows that were known"
                + " before the last window began. Where the choice is not established, the two do not differ for sure:"
                + " either would do.");
        page.table(StocksText.CHOICES, StocksText.choices(report));
        report.chosen().ifPresent(c -> page.table(StocksText.MODELS, StocksText.models(c)));
        if (!report.gates().isEmpty()) {
            page.heading("The thresholds that were asked for");
            page.table(GatesSection.HEADING, GatesSection.rows(report.gates()));
        }
        page.paragraph(StocksText.CLAIMED);
        page.heading("What was run");
        page.paragraph(report.specification());
        page.paragraph(PHASES);
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of(
                                "SHA-256 of the bars of the analysis",
                                report.recommendations().dataHash()),
                        List.of("analysis", report.recommendations().specification())));
        if (!StocksText.remarks(report).isEmpty()) {
            page.heading("What to know of the data");
            page.list(StocksText.remarks(report));
        }
        return page.text();
    }

    private static void together(Html page, StocksReport report) {
        page.heading("All stocks on the same rows");
        page.paragraph(StocksText.ground(report));
        page.paragraph(StocksText.WHO);
        page.table(StocksText.MODELS, StocksText.models(report.all()));
        page.subheading("Which differences are sure");
        page.table(StocksText.TESTS, StocksText.tests(report));
        page.paragraph(StocksText.LEGEND);
    }

    private static Svg.Interval interval(Compared stock, String model) {
        var r = stock.of(model).rSquared();
        return new Svg.Interval(
                stock.symbols().get(0) + " " + model,
                100 * r.interval().lower(),
                100 * r.value(),
                100 * r.interval().upper());
    }
}
