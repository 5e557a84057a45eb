package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.market.BarSeries;
import io.assay.store.Manifest.Piece;
import io.assay.store.Manifest.Segment;
import io.assay.store.parquet.PlainFile;

/**
 * New segments of one session, a new one a market whenever the last has become large. They are complete on disk before
 * a manifest names them, and nobody sees them before. Not for several threads.
 */
final class SegmentSink {
    private final Path folder;
    private final long maxBytes;
    private final Map<String, SegmentWriter> open = new TreeMap<>();
    private final Map<String, List<Segment>> finished = new TreeMap<>();
    private final List<Path> published = new ArrayList<>();
    private final Map<Path, PlainFile> mapped = new HashMap<>();
    private long next;

    /**
     * A sink without segments.
     *
     * @param folder where the markets' folders lie
     * @param next number of the first segment
     * @param maxBytes size from which on a segment is closed
     */
    SegmentSink(Path folder, long next, long maxBytes) {
        this.folder = folder;
        this.next = next;
        this.maxBytes = Check.atLeast("maxBytes", maxBytes, 1L);
    }

    /** The name pattern of a segment's file. */
    static boolean isSegment(String file) {
        return file.matches("segment-\\d{6,}\\.parquet");
    }

    /** The number of the next segment. */
    long next() {
        return next;
    }

    /** Appends bars, at least one, as a piece of their own. */
    Piece write(BarSeries bars) {
        String market = bars.instrument().market();
        try {
            SegmentWriter writer = open.get(market);
            if (writer != null
                    && (writer.bytes() >= maxBytes
                            || writer.holds(bars.instrument().symbol()))) {
                finish(market);
                writer = null;
            }
            if (writer == null) {
                String name = String.format("segment-%06d.parquet", next++);
                writer = SegmentWriter.create(folder.resolve(market).resolve(name));
                open.put(market, writer);
            }
            return writer.write(bars);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store " + bars.instrument() + ": " + e.getMessage(), e);
        }
    }

    /** The mapped form of a segment of this session; an open one is closed first. */
    PlainFile file(String market, String segment) {
        SegmentWriter writer = open.get(market);
        try {
            if (writer != null && writer.name().equals(segment)) {
                finish(market);
            }
            Path path = folder.resolve(market).resolve(segment);
            PlainFile file = mapped.get(path);
            if (file == null) {
                file = PlainFile.open(path);
                mapped.put(path, file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read segment " + segment + ": " + e.getMessage(), e);
        }
    }

    /** Whether a segment belongs to this session. */
    boolean has(String market, String segment) {
        SegmentWriter writer = open.get(market);
        return (writer != null && writer.name().equals(segment))
                || finished.getOrDefault(market, List.of()).stream()
                        .anyMatch(s -> s.file().equals(segment));
    }

    /** Brings everything to disk; afterwards the segments by market. */
    Map<String, List<Segment>> finish() {
        try {
            for (String market : List.copyOf(open.keySet())) {
                finish(market);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store segments: " + e.getMessage(), e);
        }
        return finished;
    }

    private void finish(String market) throws IOException {
        SegmentWriter writer = open.get(market);
        if (writer != null) {
            Segment segment = writer.finish();
            open.remove(market);
            published.add(writer.target());
            finished.computeIfAbsent(market, m -> new ArrayList<>()).add(segment);
        }
    }

    /** Deletes everything that this session wrote. */
    void abandon() {
        try {
            for (SegmentWriter writer : open.values()) {
                writer.abandon();
            }
            open.clear();
            for (Path path : published) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete an unfinished import: " + e.getMessage(), e);
        }
    }
}
