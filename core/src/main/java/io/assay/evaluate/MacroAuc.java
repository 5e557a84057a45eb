package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.assay.metric.DailyAuc;
import io.assay.metric.RocAuc;
import io.assay.model.Predictions;

/** The mean of the areas of each class against the rest on any redrawn sample of days. */
final class MacroAuc {
    /** Rows up to which redrawn samples are exact. */
    static final int EXACT_ROWS = 20_000;

    private final List<ToDoubleFunction<int[]>> areas = new ArrayList<>();
    private final boolean exact;

    private MacroAuc(boolean exact) {
        this.exact = exact;
    }

    /** The areas of a class target; none of a number target. */
    static MacroAuc of(JudgedRows rows, Predictions predictions) {
        MacroAuc auc = new MacroAuc(rows.size() <= EXACT_ROWS);
        int classes = rows.target().isClasses() ? rows.target().width() : 0;
        for (int k = 0; k < classes; k++) {
            double[] scores = new double[rows.size()];
            boolean[] positive = new boolean[rows.size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = predictions.probability(rows.position(i), k);
                positive[i] = rows.actualClass(i) == k;
            }
            auc.areas.add(auc.area(rows, scores, positive));
        }
        return auc;
    }

    private ToDoubleFunction<int[]> area(JudgedRows rows, double[] scores, boolean[] positive) {
        if (exact) {
            RocAuc area = RocAuc.of(scores, positive);
            return multiplicity -> area.area(multiplicity, rows.dayOf());
        }
        DailyAuc area = DailyAuc.of(scores, positive, rows.dayOf(), rows.days().length);
        return area::area;
    }

    /** How redrawn samples were taken, where they are not exact; else nothing. */
    String note() {
        return exact ? "" : "; the interval counts rows in " + DailyAuc.BINS + " bins of the probability";
    }

    /** The mean of the areas that are defined where each day counts as often as told; NaN if none is. */
    double at(int[] multiplicity) {
        return areas.stream()
                .mapToDouble(area -> area.applyAsDouble(multiplicity))
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }
}
