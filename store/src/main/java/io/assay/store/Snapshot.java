package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.store.Manifest.Part;
import io.assay.store.Manifest.Segment;
import io.assay.store.Manifest.Stored;
import io.assay.store.parquet.PlainFile;

/** What a workspace held at one moment, with its segments mapped: later writes do not touch it. Immutable. */
final class Snapshot {
    private static final int TRIES = 10;

    private final Manifest manifest;
    private final Map<Path, PlainFile> files;
    private final Map<Instrument, Stored> stored;

    private Snapshot(Manifest manifest, Map<Path, PlainFile> files) {
        this.manifest = manifest;
        this.files = files;
        Map<Instrument, Stored> byInstrument = new HashMap<>();
        for (Part part : manifest.markets()) {
            String market = part.market().code();
            part.listings().forEach(s -> byInstrument.put(new Instrument(market, s.symbol()), s));
        }
        this.stored = byInstrument;
    }

    /** The current state of a workspace; one in which nothing was ever stored is empty. */
    static Snapshot load(Path workspace) {
        Manifest manifest = Manifest.read(workspace);
        for (int tries = 1; ; tries++) {
            try {
                return new Snapshot(manifest, map(workspace, manifest));
            } catch (NoSuchFileException e) {
                // A writer may have replaced the manifest and swept its segments since it was read: read it again.
                Manifest again = Manifest.read(workspace);
                if (again.checksum().equals(manifest.checksum()) || tries == TRIES) {
                    throw new DataException(missing(e.getFile()), e);
                }
                manifest = again;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the workspace " + workspace + ": " + e.getMessage(), e);
            }
        }
    }

    private static DataProblem missing(String file) {
        return DataProblem.of("a segment that the manifest names must be there")
                .at(file, 0)
                .withFix("restore it from a backup, or delete the folder 'market' and import again");
    }

    private static Map<Path, PlainFile> map(Path workspace, Manifest manifest) throws IOException {
        Path folder = Manifest.folder(workspace);
        Map<Path, PlainFile> files = new HashMap<>();
        for (Part part : manifest.markets()) {
            for (Segment segment : part.segments()) {
                Path name = Path.of(part.market().code(), segment.file());
                PlainFile file = PlainFile.open(folder.resolve(name));
                if (file.bytes() != segment.bytes() || !file.checksum().equals(segment.checksum())) {
                    throw new DataException(DataProblem.of("the segment must be the one that the manifest names ("
                                    + segment.bytes() + " bytes, checksum " + segment.checksum() + ")")
                            .at(file.path().toString(), 0)
                            .withValue(file.bytes() + " bytes, checksum " + file.checksum())
                            .withFix("restore it from a backup, or delete the folder 'market' and import again"));
                }
                files.put(name, file);
            }
        }
        return files;
    }

    /** What is stored. */
    Manifest manifest() {
        return manifest;
    }

    /** All listings, sorted by instrument. */
    List<Listing> listings() {
        List<Listing> all = new ArrayList<>();
        for (Part part : manifest.markets()) {
            part.listings().forEach(s -> all.add(s.listing(part.market().code())));
        }
        return all;
    }

    /** What is stored of an instrument. */
    Optional<Stored> find(Instrument instrument) {
        return Optional.ofNullable(stored.get(instrument));
    }

    /** What is stored of an instrument, or an error that names those that look like it. */
    Stored require(Instrument instrument) {
        return find(instrument).orElseThrow(() -> {
            Stream<Instrument> alike = stored.keySet().stream()
                    .filter(i -> i.symbol().equalsIgnoreCase(instrument.symbol()))
                    .sorted();
            List<String> names = alike.map(Instrument::toString).toList();
            return new UsageException("there are no bars of " + instrument + " in this workspace"
                    + (names.isEmpty() ? "" : "; did you mean " + String.join(" or ", names) + "?"));
        });
    }

    /** The bars of an instrument. */
    BarSeries bars(Instrument instrument) {
        return BarFile.read(instrument, require(instrument), this::file);
    }

    /** The mapped file of a segment. */
    PlainFile file(String market, String segment) {
        PlainFile file = files.get(Path.of(market, segment));
        if (file == null) {
            throw new DataException("the manifest names segment '" + segment + "' of " + market
                    + " for a listing but not among the segments of that market");
        }
        return file;
    }

    /** Reads every byte of every segment and every bar once. */
    void verify() {
        files.values().forEach(PlainFile::verify);
        for (Map.Entry<Instrument, Stored> entry : stored.entrySet()) {
            String hash = bars(entry.getKey()).hash();
            if (!hash.equals(entry.getValue().hash())) {
                throw new DataException(DataProblem.of("the stored bars must match the hash in the manifest")
                        .withSymbol(entry.getKey().toString())
                        .withValue(hash));
            }
        }
    }
}
