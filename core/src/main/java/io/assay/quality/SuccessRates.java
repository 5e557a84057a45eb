package io.assay.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often each strategy's signals of a side had succeeded, and what they had earned, as far as anybody could know on
 * the day of each signal: from outcomes known at the close of that day or before, shrunken to those of all strategies
 * together, and these to one half and to nothing. Every row is encoded by rows whose outcome came before it, so no row
 * sees its own, whatever rows are learnt from (Micci-Barreca 2001 for the shrinkage).
 */
public final class SuccessRates {
    /** Outcomes that the mean of all strategies counts for. */
    private static final double PRIOR = 50;

    private final double[] rate;
    private final double[] earned;

    private SuccessRates(int size) {
        this.rate = new double[size];
        this.earned = new double[size];
    }

    /**
     * Those of some signals.
     *
     * @param signals by decision day
     * @param strategies how many there are
     */
    public static SuccessRates of(Signals signals, int strategies) {
        int[] byKnown = IntStream.range(0, signals.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> signals.knownDay()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        SuccessRates rates = new SuccessRates(signals.size());
        Sums all = new Sums();
        Sums[] each = new Sums[2 * strategies];
        Arrays.setAll(each, i -> new Sums());
        int next = 0;
        for (int i = 0; i < signals.size(); i++) {
            while (next < byKnown.length && signals.knownDay()[byKnown[next]] <= signals.decisionDay()[i]) {
                int known = byKnown[next++];
                all.add(signals, known);
                each[kind(signals, known)].add(signals, known);
            }
            Sums own = each[kind(signals, i)];
            rates.rate[i] = own.shrunken(own.successes, all.shrunken(all.successes, 0.5));
            rates.earned[i] = own.shrunken(own.earned, all.shrunken(all.earned, 0));
        }
        return rates;
    }

    private static int kind(Signals signals, int at) {
        return 2 * signals.strategy()[at] + (signals.side()[at] > 0 ? 0 : 1);
    }

    /** Outcomes so far. */
    private static final class Sums {
        private double count;
        private double successes;
        private double earned;

        void add(Signals signals, int at) {
            count++;
            successes += signals.success(at) ? 1 : 0;
            earned += signals.net()[at];
        }

        double shrunken(double sum, double prior) {
            return (sum + PRIOR * prior) / (count + PRIOR);
        }
    }

    /** Share of successes, 0..1, one a signal. */
    public double[] rate() {
        return rate;
    }

    /** Mean return after costs, one a signal. */
    public double[] earned() {
        return earned;
    }
}
