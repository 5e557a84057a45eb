package io.assay.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.assay.base.AtomicFiles;
import io.assay.market.BarSeries;
import io.assay.store.Manifest.Piece;
import io.assay.store.Manifest.Segment;
import io.assay.store.parquet.PlainWriter;

/** One segment while it is being written; its name ends in {@code .tmp} until it is whole and on disk. */
final class SegmentWriter {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final PlainWriter writer;
    private final Set<String> symbols = new HashSet<>();

    private SegmentWriter(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.writer = PlainWriter.on(channel, BarFile.COLUMNS, Map.of());
    }

    /** Begins a segment; its folder is made as needed. */
    @SuppressWarnings("resource") // the channel is closed by finish or abandon
    static SegmentWriter create(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path temporary = target.resolveSibling(target.getFileName() + AtomicFiles.UNFINISHED);
        FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new SegmentWriter(target, temporary, channel);
    }

    /** Appends the bars of an instrument that is not in this segment yet. */
    Piece write(BarSeries bars) throws IOException {
        symbols.add(bars.instrument().symbol());
        int n = bars.size();
        writer.write(n, BarFile.values(bars));
        return new Piece(name(), writer.groups() - 1, n, bars.days()[0], bars.days()[n - 1]);
    }

    /** Whether bars of that symbol were written; SQL needs each symbol once a segment at most. */
    boolean holds(String symbol) {
        return symbols.contains(symbol);
    }

    /** Bytes written so far. */
    long bytes() {
        return writer.bytes();
    }

    /** The name of the segment's file. */
    String name() {
        return target.getFileName().toString();
    }

    /** Where the finished segment lies. */
    Path target() {
        return target;
    }

    /** Brings the segment to disk under its name. */
    Segment finish() throws IOException {
        try (channel) {
            String checksum = writer.finish();
            channel.force(true);
            AtomicFiles.publish(temporary, target);
            return new Segment(name(), Files.size(target), checksum);
        }
    }

    /** Deletes what was written. */
    void abandon() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
