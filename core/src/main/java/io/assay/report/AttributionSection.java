package io.assay.report;

import java.util.List;

/** What a model's answers are made of. */
final class AttributionSection {
    private static final int SHOWN = 15;
    private static final double PERCENT = 100;

    private AttributionSection() {}

    static void add(Html page, Attribution of) {
        List<Attribution.Share> top =
                of.shares().subList(0, Math.min(SHOWN, of.shares().size()));
        page.subheading("What the answers of " + of.model() + " are made of (SHAP)");
        page.picture(
                Svg.bars(
                        top.stream()
                                .map(share -> share.feature() + direction(share.direction()))
                                .toList(),
                        top.stream()
                                .mapToDouble(share -> Math.round(PERCENT * PERCENT * share.size()) / PERCENT)
                                .toArray()),
                "Mean absolute Shapley value on the latest " + of.rows() + " signals, in hundredths of " + of.unit()
                        + "; + where more of the feature says success, - where less does. It says how the model came to"
                        + " its answers, not whether they are right.");
    }

    private static String direction(double correlation) {
        if (Double.isNaN(correlation)) {
            return "";
        }
        return correlation > 0 ? " (+)" : " (-)";
    }
}
