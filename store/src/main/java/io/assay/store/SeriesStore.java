package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.market.Series;
import io.assay.market.series.PublishedSeries;
import io.assay.store.parquet.PlainColumn;
import io.assay.store.parquet.PlainFile;
import io.assay.store.parquet.PlainWriter;

/**
 * The outside series of a workspace, under its folder {@code series}: one plain Parquet file a series, replaced whole
 * by a rename. Who is killed while writing several leaves each of them as it was before or after. Many may read while
 * one writes; writing takes the lock of the workspace.
 */
public final class SeriesStore {
    private static final String ENDING = ".parquet";
    private static final String NAME = "series.name";
    private static final String PUBLICATION = "series.publication";
    private static final String SOURCE = "series.source";
    private static final String VINTAGES = "series.vintages";
    private static final List<PlainColumn> COLUMNS =
            List.of(PlainColumn.date("period"), PlainColumn.date("known"), PlainColumn.doubles("value"));

    private final Path workspace;
    private final Path folder;

    private SeriesStore(Path workspace) {
        this.workspace = workspace;
        this.folder = workspace.resolve("series");
    }

    /** That of a workspace; nothing is created. */
    public static SeriesStore of(Path workspace) {
        return new SeriesStore(workspace);
    }

    /** Names of the stored series, ascending. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(ENDING))
                    .map(f -> f.substring(0, f.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * A series; its checksum is verified.
     *
     * @throws UsageException if there is no such series
     * @throws DataException if its file is damaged
     */
    public PublishedSeries read(String name) {
        Path path = file(name);
        if (!Files.exists(path)) {
            throw UsageException.unknown("stored series", name, names());
        }
        try {
            PlainFile file = PlainFile.open(path);
            Map<String, String> about = file.metadata();
            if (!name.equals(about.get(NAME)) || !file.columns().equals(COLUMNS)) {
                throw new DataException(DataProblem.of("must be the file of the series " + name)
                        .at(path.toString(), 0)
                        .withFix("delete it and import the series again"));
            }
            PlainFile.Rows rows = file.read(0);
            int[] period = new int[rows.size()];
            int[] known = new int[rows.size()];
            double[] value = new double[rows.size()];
            rows.dates(0, period, 0);
            rows.dates(1, known, 0);
            rows.doubles(2, value, 0);
            boolean vintages = Boolean.parseBoolean(about.get(VINTAGES));
            return new PublishedSeries(
                    Series.of(name, vintages, period, known, value),
                    about.getOrDefault(PUBLICATION, ""),
                    about.getOrDefault(SOURCE, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** What became of a series that was handed in. */
    public enum Outcome {
        /** It was not there. */
        ADDED,
        /** New values were added to those that are stored. */
        EXTENDED,
        /** All of it was stored already. */
        UNCHANGED,
        /** Values differ from those stored, which stay; those of new days were added. */
        DISAGREES,
        /** Values that differ took the place of those stored. */
        REPLACED
    }

    /**
     * What became of one.
     *
     * @param name of the series
     * @param added values of days that were not there
     * @param different values that differ from those stored by more than their seventh digit, or in when they were
     *     known
     */
    public record Result(String name, Outcome outcome, int added, int different) {}

    /**
     * Stores series, each merged with what is stored of it.
     *
     * @param replace whether values that differ take the place of those stored; else they are left out
     * @return what became of each, in their order
     * @throws UsageException if somebody else is writing into the workspace
     */
    public List<Result> write(List<PublishedSeries> all, boolean replace) {
        List<Result> results = new ArrayList<>();
        WriteLock lock = WriteLock.take(workspace);
        try {
            for (PublishedSeries series : all) {
                results.add(merge(series, replace));
            }
        } finally {
            lock.close();
        }
        return results;
    }

    private Result merge(PublishedSeries incoming, boolean replace) {
        String name = incoming.series().name();
        if (!Files.exists(file(name))) {
            write(incoming);
            return new Result(name, Outcome.ADDED, incoming.series().size(), 0);
        }
        SeriesMerge merge = SeriesMerge.of(read(name), incoming, replace);
        if (merge.changes()) {
            write(merge.merged());
        }
        return new Result(name, merge.outcome(), merge.added(), merge.different());
    }

    /** Puts a series in place of whatever is stored under its name. Whoever calls holds the lock. */
    void write(PublishedSeries series) {
        Series values = series.series();
        Map<String, String> about = new TreeMap<>(Map.of(
                NAME,
                values.name(),
                PUBLICATION,
                series.publication(),
                SOURCE,
                series.source(),
                VINTAGES,
                Boolean.toString(values.hasVintages())));
        int[] period = new int[values.size()];
        int[] known = new int[values.size()];
        double[] value = new double[values.size()];
        Arrays.setAll(period, values::periodDay);
        Arrays.setAll(known, values::knownDay);
        Arrays.setAll(value, values::value);
        AtomicFiles.write(file(values.name()), channel -> {
            PlainWriter writer = PlainWriter.on(channel, COLUMNS, about);
            writer.write(value.length, List.of(period, known, value));
            writer.finish();
        });
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
