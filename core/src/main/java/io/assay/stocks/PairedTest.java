package io.assay.stocks;

import io.assay.metric.DieboldMariano;
import io.assay.quality.Estimate;

/**
 * Two models on the same rows.
 *
 * @param first name of the one
 * @param second name of the other
 * @param test of their squared errors, by day; a mean below 0 says that the first loses less
 * @param lead R-squared of the first less that of the second, with an interval of redrawn blocks of days
 */
public record PairedTest(String first, String second, DieboldMariano test, Estimate lead) {
    private static final double LEVEL = 0.05;

    /** What is established, in words. */
    public String verdict() {
        boolean test95 = test.p() <= LEVEL;
        boolean above = lead.interval().lower() > 0;
        boolean below = lead.interval().upper() < 0;
        if (test95 && above) {
            return first + " better";
        }
        return test95 && below ? second + " better" : "not established";
    }
}
