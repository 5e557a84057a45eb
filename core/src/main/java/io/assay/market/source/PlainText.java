package io.assay.market.source;

import java.nio.charset.StandardCharsets;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** Refuses what is no text of rows before it is taken apart: packed files, web pages, JSON. */
final class PlainText {
    private static final int SHOWN = 80;

    private PlainText() {}

    /**
     * Checks the first line.
     *
     * @param source the file's name, for the message
     * @param what it should be, for example {@code a bar file}
     * @throws DataException if it is none
     */
    static void require(String source, String what, byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] <= ' ')) {
            if (bytes[at] == 0 || (bytes[at] & 0xFF) >= 0xFE) {
                throw refuse(source, what + " must be text in UTF-8", "");
            }
            at++;
        }
        if (at < bytes.length && bytes[at] == '<') {
            throw refuse(
                    source,
                    "must be CSV but is a web page; data sites answer so when they refuse a download",
                    shortened(new String(bytes, at, Math.min(SHOWN, bytes.length - at), StandardCharsets.UTF_8)));
        }
        if (at < bytes.length && (bytes[at] == '{' || bytes[at] == '[')) {
            throw refuse(source, "must be CSV but is JSON", "");
        }
        for (int i = at; i < bytes.length && bytes[i] != '\n'; i++) {
            if (bytes[i] == 0) {
                throw refuse(source, what + " must be text in UTF-8", "");
            }
        }
    }

    private static DataException refuse(String source, String rule, String value) {
        DataProblem problem = DataProblem.of(rule).at(source, 1);
        return new DataException(value.isEmpty() ? problem : problem.withValue(value));
    }

    /** At most the beginning of a text, on one line. */
    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
