package io.assay.app.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class GlobalOptions {
    /** Where Assay keeps everything when nothing else is said. */
    public static final String DEFAULT_WORKSPACE = "assay-workspace";

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder that holds data, models and reports (default: $ASSAY_HOME, else ./assay-workspace).")
    private @Nullable Path workspace;

    @Option(
            names = "--seed",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            defaultValue = "1",
            description = "Root of all randomness (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Threads to use (default: one a processor). Results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as JSON on standard output, for machines.")
    private boolean json;

    /**
     * The workspace folder: the option, else {@code ASSAY_HOME}, else the default in the current folder. It need not
     * exist.
     *
     * @throws UncheckedIOException if something that is no folder is in its place
     */
    public Path workspace(@Nullable String assayHome) {
        Path folder = workspace != null
                ? workspace
                : Path.of(assayHome == null || assayHome.isBlank() ? DEFAULT_WORKSPACE : assayHome);
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new UncheckedIOException(new NotDirectoryException("the workspace must be a folder, but " + there
                    + " is a file. Fix: name a folder with -w or ASSAY_HOME"));
        }
        return folder;
    }

    /** The seed. */
    public Seed seed() {
        return Seed.of(seed);
    }

    /** The threads. */
    public Parallel parallel() {
        return threads == null ? Parallel.ofMachine() : new Parallel(OptionChecks.atLeast("--threads", threads, 1));
    }

    /** Whether the result is wanted as JSON. */
    public boolean json() {
        return json;
    }
}
