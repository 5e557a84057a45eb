package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over the lines of a CSV text in memory and says where each field begins and ends, without making an object.
 * Fields are trimmed and freed of the quotes around them; a line break always ends the line, even inside quotes, so
 * that a stray quote spoils one line and not the rest of the file. Blank lines are stepped over.
 */
final class CsvLines {
    private final byte[] bytes;
    private int[] start = new int[16];
    private int[] end = new int[16];
    private int fields;
    private int at;
    private long line;

    /** At the start of the bytes; a UTF-8 byte order mark is stepped over. */
    CsvLines(byte[] bytes) {
        this.bytes = bytes;
        this.at = hasMark(bytes) ? 3 : 0;
    }

    private static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Goes to the next line that is not blank; false at the end. */
    boolean next() {
        while (at < bytes.length) {
            line++;
            int stop = at;
            while (stop < bytes.length && bytes[stop] != '\n') {
                stop++;
            }
            int begin = at;
            at = stop + 1;
            if (!isBlank(begin, stop)) {
                split(begin, stop);
                return true;
            }
        }
        return false;
    }

    /** Number of the line, counted from 1. */
    long line() {
        return line;
    }

    /** Number of fields of the line. */
    int fields() {
        return fields;
    }

    /** First byte of a field. */
    int start(int field) {
        return start[field];
    }

    /** First byte after a field. */
    int end(int field) {
        return end[field];
    }

    /** A field as text. */
    String text(int field) {
        return new String(bytes, start[field], end[field] - start[field], StandardCharsets.UTF_8);
    }

    /** All fields as texts. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(fields);
        for (int i = 0; i < fields; i++) {
            texts.add(text(i));
        }
        return texts;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private void split(int from, int to) {
        fields = 0;
        int begin = from;
        boolean quoted = false;
        boolean anyQuote = false;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                quoted = !quoted;
                anyQuote = true;
            } else if (c == ',' && !quoted) {
                add(begin, i, anyQuote);
                begin = i + 1;
                anyQuote = false;
            }
        }
        add(begin, to, anyQuote);
    }

    private void add(int from, int to, boolean anyQuote) {
        int first = from;
        int last = to;
        while (first < last && bytes[first] <= ' ' && bytes[first] >= 0) {
            first++;
        }
        while (last > first && bytes[last - 1] <= ' ' && bytes[last - 1] >= 0) {
            last--;
        }
        if (anyQuote && last - first >= 2 && bytes[first] == '"' && bytes[last - 1] == '"') {
            first++;
            last--;
        }
        if (fields == start.length) {
            start = Arrays.copyOf(start, fields * 2);
            end = Arrays.copyOf(end, fields * 2);
        }
        start[fields] = first;
        end[fields] = last;
        fields++;
    }
}
