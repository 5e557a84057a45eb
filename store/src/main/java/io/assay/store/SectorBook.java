package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.market.Instrument;

/**
 * The sectors of a workspace's instruments, in its file {@code sectors.json}: who drew them up, and which they are.
 * Replaced whole by a rename.
 *
 * @param source where they come from: the name of a file
 * @param sectors by name of the instrument
 */
public record SectorBook(String source, Map<String, String> sectors) {
    private static final String FILE = "sectors.json";

    /** Sorts and copies the map. */
    public SectorBook {
        sectors = Collections.unmodifiableMap(new TreeMap<>(sectors));
    }

    /** That of a workspace; empty where nobody drew one up. */
    public static SectorBook in(Path workspace) {
        Path file = workspace.resolve(FILE);
        return Files.exists(file) ? Json.read(file, SectorBook.class) : new SectorBook("", Map.of());
    }

    /** One of these sectors. */
    public static SectorBook of(String source, Map<Instrument, String> sectors) {
        Map<String, String> named = new TreeMap<>();
        sectors.forEach((instrument, sector) -> named.put(instrument.toString(), sector));
        return new SectorBook(source, named);
    }

    /** The sectors by instrument. */
    public Map<Instrument, String> byInstrument() {
        Map<Instrument, String> found = new TreeMap<>();
        sectors.forEach((name, sector) -> found.put(Instrument.parse(name), sector));
        return found;
    }

    /** The same with those of another in place of its own. */
    public SectorBook with(SectorBook newer) {
        Map<String, String> both = new TreeMap<>(sectors);
        both.putAll(newer.sectors);
        return new SectorBook(newer.source, both);
    }

    /** Puts it in place of that of a workspace; whoever calls holds the lock. */
    void write(Path workspace) {
        AtomicFiles.write(workspace.resolve(FILE), Json.pretty(this));
    }
}
