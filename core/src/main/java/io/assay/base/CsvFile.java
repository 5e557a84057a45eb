package io.assay.base;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes one CSV file by RFC 4180: commas, CR LF, quotes around a field that holds a comma, a quote or a line break.
 */
public final class CsvFile {
    private final Writer out;
    private boolean begun;

    private CsvFile(Writer out) {
        this.out = out;
    }

    /** What fills the file. */
    @FunctionalInterface
    public interface Rows {
        /** Writes all lines. */
        void writeTo(CsvFile csv) throws IOException;
    }

    /** Replaces a file by what {@code rows} writes. */
    public static void write(Path file, Rows rows) {
        AtomicFiles.write(file, channel -> {
            // Not closed: that would close the channel, which must still be forced to disk.
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16);
            rows.writeTo(new CsvFile(writer));
            writer.flush();
        });
    }

    /** Adds a field to the line. */
    public CsvFile add(String field) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(plain ? field : '"' + field.replace("\"", "\"\"") + '"');
        return this;
    }

    /** Adds a number in the shortest form that reads back as the same. */
    public CsvFile add(double number) throws IOException {
        return add(Double.toString(number));
    }

    /** Ends the line. */
    public void end() throws IOException {
        out.write("\r\n");
        begun = false;
    }

    /** A whole line. */
    public void line(String... fields) throws IOException {
        for (String field : fields) {
            add(field);
        }
        end();
    }
}
