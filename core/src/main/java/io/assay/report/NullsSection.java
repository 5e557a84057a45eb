package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Measure;

/** A model beside the null models: the measure that decides as a picture and a table, the others folded away. */
final class NullsSection {
    private NullsSection() {}

    static void add(Html page, RunReport report) {
        page.heading("Against the null models");
        picture(page, report.comparison(), report.boundName());
        Comparison.Span span = report.span();
        page.paragraph(Text.count(span.rows()) + " out-of-sample rows from " + Days.text(span.firstDay()) + " to "
                + Days.text(span.lastDay()) + ": " + Text.count(span.days()) + " days, worth "
                + Text.decimal(span.effectiveDays(), 0) + " independent ones, since labels overlap over "
                + span.overlap() + " days and stocks move together.");
    }

    /** The differences by the measure that decides, with their intervals, then all others. */
    static void picture(Html page, Comparison comparison, String boundName) {
        List<Difference> primary = comparison.by(Measure.DIRECTION);
        page.picture(
                Svg.intervals(primary.stream()
                        .map(d -> new Svg.Interval(
                                "less " + d.nullName(),
                                d.interval().lower(),
                                d.estimate(),
                                d.interval().upper()))
                        .toList()),
                "Difference in " + Measure.DIRECTION.title() + ", the measure that was declared to decide, with 95 %"
                        + " intervals. Right of zero the model is better. Skill needs the " + boundName
                        + " of all of them above zero.");
        page.table(
                List.of("null model", "model", "null", "difference", "95 % interval", boundName + " below"),
                primary.stream()
                        .map(d -> List.of(
                                d.nullName(),
                                Text.signed(d.model(), 4),
                                Text.signed(d.other(), 4),
                                Text.signed(d.estimate(), 4),
                                Text.range(d.interval().lower(), d.interval().upper(), 4),
                                Text.signed(d.lower(), 4)))
                        .toList());
        List<List<String>> rows = new ArrayList<>();
        for (Difference d : comparison.differences()) {
            if (d.measure() != Measure.DIRECTION) {
                rows.add(List.of(
                        d.measure().title(),
                        d.nullName(),
                        FeaturePage.number(d.model()),
                        FeaturePage.number(d.other()),
                        FeaturePage.number(d.estimate()),
                        Text.range(d.interval().lower(), d.interval().upper(), 4),
                        FeaturePage.number(d.lower())));
            }
        }
        if (!rows.isEmpty()) {
            page.folded(
                    "By other measures, which decide nothing",
                    List.of(
                            "measure",
                            "null model",
                            "model",
                            "null",
                            "difference",
                            "95 % interval",
                            boundName + " below"),
                    rows);
        }
    }
}
