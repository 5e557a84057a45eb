package io.assay.store;

import java.util.Optional;

import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;

/**
 * Bars of one symbol as somebody else's file has them; what they are listed on and what the prices mean is for the
 * caller to say.
 *
 * @param market the file's own market column, if it has one
 * @param symbol the file's own symbol column, or the file's name without its ending
 * @param days epoch days, strictly ascending
 * @param currency the file's own currency column, if it has one
 * @param basis the file's own column on what its prices mean, if it has one
 * @param columns the values; the adjusted close is the close where the file has none
 * @param adjusted whether the file has an adjusted close of its own
 * @param notes what was decided on the way
 */
public record ForeignSeries(
        Optional<String> market,
        String symbol,
        Optional<String> currency,
        Optional<String> basis,
        int[] days,
        BarSeries.Columns columns,
        boolean adjusted,
        ImportNotes notes) {
    /** The bars under an identity. */
    public BarSeries bars(Instrument instrument, PriceBasis basis) {
        return BarSeries.of(instrument, basis, days, columns);
    }
}
