package io.assay.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.Series;

/** Proof that joining an outside series uses nothing that became known later. */
public final class JoinProof {
    private JoinProof() {}

    /** A way of reading a series on a day. */
    @FunctionalInterface
    public interface Join {
        /** The value used at the close of the day; NaN for none. */
        double at(Series series, int day);
    }

    /**
     * Reads the series on each day, and again after every value that became known later was replaced, and after those
     * values were taken away: what is read stays, bit for bit.
     *
     * @param days epoch days
     * @return the first day that moved
     */
    public static List<Breach> of(String name, Join join, Series series, int[] days, Seed seed) {
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            RandomGenerator random = seed.child(day).random();
            long before = Double.doubleToLongBits(join.at(series, day));
            long changed = Double.doubleToLongBits(join.at(later(series, day, random, true), day));
            long gone = Double.doubleToLongBits(join.at(later(series, day, random, false), day));
            if (before != changed || before != gone) {
                String change = before != changed ? "replaced" : "taken away";
                breaches.add(new Breach(
                        name,
                        "values known after " + Days.text(day) + " " + change,
                        "what is read on that day was " + Double.longBitsToDouble(before) + " and is "
                                + Double.longBitsToDouble(before != changed ? changed : gone)));
                return breaches;
            }
        }
        return breaches;
    }

    private static Series later(Series series, int day, RandomGenerator random, boolean kept) {
        return kept ? OtherOutside.otherwise(series, day, random) : series.until(day);
    }
}
