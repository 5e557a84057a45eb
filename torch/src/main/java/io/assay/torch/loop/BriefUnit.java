package io.assay.torch.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the processor has for sums of bfloat16 products. Without anything, learning in mixed precision is slower than in
 * single precision; with another unit, its results differ in their last bits.
 */
enum BriefUnit {
    /** Tiles of products (AMX). */
    AMX("amx_bf16"),
    /** Dot products of AVX-512. */
    AVX512("avx512_bf16"),
    /** None that the operating system tells of. */
    NONE("no instructions"),
    /** The operating system does not tell as Linux does. */
    UNKNOWN("unknown instructions");

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    private final String text;

    BriefUnit(String text) {
        this.text = text;
    }

    /** For provenance. */
    String text() {
        return text;
    }

    /** That of this machine. */
    static BriefUnit here() {
        try {
            return Files.exists(LINUX) ? of(Files.readAllLines(LINUX)) : UNKNOWN;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LINUX + ": " + e.getMessage(), e);
        }
    }

    /** That of a processor as Linux describes it; unknown without a line of flags, as on ARM. */
    static BriefUnit of(List<String> description) {
        return description.stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> Set.copyOf(Arrays.asList(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+"))))
                .map(BriefUnit::among)
                .orElse(UNKNOWN);
    }

    private static BriefUnit among(Set<String> flags) {
        if (flags.contains(AMX.text)) {
            return AMX;
        }
        return flags.contains(AVX512.text) ? AVX512 : NONE;
    }
}
