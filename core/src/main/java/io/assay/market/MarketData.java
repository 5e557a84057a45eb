package io.assay.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Price history that can be read: a stored workspace or a simulated market. Safe to use from several threads. */
public interface MarketData {
    /** All listings, sorted by instrument. */
    List<Listing> listings();

    /** Epoch day of the newest bar of all listings; empty without any. */
    default OptionalInt lastDay() {
        return listings().stream().mapToInt(Listing::lastDay).max();
    }

    /**
     * The bars of one instrument exactly as recorded (nothing repaired, nothing dropped).
     *
     * @throws io.assay.base.UsageException if there is no such instrument
     */
    BarSeries bars(Instrument instrument);

    /** Splits, dividends and delistings of one instrument, oldest first. */
    List<CorporateAction> actions(Instrument instrument);

    /**
     * The prices of one instrument as they stood on each day, with splits known by then; empty where the recorded
     * prices are adjusted and nobody recorded by what. See {@link AsTradedPrices#require} for the sentence.
     */
    default Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return AsTradedPrices.of(bars(instrument), ActionRecord.in(this, instrument));
    }

    /** What was noted when the bars of one instrument were imported; one entry a source, oldest first. */
    List<ImportNotes> notes(Instrument instrument);

    /** The market of that code as recorded with its data. */
    Optional<Market> market(String code);

    /** The outside series of that name, if it is recorded. */
    Optional<Series> series(String name);

    /** What the company behind an instrument reported, in the order it was filed; nothing if none is recorded. */
    List<Filing> filings(Instrument instrument);

    /**
     * The sectors of instruments as somebody drew them up on one day: of history they know what came later, so whoever
     * reads them must say so. Instruments without one are left out.
     */
    default Map<Instrument, String> sectors() {
        return Map.of();
    }

    /** Changes of symbols that the data were read by, each of them known by the last day. */
    default List<SymbolChange> changes() {
        return List.of();
    }

    /**
     * The universe on whose spells alone stocks are learnt from, judged and traded; empty if whoever has bars always
     * belongs. Its spells are of all days, and who reads rows up to a day reads no later ones.
     */
    default Optional<Universe> members() {
        return Optional.empty();
    }

    /** The same data of a universe with dated spells. */
    default MarketData within(Universe universe) {
        return new MarketDataWithin(this, universe);
    }

    /** SHA-256 that changes whenever any bar of any listing changes. */
    String contentHash();

    /**
     * Tells markets apart, whatever part of them is looked at: that of all data where these are cut at a day or to the
     * spells of a universe.
     */
    default String marketHash() {
        return contentHash();
    }

    /**
     * The same data with bars that somebody brings along, instead of the recorded ones of their instrument if any.
     *
     * @param brought at least one bar
     * @param currency of their prices, an ISO code
     */
    default MarketData with(BarSeries brought, String currency) {
        return new MarketDataWith(this, brought, currency);
    }

    /** The same data as it stood at the close of an epoch day: nothing later is in it. */
    default MarketData until(int day) {
        return new MarketDataUntil(this, day);
    }
}
