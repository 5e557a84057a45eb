package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.SplitRepair;

/**
 * The one file that says what is stored. It is replaced whole by a rename, so the state of every market changes in one
 * step; a row group that it does not name does not exist.
 *
 * @param version of this layout
 * @param checksum SHA-256 of the manifest's JSON with an empty checksum
 * @param nextSegment number of the next segment; numbers are never used again
 * @param markets sorted by code
 */
record Manifest(int version, String checksum, long nextSegment, List<Part> markets) {
    private static final int VERSION = 1;
    private static final String FILE = "manifest.json";

    Manifest {
        // Jackson hands over null for what a text lacks; refused here, it becomes a message about the file.
        Objects.requireNonNull(checksum, "checksum");
        markets = List.copyOf(markets);
    }

    /**
     * A market.
     *
     * @param segments sorted by file name
     * @param listings sorted by symbol
     */
    record Part(Market market, List<Segment> segments, List<Stored> listings) {
        Part {
            segments = List.copyOf(segments);
            listings = List.copyOf(listings);
        }
    }

    /**
     * An immutable file of row groups.
     *
     * @param file name in the market's folder
     * @param bytes its length
     * @param checksum of its footer, which holds the checksums of its row groups
     */
    record Segment(String file, long bytes, String checksum) {}

    /**
     * A row group that counts. The pieces of a listing have no day in common.
     *
     * @param segment file name
     * @param group number in that file
     */
    record Piece(String segment, int group, int rows, int firstDay, int lastDay) {}

    /**
     * What is stored of an instrument.
     *
     * @param hash of its {@link io.assay.market.BarSeries}
     * @param pieces in ascending order of days
     */
    record Stored(
            String symbol,
            String currency,
            PriceBasis basis,
            String hash,
            List<Piece> pieces,
            List<ImportNotes> notes,
            List<Action> actions) {
        Stored {
            pieces = List.copyOf(pieces);
            notes = List.copyOf(notes);
            actions = List.copyOf(actions);
        }

        int bars() {
            return pieces.stream().mapToInt(Piece::rows).sum();
        }

        int lastDay() {
            return pieces.get(pieces.size() - 1).lastDay();
        }

        Listing listing(String market) {
            Instrument instrument = new Instrument(market, symbol);
            return new Listing(instrument, currency, basis, pieces.get(0).firstDay(), lastDay(), bars());
        }

        Stored withPieces(List<Piece> newPieces) {
            return new Stored(symbol, currency, basis, hash, newPieces, notes, actions);
        }
    }

    /** A {@link CorporateAction} whose instrument is known. */
    record Action(int day, CorporateAction.Kind kind, double value) {
        static final Comparator<Action> ORDER =
                Comparator.comparingInt(Action::day).thenComparing(Action::kind).thenComparingDouble(Action::value);

        CorporateAction of(Instrument instrument) {
            return new CorporateAction(instrument, day, kind, value);
        }

        /** Whether both are the same split or dividend, told otherwise. */
        boolean isContradictedBy(Action other) {
            return kind != CorporateAction.Kind.DELISTING
                    && kind == other.kind()
                    && !equals(other)
                    && Math.abs(day - other.day()) <= SplitRepair.ACTION_DAYS;
        }
    }

    /**
     * What a session makes of a manifest.
     *
     * @param listings new or changed listings
     * @param markets every market by code
     * @param segments new segments by market
     * @param nextSegment number of the next segment
     */
    record Changes(
            Map<Instrument, Stored> listings,
            Map<String, Market> markets,
            Map<String, List<Segment>> segments,
            long nextSegment) {}

    /** Of a workspace in which nothing is stored. */
    static Manifest empty() {
        return new Manifest(VERSION, "", 1, List.of()).withChecksum();
    }

    /** The folder under which markets lie. */
    static Path folder(Path workspace) {
        return workspace.resolve("market");
    }

