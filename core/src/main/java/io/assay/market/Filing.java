package io.assay.market;

/**
 * One figure of one company report, with the day it was filed.
 *
 * @param instrument whose report
 * @param concept what, for example {@code NetIncomeLoss}
 * @param periodEnd epoch day on which the reported period ends
 * @param filed epoch day on which the figure could first be known
 * @param value in the currency of the report, or shares
 */
public record Filing(Instrument instrument, String concept, int periodEnd, int filed, double value) {}
