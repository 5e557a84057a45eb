package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;

/**
 * Deletes segments that no manifest names and files that were not finished. Only who holds the write lock may sweep.
 * Readers that are open have mapped their segments and go on reading; where the system refuses to delete a mapped file
 * (Windows), it stays until the next sweep and a sentence says so.
 */
final class Sweep {
    private static final int DEPTH = 2;

    private Sweep() {}

    /** Sweeps the folder of the markets and returns what was done, in sentences; nothing to do is an empty list. */
    static List<String> run(Path folder, Manifest manifest) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Set<Path> needed = new HashSet<>();
        manifest.segments().forEach(s -> needed.add(folder.resolve(s)));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            files = walk.filter(f -> isOurs(f) && !needed.contains(f)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
        return delete(files);
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean unfinished = name.endsWith(AtomicFiles.UNFINISHED)
                && (name.startsWith("segment-") || name.startsWith("manifest.json"));
        return Files.isRegularFile(file) && (unfinished || SegmentSink.isSegment(name));
    }

    private static List<String> delete(List<Path> files) {
        List<String> done = new ArrayList<>();
        int deleted = 0;
        for (Path file : files) {
            try {
                Files.delete(file);
                deleted++;
            } catch (IOException e) {
                done.add("could not delete " + file + " (" + e.getMessage() + "); it will be tried again next time");
            }
        }
        if (deleted > 0) {
            done.add("deleted " + deleted + " files that no listing needs");
        }
        return done;
    }
}
