package io.assay.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.Digest;
import io.assay.market.MarketData;

/** SHA-256 of all that is stored in a workspace: bars, outside series, reports and sectors. */
final class StoredHash {
    private static final List<String> BESIDE_BARS = List.of("series", "filings", "sectors.json");

    private StoredHash() {}

    static String of(Path workspace, MarketData bars) {
        Digest digest = Digest.sha256().add(bars.contentHash());
        for (String name : BESIDE_BARS) {
            for (Path file : files(workspace.resolve(name))) {
                digest.add(workspace.relativize(file).toString()).add(read(file));
            }
        }
        return digest.hex();
    }

    private static List<Path> files(Path part) {
        if (!Files.exists(part)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(part)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + part + ": " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
