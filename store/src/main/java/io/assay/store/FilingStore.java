package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.store.parquet.PlainColumn;
import io.assay.store.parquet.PlainFile;
import io.assay.store.parquet.PlainWriter;

/**
 * The company reports of a workspace, under its folder {@code filings}: one plain Parquet file an instrument and one
 * row group a concept, replaced whole by a rename. Who is killed while writing several leaves each of them as it was
 * before or after. Many may read while one writes; writing takes the lock of the workspace.
 */
public final class FilingStore {
    /** Before each symbol, since a bare one may be a name that Windows keeps for itself ({@code CON}, {@code PRN}). */
    private static final String BEGINNING = "s-";

    private static final String ENDING = ".parquet";
    private static final String NAME = "filings.instrument";
    private static final List<PlainColumn> COLUMNS = List.of(
            PlainColumn.text("instrument"),
            PlainColumn.text("concept"),
            PlainColumn.date("start"),
            PlainColumn.date("end"),
            PlainColumn.date("known"),
            PlainColumn.doubles("value"));
    private static final int CONCEPT = 1;

    /** In the order they were filed, which is the order that is promised. */
    private static final Comparator<Filing> FILED = Comparator.comparingInt(Filing::filed)
            .thenComparingInt(Filing::periodEnd)
            .thenComparingInt(Filing::periodStart)
            .thenComparing(Filing::concept);

    private final Path workspace;
    private final Path folder;

    private FilingStore(Path workspace) {
        this.workspace = workspace;
        this.folder = workspace.resolve("filings");
    }

    /** That of a workspace; nothing is created. */
    public static FilingStore of(Path workspace) {
        return new FilingStore(workspace);
    }

    /** The instruments of which reports are stored, sorted. */
    public List<Instrument> instruments() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(FilingStore::instrument)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Instrument instrument(Path file) {
        String name = String.valueOf(file.getFileName());
        String symbol = name.substring(BEGINNING.length(), name.length() - ENDING.length());
        return new Instrument(
                file.getName(file.getNameCount() - 2).toString(), URLDecoder.decode(symbol, StandardCharsets.UTF_8));
    }

    /**
     * What a company reported, in the order it was filed; nothing if none is stored. Reads the file of that instrument
     * alone, whose checksums are verified.
     *
     * @throws DataException if the file is damaged
     */
    public List<Filing> read(Instrument instrument) {
        Path path = file(instrument);
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            PlainFile file = PlainFile.open(path);
            if (!instrument.toString().equals(file.metadata().get(NAME))
                    || !file.columns().equals(COLUMNS)) {
                throw new DataException(DataProblem.of("must be the file of the reports of " + instrument)
                        .at(path.toString(), 0)
                        .withFix("delete it and import the reports again"));
            }
            List<Filing> filings = new ArrayList<>();
            for (int group = 0; group < file.groups(); group++) {
                read(file, group, instrument, filings);
            }
            filings.sort(FILED);
            return filings;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void read(PlainFile file, int group, Instrument instrument, List<Filing> to) {
        PlainFile.Rows rows = file.read(group);
        int[] start = new int[rows.size()];
        int[] end = new int[rows.size()];
        int[] known = new int[rows.size()];
        double[] value = new double[rows.size()];
        rows.dates(2, start, 0);
        rows.dates(3, end, 0);
        rows.dates(4, known, 0);
        rows.doubles(5, value, 0);
        String concept = file.text(group, CONCEPT);
        for (int i = 0; i < value.length; i++) {
            to.add(new Filing(instrument, concept, start[i], end[i], known[i], value[i]));
        }
    }

    /**
     * What became of the reports of one instrument.
     *
     * @param outcome as of a series
     * @param added figures that were not there; one that repeats what stood by then adds nothing
     * @param different figures that differ from those stored by more than their seventh digit, or that would have been
     *     known before the first that is stored
     */
    public record Result(Instrument instrument, SeriesStore.Outcome outcome, int added, int different) {}

    /**
     * Stores reports, merged with what is stored of each instrument.
     *
     * @param replace whether figures that differ take the place of those stored; else they are left out
     * @return what became of each instrument, sorted
     * @throws io.assay.base.UsageException if somebody else is writing into the workspace
     */
    public List<Result> write(List<Filing> filings, boolean replace) {
        Map<Instrument, List<Filing>> byInstrument =
                filings.stream().collect(Collectors.groupingBy(Filing::instrument, TreeMap::new, Collectors.toList()));
        List<Result> results = new ArrayList<>();
        WriteLock lock = WriteLock.take(workspace);
        try {
            byInstrument.forEach((instrument, incoming) -> results.add(merge(instrument, incoming, replace)));
        } finally {
            lock.close();
        }
        return results;
    }

    private Result merge(Instrument instrument, List<Filing> incoming, boolean replace) {
        boolean there = Files.exists(file(instrument));
        FilingMerge merge = FilingMerge.of(read(instrument), incoming, replace);
        if (merge.changes()) {
            write(instrument, merge.merged());
        }
        return new Result(
                instrument, there ? merge.outcome() : SeriesStore.Outcome.ADDED, merge.added(), merge.different());
    }

    /** Whoever calls holds the lock. */
    private void write(Instrument instrument, List<Filing> filings) {
        Map<String, List<Filing>> byConcept =
                filings.stream().collect(Collectors.groupingBy(Filing::concept, TreeMap::new, Collectors.toList()));
        AtomicFiles.write(file(instrument), channel -> {
            PlainWriter writer = PlainWriter.on(channel, COLUMNS, Map.of(NAME, instrument.toString()));
            for (Map.Entry<String, List<Filing>> concept : byConcept.entrySet()) {
                List<Filing> rows = concept.getValue();
                writer.write(
                        rows.size(),
                        List.of(
                                instrument.toString(),
                                concept.getKey(),
                                rows.stream().mapToInt(Filing::periodStart).toArray(),
                                rows.stream().mapToInt(Filing::periodEnd).toArray(),
                                rows.stream().mapToInt(Filing::filed).toArray(),
                                rows.stream().mapToDouble(Filing::value).toArray()));
            }
            writer.finish();
        });
    }

    private Path file(Instrument instrument) {
        String symbol =
                URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8).replace("*", "%2A");
        return folder.resolve(instrument.market()).resolve(BEGINNING + symbol + ENDING);
    }
}