    /** Where the manifest of a workspace lies. */
    static Path file(Path workspace) {
        return folder(workspace).resolve(FILE);
    }

    /** Reads and checks the manifest of a workspace; without a file it is empty. */
    static Manifest read(Path workspace) {
        Path file = file(workspace);
        if (!Files.exists(file)) {
            return empty();
        }
        String text = text(file);
        Manifest manifest = Json.parse(text, Manifest.class, file.toString());
        if (manifest.version() != VERSION) {
            throw broken(file, "be of version " + VERSION, String.valueOf(manifest.version()));
        }
        // Written anew it must be the same to the byte: a checksum of what was understood would miss what was not.
        if (!manifest.checksum().equals(manifest.computeChecksum())
                || !Json.pretty(manifest).equals(text)) {
            throw broken(file, "match its checksum: the file was damaged or edited", manifest.checksum());
        }
        return manifest;
    }

    private static String text(Path file) {
        try {
            // Bytes that are no UTF-8 become replacement characters, which the checksum refuses with a better message.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static DataException broken(Path file, String rule, String value) {
        return new DataException(DataProblem.of("the manifest must " + rule)
                .at(file.toString(), 0)
                .withValue(value)
                .withFix("restore it from a backup, or delete the folder 'market' and import again"));
    }

    /** Replaces the manifest of a workspace by this one. */
    void write(Path workspace) {
        AtomicFiles.write(file(workspace), Json.pretty(this));
    }

    private String computeChecksum() {
        return Digest.of(Json.line(withChecksum("")));
    }

    private Manifest withChecksum() {
        return withChecksum(computeChecksum());
    }

    private Manifest withChecksum(String newChecksum) {
        return new Manifest(version, newChecksum, nextSegment, markets);
    }

    /** This manifest with changes; segments of which no row group counts any more are left out. */
    Manifest with(Changes changes) {
        Map<String, Map<String, Stored>> listings = new TreeMap<>();
        Map<String, Map<String, Segment>> segments = new TreeMap<>();
        for (Part part : markets) {
            String code = part.market().code();
            part.listings().forEach(s -> into(listings, code).put(s.symbol(), s));
            part.segments().forEach(s -> into(segments, code).put(s.file(), s));
        }
        changes.listings().forEach((who, s) -> into(listings, who.market()).put(who.symbol(), s));
        changes.segments()
                .forEach((code, list) -> list.forEach(s -> into(segments, code).put(s.file(), s)));
        List<Part> parts = new ArrayList<>();
        listings.forEach((code, all) -> {
            Set<String> used = all.values().stream()
                    .flatMap(s -> s.pieces().stream())
                    .map(Piece::segment)
                    .collect(Collectors.toSet());
            Map<String, Segment> left = into(segments, code);
            left.keySet().retainAll(used);
            Market market = Objects.requireNonNull(changes.markets().get(code), code);
            parts.add(new Part(market, List.copyOf(left.values()), List.copyOf(all.values())));
        });
        return new Manifest(version, "", changes.nextSegment(), parts).withChecksum();
    }

    private static <T> Map<String, T> into(Map<String, Map<String, T>> maps, String code) {
        return maps.computeIfAbsent(code, c -> new TreeMap<>());
    }

    /** The part of a market, if anything of it is stored. */
    Optional<Part> part(String market) {
        return markets.stream().filter(p -> p.market().code().equals(market)).findFirst();
    }

    /** Digest of the identity and content of every listing. */
    String contentHash() {
        Digest digest = Digest.sha256();
        for (Part part : markets) {
            for (Stored stored : part.listings()) {
                digest.add(part.market().code()).add(stored.symbol()).add(stored.hash());
            }
        }
        return digest.hex();
    }

    /** The paths of all segments, relative to {@link #folder(Path)}. */
    List<Path> segments() {
        List<Path> all = new ArrayList<>();
        for (Part part : markets) {
            part.segments().forEach(s -> all.add(Path.of(part.market().code(), s.file())));
        }
        return all;
    }
}
