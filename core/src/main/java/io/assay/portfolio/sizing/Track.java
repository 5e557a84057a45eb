package io.assay.portfolio.sizing;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;

/**
 * The sessions of one instrument at which there were prices, in primitive columns. Days without any may lie between two
 * of them (a halt, missing bars): nobody can trade then, so whoever holds a position holds it through, and earns what
 * the price did from the last open before to the first one after.
 *
 * @param name whose they are
 * @param days epoch days, strictly ascending
 * @param open prices at which orders of the session before are filled, on the total-return basis, above 0
 * @param close prices at the moment of decision, on the same basis, above 0
 * @param features what is known at each close, one row a session; NaN where it is not
 */
public record Track(String name, int[] days, double[] open, double[] close, FeatureRows features) {
    /** Checks lengths, prices and order. */
    public Track {
        Check.sameLength("open", open.length, days.length);
        Check.sameLength("close", close.length, days.length);
        Check.sameLength("features", features.rows(), days.length);
        for (int i = 0; i < days.length; i++) {
            Check.positive("open", open[i]);
            Check.positive("close", close[i]);
        }
        for (int i = 1; i < days.length; i++) {
            Check.that(days[i] > days[i - 1], "days", "ascend strictly", days[i]);
        }
    }

    /** Number of sessions. */
    public int size() {
        return days.length;
    }

    /** The first session on or after an epoch day; the number of sessions if there is none. */
    public int onOrAfter(int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }

    /** Whether every feature is known at the close of a session. */
    boolean isKnown(int session) {
        for (int c = 0; c < features.columns().size(); c++) {
            if (!Float.isFinite(features.get(session, c))) {
                return false;
            }
        }
        return true;
    }
}
