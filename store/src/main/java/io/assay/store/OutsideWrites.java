package io.assay.store;

import java.util.List;
import java.util.Map;

import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.series.PublishedSeries;

/** Writes what stands beside bars into a workspace that is open for writing. */
public final class OutsideWrites {
    private OutsideWrites() {}

    /**
     * Stores outside series, each in place of whatever is stored under its name, and reports in place of those of their
     * instruments: for worlds that are made anew as a whole, such as a simulated market.
     *
     * @throws io.assay.base.UsageException if the workspace was opened to read from
     */
    public static void replace(MarketStore store, List<PublishedSeries> series, Map<Instrument, List<Filing>> filings) {
        store.exclusively(workspace -> {
            SeriesStore kept = SeriesStore.of(workspace);
            series.forEach(kept::write);
            FilingStore reports = FilingStore.of(workspace);
            filings.forEach(reports::write);
        });
    }

    /**
     * Stores sectors of instruments, in place of those that are stored of the same instruments.
     *
     * @return all that are stored now
     * @throws io.assay.base.UsageException if the workspace was opened to read from
     */
    public static SectorBook addSectors(MarketStore store, SectorBook sectors) {
        store.exclusively(workspace -> SectorBook.in(workspace).with(sectors).write(workspace));
        return SectorBook.in(store.workspace());
    }
}
