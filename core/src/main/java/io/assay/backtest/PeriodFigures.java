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
        /** A part of it: the rest was learnt from, or is not among the days of the book. */
        IN_PART("OUT OF SAMPLE in part"),
        /** What the models learnt from: no figures. */
        IN_SAMPLE("IN SAMPLE"),
        /** Before the first bar: no figures. */
        BEFORE_THE_DATA("before the data"),
        /** Not among the days that were asked for: no figures. */
        NOT_ASKED_FOR("not asked for"),
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
     * What is known of the days before a book.
     *
     * @param firstBar first day of the data
     * @param firstDecision first day on which models were asked that had been fitted before; what lies before is what
     *     they learnt from
     */
    public record Known(int firstBar, int firstDecision) {}

    /**
     * A book whose periods are looked at.
     *
     * @param days epoch days of its sessions, the first without a return; all of them are out of sample
     * @param equity at their closes
     * @param riskFree what is subtracted for the Sharpe ratio
     * @param holding sessions that returns of one decision overlap over
     * @param known of the days before
     */
    public record Book(int[] days, double[] equity, RiskFree riskFree, int holding, Known known) {}

    /** The figures of one period. */
    public static PeriodFigures of(Period period, Book book) {
        int[] days = book.days();
        double[] equity = book.equity();
        int from = firstFrom(days, period.from());
        int to = firstFrom(days, period.to() + 1);
        // A return needs the close before: the first session of a book has none.
        int begin = Math.max(from, 1);
        int sessions = Math.max(0, to - begin);
        double[] returns = new double[sessions];
        double[] excess = new double[sessions];
        for (int s = 0; s < sessions; s++) {
            double before = equity[begin + s - 1];
            int last = days[begin + s - 1];
            returns[s] = before > 0 ? equity[begin + s] / before - 1 : 0;
            excess[s] = returns[s] - book.riskFree().earned(last, days[begin + s] - last);
        }
        return new PeriodFigures(
                period,
                standing(period, book, sessions),
                sessions == 0 ? Drawdown.NEVER : days[begin],
                sessions == 0 ? Drawdown.NEVER : days[to - 1],
                sessions,
                Returns.total(returns),
                Returns.annualVolatility(returns, YEAR),
                SharpeFigures.of(excess, YEAR, book.holding(), Trials.of(1)),
                sessions == 0 ? Double.NaN : Returns.maxDrawdown(returns));
    }

    private static Standing standing(Period period, Book book, int sessions) {
        int[] days = book.days();
        if (sessions > 0) {
            boolean whole = period.from() >= days[0] && period.to() <= days[days.length - 1];
            return whole ? Standing.OUT_OF_SAMPLE : Standing.IN_PART;
        }
        if (period.to() < book.known().firstBar()) {
            return Standing.BEFORE_THE_DATA;
        }
        if (period.to() < book.known().firstDecision()) {
            return Standing.IN_SAMPLE;
        }
        return period.from() > days[days.length - 1] ? Standing.AFTERWARDS : Standing.NOT_ASKED_FOR;
    }

    private static int firstFrom(int[] days, int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }
}
