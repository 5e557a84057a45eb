package io.assay.report;

import java.util.List;
import java.util.Locale;

import io.assay.feature.FeatureCorrelation;
import io.assay.feature.FeatureStats;

/** Statistics of features as a page with pictures. */
public final class FeaturePage {
    private FeaturePage() {}

    /**
     * The page as HTML.
     *
     * @param rows rows the statistics are of
     * @param clusters groups of features that say nearly the same
     */
    public static String of(
            long rows, List<FeatureStats.Column> columns, FeatureCorrelation correlation, List<List<String>> clusters) {
        Html page = Html.page("Features");
        page.paragraph(Text.plural(columns.size(), "feature") + " on " + Text.plural(rows, "row") + ".");
        page.heading("Groups that say the same");
        page.paragraph("Features whose rank correlations join them (average linkage). Models gain little from more than"
                + " one of a group.");
        page.table(
                List.of("number", "features"),
                clusters.stream()
                        .map(c -> List.of(Integer.toString(c.size()), String.join(", ", c)))
                        .toList());
        page.heading("Rank correlations");
        page.picture(
                Svg.heatMap(correlation.names(), correlation.rho()),
                "Blue: they rise together; orange: one rises while the other falls.");
        page.heading("Distributions");
        page.table(
                List.of("feature", "missing", "after warm-up", "mean", "sd", "min", "1 %", "median", "99 %", "max"),
                columns.stream().map(FeaturePage::row).toList());
        return page.text();
    }

    private static List<String> row(FeatureStats.Column c) {
        return List.of(
                c.info().name(),
                Text.percent(c.missingShare()),
                Text.count(c.unexpected()),
                number(c.mean()),
                number(c.sd()),
                number(c.min()),
                number(c.quantiles().get(0)),
                number(c.quantiles().get(3)),
                number(c.quantiles().get(6)),
                number(c.max()));
    }

    /** A number with four significant digits. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return Text.NONE;
        }
        return Math.abs(value) >= 1e5 || (value != 0 && Math.abs(value) < 1e-4)
                ? String.format(Locale.ROOT, "%.2e", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
