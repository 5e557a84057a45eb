package io.assay.market.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.Market;
import io.assay.market.Series;

/**
 * Outside series of the simulated market that tell nothing of its returns, so that everything that reads such series
 * can be tried on it: walks of their own seeds, as often and as late as their real namesakes, from years before the
 * first session.
 */
final class UntellingSeries {
    private static final int BEFORE = 900;
    private static final int MONTHS_BEFORE = 30;

    /**
     * A daily walk.
     *
     * @param start first value
     * @param spread standard deviation of a step, of the logarithm where the value is a price
     * @param price whether it stays above 0
     * @param late days from a value's day to the day on which it is known
     */
    private record Daily(String name, double start, double spread, boolean price, int late) {}

    private static final List<Daily> DAILY = List.of(
            new Daily("DGS10", 4, 0.05, false, 1),
            new Daily("DGS2", 3, 0.06, false, 1),
            new Daily("DX-Y.NYB.CLOSE", 95, 0.004, true, 0),
            new Daily("GC=F.CLOSE", 1200, 0.01, true, 0),
            new Daily("CL=F.CLOSE", 60, 0.02, true, 0));

    private UntellingSeries() {}

    /** All of them. */
    static List<Series> of(Seed seed, int[] days) {
        List<Series> all = new ArrayList<>();
        int first = days[0] - BEFORE;
        int last = days[days.length - 1];
        int[] weekdays = IntStream.rangeClosed(first, last)
                .filter(day -> Days.date(day).getDayOfWeek().getValue() <= 5)
                .toArray();
        for (Daily daily : DAILY) {
            all.add(daily(daily, weekdays, last, seed.child("outside").child(daily.name())));
        }
        all.add(monthly("FEDFUNDS", 0.1, days, seed));
        all.add(monthly("CPIAUCSL", 0, days, seed));
        all.add(quarterly(days, seed));
        all.addAll(survey(first, last, seed.child("outside").child("survey")));
        return List.copyOf(all);
    }

    private static Series daily(Daily of, int[] days, int last, Seed seed) {
        RandomGenerator random = seed.random();
        int n = (int) IntStream.of(days).filter(day -> day + of.late() <= last).count();
        int[] period = new int[n];
        int[] known = new int[n];
        double[] value = new double[n];
        double at = of.start();
        for (int i = 0; i < n; i++) {
            double step = of.spread() * random.nextGaussian();
            // A rate is drawn back to where it began; a price wanders.
            at = of.price() ? at * StrictMath.exp(step) : at + step + 0.002 * (of.start() - at);
            period[i] = days[i];
            known[i] = days[i] + of.late();
            value[i] = at;
        }
        return Series.of(Market.SIMULATED_SERIES + of.name(), true, period, known, value);
    }

    /** A month's figure, known 15 days after the month; without a spread it is an index that rises. */
    private static Series monthly(String name, double spread, int[] days, Seed seed) {
        RandomGenerator random = seed.child("outside").child(name).random();
        LocalDate month = Days.date(days[0]).withDayOfMonth(1).minusMonths(MONTHS_BEFORE);
        List<int[]> when = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        double at = spread > 0 ? 3 : 100;
        while (Days.of(month.plusMonths(1)) + 15 <= days[days.length - 1]) {
            double step = random.nextGaussian();
            at = spread > 0 ? at + spread * step + 0.02 * (3 - at) : at * StrictMath.exp(0.002 + 0.002 * step);
            when.add(new int[] {Days.of(month), Days.of(month.plusMonths(1)) + 15});
            values.add(at);
            month = month.plusMonths(1);
        }
        return series(name, when, values);
    }

    /** A quarter's product, known 29 days after the quarter and revised 30 days later. */
    private static Series quarterly(int[] days, Seed seed) {
        RandomGenerator random = seed.child("outside").child("GDP").random();
        LocalDate day = Days.date(days[0]).minusMonths(MONTHS_BEFORE);
        LocalDate quarter = day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
        List<int[]> when = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        double at = 10_000;
        while (Days.of(quarter.plusMonths(3)) + 59 <= days[days.length - 1]) {
            at *= StrictMath.exp(0.006 + 0.006 * random.nextGaussian());
            int end = Days.of(quarter.plusMonths(3));
            when.add(new int[] {Days.of(quarter), end + 29});
            values.add(at * (1 + 0.002 * random.nextGaussian()));
            when.add(new int[] {Days.of(quarter), end + 59});
            values.add(at);
            quarter = quarter.plusMonths(3);
        }
        return series("GDP", when, values);
    }

    /** Three shares of a weekly survey of a Wednesday, known the day after. */
    private static List<Series> survey(int first, int last, Seed seed) {
        RandomGenerator random = seed.random();
        List<int[]> when = new ArrayList<>();
        List<List<Double>> shares = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int wednesday =
                first + Math.floorMod(3 - Days.date(first).getDayOfWeek().getValue(), 7);
        double mood = 0;
        for (int day = wednesday; day + 1 <= last; day += 7) {
            mood = 0.8 * mood + 0.6 * random.nextGaussian();
            double bull = 1 / (1 + StrictMath.exp(-0.4 * mood)) * 0.7;
            double bear = (0.7 - bull) * 0.9 + 0.05;
            when.add(new int[] {day, day + 1});
            shares.get(0).add(bull);
            shares.get(1).add(1 - bull - bear);
            shares.get(2).add(bear);
        }
        return List.of(
                series("AAII.BULLISH", when, shares.get(0)),
                series("AAII.NEUTRAL", when, shares.get(1)),
                series("AAII.BEARISH", when, shares.get(2)));
    }

    private static Series series(String name, List<int[]> when, List<Double> values) {
        return Series.of(
                Market.SIMULATED_SERIES + name,
                true,
                when.stream().mapToInt(w -> w[0]).toArray(),
                when.stream().mapToInt(w -> w[1]).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
