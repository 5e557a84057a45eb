package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Universe;

/**
 * Lists of instruments: JSON (an array of symbols, of objects with a {@code symbol}, or an object that holds such an
 * array under {@code stocks} or {@code symbols}), text (a symbol a line, {@code #} begins a comment) and CSV with a
 * column {@code symbol} or {@code ticker}, {@code sector} if known, and dated spells if there are columns
 * {@code start_date} and {@code end_date} (first and last day of membership; empty = open).
 */
public final class UniverseFiles {
    private static final int NO_DAY = Dates.NONE;

    private final String name;
    private final int today;
    private final Function<String, Instrument> resolver;
    private final List<Universe.Member> members = new ArrayList<>();
    private final Set<Universe.Member> seen = new HashSet<>();
    private final Map<Instrument, String> sectors = new HashMap<>();
    private final List<DataProblem> problems = new ArrayList<>();

    private UniverseFiles(String name, int today, Function<String, Instrument> resolver) {
        this.name = name;
        this.today = today;
        this.resolver = resolver;
    }

    /**
     * Reads a universe.
     *
     * @param today epoch day; spells that begin later are refused
     * @param resolver makes an instrument of a symbol as it stands in the file, or throws {@link UsageException}: then
     *     the entry is among the problems
     * @throws DataException if the file holds no list or none of its entries can be taken
     */
    public static UniverseFile read(Path file, int today, Function<String, Instrument> resolver) {
        String name = String.valueOf(file.getFileName());
        return new UniverseFiles(name, today, resolver).read(FileBytes.of(file));
    }

    private UniverseFile read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        boolean dated = false;
        if (text.indexOf('\0') >= 0) {
            throw new DataException(DataProblem.of("a universe must be JSON, text or CSV in UTF-8")
                    .at(name, 0));
        }
        if (text.startsWith("[") || text.startsWith("{")) {
            json(Json.tree(text, name));
        } else if (text.startsWith("<")) {
            throw new DataException(DataProblem.of("a universe must be JSON, text or CSV but is a web page")
                    .at(name, 1));
        } else {
            dated = lines(bytes);
        }
        if (members.isEmpty()) {
            throw new DataException(
                    problems.isEmpty()
                            ? DataProblem.of("a universe must have at least one member")
                                    .at(name, 0)
                            : problems.get(0));
        }
        boolean someLeft = members.stream().anyMatch(m -> m.to() != Integer.MAX_VALUE);
        Universe universe = new Universe(SymbolNames.ofFile(withoutJson(name)), members, !(dated && someLeft));
        return new UniverseFile(universe, sectors, problems);
    }

    private static String withoutJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    }

    private void json(JsonNode root) {
        JsonNode list = root;
        if (root.isObject()) {
            list = root.has("stocks") ? root.get("stocks") : root.path("symbols");
        }
        if (!list.isArray()) {
            throw new DataException(
                    DataProblem.of("a universe in JSON must be an array or hold one under 'stocks' or 'symbols'")
                            .at(name, 0));
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            JsonNode symbol = entry.isObject() ? entry.path("symbol") : entry;
            DataProblem here =
                    DataProblem.of("entry " + (i + 1) + " must be a symbol").at(name, 0);
            if (!symbol.isTextual() || symbol.asText().isBlank()) {
                problems.add(here.withValue(entry.toString()));
            } else {
                add(new Entry(symbol.asText(), entry.path("sector").asText(""), "", ""), here);
            }
        }
    }

    /** Text or CSV; tells whether spells are dated. */
    private boolean lines(byte[] bytes) {
        CsvLines lines = new CsvLines(bytes);
        Columns columns = Columns.NONE;
        boolean first = true;
        while (lines.next()) {
            List<String> fields = lines.texts();
            if (fields.get(0).startsWith("#")) {
                continue;
            }
            DataProblem here = DataProblem.of("the line must name a symbol").at(name, lines.line());
            if (first && Columns.in(fields).symbol() >= 0) {
                columns = Columns.in(fields);
            } else if (columns.symbol() >= 0) {
                add(columns.entry(fields), here);
            } else {
                bare(fields, here);
            }
            first = false;
        }
        return columns.from() >= 0;
    }

    private void bare(List<String> fields, DataProblem here) {
        for (String field : fields) {
            String symbol = field.replaceFirst("#.*", "").strip();
            if (!symbol.isEmpty()) {
                add(new Entry(symbol, "", "", ""), here);
            }
            if (field.contains("#")) {
                return;
            }
        }
    }

    private void add(Entry entry, DataProblem here) {
        if (entry.symbol().isBlank()) {
            problems.add(here);
            return;
        }
        int from = entry.from().isBlank() ? Integer.MIN_VALUE + 1 : day(entry.from(), today);
        int to = entry.to().isBlank() ? Integer.MAX_VALUE : day(entry.to(), Integer.MAX_VALUE - 1);
        if (from == NO_DAY || to == NO_DAY || from > to) {
            problems.add(rule(here, "a spell must begin on a day of the calendar and not end before it")
                    .withSymbol(entry.symbol())
                    .withValue(entry.from() + ".." + entry.to()));
            return;
        }
        try {
            Instrument instrument = resolver.apply(entry.symbol());
            int begin = entry.from().isBlank() ? Integer.MIN_VALUE : from;
            Universe.Member member = new Universe.Member(instrument, begin, to);
            if (seen.add(member)) {
                members.add(member);
            }
            if (!entry.sector().isBlank()) {
                sectors.put(instrument, entry.sector());
            }
        } catch (UsageException e) {
            problems.add(rule(here, String.valueOf(e.getMessage())).withSymbol(entry.symbol()));
        }
    }

    private static DataProblem rule(DataProblem here, String rule) {
        return new DataProblem(here.file(), here.line(), here.symbol(), here.date(), rule, null, null);
    }

    private static int day(String text, int latest) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Dates(latest, false).parse(bytes, 0, bytes.length);
    }

    /** One entry as written. */
    private record Entry(String symbol, String sector, String from, String to) {}

    /** Where things stand in a CSV file; -1 = nowhere. */
    private record Columns(int symbol, int sector, int from, int to) {
        private static final Columns NONE = new Columns(-1, -1, -1, -1);

        static Columns in(List<String> header) {
            List<String> names =
                    header.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
            return new Columns(
                    Math.max(names.indexOf("symbol"), names.indexOf("ticker")),
                    names.indexOf("sector"),
                    names.indexOf("start_date"),
                    names.indexOf("end_date"));
        }

        Entry entry(List<String> fields) {
            return new Entry(at(fields, symbol), at(fields, sector), at(fields, from), at(fields, to));
        }

        private static String at(List<String> fields, int column) {
            return column >= 0 && column < fields.size() ? fields.get(column) : "";
        }
    }
}
