package io.assay.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Json;

/**
 * A model on its way to another store: the three files of its folder, what became known of it since, its card for
 * people in two forms, and the checksums of all these. The checksums show damage; who made a model they do not show.
 */
final class ModelParcel {
    /** The card for people, by the names that it has in a parcel. */
    static final List<String> PAGES = List.of("card.html", "card.md");

    private static final String WARNINGS = "warnings.json";
    private static final String MANIFEST = "manifest.json";

    /** Control characters, as they are or as JSON writes them; line breaks between the parts of JSON are none. */
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\\r\\n\\t]]|\\\\u00(?:[01][0-9a-f]|7f|[89][0-9a-f])",
            Pattern.CASE_INSENSITIVE);

    private static final int MIB = 1 << 20;

    /** No fitted part is larger. */
    private static final int LARGEST = 1 << 30;

    /** What a fitted part may unpack to, in bytes of the whole zip: numbers and trees do not pack better. */
    private static final int DENSEST = 100;

    private ModelParcel() {}

    /**
     * What a parcel held once every check has passed.
     *
     * @param files the three files of the folder, by name
     * @param card what {@code card.json} says
     * @param warnings what became known of it after it had been kept
     */
    record Content(Map<String, byte[]> files, ModelCard card, List<String> warnings) {}

    private record Warnings(List<String> sentences) {}

    /** The bytes of a parcel; the same for the same content. */
    static byte[] bytes(Map<String, byte[]> folder, List<String> warnings, Map<String, String> pages) {
        Check.that(pages.keySet().equals(Set.copyOf(PAGES)), "pages", "be " + PAGES, pages.keySet());
        Map<String, byte[]> files = new TreeMap<>(folder);
        pages.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put(WARNINGS, Json.pretty(new Warnings(warnings)).getBytes(StandardCharsets.UTF_8));
        files.put(MANIFEST, manifest(files));
        return ModelZip.bytes(files);
    }

    private static byte[] manifest(Map<String, byte[]> files) {
        Map<String, String> sums = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (!name.equals(MANIFEST)) {
                sums.put(name, Digest.of(bytes));
            }
        });
        return Json.pretty(new ModelFolder.Checksums(sums)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Opens a parcel.
     *
     * @throws DataException if a byte of what it holds was changed, or it holds anything else
     */
    static Content open(Path file) {
        Map<String, byte[]> files = ModelZip.read(file, bounds(file));
        if (!new String(files.getOrDefault(MANIFEST, new byte[0]), StandardCharsets.UTF_8)
                .equals(new String(manifest(files), StandardCharsets.UTF_8))) {
            throw ModelZip.refused(file, "every file must have the checksum that " + MANIFEST + " states", "another");
        }
        ModelCard card = Json.parse(text(files, ModelFolder.CARD), ModelCard.class, file + "!" + ModelFolder.CARD);
        for (String name : List.of(ModelFolder.CARD, WARNINGS)) {
            if (UNPRINTABLE.matcher(text(files, name)).find()) {
                throw ModelZip.refused(file, name + " must hold no characters that steer a terminal", "one");
            }
        }
        if (!ModelId.isPlain(card.id())) {
            throw ModelZip.refused(file, "the card must hold a name that Assay gives to models", card.id());
        }
        Warnings warnings = Json.parse(text(files, WARNINGS), Warnings.class, file + "!" + WARNINGS);
        files.keySet().retainAll(ModelFolder.ALL);
        return new Content(files, card, List.copyOf(warnings.sentences()));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, Integer> bounds(Path file) {
        try {
            long fitted = Math.min(LARGEST, MIB + DENSEST * Files.size(file));
            Map<String, Integer> bounds = new TreeMap<>(Map.of(
                    ModelFolder.CARD,
                    16 * MIB,
                    ModelFolder.FITTED,
                    (int) fitted,
                    ModelFolder.CHECKSUMS,
                    MIB,
                    WARNINGS,
                    MIB,
                    MANIFEST,
                    MIB));
            PAGES.forEach(page -> bounds.put(page, 64 * MIB));
            return bounds;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
