package io.assay.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.store.parquet.PlainFooter.Chunk;
import io.assay.store.parquet.PlainFooter.Group;

/**
 * Writes a plain Parquet file: REQUIRED columns, one page a chunk, PLAIN encoding, no compression, value bytes at
 * multiples of 8. Row group checksums and a checksum of the footer (CRC-32C) stand in its key-value metadata. Not for
 * several threads; the caller forces and closes the channel.
 *
 * <p>Format: parquet-format 2.x, <a href="https://github.com/apache/parquet-format">parquet.thrift</a>.
 */
public final class PlainWriter {
    private static final int HEADER_ROOM = 64;
    private static final byte ONE_BIT = 1;

    private final FileChannel channel;
    private final List<PlainColumn> columns;
    private final Map<String, String> metadata;
    private final List<Group> groups = new ArrayList<>();
    private final StringBuilder checksums = new StringBuilder();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long position;

    private PlainWriter(FileChannel channel, List<PlainColumn> columns, Map<String, String> metadata) {
        this.channel = channel;
        this.columns = List.copyOf(columns);
        this.metadata = new LinkedHashMap<>(metadata);
    }

    /**
     * A writer onto an empty file.
     *
     * @param columns at least one
     * @param metadata key-value pairs for the footer, kept in their order
     */
    public static PlainWriter on(FileChannel channel, List<PlainColumn> columns, Map<String, String> metadata) {
        Check.atLeast("columns", columns.size(), 1);
        return new PlainWriter(channel, columns, metadata);
    }

    /** Bytes written so far. */
    public long bytes() {
        return position;
    }

    /** Row groups written so far. */
    public int groups() {
        return groups.size();
    }

    /**
     * Appends a row group.
     *
     * @param rows at least 1
     * @param values one entry a column in order: a {@code String}, {@code int[]}, {@code float[]} or {@code double[]}
     *     as the column's type asks for, arrays {@code rows} long
     */
    public void write(int rows, List<?> values) throws IOException {
        Check.atLeast("rows", rows, 1);
        Check.sameLength("values", values.size(), columns.size());
        prepare(rows, values);
        long start = position;
        if (start == 0) {
            buffer.put(PlainFormat.MAGIC);
        }
        List<Chunk> chunks = new ArrayList<>(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            chunks.add(chunk(rows, columns.get(c), values.get(c), start));
        }
        flush();
        groups.add(new Group(rows, chunks));
    }

    /** Writes the footer and returns its checksum, which names the content of the whole file. */
    public String finish() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.put(PlainFormat.GROUPS_KEY, checksums.toString());
        all.put(PlainFormat.FOOTER_KEY, PlainFormat.NO_CHECKSUM);
        byte[] footer = PlainFooter.encode(new PlainFooter.Content(columns, groups, all));
        int digits = PlainFormat.footerDigits(footer);
        String checksum = PlainFormat.footerChecksum(footer, digits);
        System.arraycopy(checksum.getBytes(StandardCharsets.US_ASCII), 0, footer, digits, PlainFormat.DIGITS);
        ByteBuffer end = ByteBuffer.allocate(footer.length + PlainFormat.TAIL + PlainFormat.MAGIC.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (position == 0) {
            end.put(PlainFormat.MAGIC);
        }
        end.put(footer).putInt(footer.length).put(PlainFormat.MAGIC).flip();
        send(end);
        return checksum;
    }

    private void prepare(int rows, List<?> values) {
        long room = PlainFormat.MAGIC.length;
        for (int c = 0; c < columns.size(); c++) {
            room += (long) rows * columns.get(c).type().width() + 2 * HEADER_ROOM;
            room += values.get(c) instanceof String text ? PlainFooter.textBytes(text).length : 0;
        }
        Check.that(room < Integer.MAX_VALUE, "rows", "fit into a row group of 2 GiB", rows);
        if (buffer.capacity() < room) {
            buffer = ByteBuffer.allocateDirect((int) room).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.clear();
    }

    private Chunk chunk(int rows, PlainColumn column, Object value, long base) {
        return switch (column.type()) {
            case TEXT -> text(rows, (String) value, base);
            case DATE -> {
                int[] days = (int[]) value;
                Check.sameLength(column.name(), days.length, rows);
                Chunk chunk = page(rows, Integer.BYTES, base, days);
                buffer.asIntBuffer().put(days);
                buffer.position(buffer.position() + rows * Integer.BYTES);
                yield chunk;
            }
            case FLOAT -> {
                float[] floats = (float[]) value;
                Check.sameLength(column.name(), floats.length, rows);
                Chunk chunk = page(rows, Float.BYTES, base, new int[0]);
                buffer.asFloatBuffer().put(floats);
                buffer.position(buffer.position() + rows * Float.BYTES);
                yield chunk;
            }
            case DOUBLE -> {
                double[] doubles = (double[]) value;
                Check.sameLength(column.name(), doubles.length, rows);
                Chunk chunk = page(rows, Double.BYTES, base, new int[0]);
                buffer.asDoubleBuffer().put(doubles);
                buffer.position(buffer.position() + rows * Double.BYTES);
                yield chunk;
            }
        };
    }

    /** Puts padding and the header of a page of plain values; what follows is aligned. */
    private Chunk page(int rows, int width, long base, int[] days) {
        int bytes = rows * width;
        byte[] header = PlainFooter.dataPage(rows, bytes, false);
        while ((base + buffer.position() + header.length) % PlainFormat.ALIGNMENT != 0) {
            buffer.put((byte) 0);
        }
        long at = base + buffer.position();
        buffer.put(header);
        byte[] least = {};
        byte[] greatest = {};
        if (days.length > 0) {
            int min = days[0];
            int max = days[0];
            for (int day : days) {
                min = Math.min(min, day);
                max = Math.max(max, day);
            }
            least = PlainFooter.dateBytes(min);
            greatest = PlainFooter.dateBytes(max);
        }
        return new Chunk(-1, at, header.length + (long) bytes, least, greatest);
    }

    private Chunk text(int rows, String text, long base) {
        byte[] value = PlainFooter.textBytes(text);
        long dictionary = base + buffer.position();
        buffer.put(PlainFooter.dictionaryPage(Integer.BYTES + value.length));
        buffer.putInt(value.length).put(value);
        long data = base + buffer.position();
        byte[] run = run(rows);
        buffer.put(PlainFooter.dataPage(rows, run.length, true)).put(run);
        return new Chunk(dictionary, data, base + buffer.position() - dictionary, value, value);
    }

    /** Dictionary number 0, {@code rows} times: bit width, length of the run, value. */
    private static byte[] run(int rows) {
        ByteBuffer run = ByteBuffer.allocate(8).put(ONE_BIT);
        long length = (long) rows << 1;
        while (length > 0x7F) {
            run.put((byte) ((length & 0x7F) | 0x80));
            length >>>= 7;
        }
        run.put((byte) length).put((byte) 0).flip();
        byte[] bytes = new byte[run.remaining()];
        run.get(bytes);
        return bytes;
    }

    private void flush() throws IOException {
        buffer.flip();
        checksums.append(PlainFormat.checksum(buffer));
        send(buffer);
    }

    private void send(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
