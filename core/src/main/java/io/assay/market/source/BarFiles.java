package io.assay.market.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Files of daily bars in every layout of {@link BarFormats}, plain or gzipped. All methods are safe from any thread.
 */
public final class BarFiles {
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".txt", ".parquet");
    private static final String PARQUET = ".parquet";

    private BarFiles() {}

    /**
     * What became of one file.
     *
     * @param file which
     * @param bars what it holds, empty if it was refused
     * @param refusal why nothing was read, or null
     */
    public record Outcome(
            Path file, List<ParsedBars> bars, @Nullable DataException refusal) {
        /** Copies the list. */
        public Outcome {
            bars = List.copyOf(bars);
        }

        /** Why nothing was read, in a sentence. */
        public Optional<String> refused() {
            return Optional.ofNullable(refusal).map(DataException::getMessage);
        }
    }

    /**
     * The files to import, sorted, each once: folders are walked for {@code .csv}, {@code .csv.gz}, {@code .txt} and
     * {@code .parquet} (hidden files left out), a file that is named is taken whatever it is called.
     *
     * @throws UsageException if a path does not exist
     */
    public static List<Path> find(List<Path> paths) {
        TreeSet<Path> found = new TreeSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                found.addAll(walk(path));
            } else if (Files.exists(path)) {
                found.add(path);
            } else {
                throw new UsageException("there is no file or folder '" + path + "'");
            }
        }
        return List.copyOf(found);
    }

    /** Whether a file is Parquet by its name; those are read by the store and refused here. */
    public static boolean isParquet(Path file) {
        return name(file).endsWith(PARQUET);
    }

    /**
     * Reads one file; several symbols come in the order in which they appear.
     *
     * @return at least one symbol, each with at least one bar
     * @throws DataException in one sentence, if the file is not one of bars or none of its rows can be read
     * @throws UsageException if the options name an unknown format or leave open what must be said
     */
    public static List<ParsedBars> read(Path file, ReadOptions options) {
        String source = String.valueOf(file.getFileName());
        if (isParquet(file)) {
            throw new DataException(
                    DataProblem.of("a Parquet file must be read by the store").at(source, 0));
        }
        return BarText.read(FileBytes.of(file), source, options);
    }

    /** As {@link #read(Path, ReadOptions)}, but a file that is refused is an outcome too, so that the rest goes on. */
    public static Outcome attempt(Path file, ReadOptions options) {
        try {
            return new Outcome(file, read(file, options), null);
        } catch (DataException e) {
            return new Outcome(file, List.of(), e);
        }
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> !name(f).startsWith("."))
                    .filter(f -> ENDINGS.stream().anyMatch(name(f)::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
