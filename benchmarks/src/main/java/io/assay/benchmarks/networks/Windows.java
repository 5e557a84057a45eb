package io.assay.benchmarks.networks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.SequenceRows;

/**
 * Windows laid out in memory, as a network reads them, with a class each.
 *
 * @param bars of a window
 * @param values window by window, bar by bar, {@link Plan#COLUMNS} each
 * @param classes of the windows
 */
record Windows(int bars, float[] values, long[] classes) {
    private static final float LIMIT = 5;

    int size() {
        return classes.length;
    }

    /** Windows of normal values: for comparisons of kernels, which do not mind what they multiply. */
    static Windows drawn(int size, int bars) {
        RandomGenerator random = Seed.of(11).random();
        float[] values = new float[size * bars * Plan.COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        long[] classes = new long[size];
        for (int i = 0; i < size; i++) {
            classes[i] = random.nextInt(Plan.CLASSES);
        }
        return new Windows(bars, values, classes);
    }

    /** The first rows of a table, scaled to mean 0 and deviation 1 by these very rows, and cut at 5 deviations. */
    static Windows of(SequenceRows rows, double[] target, int size, int bars) {
        int width = rows.columns().size();
        float[] values = new float[size * bars * width];
        long[] classes = new long[size];
        for (int row = 0; row < size; row++) {
            if (!rows.copyWindow(row, bars, values, row * bars * width)) {
                throw new IllegalArgumentException("'rows' must have whole windows, row " + row + " has not");
            }
            classes[row] = (long) target[row];
        }
        for (int c = 0; c < width; c++) {
            scale(values, c, width);
        }
        return new Windows(bars, values, classes);
    }

    private static void scale(float[] values, int column, int width) {
        double sum = 0;
        double squares = 0;
        int n = values.length / width;
        for (int i = column; i < values.length; i += width) {
            sum += values[i];
            squares += (double) values[i] * values[i];
        }
        double deviation = Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
        for (int i = column; i < values.length; i += width) {
            float scaled = deviation == 0 ? 0 : (float) ((values[i] - sum / n) / deviation);
            values[i] = Math.min(LIMIT, Math.max(-LIMIT, scaled));
        }
    }

    /** Writes them, little-endian: size, bars and columns (32 bits each), the values, the classes (64 bits each). */
    void write(Path file) throws IOException {
        long bytes = 12 + 4L * values.length + 8L * classes.length;
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = channel.map(MapMode.READ_WRITE, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
            buffer.putInt(size()).putInt(bars).putInt(Plan.COLUMNS);
            buffer.asFloatBuffer().put(values);
            buffer.position(12 + 4 * values.length);
            buffer.asLongBuffer().put(classes);
        }
    }

    static Windows read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer =
                    channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            int size = buffer.getInt();
            int bars = buffer.getInt();
            int width = buffer.getInt();
            float[] values = new float[size * bars * width];
            long[] classes = new long[size];
            buffer.asFloatBuffer().get(values);
            buffer.position(12 + 4 * values.length);
            buffer.asLongBuffer().get(classes);
            return new Windows(bars, values, classes);
        }
    }
}
