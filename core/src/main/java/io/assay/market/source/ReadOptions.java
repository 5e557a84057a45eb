package io.assay.market.source;

import io.assay.market.Market;
import io.assay.market.PriceBasis;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about the files to be read; what was not said is found out from the files.
 *
 * @param today epoch day on which is read: no bar may be later, and two-digit years are placed by it
 * @param format name of the layout, see {@link BarFormats}, or null to tell by content
 * @param market where the symbols are listed, or null to derive it
 * @param basis what the prices mean, or null to take what the layout says
 */
public record ReadOptions(
        int today,
        @Nullable String format,
        @Nullable Market market,
        @Nullable PriceBasis basis) {

    /** Everything is found out. */
    public static ReadOptions on(int today) {
        return new ReadOptions(today, null, null, null);
    }

    /** The same with a layout; such files are read even if they look like an index or a rate. */
    public ReadOptions withFormat(String newFormat) {
        return new ReadOptions(today, newFormat, market, basis);
    }

    /** The same with a market. */
    public ReadOptions withMarket(Market newMarket) {
        return new ReadOptions(today, format, newMarket, basis);
    }

    /** The same with a price basis. */
    public ReadOptions withBasis(PriceBasis newBasis) {
        return new ReadOptions(today, format, market, newBasis);
    }
}
