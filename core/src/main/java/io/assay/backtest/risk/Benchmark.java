package io.assay.backtest.risk;

import java.util.Arrays;

import io.assay.backtest.BacktestResult;
import io.assay.base.Check;
import io.assay.base.Days;

/**
 * Daily returns to hold a book against.
 *
 * @param name for people
 * @param days epoch days, strictly ascending
 * @param returns simple return from the close of the session before to that of each day; finite
 */
public record Benchmark(String name, int[] days, double[] returns) {
    /** Checks the columns. */
    public Benchmark {
        Check.notBlank("name", name);
        Check.sameLength("returns", returns.length, days.length);
        for (int i = 0; i < days.length; i++) {
            Check.that(Double.isFinite(returns[i]), "returns", "be finite", returns[i]);
            Check.that(i == 0 || days[i] > days[i - 1], "days", "ascend strictly", Days.text(days[i]));
        }
    }

    /** Another book as a benchmark, for example the equal-weighted one. */
    public static Benchmark of(String name, BacktestResult result) {
        return new Benchmark(name, Arrays.copyOfRange(result.days(), 1, result.size()), result.returns());
    }

    /**
     * An index by its levels.
     *
     * @param days epoch days, strictly ascending
     * @param levels above 0, one a day; the first has no return
     */
    public static Benchmark ofLevels(String name, int[] days, double[] levels) {
        Check.sameLength("levels", levels.length, days.length);
        Check.atLeast("levels", levels.length, 1);
        double[] returns = new double[levels.length - 1];
        Arrays.setAll(returns, i -> Check.positive("level", levels[i + 1]) / Check.positive("level", levels[i]) - 1);
        return new Benchmark(name, Arrays.copyOfRange(days, 1, days.length), returns);
    }
}
