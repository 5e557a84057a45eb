package io.assay.backtest;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.Series;

/** What money earns without risk, as known when it was lent. */
public sealed interface RiskFree {
    /**
     * The simple return from the close of {@code day} over so many calendar days: rate / 100 x days / 365.
     *
     * @throws DataException if no rate was known on that day
     */
    double earned(int day, int days);

    /** In words, for reports. */
    String text();

    /** The same rate always, in percent a year: 2 = 2 %. */
    static RiskFree constant(double percent) {
        return new Constant(Check.within("percent", percent, -100, 1000));
    }

    /**
     * A dated rate in percent a year, such as that of three-month bills: on each day the latest value known by then.
     *
     * @param maxAge how many days may have passed since that value became known
     */
    static RiskFree dated(Series series, int maxAge) {
        return new Dated(series, Check.atLeast("maxAge", maxAge, 0));
    }

    /** A constant rate. */
    record Constant(double percent) implements RiskFree {
        @Override
        public double earned(int day, int days) {
            return simple(percent, days);
        }

        @Override
        public String text() {
            return percent + " % a year throughout";
        }
    }

    /** A dated rate. */
    record Dated(Series series, int maxAge) implements RiskFree {
        @Override
        public double earned(int day, int days) {
            double percent = series.asOf(day, maxAge);
            if (Double.isNaN(percent)) {
                throw new DataException(DataProblem.of("no value was known that is at most " + maxAge + " days old")
                        .withSymbol(series.name())
                        .on(Days.date(day))
                        .withFix("load more of the series, or use a constant rate"));
            }
            return simple(percent, days);
        }

        @Override
        public String text() {
            return series.name() + " as known on the day";
        }
    }

    private static double simple(double percent, int days) {
        return percent / 100 * days / 365;
    }
}
