package io.assay.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/**
 * Feature values row by row: in memory while small, else in a mapped temporary file of which only the pages in use take
 * memory. Rows may be written by several threads at once as long as each row has one writer.
 */
final class ScratchMatrix implements FeatureRows, AutoCloseable {
    /** What one mapped buffer holds at most; the platform ends at 2 GiB. */
    static final long SEGMENT_BYTES = 1L << 28;

    private static final FloatBuffer[] CLOSED = {};

    private final int rows;
    private final List<FeatureInfo> columns;
    private final int width;
    private final int shift;
    private volatile FloatBuffer[] segments;

    private ScratchMatrix(int rows, List<FeatureInfo> columns, Scratch scratch, long segmentBytes) {
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.width = columns.size();
        this.shift = shift(width, segmentBytes);
        long bytes = (long) rows * width * Float.BYTES;
        this.segments = bytes <= scratch.memoryLimit() ? inMemory() : mapped(scratch.folder(), bytes);
    }

    /**
     * An empty matrix.
     *
     * @throws DataException if it needs a file and the disk has no room for it
     */
    static ScratchMatrix of(int rows, List<FeatureInfo> columns, Scratch scratch, long segmentBytes) {
        Check.atLeast("columns", columns.size(), 1);
        Check.atLeast("segmentBytes", segmentBytes, (long) columns.size() * Float.BYTES);
        return new ScratchMatrix(rows, columns, scratch, segmentBytes);
    }

    /** Rows in a segment are a power of two, so that a row's segment is found by shifting. */
    private static int shift(int width, long segmentBytes) {
        return 63 - Long.numberOfLeadingZeros(segmentBytes / ((long) width * Float.BYTES));
    }

    private int segmentCount() {
        return (int) (((long) rows + (1L << shift) - 1) >>> shift);
    }

    private int rowsOf(int segment) {
        return (int) Math.min(1L << shift, rows - ((long) segment << shift));
    }

    private FloatBuffer[] inMemory() {
        FloatBuffer[] buffers = new FloatBuffer[segmentCount()];
        for (int s = 0; s < buffers.length; s++) {
            buffers[s] = FloatBuffer.allocate(Math.multiplyExact(rowsOf(s), width));
        }
        return buffers;
    }

    private FloatBuffer[] mapped(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < bytes) {
                throw new DataException("the training matrix of " + rows + " rows x " + width + " columns needs "
                        + (bytes >> 20) + " MiB in " + folder + ", where " + (free >> 20)
                        + " MiB are free: make room or name another folder");
            }
            Path file = Files.createTempFile(folder, "matrix-", ".tmp");
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return map(channel);
            } finally {
                if (posix) {
                    // Mapped pages outlive the name, and nothing is left behind however this process ends.
                    Files.delete(file);
                } else {
                    file.toFile().deleteOnExit();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a training matrix in " + folder + ": " + e.getMessage(), e);
        }
    }

    private FloatBuffer[] map(FileChannel channel) throws IOException {
        FloatBuffer[] buffers = new FloatBuffer[segmentCount()];
        long at = 0;
        for (int s = 0; s < buffers.length; s++) {
            long size = (long) rowsOf(s) * width * Float.BYTES;
            buffers[s] = channel.map(MapMode.READ_WRITE, at, size)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            at += size;
        }
        return buffers;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public List<FeatureInfo> columns() {
        return columns;
    }

    @Override
    public float get(int row, int column) {
        return segment(row).get(offset(row) + column);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        segment(row).get(offset(row), target, offset, width);
    }

    void putRow(int row, float[] values) {
        segment(row).put(offset(row), values, 0, width);
    }

    void put(int row, int column, float value) {
        segment(row).put(offset(row) + column, value);
    }

    private FloatBuffer segment(int row) {
        FloatBuffer[] all = segments;
        if (all == CLOSED) {
            throw new IllegalStateException("the dataset was closed, its features are gone");
        }
        return all[row >>> shift];
    }

    private int offset(int row) {
        return (row & ((1 << shift) - 1)) * width;
    }

    /** Lets go of the memory; the disk space of a mapped matrix is free once the memory has been collected. */
    @Override
    public void close() {
        segments = CLOSED;
    }
}
