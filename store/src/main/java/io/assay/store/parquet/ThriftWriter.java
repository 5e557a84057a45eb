package io.assay.store.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes structures in Thrift's compact protocol, as Parquet's page headers and footer ask for. Fields of a structure
 * must come in ascending order of their numbers.
 */
final class ThriftWriter {
    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** What a list holds. */
    enum Element {
        NUMBER(I32),
        TEXT(BINARY),
        STRUCTURE(STRUCT);

        private final int code;

        Element(int code) {
            this.code = code;
        }
    }

    /** One open structure; remembers the last field number, since only differences are written. */
    final class Struct {
        private int last;

        /** A 32-bit number. */
        Struct number(int field, int value) {
            header(field, I32);
            varint(zigzag(value));
            return this;
        }

        /** A 64-bit number. */
        Struct big(int field, long value) {
            header(field, I64);
            varint(zigzag(value));
            return this;
        }

        /** A flag that is set. */
        Struct yes(int field) {
            header(field, TRUE);
            return this;
        }

        /** A text or bytes. */
        Struct bytes(int field, byte[] value) {
            header(field, BINARY);
            binary(value);
            return this;
        }

        /** A text. */
        Struct text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        /** Opens a structure inside; it must be ended before this one goes on. */
        Struct open(int field) {
            header(field, STRUCT);
            return new Struct();
        }

        /** Announces a list of {@code size} elements, which must follow. */
        Struct list(int field, Element element, int size) {
            header(field, LIST);
            if (size < SHORT_LIST) {
                out.write((size << 4) | element.code);
            } else {
                out.write((SHORT_LIST << 4) | element.code);
                varint(size);
            }
            return this;
        }

        /** Ends the structure. */
        void end() {
            out.write(0);
        }

        private void header(int field, int type) {
            int delta = field - last;
            if (delta <= 0 || delta > SHORT_LIST) {
                throw new IllegalArgumentException("'field' must follow " + last + " within 15, was " + field);
            }
            out.write((delta << 4) | type);
            last = field;
        }
    }

    /** Opens a structure at top level or as the next element of a list. */
    Struct open() {
        return new Struct();
    }

    /** A number as the next element of a list. */
    void element(int value) {
        varint(zigzag(value));
    }

    /** A text as the next element of a list. */
    void element(String value) {
        binary(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything written so far. */
    byte[] bytes() {
        return out.toByteArray();
    }

    private void binary(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
