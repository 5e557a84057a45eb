package io.assay.market.series;

import io.assay.market.Series;

/**
 * A series with how it was found out when each value became known.
 *
 * @param series its values
 * @param publication when they became known, in words, for example {@code on the day itself}
 * @param source where it comes from: the name of a file, or of who was asked
 */
public record PublishedSeries(Series series, String publication, String source) {
    /** How far its values can be trusted to be those of their day. */
    public String revisions() {
        return series.hasVintages() ? "as first known" : "REVISED";
    }
}
