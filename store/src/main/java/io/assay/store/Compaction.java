package io.assay.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.store.Manifest.Part;
import io.assay.store.Manifest.Segment;
import io.assay.store.Manifest.Stored;

/** Rewrites the markets that hold more files or row groups than their listings need; no bar is changed by it. */
final class Compaction {
    private final Snapshot base;
    private final SegmentSink sink;
    private final long maxBytes;

    Compaction(Snapshot base, SegmentSink sink, long maxBytes) {
        this.base = base;
        this.sink = sink;
        this.maxBytes = maxBytes;
    }

    /** The manifest afterwards, its new segments on disk; empty if there is nothing to gain. */
    Optional<Manifest> run() {
        Map<Instrument, Stored> rewritten = new HashMap<>();
        Map<String, Market> markets = new TreeMap<>();
        for (Part part : base.manifest().markets()) {
            markets.put(part.market().code(), part.market());
            if (isWorthwhile(part)) {
                rewrite(part, rewritten);
            }
        }
        if (rewritten.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(base.manifest().with(new Manifest.Changes(rewritten, markets, sink.finish(), sink.next())));
    }

    private void rewrite(Part part, Map<Instrument, Stored> rewritten) {
        for (Stored stored : part.listings()) {
            Instrument instrument = new Instrument(part.market().code(), stored.symbol());
            BarSeries bars = base.bars(instrument);
            rewritten.put(instrument, stored.withPieces(List.of(sink.write(bars))));
        }
    }

    private boolean isWorthwhile(Part part) {
        String market = part.market().code();
        int groups = 0;
        int small = 0;
        for (Segment segment : part.segments()) {
            groups += base.file(market, segment.file()).groups();
            small += segment.bytes() < maxBytes / 2 ? 1 : 0;
        }
        return groups > part.listings().size() || small > 1;
    }
}
