package io.assay.market.series;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.assay.base.Days;

/** Series by name of which it is recorded when their values come out. */
final class Publications {
    private static final String ANY = ".*";
    private static final Publications ALL = read();

    private final Map<String, Publication> byName;

    private Publications(Map<String, Publication> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Those that are known. */
    static Publications all() {
        return ALL;
    }

    /** That of a series; empty if nothing is recorded of it. */
    Optional<Publication> of(String series) {
        int dot = series.indexOf('.');
        String family = (dot < 0 ? series : series.substring(0, dot)) + ANY;
        return Optional.ofNullable(byName.get(series)).or(() -> Optional.ofNullable(byName.get(family)));
    }

    private static Publications read() {
        Map<String, Map<Integer, Integer>> releases = new HashMap<>();
        for (String[] row : rows("release-dates.csv")) {
            releases.computeIfAbsent(row[0], r -> new HashMap<>()).put(Days.parse(row[1]), Days.parse(row[2]));
        }
        Map<String, Publication> byName = new HashMap<>();
        for (String[] row : rows("publications.csv")) {
            byName.put(
                    row[0],
                    new Publication(
                            Publication.Span.valueOf(row[1].toUpperCase(Locale.ROOT)),
                            Integer.parseInt(row[2]),
                            row[3].equals("yes"),
                            row[4].equals("yes"),
                            releases.getOrDefault(row[5], Map.of())));
        }
        return new Publications(byName);
    }

    /** The rows of a table of ours after its header. */
    private static List<String[]> rows(String resource) {
        try (InputStream in = Objects.requireNonNull(Publications.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + ": " + e.getMessage(), e);
        }
    }
}
