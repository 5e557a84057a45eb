package io.assay.evaluate;

import io.assay.metric.Confusion;
import io.assay.metric.DaySums;
import io.assay.model.Predictions;

/** Hits, recalls and the direction correlation of some judged rows on any redrawn sample of days. */
final class HitSums {
    private static final int COUNT = 0;
    private static final int HITS = 1;
    private static final int BASE_HITS = 2;
    private static final int EXCESS_SURPRISE = 3;
    private static final int EXCESS_SQUARED = 4;
    private static final int SURPRISE_SQUARED = 5;
    private static final int CELLS = 6;

    private final JudgedRows rows;
    private final int classes;
    private final DaySums sums;

    /**
     * Sums of some rows.
     *
     * @param members positions among the judged rows
     */
    HitSums(JudgedRows rows, Predictions said, Predictions base, int[] members) {
        this.rows = rows;
        this.classes = rows.target().isClasses() ? rows.target().width() : 0;
        this.sums = new DaySums(rows.days().length, CELLS + classes * classes);
        for (int i : members) {
            add(i, said, base);
        }
    }

    /** What a hit is called. */
    static String title(boolean ofClasses) {
        return ofClasses ? "accuracy" : Evaluation.SIDE_ACCURACY;
    }

    /** 1 for a hit, 0 for a miss, a half where no side is taken, NaN for a row without a side. */
    static double hit(JudgedRows rows, Predictions said, int i) {
        int row = rows.position(i);
        if (rows.target().isClasses()) {
            return said.classOf(row) == rows.actualClass(i) ? 1 : 0;
        }
        double went = Math.signum(rows.surprise(i) + rows.baseScore(i));
        double side = Math.signum(said.score(row));
        return went == 0 ? Double.NaN : side == went ? 1 : side == 0 ? 0.5 : 0;
    }

    private void add(int i, Predictions said, Predictions base) {
        int day = rows.dayOf()[i];
        double hit = hit(rows, said, i);
        if (!Double.isNaN(hit)) {
            sums.add(day, COUNT, 1);
            sums.add(day, HITS, hit);
            sums.add(day, BASE_HITS, hit(rows, base, i));
        }
        double surprise = rows.surprise(i);
        double excess = said.score(rows.position(i)) - rows.baseScore(i);
        sums.add(day, EXCESS_SURPRISE, excess * surprise);
        sums.add(day, EXCESS_SQUARED, excess * excess);
        sums.add(day, SURPRISE_SQUARED, surprise * surprise);
        if (classes > 0) {
            sums.add(day, CELLS + rows.actualClass(i) * classes + said.classOf(rows.position(i)), 1);
        }
    }

    /** The figures where each day counts as often as told. */
    At at(int[] multiplicity) {
        return new At(sums.total(multiplicity), classes);
    }

    /** Figures of one sample of days; NaN where there is nothing to tell. */
    record At(double[] total, int classes) {
        double hits() {
            return total[HITS] / total[COUNT];
        }

        double baseHits() {
            return total[BASE_HITS] / total[COUNT];
        }

        double direction() {
            double spread = total[EXCESS_SQUARED] * total[SURPRISE_SQUARED];
            return spread > 0 ? total[EXCESS_SURPRISE] / Math.sqrt(spread) : 0;
        }

        double balanced() {
            double[] cells = new double[classes * classes];
            System.arraycopy(total, CELLS, cells, 0, cells.length);
            return classes == 0 ? Double.NaN : new Confusion(cells, classes).balancedAccuracy();
        }
    }
}
