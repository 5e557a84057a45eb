package io.assay.market;

import io.assay.base.Check;

/**
 * One figure of one company report, with the day it was filed.
 *
 * @param instrument whose report
 * @param concept what, in the words of the us-gaap taxonomy, for example {@code NetIncomeLoss}
 * @param periodStart epoch day on which the reported period begins; that on which it ends for what is counted on a day,
 *     such as {@code Assets}
 * @param periodEnd epoch day on which the reported period ends
 * @param filed epoch day on which the figure could first be known
 * @param value in the currency of the report, or shares
 */
public record Filing(Instrument instrument, String concept, int periodStart, int periodEnd, int filed, double value) {
    /** Checks the order of the days. */
    public Filing {
        Check.notBlank("concept", concept);
        Check.that(periodStart <= periodEnd, "periodStart", "not be after 'periodEnd'", periodStart);
        Check.that(filed >= periodEnd, "filed", "not be before the period ends", filed);
    }

    /** Whether it is counted on one day and not over a period. */
    public boolean isOfADay() {
        return periodStart == periodEnd;
    }
}
