package io.assay.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.assay.base.AtomicFiles;

/**
 * Writes one CSV file by RFC 4180: commas, CR LF, quotes around a field that holds a comma, a quote or a line break.
 */
final class CsvFile {
    private final Writer out;
    private boolean begun;

    private CsvFile(Writer out) {
        this.out = out;
    }

    /** What fills the file. */
    @FunctionalInterface
    interface Rows {
        void writeTo(CsvFile csv) throws IOException;
    }

    static void write(Path file, Rows rows) {
        AtomicFiles.write(file, channel -> {
            // Not closed: that would close the channel, which must still be forced to disk.
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16);
            rows.writeTo(new CsvFile(writer));
            writer.flush();
        });
    }

    CsvFile add(String field) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(plain ? field : '"' + field.replace("\"", "\"\"") + '"');
        return this;
    }

    CsvFile add(double number) throws IOException {
        return add(Double.toString(number));
    }

    void end() throws IOException {
        out.write("\r\n");
        begun = false;
    }

    void line(String... fields) throws IOException {
        for (String field : fields) {
            add(field);
        }
        end();
    }
}
