package io.assay.market;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.Digest;

/** Market data with split repairs applied on reading. */
public final class RepairedData extends MarketLayer {
    private final List<SplitRepair> repairs;

    private RepairedData(MarketData recorded, List<SplitRepair> repairs) {
        super(recorded);
        this.repairs = repairs;
    }

    /** The data with those repairs; the data themselves if there are none. */
    public static MarketData of(MarketData recorded, List<SplitRepair> repairs) {
        List<SplitRepair> ordered = repairs.stream()
                .sorted(Comparator.comparing(SplitRepair::instrument).thenComparingInt(SplitRepair::day))
                .toList();
        return ordered.isEmpty() ? recorded : new RepairedData(recorded, ordered);
    }

    private Stream<SplitRepair> of(Instrument instrument) {
        return repairs.stream().filter(r -> r.instrument().equals(instrument));
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        BarSeries bars = under().bars(instrument);
        for (SplitRepair repair : of(instrument).toList()) {
            bars = repair.apply(bars);
        }
        return bars;
    }

    /**
     * Those recorded, and the splits of the repairs in place of recorded ones on about their day: what prices are
     * multiplied by again is what they were divided by.
     */
    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        List<SplitRepair> repaired = of(instrument).toList();
        Stream<CorporateAction> others = under().actions(instrument).stream()
                .filter(a -> repaired.stream().noneMatch(r -> r.isAlso(a)));
        return Stream.concat(others, repaired.stream().map(SplitRepair::action))
                .sorted(Comparator.comparingInt(CorporateAction::day))
                .toList();
    }

    @Override
    public String contentHash() {
        return Digest.sha256()
                .add(under().contentHash())
                .add(repairs.toString())
                .hex();
    }
}
