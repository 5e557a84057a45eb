package io.assay.market.source;

import java.util.List;

import io.assay.market.Market;
import io.assay.market.PriceBasis;
import org.jspecify.annotations.Nullable;

/**
 * A layout of bar files.
 *
 * @param name what {@code --format} calls it
 * @param headers first lines it is known by, in lower case with one comma between the trimmed, unquoted names; none =
 *     any line that names the columns
 * @param separator what stands between year, month and day in it ({@code -} or {@code /}), or 0 for any; tells layouts
 *     with one header apart
 * @param market where its symbols are listed, or null if that shows in their names
 * @param suffixes whose suffixes its file names carry
 * @param grouped whether numbers may read {@code 1,901.18} and {@code 1.5M}
 * @param basis what its prices mean; null if nothing can be known
 * @param basisWhy the evidence for that, in a sentence
 */
public record BarFormat(
        String name,
        List<String> headers,
        char separator,
        @Nullable Market market,
        Suffixes suffixes,
        boolean grouped,
        @Nullable PriceBasis basis,
        String basisWhy) {
    /** How symbols in file names say where they are listed. */
    public enum Suffixes {
        /** {@code INFY.NS}; none = the United States. */
        YAHOO,
        /** {@code aapl.us}; none = not known. */
        STOOQ,
        /** Not at all. */
        NONE
    }

    /** Copies the list. */
    public BarFormat {
        headers = List.copyOf(headers);
    }
}
