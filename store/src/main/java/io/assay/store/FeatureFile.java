package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.AtomicFiles;
import io.assay.base.Check;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.Instrument;
import io.assay.store.parquet.PlainColumn;
import io.assay.store.parquet.PlainFile;
import io.assay.store.parquet.PlainWriter;

/**
 * Feature tables in one plain Parquet file: market, symbol, date and one FLOAT column a feature, one row group an
 * instrument. What each feature promises stands in the file's metadata. Missing values are NaN. Safe to read from
 * several threads.
 */
public final class FeatureFile {
    private static final String FEATURES_KEY = "assay.features";
    private static final int DATE = 2;
    private static final int FIRST_FEATURE = 3;

    private final PlainFile file;
    private final List<FeatureInfo> columns;
    private final Map<Instrument, Integer> groups;

    private FeatureFile(PlainFile file, List<FeatureInfo> columns, Map<Instrument, Integer> groups) {
        this.file = file;
        this.columns = columns;
        this.groups = groups;
    }

    /** Writes tables as {@link #write(Path, Map, Iterator)}, without metadata. */
    public static int write(Path path, Iterator<FeatureTable> tables) {
        return write(path, Map.of(), tables);
    }

    /**
     * Writes tables into a file that is there whole or not at all; one table is in memory at a time, and tables without
     * rows are left out.
     *
     * @param metadata where the values come from, such as the data's content hash; kept in the file
     * @param tables at least one, all with the same columns, each instrument once
     * @return number of tables written
     * @throws IllegalArgumentException if the columns of two tables differ or an instrument comes twice
     */
    public static int write(Path path, Map<String, String> metadata, Iterator<FeatureTable> tables) {
        Check.that(tables.hasNext(), "tables", "hold at least one", "none");
        int[] written = {0};
        AtomicFiles.write(path, channel -> {
            FeatureTable first = tables.next();
            Map<String, String> all = new LinkedHashMap<>(metadata);
            all.put(FEATURES_KEY, Json.line(first.columns()));
            PlainWriter writer = PlainWriter.on(channel, schema(first.columns()), all);
            Map<Instrument, Integer> seen = new HashMap<>();
            append(writer, first, first.columns(), seen);
            while (tables.hasNext()) {
                append(writer, tables.next(), first.columns(), seen);
            }
            writer.finish();
            written[0] = seen.size();
        });
        return written[0];
    }

    private static void append(
            PlainWriter writer, FeatureTable table, List<FeatureInfo> columns, Map<Instrument, Integer> seen)
            throws IOException {
        Instrument instrument = table.instrument();
        Check.that(table.columns().equals(columns), "columns", "be the same in all tables", instrument);
        if (table.rows() > 0) {
            Check.that(seen.put(instrument, writer.groups()) == null, "tables", "name each once", instrument);
            List<Object> values = new ArrayList<>();
            values.add(instrument.market());
            values.add(instrument.symbol());
            values.add(table.days());
            for (int c = 0; c < columns.size(); c++) {
                values.add(table.column(c));
            }
            writer.write(table.rows(), values);
        }
    }

    private static List<PlainColumn> schema(List<FeatureInfo> columns) {
        List<PlainColumn> schema = new ArrayList<>();
        schema.add(PlainColumn.text("market"));
        schema.add(PlainColumn.text("symbol"));
        schema.add(PlainColumn.date("date"));
        columns.forEach(c -> schema.add(PlainColumn.floats(c.name())));
        return schema;
    }

    /**
     * Opens a file.
     *
     * @throws io.assay.base.DataException if it is damaged or was not written by this class
     */
    public static FeatureFile open(Path path) {
        try {
            PlainFile file = PlainFile.open(path);
            String features = file.metadata().getOrDefault(FEATURES_KEY, "");
            FeatureInfo[] columns = Json.parse(features, FeatureInfo[].class, path.toString());
            Map<Instrument, Integer> groups = new LinkedHashMap<>();
            for (int g = 0; g < file.groups(); g++) {
                groups.put(new Instrument(file.text(g, 0), file.text(g, 1)), g);
            }
            return new FeatureFile(file, List.copyOf(Arrays.asList(columns)), groups);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** What each column promises, in order. */
    public List<FeatureInfo> columns() {
        return columns;
    }

    /** The instruments in the order in which they were written. */
    public List<Instrument> instruments() {
        return List.copyOf(groups.keySet());
    }

    /** The metadata given to the writer. */
    public Map<String, String> metadata() {
        Map<String, String> all = new HashMap<>(file.metadata());
        all.remove(FEATURES_KEY);
        return Map.copyOf(all);
    }

    /**
     * The features of one instrument; its checksum is verified.
     *
     * @throws UsageException if there is no such instrument
     * @throws io.assay.base.DataException if its bytes are damaged
     */
    public FeatureTable read(Instrument instrument) {
        Integer group = groups.get(instrument);
        if (group == null) {
            throw new UsageException("there are no features of " + instrument + " in " + file.path());
        }
        PlainFile.Rows rows = file.read(group);
        int[] days = new int[rows.size()];
        rows.dates(DATE, days, 0);
        float[][] values = new float[columns.size()][rows.size()];
        for (int c = 0; c < values.length; c++) {
            rows.floats(FIRST_FEATURE + c).get(values[c]);
        }
        return FeatureTable.of(instrument, days, columns, values);
    }

    /** Reads every byte once and throws a {@link io.assay.base.DataException} at the first damage. */
    public void verify() {
        file.verify();
    }
}
