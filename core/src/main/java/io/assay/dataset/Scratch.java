package io.assay.dataset;

import java.nio.file.Path;

import io.assay.base.Check;

/**
 * Where big matrices are put while they are needed.
 *
 * @param folder made if it is not there; temporary files in it vanish by themselves
 * @param memoryLimit bytes up to which a matrix stays in memory, at least 0
 */
public record Scratch(Path folder, long memoryLimit) {
    private static final long DEFAULT_LIMIT = 64L << 20;

    /** Checks the limit. */
    public Scratch {
        Check.atLeast("memoryLimit", memoryLimit, 0);
    }

    /** A folder, used by matrices of more than 64 MiB. */
    public static Scratch in(Path folder) {
        return new Scratch(folder, DEFAULT_LIMIT);
    }
}
