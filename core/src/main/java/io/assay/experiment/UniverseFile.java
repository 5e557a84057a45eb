package io.assay.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.Universe;

/**
 * The universes that models were fitted with, each in a file named after its content: a model that reads the state of
 * the market, or ranks, needs the same stocks again to be asked.
 */
public final class UniverseFile {
    private static final int DIGITS = 12;
    private static final int TOLD = 8;

    private UniverseFile() {}

    private record Stored(List<String> instruments) {}

    /** How many stocks there are and which, in a few characters: what tells trials of the same kind apart. */
    public static String text(List<?> stocks) {
        return "stocks=" + stocks.size() + " (" + Digest.of(stocks.toString()).substring(0, TOLD) + ")";
    }

    /** The same, with the spells on whose days alone the stocks count, if there are any. */
    public static String text(List<?> stocks, Optional<Universe> members) {
        return text(stocks)
                + members.map(u -> ", on their days in " + u.name() + " ("
                                + u.hash().substring(0, TOLD) + ")")
                        .orElse("");
    }

    /** Keeps a universe and returns its name; of one without spells its stocks. */
    public static String keep(Path workspace, Universe universe) {
        if (!universe.isDated()) {
            return keep(workspace, universe.instruments());
        }
        Spells spells = Spells.of(universe);
        String name = name(spells);
        write(file(workspace, name), Json.pretty(spells));
        return name;
    }

    /** Keeps a universe and returns its name. */
    public static String keep(Path workspace, List<Instrument> instruments) {
        List<String> names =
                instruments.stream().map(Instrument::toString).sorted().toList();
        String name = name(names);
        write(file(workspace, name), Json.pretty(new Stored(names)));
        return name;
    }

    private static void write(Path file, String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        if (!isThere(file, text)) {
            AtomicFiles.write(file, text);
        }
    }

    /** A file that was changed is written anew. */
    private static boolean isThere(Path file, byte[] text) {
        try {
            return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The stocks of the universe of a name.
     *
     * @throws DataException if it is not there, or was changed
     */
    public static List<Instrument> read(Path workspace, String name) {
        return universe(workspace, name).instruments();
    }

    /**
     * The universe of a name, with its spells if it has any.
     *
     * @throws DataException if it is not there, or was changed
     */
    public static Universe universe(Path workspace, String name) {
        Path file = file(workspace, name);
        if (!Files.exists(file)) {
            throw problem(file, "must be there: models fitted on this universe read its other stocks");
        }
        if (Json.read(file, JsonNode.class).has("absent")) {
            Spells spells = Json.read(file, Spells.class);
            if (!name(spells).equals(name)) {
                throw problem(file, "must hold the universe that it is named after");
            }
            return spells.universe();
        }
        List<String> names = Json.read(file, Stored.class).instruments();
        if (!name(names).equals(name)) {
            throw problem(file, "must hold the universe that it is named after");
        }
        return Universe.ofToday(name, names.stream().map(Instrument::parse).toList());
    }

    /** Those of a universe that a market holds no bars of. */
    public static List<String> missing(List<Instrument> universe, MarketData data) {
        Set<Instrument> stored =
                data.listings().stream().map(Listing::instrument).collect(Collectors.toSet());
        return universe.stream()
                .filter(i -> !stored.contains(i))
                .map(Instrument::toString)
                .toList();
    }

    /**
     * What is wrong where some of a model's universe are gone or blocked: ranks among others are other features.
     *
     * @param who reads it, for example {@code model lstm-1a2b}
     */
    public static DataException incomplete(String who, List<String> gone) {
        return new DataException(DataProblem.of(who + " reads the state of a universe of which bars are missing or"
                        + " blocked by the audit: " + gone)
                .withFix("fetch or mend them, or 'assay train update' without them"));
    }

    private static DataException problem(Path file, String rule) {
        return new DataException(DataProblem.of(rule).at(file.toString(), 0).withFix("run 'assay train update' again"));
    }

    private static Path file(Path workspace, String name) {
        return workspace.resolve("universes").resolve(name + ".json");
    }

    private static String name(Spells spells) {
        return Digest.of(Json.line(spells)).substring(0, DIGITS);
    }

    private static String name(List<String> names) {
        return Digest.of(names.toString()).substring(0, DIGITS);
    }
}
