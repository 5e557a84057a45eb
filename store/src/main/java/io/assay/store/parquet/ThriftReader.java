package io.assay.store.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads structures of Thrift's compact protocol without knowing their definition. Whatever is malformed becomes a
 * {@link Malformed}, never another exception and never an allocation larger than the input.
 */
final class ThriftReader {
    private static final int DEEPEST = 16;

    private final ByteBuffer in;

    private ThriftReader(ByteBuffer in) {
        this.in = in;
    }

    /** The input is no Thrift, or lacks a field that is asked for. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    /** The fields of a structure by number. */
    static final class Struct {
        private final Map<Integer, Object> fields = new HashMap<>();

        /** Whether there is such a field. */
        boolean has(int field) {
            return fields.containsKey(field);
        }

        /** A whole number. */
        long number(int field) throws Malformed {
            return get(field, Long.class);
        }

        /** Bytes. */
        byte[] bytes(int field) throws Malformed {
            return get(field, byte[].class);
        }

        /** A text. */
        String text(int field) throws Malformed {
            return new String(bytes(field), StandardCharsets.UTF_8);
        }

        /** A structure inside. */
        Struct struct(int field) throws Malformed {
            return get(field, Struct.class);
        }

        /** A list of structures. */
        List<Struct> structs(int field) throws Malformed {
            List<Struct> found = new ArrayList<>();
            for (Object element : get(field, List.class)) {
                if (!(element instanceof Struct struct)) {
                    throw new Malformed("list " + field + " holds no structures");
                }
                found.add(struct);
            }
            return found;
        }

        private <T> T get(int field, Class<T> type) throws Malformed {
            Object value = fields.get(field);
            if (!type.isInstance(value)) {
                throw new Malformed("field " + field + " is missing or of another type");
            }
            return type.cast(value);
        }
    }

    /** The structure that begins at the buffer's position. */
    static Struct read(ByteBuffer buffer) throws Malformed {
        try {
            return new ThriftReader(buffer.duplicate()).struct(0);
        } catch (BufferUnderflowException e) {
            Malformed malformed = new Malformed("the structure does not end");
            malformed.initCause(e);
            throw malformed;
        }
    }

    private Struct struct(int depth) throws Malformed {
        Struct struct = new Struct();
        int last = 0;
        for (int head = in.get() & 0xFF; head != 0; head = in.get() & 0xFF) {
            int delta = head >>> 4;
            last = delta == 0 ? (int) zigzag() : last + delta;
            struct.fields.put(last, value(head & 0xF, depth));
        }
        return struct;
    }

    private Object value(int type, int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed("structures lie deeper than " + DEEPEST);
        }
        return switch (type) {
            case 1 -> true;
            case 2 -> false;
            case 3 -> (long) in.get();
            case 4, 5, 6 -> zigzag();
            case 7 -> Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
            case 8 -> binary();
            case 9, 10 -> list(depth);
            case 12 -> struct(depth + 1);
            default -> throw new Malformed("type " + type + " is not known");
        };
    }

    private List<Object> list(int depth) throws Malformed {
        int head = in.get() & 0xFF;
        long size = head >>> 4 == 15 ? varint() : head >>> 4;
        if (size < 0 || size > in.remaining()) {
            throw new Malformed("a list of " + size + " elements does not fit");
        }
        List<Object> values = new ArrayList<>((int) size);
        for (int i = 0; i < size; i++) {
            values.add(value(head & 0xF, depth + 1));
        }
        return values;
    }

    private byte[] binary() throws Malformed {
        long size = varint();
        if (size < 0 || size > in.remaining()) {
            throw new Malformed("a text of " + size + " bytes does not fit");
        }
        byte[] bytes = new byte[(int) size];
        in.get(bytes);
        return bytes;
    }

    private long zigzag() throws Malformed {
        long raw = varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long varint() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed("a number has more than ten bytes");
    }
}
