package io.assay.market.simulate;

import io.assay.base.Days;
import io.assay.market.Instrument;

/**
 * One fault that was put into a series on purpose.
 *
 * @param kind what
 * @param instrument where
 * @param firstDay first epoch day that shows it
 * @param lastDay last epoch day that shows it
 */
public record Blemish(Kind kind, Instrument instrument, int firstDay, int lastDay) {
    /** Kinds of fault that real files have. */
    public enum Kind {
        /** Every value of a bar is NaN. */
        NAN_ROW,
        /** All prices of a bar are zero. */
        NON_POSITIVE,
        /** High and low of a bar are exchanged. */
        HIGH_BELOW_LOW,
        /** The close lies a tenth above the high. */
        CLOSE_OUTSIDE_RANGE,
        /** All prices of one bar are tripled; the next bar is right again. */
        SPIKE,
        /** Twenty bars repeat the close before them, without volume. */
        FLAT,
        /** All prices before a day are doubled, as if a split of 2 for 1 had been forgotten. */
        UNADJUSTED_SPLIT,
        /** Fifteen sessions are not there; the days are those of the first and the last of them. */
        MISSING,
        /** A day stood in the source twice with other values: a note, as a series cannot hold it. */
        CONFLICT
    }

    /** The fault in words, for example {@code SIM:S0001 2003-05-06 SPIKE}. */
    public String sentence() {
        String span = firstDay == lastDay ? Days.text(firstDay) : Days.text(firstDay) + ".." + Days.text(lastDay);
        return instrument + " " + span + " " + kind;
    }
}
