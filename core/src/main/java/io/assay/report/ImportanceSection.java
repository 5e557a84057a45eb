package io.assay.report;

import java.util.List;

/** What the models lean on. */
final class ImportanceSection {
    /** Features in the picture. */
    static final int SHOWN = 25;

    private ImportanceSection() {}

    static void add(Html page, Importance importance) {
        page.heading("What the models lean on");
        if (importance.shares().isEmpty()) {
            page.paragraph("The models of this run do not tell, or use no feature.");
            return;
        }
        List<Importance.Share> top = importance
                .shares()
                .subList(0, Math.min(SHOWN, importance.shares().size()));
        page.picture(
                Svg.bars(
                        top.stream().map(Importance.Share::feature).toList(),
                        top.stream()
                                .mapToDouble(s -> Math.round(1000 * s.share()) / 10.0)
                                .toArray()),
                caption(importance, top.size()));
    }

    private static String caption(Importance importance, int shown) {
        int rest = importance.shares().size() - shown;
        return "Percent of the importance" + (importance.models() > 1 ? ", mean over the stocks," : "") + " of "
                + Text.plural(importance.models(), "model")
                + " fitted for today" + (rest > 0 ? "; " + rest + " more features have less" : "")
                + ". Trees: what splits gained; linear models: absolute coefficients of standardised columns. It says"
                + " what a model looks at, not whether that is of any use: models of pure noise lean on"
                + " something, too.";
    }
}
