package io.assay.market.source;

import java.util.List;

/** A table of somebody else's, read as texts: what they mean is for the caller to say. */
public interface TextRows {
    /** The file's name, for messages. */
    String file();

    /** Names of the columns, in order. */
    List<String> columns();

    /**
     * Walks over the rows once, in the order of the file.
     *
     * @param columns positions of the wanted columns; a negative one gives empty texts
     * @throws io.assay.base.DataException if a row has not as many fields as there are columns
     */
    void read(int[] columns, Visitor visitor);

    /** Who is told of each row. */
    @FunctionalInterface
    interface Visitor {
        /**
         * One row.
         *
         * @param line where it stands in the file, counted from 1; a header counts
         * @param fields the wanted fields, trimmed; empty where the table says nothing
         */
        void row(long line, String[] fields);
    }
}
