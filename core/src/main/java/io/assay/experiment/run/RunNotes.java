package io.assay.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.assay.base.AtomicFiles;

/** What those who ran a run wrote down about it, a line each, in a file of its folder. They are no part of the run. */
final class RunNotes {
    private static final String FILE = "notes.txt";

    private RunNotes() {}

    /** Adds one, with the day before it. */
    static void add(Path folder, String note, Clock clock) {
        String line = LocalDate.now(clock) + ": " + note.strip().replaceAll("\\s+", " ");
        StringBuilder text = new StringBuilder();
        read(folder).forEach(old -> text.append(old).append('\n'));
        AtomicFiles.write(folder.resolve(FILE), text.append(line).append('\n').toString());
    }

    /** All of them, the oldest first. */
    static List<String> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
