package io.assay.quality;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.label.TripleBarrier;
import io.assay.signal.strategy.Strategies;
import io.assay.signal.strategy.Strategy;

/**
 * Which signals are collected and how they are judged.
 *
 * @param strategies who gives signals, at least one
 * @param barrier where a signal's trade ends, told for a long one; a short one is its mirror image
 * @param costs what a trade pays
 * @param from first epoch day of a signal; earlier bars are its history
 * @param to last epoch day of a signal
 */
public record CollectionSpec(List<Strategy> strategies, TripleBarrier barrier, Costs costs, int from, int to) {
    private static final int HORIZON = 30;
    private static final double DISTANCE = 5;
    private static final int VOLATILITY = 20;

    /**
     * What a trade pays.
     *
     * @param roundTrip for entry and exit together, a fraction of the entry's value, at least 0
     * @param borrow a year of lending the shares of a short trade, likewise
     */
    public record Costs(double roundTrip, double borrow) {
        /**
         * 0.2 % a round trip (twice 5 bp of commission, 2.5 of half-spread, 2.5 of slippage), 0.5 % a year of lending.
         */
        public static final Costs STANDARD = new Costs(0.0020, 0.005);

        private static final double YEAR = 365;

        /** Checks the ranges. */
        public Costs {
            Check.within("roundTrip", roundTrip, 0, 1);
            Check.within("borrow", borrow, 0, 1);
        }

        /** What a trade of so many calendar days pays. */
        double of(TripleBarrier.Side side, int days) {
            return roundTrip + (side == TripleBarrier.Side.SHORT ? borrow * days / YEAR : 0);
        }
    }

    /** Checks the strategies and the days. */
    public CollectionSpec {
        strategies = List.copyOf(strategies);
        Check.that(!strategies.isEmpty(), "strategies", "name at least one", strategies);
        Check.that(barrier.side() == TripleBarrier.Side.LONG, "barrier", "be told for a long trade", barrier.side());
        Check.that(from <= to, "from", "not be after 'to'", Days.text(from));
    }

    /**
     * All strategies over some days: 30 sessions at most, barriers at five daily volatilities of the last 20 sessions
     * on either side, which about half of all trades meet, and standard costs.
     */
    public static CollectionSpec standard(int from, int to) {
        return new CollectionSpec(
                Strategies.all(),
                TripleBarrier.scaled(DISTANCE, DISTANCE, HORIZON, VOLATILITY),
                Costs.STANDARD,
                from,
                to);
    }

    /** The same for some strategies. */
    public CollectionSpec withStrategies(List<Strategy> some) {
        return new CollectionSpec(some, barrier, costs, from, to);
    }

    /** The same from another epoch day on. */
    public CollectionSpec withFrom(int day) {
        return new CollectionSpec(strategies, barrier, costs, day, to);
    }

    /** The same with trades that end otherwise. */
    public CollectionSpec withBarrier(TripleBarrier newBarrier) {
        return new CollectionSpec(strategies, newBarrier, costs, from, to);
    }

    /** The same with other costs. */
    public CollectionSpec withCosts(Costs newCosts) {
        return new CollectionSpec(strategies, barrier, newCosts, from, to);
    }

    /** Which signals these are, whatever days they are of, in one line. */
    public String kind() {
        return "signals of " + strategies.stream().map(Strategy::name).collect(Collectors.joining(", ")) + "; "
                + barrier.name() + ", round trip " + costs.roundTrip() + ", borrow " + costs.borrow();
    }

    /** The specification in one line. */
    public String text() {
        return kind() + "; from " + Days.text(from) + " to " + Days.text(to);
    }
}
