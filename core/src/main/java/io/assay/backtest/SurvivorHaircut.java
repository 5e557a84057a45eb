package io.assay.backtest;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * What a universe of survivors may hide of a book's return a year: stocks that failed are not on the list, so nobody
 * lost on them. Delistings are drawn over the positions of the book, each stock and period at the same rate (a Poisson
 * process), and each takes the assumed return of the weight that the book held. A name that is struck is thought to be
 * replaced by another: the list holds no gap.
 *
 * @param assumed hazard and return
 * @param draws simulated histories
 * @param years that the book spans
 * @param exposure mean weight that the book held, long less short
 * @param expected hazard x return x exposure: what the mean of all histories tends to, a fraction a year
 * @param mean of the simulated histories
 * @param low 5 % of them are below
 * @param high 5 % of them are above
 */
public record SurvivorHaircut(
        Assumptions assumed,
        int draws,
        double years,
        double exposure,
        double expected,
        double mean,
        double low,
        double high) {
    private static final double YEAR = 365.25;
    private static final double TAIL = 0.05;

    /**
     * What is assumed of those who are missing. Nothing of it is estimated from the data at hand, which do not hold
     * them.
     *
     * @param hazard delistings for want of performance, a stock and year
     * @param delistingReturn from the last close to what holders got, a fraction of at least -1
     */
    public record Assumptions(double hazard, double delistingReturn) {
        /**
         * Two in a hundred stocks a year, and the mean return of delistings for performance on NYSE and AMEX of Shumway
         * (1997), 'The Delisting Bias in CRSP Data', Journal of Finance 52: about -30 %.
         */
        public static final Assumptions STANDARD = new Assumptions(0.02, -0.30);

        /**
         * The same with the mean return on Nasdaq of Shumway and Warther (1999), 'The Delisting Bias in CRSP's Nasdaq
         * Data', Journal of Finance 54: about -55 %.
         */
        public static final Assumptions NASDAQ = new Assumptions(0.02, -0.55);

        /** Checks the ranges. */
        public Assumptions {
            Check.within("hazard", hazard, 0, 1);
            Check.within("delistingReturn", delistingReturn, -1, 1);
        }
    }

    /**
     * Simulates. The same decisions and seed give the same bits.
     *
     * @param decisions what the book held: a day's tranche is held until it is replaced, so the position of a day is
     *     the mean of as many days as there are tranches
     * @param draws histories, at least 1
     */
    public static SurvivorHaircut of(Decisions decisions, Assumptions assumed, int draws, Seed seed) {
        Check.atLeast("draws", draws, 1);
        int days = decisions.days();
        int stocks = decisions.instruments().size();
        double years = days < 2 ? 0 : (decisions.day(days - 1) - decisions.day(0)) / YEAR * days / (days - 1);
        if (years == 0) {
            return new SurvivorHaircut(assumed, draws, 0, 0, 0, 0, 0, 0);
        }
        double[][] held = positions(decisions);
        double exposure = Arrays.stream(held).flatMapToDouble(Arrays::stream).sum() / days;
        double[] lost = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            RandomGenerator random = seed.child(draw).random();
            double left = assumed.hazard() * years * stocks;
            for (left += StrictMath.log(1 - random.nextDouble());
                    left > 0;
                    left += StrictMath.log(1 - random.nextDouble())) {
                lost[draw] += held[random.nextInt(stocks)][random.nextInt(days)] * assumed.delistingReturn() / years;
            }
        }
        double mean = Arrays.stream(lost).sum() / draws;
        Arrays.sort(lost);
        return new SurvivorHaircut(
                assumed,
                draws,
                years,
                exposure,
                assumed.hazard() * assumed.delistingReturn() * exposure,
                mean,
                lost[(int) (TAIL * (draws - 1))],
                lost[(int) Math.ceil((1 - TAIL) * (draws - 1))]);
    }

    /** The position of each stock on each decision day. */
    private static double[][] positions(Decisions decisions) {
        int days = decisions.days();
        double[][] held = new double[decisions.instruments().size()][days];
        int tranches =
                decisions.holding().isUntilNext() ? 1 : decisions.holding().tranches();
        for (int d = 0; d < days; d++) {
            for (int row = decisions.from(d); row < decisions.to(d); row++) {
                for (int later = d; later < Math.min(days, d + tranches); later++) {
                    held[decisions.instrument(row)][later] += decisions.weight(row) / tranches;
                }
            }
        }
        return held;
    }

    /** The haircut and what is assumed, in words. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "If stocks that failed are missing from the universe, the book's return a year is too high by about"
                        + " %s (90 %% of %d simulated histories: %s to %s). Assumed, not estimated: %s of the stocks a"
                        + " year are delisted for want of performance, any day alike, and return %s from their last"
                        + " close (Shumway 1997: about -30 %% on NYSE and AMEX; Shumway and Warther 1999: about -55 %%"
                        + " on Nasdaq). A book that is always invested would lose %s a year.",
                percent(-mean),
                draws,
                percent(-high),
                percent(-low),
                percent(assumed.hazard()),
                percent(assumed.delistingReturn()),
                percent(-assumed.hazard() * assumed.delistingReturn()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share + 0.0);
    }
}
