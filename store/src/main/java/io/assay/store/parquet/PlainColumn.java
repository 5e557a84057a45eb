package io.assay.store.parquet;

import io.assay.base.Check;

/**
 * A column of a plain Parquet file. Every column is REQUIRED: a missing number is NaN.
 *
 * @param name column name as other tools see it
 * @param type what it holds
 */
public record PlainColumn(String name, Type type) {
    /** Checks the name. */
    public PlainColumn {
        Check.notBlank("name", name);
    }

    /** What a column can hold. */
    public enum Type {
        /** A text that is the same in all rows of a row group: dictionary page of one value and one run. */
        TEXT(6, 0),
        /** Epoch days, {@code int[]}; Parquet's DATE. */
        DATE(1, Integer.BYTES),
        /** {@code float[]}. */
        FLOAT(4, Float.BYTES),
        /** {@code double[]}. */
        DOUBLE(5, Double.BYTES);

        private final int physical;
        private final int width;

        Type(int physical, int width) {
            this.physical = physical;
            this.width = width;
        }

        /** The number of the physical type in Parquet's thrift definition. */
        int physical() {
            return physical;
        }

        /** Bytes a value, 0 for a text. */
        int width() {
            return width;
        }
    }

    /** A text column. */
    public static PlainColumn text(String name) {
        return new PlainColumn(name, Type.TEXT);
    }

    /** A column of epoch days. */
    public static PlainColumn date(String name) {
        return new PlainColumn(name, Type.DATE);
    }

    /** A single precision column. */
    public static PlainColumn floats(String name) {
        return new PlainColumn(name, Type.FLOAT);
    }

    /** A double precision column. */
    public static PlainColumn doubles(String name) {
        return new PlainColumn(name, Type.DOUBLE);
    }
}
