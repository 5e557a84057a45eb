package io.assay.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.assay.base.Days;

/** Days that a resource lists, a line each: the date, and behind it what there was; lines with # are remarks. */
final class DayList {
    private static final int DATE = 10;

    private DayList() {}

    /** The epoch days of a resource beside this class. */
    static Set<Integer> read(String resource) {
        return named(resource).keySet();
    }

    /** The same with what there was. */
    static Map<Integer, String> named(String resource) {
        Map<Integer, String> days = new HashMap<>();
        try (InputStream stream = DayList.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> days.put(
                            Days.parse(line.substring(0, DATE)),
                            line.substring(DATE).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
        return days;
    }
}
