package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Competition;
import io.assay.evaluate.Measure;

/** Who could be chosen, how they compare on the same rows, and who was chosen when. */
final class ChoiceSection {
    private ChoiceSection() {}

    static void add(Html page, StudyReport report) {
        page.heading("Who could be chosen");
        competitors(page, report.run());
        report.competition().ifPresent(c -> {
            page.subheading("What choosing the best of them would be worth");
            page.paragraph(sentence(c));
        });
        page.subheading("Who signalled when");
        page.paragraph(report.rule());
        page.table(
                List.of("window", "signals", "log loss saved before", "rows known by then"),
                report.choices().stream()
                        .map(c -> List.of(c.window(), c.chosen(), Text.signed(c.saved(), 5), Text.count(c.rows())))
                        .toList());
    }

    /** What it means that so many were scored on the same days. */
    static String sentence(Competition c) {
        String many = c.competitors() == 1
                ? "One competitor"
                : Text.count(c.competitors()) + " competitors, worth " + Text.decimal(c.effective(), 1)
                        + " independent ones by their net returns,";
        String ability = Double.isNaN(c.better())
                ? " The days are too few to tell whether the best of them, " + c.best() + ", saves any loss."
                : " That none of them saves any loss against the base rates has a p-value of "
                        + Text.decimal(c.better(), 3)
                        + " (Hansen's test of superior predictive ability; White's reality"
                        + " check " + Text.decimal(c.realityCheck(), 3) + "); " + c.best() + " saves most.";
        String overfitting = Double.isNaN(c.overfitting())
                ? ""
                : " Whoever is best in one half of the days is no better than the median in the other in "
                        + Text.percent(c.overfitting()) + " of the splits (probability of backtest overfitting, "
                        + c.blocks() + " blocks; by lot it would be about 50 %).";
        return many + " on " + Text.plural(c.days(), "day") + "." + ability + overfitting;
    }

    /** The model and all others on the same rows, each over the null model that is closest to it. */
    static void competitors(Html page, RunReport report) {
        List<Comparison> all = new ArrayList<>(List.of(report.comparison()));
        all.addAll(report.others());
        page.picture(
                Svg.intervals(all.stream().map(ChoiceSection::interval).toList()),
                "Difference in " + report.primaryName()
                        + " to the closest null model on the same rows, with 95 % intervals each by itself.");
        page.table(
                List.of(
                        "who",
                        report.primaryName(),
                        "closest null",
                        "over it, 95 % interval",
                        report.boundName() + " below",
                        "log loss saved a row"),
                all.stream().map(ChoiceSection::row).toList());
        if (report.others().size() > 1) {
            page.paragraph("Whoever is highest of " + Text.count(all.size()) + " is so partly by luck. Only the first"
                    + " line was chosen without knowing the rows that it is judged on; the others are shown for"
                    + " comparison, and picking one of them now would be choosing with hindsight.");
        }
    }

    private static Svg.Interval interval(Comparison of) {
        Difference d = of.closest();
        return new Svg.Interval(
                of.model(), d.interval().lower(), d.estimate(), d.interval().upper());
    }

    private static List<String> row(Comparison of) {
        Difference d = of.closest();
        List<Difference> saved = of.by(Measure.LOSS_SAVED);
        return List.of(
                of.model(),
                Text.signed(d.model(), 4),
                d.nullName(),
                Text.range(d.interval().lower(), d.interval().upper(), 4),
                Text.signed(d.lower(), 4),
                saved.isEmpty() ? Text.NONE : Text.signed(saved.get(0).estimate(), 5));
    }
}
