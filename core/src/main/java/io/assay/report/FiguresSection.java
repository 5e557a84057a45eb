package io.assay.report;

import java.util.List;
import java.util.Set;

import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;

/** Every figure of the predictions: those that are asked for first, the others folded away. */
final class FiguresSection {
    static final List<String> HEADING = List.of("figure", "value", "95 % interval", "what it is");

    private static final Set<String> FIRST = Set.of(
            "direction correlation",
            Evaluation.DAILY_RANK_IC,
            "net return",
            "accuracy",
            "majority rate",
            "balanced accuracy",
            "Matthews correlation",
            "macro F1",
            "ROC AUC",
            "log loss",
            "calibration error",
            "net Sharpe a year");

    private FiguresSection() {}

    static void add(Html page, RunReport report) {
        add(page, report.evaluation());
    }

    static void add(Html page, Evaluation evaluation) {
        page.heading("Figures, all stocks together");
        List<Figure> all = evaluation.figures();
        List<Figure> rest = all.stream().filter(f -> !FIRST.contains(f.name())).toList();
        page.table(
                HEADING,
                all.stream()
                        .filter(f -> FIRST.contains(f.name()))
                        .map(FiguresSection::row)
                        .toList());
        if (!rest.isEmpty()) {
            page.folded(
                    Text.plural(rest.size(), "more figure"),
                    HEADING,
                    rest.stream().map(FiguresSection::row).toList());
        }
    }

    static List<List<String>> rows(Evaluation evaluation) {
        return evaluation.figures().stream().map(FiguresSection::row).toList();
    }

    /** One figure; what evaluation calls NaN reads n/a. */
    static List<String> row(Figure figure) {
        return List.of(
                figure.name(),
                FeaturePage.number(figure.value()),
                figure.interval().isDefined()
                        ? FeaturePage.number(figure.interval().lower()) + " to "
                                + FeaturePage.number(figure.interval().upper())
                        : "",
                figure.note().replace("NaN", Text.NONE));
    }
}
