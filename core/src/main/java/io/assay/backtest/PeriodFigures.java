package io.assay.backtest;

import java.util.Arrays;

import io.assay.backtest.NamedPeriods.Period;
import io.assay.metric.Returns;

/**
 * What a book came to in a named period.
 *
 * @param period which
 * @param standing whether the days are out of sample; figures are of the days that are, and NaN without any
 * @param first first session that counts, {@link Drawdown#NEVER} if none
 * @param last last one
 * @param sessions how many count
 * @param total simple return over them, net
 * @param volatility sample deviation of returns, a year
 * @param sharpe the Sharpe ratio a year, with its interval
 * @param fall deepest fall within them
 */
public record PeriodFigures(
        Period period,
        Standing standing,
        int first,
        int last,
        int sessions,
        double total,
        double volatility,
        SharpeFigures sharpe,
        double fall) {
    private static final int YEAR = 252;

    /** Where a period lies beside the days on which a model was acted on. */
    public enum Standing {
        /** All of it after what the models had learnt from. */
        OUT_OF_SAMPLE("OUT OF SAMPLE"),
        /** A part of it; what was learnt from is left out. */
        IN_PART("OUT OF SAMPLE in part"),
        /** What the models learnt from: no figures. */
        IN_SAMPLE("IN SAMPLE"),
        /** After the days that were acted on: no figures. */
        AFTERWARDS("after the book's end");

        private final String title;

        Standing(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /**
     * The figures of one period.
     *
     * @param days epoch days of a book's sessions, the first without a return; all of them are out of sample
     * @param equity at their closes
     * @param holding sessions that returns of one decision overlap over
     */
    public static PeriodFigures of(Period period, int[] days, double[] equity, int holding) {
        int from = firstFrom(days, period.from());
        int to = firstFrom(days, period.to() + 1);
        // A return needs the close before: the first session of a book has none.
        int begin = Math.max(from, 1);
        int sessions = Math.max(0, to - begin);
        double[] returns = new double[sessions];
        for (int s = 0; s < sessions; s++) {
            double before = equity[begin + s - 1];
            returns[s] = before > 0 ? equity[begin + s] / before - 1 : 0;
        }
        return new PeriodFigures(
                period,
                standing(period, days, sessions),
                sessions == 0 ? Drawdown.NEVER : days[begin],
                sessions == 0 ? Drawdown.NEVER : days[to - 1],
                sessions,
                Returns.total(returns),
                Returns.annualVolatility(returns, YEAR),
                SharpeFigures.of(returns, YEAR, holding, Trials.of(1)),
                sessions == 0 ? Double.NaN : Returns.maxDrawdown(returns));
    }

    private static Standing standing(Period period, int[] days, int sessions) {
        if (sessions == 0) {
            return period.to() <= days[0] ? Standing.IN_SAMPLE : Standing.AFTERWARDS;
        }
        boolean whole = period.from() >= days[0] && period.to() <= days[days.length - 1];
        return whole ? Standing.OUT_OF_SAMPLE : Standing.IN_PART;
    }

    private static int firstFrom(int[] days, int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }
}
