package io.assay.portfolio.sizing;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;

/**
 * The consecutive sessions of one instrument, without a hole between them, in primitive columns.
 *
 * @param name whose they are
 * @param days epoch days, strictly ascending
 * @param open prices at which orders of the session before are filled, on the total-return basis
 * @param close prices at the moment of decision, on the same basis
 * @param features what is known at each close, one row a session; NaN where it is not
 */
public record Track(String name, int[] days, double[] open, double[] close, FeatureRows features) {
    /** Checks lengths and order. */
    public Track {
        Check.sameLength("open", open.length, days.length);
        Check.sameLength("close", close.length, days.length);
        Check.sameLength("features", features.rows(), days.length);
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

    /** Whether both prices of a session are above 0 and finite. */
    boolean isPriced(int session) {
        return open[session] > 0
                && close[session] > 0
                && open[session] < Double.POSITIVE_INFINITY
                && close[session] < Double.POSITIVE_INFINITY;
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
