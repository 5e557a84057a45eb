package io.assay.stocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * What several models said of the same out-of-sample rows of one stock, a row a session in the order of time.
 *
 * @param symbol whose rows
 * @param rows what is known of them
 * @param scale mean square of the stock's log returns before the first of them, above 0: losses are told in it, so that
 *     no stock counts more than another for moving more
 * @param said log returns by model, in the order of reports; the mean of the training rows is one of them
 */
public record StockAnswers(String symbol, Rows rows, double scale, Map<String, double[]> said) {
    /**
     * Rows.
     *
     * @param day epoch day of the decision
     * @param known epoch day on whose close the return is known
     * @param window number of the walk-forward's window
     * @param came log return from entry to exit
     * @param outcome the simple return, a fraction before costs
     * @param filled whether somebody traded on the day of the entry, so that an order could have been filled
     */
    public record Rows(int[] day, int[] known, int[] window, double[] came, double[] outcome, boolean[] filled) {
        /** Checks the lengths and the order. */
        public Rows {
            Check.sameLength("known", known.length, day.length);
            Check.sameLength("window", window.length, day.length);
            Check.sameLength("came", came.length, day.length);
            Check.sameLength("outcome", outcome.length, day.length);
            Check.sameLength("filled", filled.length, day.length);
            for (int i = 1; i < day.length; i++) {
                Check.that(day[i] > day[i - 1], "day", "ascend", day[i]);
            }
        }

        private Rows select(int[] at) {
            boolean[] some = new boolean[at.length];
            for (int i = 0; i < at.length; i++) {
                some[i] = filled[at[i]];
            }
            return new Rows(
                    pick(day, at),
                    pick(known, at),
                    pick(window, at),
                    StockAnswers.pick(came, at),
                    StockAnswers.pick(outcome, at),
                    some);
        }

        private static int[] pick(int[] values, int[] at) {
            return Arrays.stream(at).map(i -> values[i]).toArray();
        }
    }

    /** Checks the lengths. */
    public StockAnswers {
        Check.positive("scale", scale);
        said = new LinkedHashMap<>(said);
        said.forEach((name, values) -> Check.sameLength(name, values.length, rows.day().length));
    }

    /** Number of rows. */
    public int size() {
        return rows.day().length;
    }

    /** What a model said of each row; the random walk says that nothing moves. */
    public double[] said(String model) {
        if (model.equals(ModelNames.RANDOM_WALK)) {
            return new double[size()];
        }
        double[] values = said.get(model);
        if (values == null) {
            throw new IllegalArgumentException("'model' must have answered, was " + model);
        }
        return values;
    }

    /** Squared errors of a model over the stock's scale, a row each. */
    public double[] losses(String model) {
        double[] values = said(model);
        double[] losses = new double[values.length];
        Arrays.setAll(losses, i -> square(rows.came()[i] - values[i]) / scale);
        return losses;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Some of the rows. */
    public StockAnswers where(IntPredicate row) {
        int[] at = IntStream.range(0, size()).filter(row).toArray();
        Map<String, double[]> some = new LinkedHashMap<>();
        said.forEach((name, values) -> some.put(name, pick(values, at)));
        return new StockAnswers(symbol, rows.select(at), scale, some);
    }

    /** The same rows with one model's answers told under another name as well. */
    public StockAnswers withAlias(String model, String name) {
        Map<String, double[]> more = new LinkedHashMap<>(said);
        more.put(name, said(model));
        return new StockAnswers(symbol, rows, scale, more);
    }

    private static double[] pick(double[] values, int[] at) {
        return Arrays.stream(at).mapToDouble(i -> values[i]).toArray();
    }

    /** Number of the last window; -1 without rows. */
    public int lastWindow() {
        return Arrays.stream(rows.window()).max().orElse(-1);
    }
}
