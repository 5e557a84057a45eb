package io.assay.xgboost;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes Universal Binary JSON as XGBoost does and {@link Ubj} reads it: maps become objects, lists arrays, and arrays
 * of bytes (unsigned), {@code int}, {@code long} or {@code float} arrays of one declared type.
 */
final class UbjWriter {
    private final DataOutputStream out;

    private UbjWriter(DataOutputStream out) {
        this.out = out;
    }

    /** The bytes of an object, its fields in the order of the map. */
    static byte[] bytes(Map<String, Object> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new UbjWriter(new DataOutputStream(bytes)).value(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            out.writeByte('[');
            count(list.size());
            for (Object item : list) {
                value(item);
            }
        } else if (value instanceof String text) {
            out.writeByte('S');
            text(text);
        } else if (value instanceof Integer number) {
            out.writeByte('l');
            out.writeInt(number);
        } else {
            array(value);
        }
    }

    private void object(Map<?, ?> map) throws IOException {
        out.writeByte('{');
        for (Map.Entry<?, ?> field : map.entrySet()) {
            text((String) field.getKey());
            value(field.getValue());
        }
        out.writeByte('}');
    }

    private void array(Object value) throws IOException {
        if (value instanceof byte[] numbers) {
            start('U', numbers.length);
            out.write(numbers);
        } else if (value instanceof int[] numbers) {
            start('l', numbers.length);
            for (int number : numbers) {
                out.writeInt(number);
            }
        } else if (value instanceof long[] numbers) {
            start('L', numbers.length);
            for (long number : numbers) {
                out.writeLong(number);
            }
        } else if (value instanceof float[] numbers) {
            start('d', numbers.length);
            for (float number : numbers) {
                out.writeFloat(number);
            }
        } else {
            throw new IllegalArgumentException("'value' must be of a type that files hold, was " + value.getClass());
        }
    }

    private void start(char type, int length) throws IOException {
        out.writeByte('[');
        out.writeByte('$');
        out.writeByte(type);
        count(length);
    }

    private void count(int length) throws IOException {
        out.writeByte('#');
        size(length);
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        size(bytes.length);
        out.write(bytes);
    }

    private void size(int size) throws IOException {
        out.writeByte('L');
        out.writeLong(size);
    }
}
