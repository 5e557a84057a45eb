package io.assay.market.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.market.Calendars;
import io.assay.market.DerivedCalendar;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.TradingCalendar;

/** Markets of a body of data with the calendar of each over the span of its bars. */
final class MarketCalendars {
    /** Stands where a market has no bar at all, so that nothing is ever compared with it. */
    private static final TradingCalendar EMPTY = TradingCalendar.of("none", new int[] {0});

    private final Map<String, Entry> entries;

    private MarketCalendars(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** One market: what it is, its calendar, its listings. */
    record Entry(Market market, TradingCalendar calendar, List<Listing> listings) {}

    /** The markets of the given data; bars are read where the calendar must be derived from them. */
    static MarketCalendars of(MarketData data) {
        Map<String, List<Listing>> byMarket = new TreeMap<>();
        for (Listing listing : data.listings()) {
            byMarket.computeIfAbsent(listing.instrument().market(), m -> new ArrayList<>())
                    .add(listing);
        }
        Map<String, Entry> entries = new TreeMap<>();
        byMarket.forEach((code, listings) -> {
            Market market = data.market(code)
                    .or(() -> Market.find(code))
                    .orElseThrow(() -> new DataException(DataProblem.of("a market with bars must be described")
                            .withValue(code)));
            entries.put(code, new Entry(market, calendar(data, market, listings), List.copyOf(listings)));
        });
        return new MarketCalendars(entries);
    }

    /** All markets, sorted by code. */
    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** The market of that code. */
    Entry get(String code) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new UsageException("there are no bars of market '" + code + "'; there are " + entries.keySet());
        }
        return entry;
    }

    private static TradingCalendar calendar(MarketData data, Market market, List<Listing> listings) {
        List<Listing> filled = listings.stream().filter(l -> l.bars() > 0).toList();
        if (filled.isEmpty()) {
            return EMPTY;
        }
        int first = filled.stream().mapToInt(Listing::firstDay).min().orElseThrow();
        int last = filled.stream().mapToInt(Listing::lastDay).max().orElseThrow();
        return switch (market.calendar()) {
            case "NYSE" -> Calendars.nyse(Math.max(first, Calendars.NYSE_FIRST), Math.max(last, firstKnown()));
            case "WEEKDAYS" -> Calendars.weekdays(first, last);
            default -> derived(data, market, filled);
        };
    }

    /** A day after the first session of 1990, so that data that ends before still gets a calendar (of one week). */
    private static int firstKnown() {
        return Calendars.NYSE_FIRST + 6;
    }

    private static TradingCalendar derived(MarketData data, Market market, List<Listing> listings) {
        DerivedCalendar derived = new DerivedCalendar();
        listings.forEach(listing -> derived.add(data.bars(listing.instrument())));
        return derived.calendar(market.code() + " (derived)", Calendars.DERIVED_SHARE);
    }
}
