package io.assay.xgboost;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;

/**
 * Reads Universal Binary JSON (<a href="https://ubjson.org">ubjson.org</a>, draft 12), the format of XGBoost's model
 * files: objects become maps, texts {@code String}, numbers {@code Long} or {@code Double}, arrays of one declared type
 * {@code long[]} or {@code float[]}, other arrays lists. Null is an empty text.
 */
final class Ubj {
    private static final int DEPTH = 32;

    private final ByteBuffer in;

    private Ubj(ByteBuffer in) {
        this.in = in;
    }

    /**
     * The object that the bytes hold, to the last byte.
     *
     * @throws DataException if they do not hold exactly one object
     */
    static Map<String, Object> read(byte[] bytes) {
        try {
            Ubj reader = new Ubj(ByteBuffer.wrap(bytes));
            reader.expect('{');
            Map<String, Object> object = reader.object(0);
            if (reader.in.hasRemaining()) {
                throw broken("has " + reader.in.remaining() + " bytes after its end");
            }
            return object;
        } catch (BufferUnderflowException e) {
            throw new DataException("the model ends before it is complete: it was cut off or is no XGBoost model");
        }
    }

    private Object value(char type, int depth) {
        if (depth > DEPTH) {
            throw broken("is nested too deeply");
        }
        return switch (type) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 'S' -> text();
            case 'C' -> String.valueOf((char) (in.get() & 0xFF));
            case 'Z' -> "";
            case 'T' -> true;
            case 'F' -> false;
            case 'd' -> (double) in.getFloat();
            case 'D' -> in.getDouble();
            default -> whole(type);
        };
    }

    private long whole(char type) {
        return switch (type) {
            case 'i' -> in.get();
            case 'U' -> in.get() & 0xFF;
            case 'I' -> in.getShort();
            case 'l' -> in.getInt();
            case 'L' -> in.getLong();
            default -> throw broken("holds the unknown type " + (int) type + " at byte " + (in.position() - 1));
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (peek() != '}') {
            String key = text();
            object.put(key, value(type(), depth));
        }
        in.get();
        return object;
    }

    private Object array(int depth) {
        char declared = 0;
        if (peek() == '$') {
            in.get();
            declared = type();
        }
        if (declared != 0 || peek() == '#') {
            expect('#');
            int count = size();
            return declared == 0 ? list(count, depth) : typed(declared, count);
        }
        List<Object> list = new ArrayList<>();
        while (peek() != ']') {
            list.add(value(type(), depth));
        }
        in.get();
        return list;
    }

    private List<Object> list(int count, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(value(type(), depth));
        }
        return list;
    }

    private Object typed(char type, int count) {
        if (type == 'd') {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = in.getFloat();
            }
            return values;
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = whole(type);
        }
        return values;
    }

    private String text() {
        byte[] bytes = new byte[size()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A count of things that take at least a byte each, so that a broken count cannot claim memory. */
    private int size() {
        long size = whole(type());
        if (size < 0 || size > in.remaining()) {
            throw broken("claims " + size + " items where " + in.remaining() + " bytes are left");
        }
        return (int) size;
    }

    private char type() {
        return (char) (in.get() & 0xFF);
    }

    private char peek() {
        if (!in.hasRemaining()) {
            throw new BufferUnderflowException();
        }
        return (char) (in.get(in.position()) & 0xFF);
    }

    private void expect(char wanted) {
        char found = type();
        if (found != wanted) {
            throw broken("has " + (int) found + " where '" + wanted + "' must be, at byte " + (in.position() - 1));
        }
    }

    private static DataException broken(String what) {
        return new DataException("the model " + what + ": it is damaged or no XGBoost model");
    }
}
