package io.assay.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.AtomicFiles;

/** What those who ran a run wrote down about it, a line each, in a file of its folder. They are no part of the run. */
final class RunNotes {
    private static final String FILE = "notes.txt";

    private RunNotes() {}

    /** Adds one, with the day before it, unless the same was said before: whoever repeats a run repeats its note. */
    static void add(Path folder, String note, Clock clock) {
        String said = ": " + note.strip().replaceAll("\\s+", " ");
        List<String> before = read(folder);
        if (before.stream().noneMatch(old -> old.substring(old.indexOf(": ")).equals(said))) {
            List<String> all = new ArrayList<>(before);
            all.add(LocalDate.now(clock) + said);
            AtomicFiles.write(folder.resolve(FILE), String.join("\n", all) + "\n");
        }
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
