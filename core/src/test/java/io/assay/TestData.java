package io.assay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Finds the real market data that tests may use where it is there; it is never part of the repository. */
public final class TestData {
    private TestData() {}

    /** A file or folder of the real data; the calling test is skipped, with a message that says so, if it is absent. */
    public static Path require(String relative) {
        Optional<Path> found = find(relative);
        String message = "SKIPPED: no real data at '" + relative + "'; set ASSAY_DATA to the folder that holds it";
        if (found.isEmpty()) {
            System.out.println(message);
        }
        assumeTrue(found.isPresent(), message);
        return found.orElseThrow();
    }

    private static Optional<Path> find(String relative) {
        String override = System.getenv("ASSAY_DATA");
        if (override != null) {
            return Optional.of(Path.of(override, relative)).filter(Files::exists);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/data").resolve(relative);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
