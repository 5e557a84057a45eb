package io.assay.report;

import java.util.List;

import io.assay.stocks.Recommendations;
import io.assay.stocks.Recommendations.Stock;

/** Which stocks can be learnt from, as a page. */
public final class StockAnalysisPage {
    private static final int DRAWN = 40;

    private StockAnalysisPage() {}

    /** The page as HTML. */
    public static String of(StockAnalysisReport report) {
        Recommendations found = report.recommendations();
        Html page = Html.page("Which stocks can be learnt from?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph(report.sentence());
        page.contents();
        page.heading("Stocks, best first");
        page.paragraph(StockAnalysisText.ground(report));
        List<Stock> scored = found.stocks().stream()
                .filter(s -> !Double.isNaN(s.learnability().low()))
                .limit(DRAWN)
                .toList();
        if (!scored.isEmpty()) {
            page.picture(
                    Svg.intervals(scored.stream()
                            .map(s -> new Svg.Interval(
                                    s.symbol(),
                                    s.learnability().low(),
                                    s.learnability().score(),
                                    s.learnability().high()))
                            .toList()),
                    "Rank correlation of what the cheap model said with what came, out of sample, with 95 % intervals"
                            + " (the first " + scored.size() + " in the order of the table).");
        }
        page.table(StockAnalysisText.HEADING, StockAnalysisText.table(report));
        page.paragraph(StockAnalysisText.LEGEND);
        page.heading("Grades and reasons");
        page.list(StockAnalysisText.rules());
        page.table(
                List.of("stock", "quality", "why not better", "rules of the audit", "why no score"),
                found.stocks().stream()
                        .filter(StockAnalysisPage::hasReasons)
                        .map(s -> List.of(
                                s.symbol(),
                                s.quality().grade().title(),
                                String.join("; ", s.quality().reasons()),
                                String.join(", ", s.quality().audit().rules()),
                                s.learnability().why()))
                        .toList());
        page.heading("What was run");
        page.paragraph(found.specification());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("SHA-256 of the bars", found.dataHash()),
                        List.of("seed", String.valueOf(found.seed())),
                        List.of("Assay", found.code())));
        if (!report.remarks().isEmpty()) {
            page.heading("What to know of the data");
            page.list(report.remarks());
        }
        return page.text();
    }

    private static boolean hasReasons(Recommendations.Stock stock) {
        return !stock.quality().reasons().isEmpty()
                || !stock.quality().audit().rules().isEmpty()
                || !stock.learnability().why().isEmpty();
    }
}
