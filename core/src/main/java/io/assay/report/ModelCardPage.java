package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.Measure;
import io.assay.evaluate.Verdict;
import io.assay.registry.ModelCard;

/** A model's card as a page. */
public final class ModelCardPage {
    private ModelCardPage() {}

    /** The page as HTML. */
    public static String of(ModelCardReport report) {
        ModelCardSheet sheet = new ModelCardSheet(report);
        Html page = Html.page("Model " + report.card().id());
        sheet.banners().forEach(page::banner);
        page.verdict(
                sheet.outcome().map(VerdictSection::mood).orElse(Html.Mood.NEUTRAL),
                sheet.outcome().map(Verdict.Outcome::title).orElse("Verdict"));
        page.paragraph(sheet.reasons());
        page.figures(figures(report));
        page.paragraph(sheet.standing());
        page.contents();
        for (ModelCardSheet.Section section : sheet.sections()) {
            page.heading(section.heading());
            section.paragraphs().forEach(page::paragraph);
            if (!section.items().isEmpty()) {
                page.list(section.items());
            }
            if (section.heading().equals(ModelCardSheet.NULLS)) {
                picture(page, report.card());
            }
            section.tables().forEach(t -> page.table(t.heading(), t.rows()));
            section.more()
                    .ifPresent(m ->
                            page.folded(m.line(), m.table().heading(), m.table().rows()));
        }
        return page.text();
    }

    private static List<Html.Figure> figures(ModelCardReport report) {
        ModelCard card = report.card();
        List<Html.Figure> figures = new ArrayList<>();
        figures.add(new Html.Figure("stage", report.stage().text()));
        figures.add(new Html.Figure("learner", card.recipe().learner()));
        figures.add(new Html.Figure("predicts", card.recipe().target()));
        ModelCard.Estimate f1 = card.performance().get("F1");
        if (f1 != null) {
            figures.add(new Html.Figure(
                    "F1, out of sample",
                    Text.decimal(f1.value(), 3) + " [" + Text.decimal(f1.low(), 3) + ", " + Text.decimal(f1.high(), 3)
                            + "]"));
        }
        figures.add(new Html.Figure("trials", Text.count(card.recipe().trials())));
        return figures;
    }

    /** The differences by the measure that decides, as a picture, where the card holds them. */
    private static void picture(Html page, ModelCard card) {
        List<Svg.Interval> drawn = new ArrayList<>();
        card.nulls()
                .forEach((name, scores) -> scores.forEach((score, e) -> {
                    if (ModelCardSheet.decides(score)) {
                        drawn.add(new Svg.Interval("less " + name, e.low(), e.value(), e.high()));
                    }
                }));
        if (!drawn.isEmpty()) {
            page.picture(
                    Svg.intervals(drawn),
                    "Difference in " + Measure.DIRECTION.title() + ", the measure that was declared to decide. Right of"
                            + " zero the model is better.");
        }
    }
}
