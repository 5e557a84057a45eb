package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.AsTradedPrices;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.SplitRepair;
import io.assay.market.SymbolChange;
import io.assay.store.Manifest.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The bars of a workspace, under its folder {@code market}: immutable Parquet segments a market and one manifest that
 * says which of their row groups count. Many may read while one writes; who reads keeps what was there on opening, and
 * sees later imports after opening again. Killed at any moment, a writer leaves the state before or after its commit.
 * Reading is safe from several threads, writing is not.
 */
public final class MarketStore implements MarketData, AutoCloseable {
    /** Size from which on a segment is closed and the next begun. */
    static final long SEGMENT_BYTES = 128L << 20;

    private final Path workspace;
    private final @Nullable WriteLock lock;
    private final List<String> notices;
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile Snapshot snapshot;
    private volatile Alterations alterations;
    private volatile MarketData view;

    private MarketStore(Path workspace, @Nullable WriteLock lock, Snapshot snapshot, List<String> notices) {
        this.workspace = workspace;
        this.lock = lock;
        this.snapshot = snapshot;
        this.alterations = Alterations.in(workspace);
        this.view = alterations.over(new RecordedData(snapshot, workspace));
        this.notices = List.copyOf(notices);
    }

    /**
     * Opens a workspace to read from; without stored data it is empty, and nothing is created.
     *
     * @throws io.assay.base.DataException if what is stored is damaged
     */
    public static MarketStore open(Path workspace) {
        return new MarketStore(workspace, null, Snapshot.load(workspace), List.of());
    }

