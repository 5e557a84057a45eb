package io.assay.experiment.run;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.dataset.LiveRows;
import io.assay.label.LabelColumn;

/**
 * Rows with a label and rows without as one table, sorted by day and then by instrument.
 *
 * @param labelled for each row with a label its place
 * @param unlabelled for each row without
 */
record Interleaved(int[] labelled, int[] unlabelled) {
    /** The order of two tables that are sorted already and number the same instruments. */
    static Interleaved of(Dataset.Rows with, LiveRows without) {
        Interleaved order = new Interleaved(new int[with.decisionDay().length], new int[without.size()]);
        int a = 0;
        int b = 0;
        while (a < order.labelled.length || b < order.unlabelled.length) {
            if (b == order.unlabelled.length || (a < order.labelled.length && isFirst(with, a, without, b))) {
                order.labelled[a] = a + b;
                a++;
            } else {
                order.unlabelled[b] = a + b;
                b++;
            }
        }
        return order;
    }

    private static boolean isFirst(Dataset.Rows with, int a, LiveRows without, int b) {
        int days = Integer.compare(with.decisionDay()[a], without.day()[b]);
        return days < 0 || (days == 0 && with.instrument()[a] < without.instrument()[b]);
    }

    /** Number of rows of both. */
    int size() {
        return labelled.length + unlabelled.length;
    }

    /** The rows of both; those without a label have no outcome, and their days of entry and exit do not come. */
    Dataset.Rows rows(Dataset.Rows with, LiveRows without) {
        return new Dataset.Rows(
                whole(with.instrument(), without.instrument()),
                whole(with.decisionDay(), without.day()),
                whole(with.entryDay(), LabelColumn.NEVER),
                whole(with.exitDay(), LabelColumn.NEVER),
                whole(with.knownDay(), LabelColumn.NEVER),
                real(with.target(), Double.NaN),
                real(with.outcome(), Double.NaN),
                real(with.weight(), 1));
    }

    private int[] whole(int[] of, int[] others) {
        int[] all = whole(of, 0);
        for (int i = 0; i < others.length; i++) {
            all[unlabelled[i]] = others[i];
        }
        return all;
    }

    private int[] whole(int[] of, int other) {
        int[] all = new int[size()];
        Arrays.fill(all, other);
        for (int i = 0; i < of.length; i++) {
            all[labelled[i]] = of[i];
        }
        return all;
    }

    private double[] real(double[] of, double other) {
        double[] all = new double[size()];
        Arrays.fill(all, other);
        for (int i = 0; i < of.length; i++) {
            all[labelled[i]] = of[i];
        }
        return all;
    }

    /** Values of both, {@code width} a row. */
    double[] values(double[] with, double[] without, int width) {
        Check.sameLength("values", with.length + without.length, size() * width);
        double[] all = new double[size() * width];
        put(with, labelled, width, all);
        put(without, unlabelled, width, all);
        return all;
    }

    private static void put(double[] from, int[] places, int width, double[] to) {
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(from, i * width, to, places[i] * width, width);
        }
    }
}
