package io.assay.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;

/**
 * Rows of a walk-forward that were forecast, none by a model that had seen it.
 *
 * @param rows by day; the target is the log return from the close of the day to that of the exit
 * @param asOf what was known of each
 * @param windows where each window of the walk-forward begins among the rows, ascending, the first at 0
 * @param horizon sessions ahead
 */
public record Tested(Dataset rows, AsOf asOf, List<Integer> windows, int horizon) {
    /** Checks the lengths and the order of the windows. */
    public Tested {
        windows = List.copyOf(windows);
        Check.sameLength("asOf", asOf.close().length, rows.size());
        Check.atLeast("horizon", horizon, 1);
        Check.that(!windows.isEmpty() && windows.get(0) == 0, "windows", "begin at 0", windows);
        for (int w = 1; w < windows.size(); w++) {
            Check.that(windows.get(w) > windows.get(w - 1), "windows", "ascend", windows);
        }
    }

    /** Where windows begin among the rows that folds test, one behind the other. */
    public static List<Integer> windows(List<Fold> folds) {
        List<Integer> starts = new ArrayList<>();
        int next = 0;
        for (Fold fold : folds) {
            starts.add(next);
            next += fold.test().length;
        }
        return starts;
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** The log return that came true of a row. */
    public double actual(int row) {
        return rows.rows().target()[row];
    }

    /**
     * The intervals that could have been given around what was said: those of a window come from the errors on rows of
     * earlier windows whose outcome was known before the first day of the window.
     *
     * @param said log return that was forecast of each row; NaN where somebody was silent
     */
    public Around intervals(double[] said) {
        Check.sameLength("said", said.length, size());
        Conformal[] byRow = new Conformal[size()];
        for (int w = 0; w < windows.size(); w++) {
            int from = windows.get(w);
            int to = w + 1 < windows.size() ? windows.get(w + 1) : size();
            Arrays.fill(byRow, from, to, knownBefore(rows.rows().decisionDay()[from], from, said));
        }
        return new Around(byRow, said, asOf.volatility());
    }

    /**
     * What errors say about forecasts of a later day.
     *
     * @param day of the forecast: outcomes that were known on an earlier day alone count
     */
    public Conformal calibrated(int day, double[] said) {
        return knownBefore(day, size(), said);
    }

    private Conformal knownBefore(int day, int end, double[] said) {
        int[] known = IntStream.range(0, end)
                .filter(row -> rows.rows().knownDay()[row] < day)
                .toArray();
        return Conformal.of(
                Arrays.stream(known).mapToDouble(row -> actual(row) - said[row]).toArray(),
                Arrays.stream(known).mapToDouble(row -> asOf.volatility()[row]).toArray());
    }

    /** Intervals around what was said, row by row. */
    public static final class Around {
        private final Conformal[] learnt;
        private final double[] said;
        private final double[] scale;

        private Around(Conformal[] learnt, double[] said, double[] scale) {
            this.learnt = learnt;
            this.said = said;
            this.scale = scale;
        }

        /** Half the width of a row's interval, a log return; NaN where nothing is said. */
        public double half(int row, double level) {
            return learnt[row].reach(level) * scale[row];
        }

        /** Lower end, a log return. */
        public double low(int row, double level) {
            return said[row] - half(row, level);
        }

        /** Upper end, a log return. */
        public double high(int row, double level) {
            return said[row] + half(row, level);
        }
    }
}