    /**
     * Opens a workspace to write into, making its folder as needed, and deletes what an import that was killed left
     * behind.
     *
     * @throws UsageException if somebody else is writing; the message names the process
     * @throws io.assay.base.DataException if what is stored is damaged
     */
    public static MarketStore openForWriting(Path workspace) {
        WriteLock lock = WriteLock.take(workspace);
        boolean opened = false;
        try {
            Snapshot snapshot = Snapshot.load(workspace);
            List<String> notices = new ArrayList<>();
            lock.deadHolder()
                    .ifPresent(h -> notices.add("took over the workspace from " + h
                            + ", which ended without closing it; what it had not finished is gone"));
            notices.addAll(Sweep.run(Manifest.folder(workspace), snapshot.manifest()));
            MarketStore store = new MarketStore(workspace, lock, snapshot, notices);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** What had to be tidied up on opening, in sentences; mostly empty. */
    public List<String> notices() {
        return notices;
    }

    /** The folder that was opened. */
    public Path workspace() {
        return workspace;
    }

    /**
     * Begins an import; close it before beginning another.
     *
     * @throws UsageException if the workspace was opened to read from
     */
    public StoreWriter writer(WritePolicy policy) {
        begin();
        Snapshot base = snapshot;
        return new StoreWriter(base, sink(base), policy, this::commit, () -> writing.set(false));
    }

    private void begin() {
        if (lock == null) {
            throw new UsageException("the workspace " + workspace + " was opened to read from, not to write into");
        }
        Check.that(writing.compareAndSet(false, true), "writer", "be the only one of this store", "a second one");
    }

    private SegmentSink sink(Snapshot base) {
        return new SegmentSink(Manifest.folder(workspace), base.manifest().nextSegment(), SEGMENT_BYTES);
    }

    private void commit(Manifest next) {
        next.write(workspace);
        show(Snapshot.load(workspace), alterations);
    }

    private void show(Snapshot newSnapshot, Alterations newAlterations) {
        snapshot = newSnapshot;
        alterations = newAlterations;
        view = newAlterations.over(new RecordedData(newSnapshot, workspace));
    }

    /** What is read otherwise than it was recorded. */
    public Alterations alterations() {
        return alterations;
    }

    /** The data as they were recorded, without repairs and under the symbols of their sources. */
    public MarketData recorded() {
        return new RecordedData(snapshot, workspace);
    }

    /**
     * Reads a split into the bars of an instrument from now on; into those of its old symbol if they were recorded
     * under that one.
     *
     * @param evidence what speaks for it, in a sentence
     * @throws UsageException if the workspace was opened to read from, or the jump lies between two symbols
     * @throws io.assay.base.DataException if the bars have no such jump
     */
    public void repair(SplitRepair repair, String evidence, Alterations.Author by) {
        Set<Instrument> known =
                recorded().listings().stream().map(Listing::instrument).collect(Collectors.toSet());
        SplitRepair meant = repair.of(alterations.recordedAs(repair.instrument(), repair.day(), known));
        for (SymbolChange change : alterations.changes()) {
            if (change.to().equals(meant.instrument()) && change.day() == meant.day()) {
                throw new UsageException("the jump of " + change.to() + " on " + Days.text(change.day())
                        + " lies between the prices recorded as " + change.from() + " and its own, no bars hold it."
                        + " Fix: import both adjusted up to the same day");
            }
        }
        Alterations more = alterations.with(
                new Alterations.Entry(Optional.of(meant), Optional.empty(), evidence, by, Optional.empty()));
        // What cannot be read is refused now and not on every reading.
        more.over(recorded()).bars(alterations.readAs(meant.instrument()));
        alter(more);
    }

    /**
     * Takes back the repairs of an instrument under whatever symbol: its bars are the recorded ones again.
     *
     * @throws UsageException if there are none
     */
    public void undoRepairs(Instrument instrument, Alterations.Author by) {
        Instrument now = alterations.readAs(instrument);
        alter(alterations.without(
                e -> e.repair()
                        .map(r -> alterations.readAs(r.instrument()).equals(now))
                        .orElse(false),
                "split repair of " + instrument,
                by));
    }

    /**
     * Reads a listing on under another symbol from now on.
     *
     * @param evidence where it is known from
     * @throws UsageException if the workspace was opened to read from, or there are no bars of the old symbol before
     *     the change
     */
    public void rename(SymbolChange change, String evidence, Alterations.Author by) {
        if (view.bars(change.from()).until(change.day() - 1).size() == 0) {
            throw new UsageException("there are no bars of " + change.from() + " before " + Days.text(change.day())
                    + ", the day on which it became " + change.to());
        }
        Alterations more = alterations.with(
                new Alterations.Entry(Optional.empty(), Optional.of(change), evidence, by, Optional.empty()));
        // What cannot be joined is refused now and not on every reading.
        more.over(recorded()).bars(change.to());
        alter(more);
    }

    /**
     * Takes back changes from a symbol.
     *
     * @throws UsageException if there are none
     */
    public void undoRename(Instrument from, Alterations.Author by) {
        alter(alterations.without(
                e -> e.change().map(c -> c.from().equals(from)).orElse(false), "symbol change of " + from, by));
    }

    private void alter(Alterations newAlterations) {
        begin();
        try {
            newAlterations.write(workspace);
            show(snapshot, newAlterations);
        } finally {
            writing.set(false);
        }
    }

    /** Imports series in one go: all of them become visible together, or none. */
    public ImportSummary write(List<IncomingSeries> series, WritePolicy policy) {
        try (StoreWriter writer = writer(policy)) {
            series.forEach(writer::add);
            return writer.commit();
        }
    }

    /** Does something in the workspace, into which nobody else may write meanwhile. */
    void exclusively(Consumer<Path> work) {
        begin();
        try {
            work.accept(workspace);
        } finally {
            writing.set(false);
        }
    }

    /**
     * What a compaction did.
     *
     * @param bytesBefore {@link #sizeOnDisk()} before, with files that no listing needed
     * @param bytesAfter the same afterwards
     * @param notices files that were deleted or could not be
     */
    public record Compacted(long bytesBefore, long bytesAfter, List<String> notices) {
        /** Copies the list. */
        public Compacted {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Merges the pieces that small imports left into as few segments as possible and deletes files that nobody needs.
     * Bars and {@link #contentHash()} stay as they are, and readers that are open go on reading.
     *
     * @throws UsageException if the workspace was opened to read from
     */
    public Compacted compact() {
        begin();
        try {
            long before = sizeOnDisk();
            Snapshot base = snapshot;
            SegmentSink sink = sink(base);
            Optional<Manifest> next;
            try {
                next = new Compaction(base, sink, SEGMENT_BYTES).run();
            } catch (RuntimeException e) {
                sink.abandon();
                throw e;
            }
            next.ifPresent(this::commit);
            List<String> swept = Sweep.run(Manifest.folder(workspace), next.orElse(base.manifest()));
            return new Compacted(before, sizeOnDisk(), swept);
        } finally {
            writing.set(false);
        }
    }

    @Override
    public List<Listing> listings() {
        return view.listings();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return view.bars(instrument);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return view.actions(instrument);
    }

    @Override
    public Optional<Series> series(String name) {
        return view.series(name);
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return view.filings(instrument);
    }

    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return view.asTraded(instrument);
    }

    @Override
    public List<SymbolChange> changes() {
        return view.changes();
    }

    @Override
    public Map<Instrument, String> sectors() {
        return view.sectors();
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return view.notes(instrument);
    }

    @Override
    public Optional<Market> market(String code) {
        return view.market(code);
    }

    @Override
    public MarketData until(int day) {
        return view.until(day);
    }

    @Override
    public String contentHash() {
        return view.contentHash();
    }

    /** Bytes of the manifest and of every segment that it names. */
    public long sizeOnDisk() {
        try {
            Path file = Manifest.file(workspace);
            long manifest = Files.exists(file) ? Files.size(file) : 0;
            return manifest
                    + snapshot.manifest().markets().stream()
                            .flatMap(p -> p.segments().stream())
                            .mapToLong(Segment::bytes)
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure " + workspace + ": " + e.getMessage(), e);
        }
    }

    /** Bytes of the segments of one market; 0 if there is no such market. */
    public long sizeOnDisk(String market) {
        return snapshot.manifest().part(market).stream()
                .flatMap(p -> p.segments().stream())
                .mapToLong(Segment::bytes)
                .sum();
    }

    /**
     * Reads everything that is stored and compares it with its checksums.
     *
     * @throws io.assay.base.DataException at the first damage, naming file and row group
     */
    public void verify() {
        snapshot.verify();
    }

    /** What is stored, for SQL over it. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** Gives back the right to write, if there was one; reading goes on to work. */
    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
