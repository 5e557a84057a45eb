package io.assay.store.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.assay.store.parquet.ThriftWriter.Element;
import io.assay.store.parquet.ThriftWriter.Struct;

/** The footer of a plain file as Thrift: {@code FileMetaData} of parquet-format's {@code parquet.thrift}. */
final class PlainFooter {
    private static final int VERSION = 2;
    private static final int REQUIRED = 0;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int CONVERTED_UTF8 = 0;
    private static final int CONVERTED_DATE = 6;
    private static final int LOGICAL_STRING = 1;
    private static final int LOGICAL_DATE = 6;
    private static final String CREATED_BY = "assay version 1.0.0";

    private PlainFooter() {}

    /**
     * Where a column of a row group stands.
     *
     * @param dictionary offset of the dictionary page's header, -1 without one
     * @param data offset of the data page's header
     * @param bytes bytes of all pages with their headers
     * @param least smallest value as Parquet's statistics write it, empty if unknown
     * @param greatest greatest value likewise
     */
    record Chunk(long dictionary, long data, long bytes, byte[] least, byte[] greatest) {
        long start() {
            return dictionary >= 0 ? dictionary : data;
        }
    }

    /** A row group. */
    record Group(int rows, List<Chunk> chunks) {
        long bytes() {
            return chunks.stream().mapToLong(Chunk::bytes).sum();
        }
    }

    /** Everything that is said of a file. */
    record Content(List<PlainColumn> columns, List<Group> groups, Map<String, String> metadata) {}

    /** The bytes of the footer. */
    static byte[] encode(Content content) {
        ThriftWriter out = new ThriftWriter();
        Struct file = out.open().number(1, VERSION);
        file.list(2, Element.STRUCTURE, content.columns().size() + 1);
        out.open().text(4, "schema").number(5, content.columns().size()).end();
        content.columns().forEach(column -> schema(out, column));
        file.big(3, content.groups().stream().mapToLong(Group::rows).sum());
        file.list(4, Element.STRUCTURE, content.groups().size());
        content.groups().forEach(group -> group(out, content.columns(), group));
        file.list(5, Element.STRUCTURE, content.metadata().size());
        content.metadata()
                .forEach((key, value) -> out.open().text(1, key).text(2, value).end());
        file.text(6, CREATED_BY);
        file.list(7, Element.STRUCTURE, content.columns().size());
        content.columns().forEach(column -> {
            Struct order = out.open();
            order.open(1).end();
            order.end();
        });
        file.end();
        return out.bytes();
    }

    private static void schema(ThriftWriter out, PlainColumn column) {
        Struct element = out.open()
                .number(1, column.type().physical())
                .number(3, REQUIRED)
                .text(4, column.name());
        switch (column.type()) {
            case TEXT -> logical(element, CONVERTED_UTF8, LOGICAL_STRING);
            case DATE -> logical(element, CONVERTED_DATE, LOGICAL_DATE);
            case FLOAT, DOUBLE -> {}
        }
        element.end();
    }

    private static void logical(Struct element, int converted, int logicalType) {
        element.number(6, converted);
        Struct union = element.open(10);
        union.open(logicalType).end();
        union.end();
    }

    private static void group(ThriftWriter out, List<PlainColumn> columns, Group group) {
        Struct row = out.open().list(1, Element.STRUCTURE, columns.size());
        for (int c = 0; c < columns.size(); c++) {
            chunk(out, columns.get(c), group.chunks().get(c), group.rows());
        }
        row.big(2, group.bytes())
                .big(3, group.rows())
                .big(5, group.chunks().get(0).start())
                .big(6, group.bytes())
                .end();
    }

    private static void chunk(ThriftWriter out, PlainColumn column, Chunk chunk, int rows) {
        Struct outer = out.open().big(2, chunk.start());
        Struct meta = outer.open(3).number(1, column.type().physical());
        boolean text = chunk.dictionary() >= 0;
        meta.list(2, Element.NUMBER, text ? 3 : 1);
        out.element(PLAIN);
        if (text) {
            out.element(RLE);
            out.element(RLE_DICTIONARY);
        }
        meta.list(3, Element.TEXT, 1);
        out.element(column.name());
        meta.number(4, 0)
                .big(5, rows)
                .big(6, chunk.bytes())
                .big(7, chunk.bytes())
                .big(9, chunk.data());
        if (text) {
            meta.big(11, chunk.dictionary());
        }
        if (chunk.least().length > 0) {
            Struct statistics = meta.open(12).big(3, 0);
            statistics.bytes(5, chunk.greatest()).bytes(6, chunk.least()).end();
        }
        meta.end();
        outer.end();
    }

    /** The header of a page of plain values, or of run-length coded dictionary numbers. */
    static byte[] dataPage(int rows, int bytes, boolean dictionary) {
        ThriftWriter out = new ThriftWriter();
        Struct page = out.open().number(1, 0).number(2, bytes).number(3, bytes);
        Struct data = page.open(5).number(1, rows).number(2, dictionary ? RLE_DICTIONARY : PLAIN);
        data.number(3, RLE).number(4, RLE).end();
        page.end();
        return out.bytes();
    }

    /** The header of a dictionary page that holds one value. */
    static byte[] dictionaryPage(int bytes) {
        ThriftWriter out = new ThriftWriter();
        Struct page = out.open().number(1, 2).number(2, bytes).number(3, bytes);
        page.open(7).number(1, 1).number(2, PLAIN).end();
        page.end();
        return out.bytes();
    }

    /** A value of the DATE type as statistics write it. */
    static byte[] dateBytes(int day) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(day)
                .array();
    }

    /** A text as statistics and plain pages write it. */
    static byte[] textBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
