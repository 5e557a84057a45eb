package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.MarketLayer;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;

/**
 * Proof that which bars the audit lets through, and where it sees holes, depends on nothing that was recorded later.
 * Whether it blocks a stock altogether is a judgement over the whole history and is not looked at here.
 */
public final class CleanProof {
    private CleanProof() {}

    /** How bars are cleaned. */
    @FunctionalInterface
    public interface Cleaning {
        /** The cleaned bars of every stock of a market. */
        Map<Instrument, BarSeries> of(MarketData data);
    }

    /**
     * Cleans every stock of a market, and again on other futures of all of them, in which the market's calendar may
     * come out otherwise: up to the day there are the same bars with the same holes.
     *
     * @param days last epoch days on which all is as it was
     * @return the first breach of each future
     */
    public static List<Breach> of(Cleaning cleaning, MarketData data, int[] days, Seed seed) {
        List<BarSeries> universe =
                data.listings().stream().map(l -> data.bars(l.instrument())).toList();
        Map<Instrument, BarSeries> whole = cleaning.of(data);
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            for (UniverseFutures.Future future : UniverseFutures.of(universe, day, seed.child(day))) {
                MarketData other = market(future.ends() ? data.until(day) : data, future.bars());
                compare(whole, cleaning.of(other), day, future.change(), breaches);
            }
        }
        return breaches;
    }

    /** As the audit does it. */
    public static Map<Instrument, BarSeries> audited(MarketData data) {
        Auditor auditor = Auditor.of(data, Thresholds.DEFAULTS);
        Map<Instrument, BarSeries> cleaned = new TreeMap<>();
        data.listings()
                .forEach(l -> cleaned.put(
                        l.instrument(), auditor.clean(l.instrument()).barsEvenIfBlocked()));
        return cleaned;
    }

    private static void compare(
            Map<Instrument, BarSeries> whole,
            Map<Instrument, BarSeries> other,
            int day,
            String change,
            List<Breach> breaches) {
        for (Map.Entry<Instrument, BarSeries> entry : other.entrySet()) {
            BarSeries before =
                    Optional.ofNullable(whole.get(entry.getKey())).orElseThrow().between(Integer.MIN_VALUE, day);
            BarSeries after = entry.getValue().between(Integer.MIN_VALUE, day);
            String seen = difference(before, after);
            if (!seen.isEmpty()) {
                breaches.add(new Breach("audit", change, entry.getKey() + ": " + seen));
                return;
            }
        }
    }

    private static String difference(BarSeries before, BarSeries after) {
        if (!Arrays.equals(before.days(), after.days())) {
            return "other bars are let through: " + before.size() + " and " + after.size();
        }
        if (!Arrays.equals(before.holes(), after.holes())) {
            return "the holes are " + Arrays.toString(before.holes()) + " and " + Arrays.toString(after.holes());
        }
        boolean same = Arrays.equals(before.close(), after.close())
                && Arrays.equals(before.adjustedClose(), after.adjustedClose())
                && Arrays.equals(before.volume(), after.volume());
        return same ? "" : "values of bars moved";
    }

    /** A market of these bars instead of its own. */
    static MarketData market(MarketData whole, List<BarSeries> bars) {
        Map<Instrument, BarSeries> others = new TreeMap<>();
        bars.forEach(series -> others.put(series.instrument(), series));
        return new OtherBars(whole, others);
    }

    /** A market of which some stocks have other bars and the others none. */
    private static final class OtherBars extends MarketLayer {
        private final Map<Instrument, BarSeries> others;

        OtherBars(MarketData whole, Map<Instrument, BarSeries> others) {
            super(whole);
            this.others = others;
        }

        @Override
        public List<Listing> listings() {
            return under().listings().stream()
                    .filter(l -> others.containsKey(l.instrument()))
                    .map(l -> l.holding(bars(l.instrument())))
                    .toList();
        }

        @Override
        public BarSeries bars(Instrument instrument) {
            BarSeries bars = others.get(instrument);
            if (bars == null) {
                throw new UsageException("there are no bars of " + instrument);
            }
            return bars;
        }

        @Override
        public String contentHash() {
            return under().contentHash() + " otherwise";
        }
    }
}
