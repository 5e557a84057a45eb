package io.assay.market.source;

import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** A CSV file with a header, plain or packed with gzip. */
public final class CsvRows implements TextRows {
    private final String name;
    private final byte[] bytes;
    private final List<String> columns;

    private CsvRows(String name, byte[] bytes, List<String> columns) {
        this.name = name;
        this.bytes = bytes;
        this.columns = columns;
    }

    /**
     * Opens a file.
     *
     * @throws DataException if it cannot be read or holds no line
     */
    public static CsvRows of(Path file) {
        return of(file.toString(), FileBytes.of(file));
    }

    private static CsvRows of(String name, byte[] bytes) {
        PlainText.require(name, "a table", bytes);
        CsvLines lines = new CsvLines(bytes);
        if (!lines.next()) {
            throw new DataException(DataProblem.of("the file must begin with a header line that names its columns")
                    .at(name, 0)
                    .withValue("an empty file"));
        }
        return new CsvRows(name, bytes, lines.texts());
    }

    @Override
    public String file() {
        return name;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(int[] wanted, Visitor visitor) {
        CsvLines lines = new CsvLines(bytes);
        lines.next();
        String[] fields = new String[wanted.length];
        while (lines.next()) {
            if (lines.fields() != columns.size()) {
                throw new DataException(
                        DataProblem.of("a line must have as many fields as the header, " + columns.size())
                                .at(name, lines.line())
                                .withValue(String.valueOf(lines.fields()))
                                .withFix("separate fields by commas, and put those that hold a comma in quotes"));
            }
            for (int c = 0; c < wanted.length; c++) {
                fields[c] = wanted[c] < 0 ? "" : lines.text(wanted[c]);
            }
            visitor.row(lines.line(), fields);
        }
    }
}
