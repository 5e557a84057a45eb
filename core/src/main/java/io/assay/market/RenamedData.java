package io.assay.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.UsageException;

/**
 * Market data in which one listing goes on under another symbol: the new symbol has the bars and actions of the old one
 * up to the day of the change and its own from then on; the old one's go on where nothing is recorded under the new
 * one. Data as of a day before know the old symbol alone.
 */
public final class RenamedData extends MarketLayer {
    private final SymbolChange change;

    private RenamedData(MarketData under, SymbolChange change) {
        super(under);
        this.change = change;
    }

    /** The data after some changes, of which the earlier ones may lead to the later ones. */
    public static MarketData of(MarketData recorded, List<SymbolChange> changes) {
        MarketData data = recorded;
        for (SymbolChange change : changes.stream()
                .sorted(Comparator.comparingInt(SymbolChange::day))
                .toList()) {
            data = new RenamedData(data, change);
        }
        return data;
    }

    @Override
    public List<Listing> listings() {
        List<Listing> all = new ArrayList<>(without(under().listings(), change.from(), change.to()));
        Listing like = listing(change.to()).or(() -> listing(change.from())).orElseThrow();
        BarSeries bars = bars(change.to());
        all.add(new Listing(
                change.to(), like.currency(), bars.basis(), bars.days()[0], bars.days()[bars.size() - 1], bars.size()));
        all.sort(Comparator.comparing(Listing::instrument));
        return all;
    }

    private static List<Listing> without(List<Listing> all, Instrument... who) {
        Set<Instrument> gone = Set.of(who);
        return all.stream().filter(l -> !gone.contains(l.instrument())).toList();
    }

    private Optional<Listing> listing(Instrument instrument) {
        return under().listings().stream()
                .filter(l -> l.instrument().equals(instrument))
                .findFirst();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        requireName(instrument);
        if (!instrument.equals(change.to())) {
            return under().bars(instrument);
        }
        BarSeries old = under().bars(change.from());
        return listing(change.to()).isEmpty()
                ? joined(old, old.rows(0, 0))
                : joined(
                        old.until(change.day() - 1),
                        under().bars(change.to()).between(change.day(), Integer.MAX_VALUE));
    }

    /** Each part by its own record: they may have been adjusted up to different days. */
    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        requireName(instrument);
        if (!instrument.equals(change.to())) {
            return under().asTraded(instrument);
        }
        Optional<AsTradedPrices> old = under().asTraded(change.from());
        Optional<AsTradedPrices> own = listing(change.to()).isEmpty() ? old : under().asTraded(change.to());
        if (old.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        BarSeries before = old.get().bars().until(change.day() - 1);
        BarSeries after = own.get().bars().between(change.day(), Integer.MAX_VALUE);
        return Optional.of(AsTradedPrices.joined(old.get(), own.get(), change.day(), joined(before, after)));
    }

    /** The sector of the old symbol is that of the new one, unless it has its own. */
    @Override
    public Map<Instrument, String> sectors() {
        Map<Instrument, String> sectors = new TreeMap<>(under().sectors());
        String old = sectors.remove(change.from());
        if (old != null) {
            sectors.putIfAbsent(change.to(), old);
        }
        return sectors;
    }

    @Override
    public List<SymbolChange> changes() {
        return Stream.concat(under().changes().stream(), Stream.of(change)).toList();
    }

    private void requireName(Instrument instrument) {
        if (instrument.equals(change.from())) {
            throw new UsageException(change.from() + " is called " + change.to() + " since " + Days.text(change.day())
                    + ". Fix: ask for " + change.to());
        }
    }

    private BarSeries joined(BarSeries old, BarSeries own) {
        if (own.size() > 0 && old.basis() != own.basis()) {
            throw new DataException(DataProblem.of("a symbol change must join prices on one basis, these are "
                            + old.basis() + " and " + own.basis())
                    .withSymbol(change.from() + " to " + change.to())
                    .on(Days.date(change.day()))
                    .withFix("import both on the same basis, or 'assay data actions undo'"));
        }
        BarSeries.Columns columns = new BarSeries.Columns(
                both(old.open(), own.open()),
                both(old.high(), own.high()),
                both(old.low(), own.low()),
                both(old.close(), own.close()),
                both(old.adjustedClose(), own.adjustedClose()),
                both(old.volume(), own.volume()));
        int[] days = IntStream.concat(Arrays.stream(old.days()), Arrays.stream(own.days()))
                .toArray();
        return BarSeries.of(change.to(), old.basis(), days, columns);
    }

    private static double[] both(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /** A delisting of the old symbol was none: the listing went on. */
    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        requireName(instrument);
        if (!instrument.equals(change.to())) {
            return under().actions(instrument);
        }
        boolean goesOn = listing(change.to()).isEmpty();
        Stream<CorporateAction> old = under().actions(change.from()).stream()
                .filter(a -> a.day() < change.day() ? a.kind() != CorporateAction.Kind.DELISTING : goesOn)
                .map(a -> new CorporateAction(change.to(), a.day(), a.kind(), a.value()));
        Stream<CorporateAction> own =
                goesOn ? Stream.empty() : under().actions(change.to()).stream().filter(a -> a.day() >= change.day());
        return Stream.concat(old, own).toList();
    }

    /** Both sources must tell of all actions for the whole to be known. */
    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        requireName(instrument);
        if (!instrument.equals(change.to())) {
            return under().notes(instrument);
        }
        List<ImportNotes> old = under().notes(change.from());
        if (listing(change.to()).isEmpty()) {
            return old;
        }
        List<ImportNotes> own = under().notes(change.to());
        boolean all = Stream.of(old, own).allMatch(n -> n.stream().anyMatch(ImportNotes::tellsAllActions));
        return Stream.concat(old.stream(), own.stream())
                .filter(n -> all || !n.tellsAllActions())
                .toList();
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return instrument.equals(change.to())
                ? Stream.concat(under().filings(change.from()).stream(), under().filings(change.to()).stream())
                        .sorted(Comparator.comparingInt(Filing::filed))
                        .toList()
                : under().filings(instrument);
    }

    @Override
    public MarketData until(int day) {
        return day >= change.day() ? new MarketDataUntil(this, day) : new Hidden(under().until(day), change.to());
    }

    @Override
    public String contentHash() {
        return Digest.sha256().add(under().contentHash()).add(change.toString()).hex();
    }

    /** Data as of a day before a symbol was used, whatever bars it was given later. */
    private static final class Hidden extends MarketLayer {
        private final Instrument hidden;

        Hidden(MarketData under, Instrument hidden) {
            super(under);
            this.hidden = hidden;
        }

        @Override
        public List<Listing> listings() {
            return without(under().listings(), hidden);
        }

        @Override
        public BarSeries bars(Instrument instrument) {
            if (instrument.equals(hidden)) {
                throw new UsageException("there are no bars of " + instrument + " by then: it had another symbol");
            }
            return under().bars(instrument);
        }

        @Override
        public Optional<AsTradedPrices> asTraded(Instrument instrument) {
            return under().asTraded(instrument);
        }

        @Override
        public MarketData until(int day) {
            return new Hidden(under().until(day), hidden);
        }
    }
}
