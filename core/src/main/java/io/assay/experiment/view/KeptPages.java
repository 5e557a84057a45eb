package io.assay.experiment.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.UsageException;

/** Report pages that commands have written into a workspace. */
public final class KeptPages {
    private static final String ENDING = ".html";

    private KeptPages() {}

    /**
     * A page.
     *
     * @param name of its file without the ending, for example {@code backtest-3f9c2a7b10de}
     * @param written ISO moment at which it was written
     * @param bytes its size
     */
    public record Kept(String name, String written, long bytes) {}

    /** All of them, the newest first. */
    public static List<Kept> list(Path workspace) {
        return files(workspace).stream()
                .map(KeptPages::kept)
                .sorted(Comparator.comparing(Kept::written).reversed().thenComparing(Kept::name))
                .toList();
    }

    /**
     * The text of a page.
     *
     * @param name as {@link #list} tells it: no other file can be read
     * @throws UsageException if there is none of that name
     */
    public static String read(Path workspace, String name) {
        Path page = files(workspace).stream()
                .filter(f -> name(f).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no report of that name"));
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + page + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path workspace) {
        Path folder = workspace.resolve("reports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            // A link could lead out of the workspace.
            return all.filter(f -> f.getFileName().toString().endsWith(ENDING))
                    .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static Kept kept(Path file) {
        try {
            return new Kept(
                    name(file), Files.getLastModifiedTime(file).toInstant().toString(), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
