package io.assay.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.store.parquet.ThriftReader.Malformed;
import io.assay.store.parquet.ThriftReader.Struct;

/** Reads and checks what stands around the values of a plain file. */
final class FooterReader {
    private final List<PlainColumn> columns;
    private final long end;
    private long groupStart;

    private FooterReader(List<PlainColumn> columns, long end) {
        this.columns = columns;
        this.end = end;
    }

    /**
     * One row group.
     *
     * @param start offset of the first byte that its checksum covers
     * @param end offset after the last one
     * @param rows number of rows
     * @param valueAt offset of the first value of each column; of no meaning for a text
     * @param texts text of each column, empty for numbers
     * @param checksum eight hexadecimal digits
     */
    record Group(long start, long end, int rows, long[] valueAt, List<String> texts, String checksum) {}

    /** What a footer says. */
    record Footer(List<PlainColumn> columns, List<Group> groups, Map<String, String> metadata, String checksum) {}

    /**
     * Reads the footer of an open file.
     *
     * @throws Malformed if the file is truncated, damaged or was not written by {@link PlainWriter}
     */
    static Footer read(FileChannel channel) throws IOException, Malformed {
        long size = channel.size();
        if (size < PlainFormat.MAGIC.length + PlainFormat.TAIL) {
            throw new Malformed("it is cut off: only " + size + " bytes are left");
        }
        ByteBuffer tail = bytes(channel, size - PlainFormat.TAIL, PlainFormat.TAIL);
        int length = tail.getInt();
        if (!isMagic(bytes(channel, 0, PlainFormat.MAGIC.length)) || !isMagic(tail)) {
            throw new Malformed("it does not begin and end with PAR1, so it is cut off or no Parquet file");
        }
        long start = size - PlainFormat.TAIL - length;
        if (length <= 0 || start < PlainFormat.MAGIC.length) {
            throw new Malformed("its footer's length of " + length + " bytes does not fit");
        }
        byte[] footer = bytes(channel, start, length).array();
        int digits = PlainFormat.footerDigits(footer);
        if (digits < 0) {
            throw new Malformed("its footer is damaged or was not written by Assay (no checksum)");
        }
        String said = new String(footer, digits, PlainFormat.DIGITS, StandardCharsets.US_ASCII);
        String is = PlainFormat.footerChecksum(footer, digits);
        if (!said.equals(is)) {
            throw new Malformed("its footer is damaged: checksum " + is + " instead of " + said);
        }
        return decode(ThriftReader.read(ByteBuffer.wrap(footer)), start, is);
    }

    private static Footer decode(Struct file, long end, String checksum) throws Malformed {
        List<PlainColumn> columns = new ArrayList<>();
        List<Struct> schema = file.structs(2);
        for (Struct element : schema.subList(Math.min(1, schema.size()), schema.size())) {
            columns.add(new PlainColumn(element.text(4), type(element.number(1))));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Struct pair : file.structs(5)) {
            metadata.put(pair.text(1), pair.text(2));
        }
        String checksums = metadata.getOrDefault(PlainFormat.GROUPS_KEY, "");
        metadata.remove(PlainFormat.GROUPS_KEY);
        metadata.remove(PlainFormat.FOOTER_KEY);
        List<Struct> rowGroups = file.structs(4);
        if (checksums.length() != rowGroups.size() * PlainFormat.DIGITS) {
            throw new Malformed("it has " + rowGroups.size() + " row groups but checksums '" + checksums + "'");
        }
        FooterReader reader = new FooterReader(columns, end);
        List<Group> groups = new ArrayList<>(rowGroups.size());
        for (int g = 0; g < rowGroups.size(); g++) {
            int at = g * PlainFormat.DIGITS;
            groups.add(reader.group(rowGroups.get(g), checksums.substring(at, at + PlainFormat.DIGITS)));
        }
        if (!groups.isEmpty() && reader.groupStart != end) {
            throw new Malformed("its row groups end at " + reader.groupStart + " but its footer begins at " + end);
        }
        return new Footer(List.copyOf(columns), List.copyOf(groups), metadata, checksum);
    }

    private Group group(Struct group, String checksum) throws Malformed {
        List<Struct> chunks = group.structs(1);
        long rows = group.number(3);
        if (chunks.size() != columns.size() || rows < 1 || rows > Integer.MAX_VALUE) {
            throw new Malformed("a row group has " + chunks.size() + " columns and " + rows + " rows");
        }
        long[] valueAt = new long[columns.size()];
        List<String> texts = new ArrayList<>(columns.size());
        long at = groupStart;
        for (int c = 0; c < columns.size(); c++) {
            Struct meta = chunks.get(c).struct(3);
            PlainColumn.Type type = columns.get(c).type();
            long begin = meta.number(type == PlainColumn.Type.TEXT ? 11 : 9);
            long after = begin + meta.number(7);
            valueAt[c] = after - rows * type.width();
            texts.add(type == PlainColumn.Type.TEXT ? meta.struct(12).text(6) : "");
            if (begin < at || after > end || valueAt[c] < begin) {
                throw new Malformed("column '" + columns.get(c).name() + "' lies outside its row group");
            }
            at = after;
        }
        Group read = new Group(groupStart, at, (int) rows, valueAt, texts, checksum);
        groupStart = at;
        return read;
    }

    private static PlainColumn.Type type(long physical) throws Malformed {
        return Arrays.stream(PlainColumn.Type.values())
                .filter(type -> type.physical() == physical)
                .findFirst()
                .orElseThrow(() -> new Malformed("physical type " + physical + " is not one of ours"));
    }

    private static boolean isMagic(ByteBuffer bytes) {
        byte[] found = new byte[PlainFormat.MAGIC.length];
        bytes.get(found);
        return Arrays.equals(found, PlainFormat.MAGIC);
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        boolean more = true;
        while (more && buffer.hasRemaining()) {
            more = channel.read(buffer, from + buffer.position()) >= 0;
        }
        return buffer.rewind();
    }
}
