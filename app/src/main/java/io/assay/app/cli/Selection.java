package io.assay.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.source.SymbolLookup;
import io.assay.market.source.UniverseFile;
import io.assay.market.source.UniverseFiles;
import io.assay.report.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that pick instruments out of what is stored; without any, everything is picked. */
public final class Selection {
    /** So many symbols without bars are named one by one. */
    private static final int NAMED = 5;

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Symbols, separated by commas: AAPL or, where several markets have it, NSE:INFY.")
    private @Nullable List<String> symbols;

    @Option(
            names = "--universe",
            paramLabel = "FILE",
            description =
                    "A list of symbols: JSON, CSV with a column 'symbol', or a symbol a line. Stocks of a CSV with"
                            + " 'start_date' and 'end_date' count on the days of their spells alone.")
    private @Nullable Path universe;

    @Option(
            names = "--market",
            paramLabel = "CODE",
            description = "Only this market.",
            completionCandidates = MarketCodes.class)
    private @Nullable String market;

    /** Whether nothing was picked, so that all is meant. */
    public boolean isEverything() {
        return symbols == null && universe == null && market == null;
    }

    /**
     * The data as they stood at the close of a day.
     *
     * @param day ISO date, or empty for all bars
     * @throws UsageException if there are bars of the market that was picked, and none of them is of that day or before
     */
    public MarketData until(MarketData data, String day) {
        if (day.isEmpty()) {
            return data;
        }
        int last = Days.parse(day);
        IntSummaryStatistics first = data.listings().stream()
                .filter(l -> isAsked(l.instrument()))
                .mapToInt(Listing::firstDay)
                .summaryStatistics();
        if (first.getCount() > 0 && first.getMin() > last) {
            throw new UsageException("there are no bars" + (market == null ? "" : " of market " + market) + " up to "
                    + day + ": the first is of " + Days.text(first.getMin()) + ". Fix: a day from then on");
        }
        return data.until(last);
    }

    /**
     * The data as {@link #until} gives them, of which stocks count on the days of their spells where the list of
     * symbols has dated ones.
     *
     * @param day ISO date, or empty for all bars
     */
    public MarketData data(MarketData store, String day, Context context) {
        MarketData data = until(store, day);
        if (universe == null) {
            return data;
        }
        Universe listed = listed(read(universe, data, lookup(data), context), lookup(data));
        return listed.isDated() ? data.within(listed) : data;
    }

    private SymbolLookup lookup(MarketData data) {
        return SymbolLookup.among(data.listings().stream()
                .map(Listing::instrument)
                .filter(this::isAsked)
                .toList());
    }

    private boolean isAsked(Instrument instrument) {
        return market == null || instrument.market().equalsIgnoreCase(market);
    }

    /**
     * The instruments picked, sorted, each once.
     *
     * @throws UsageException if one is not stored or ambiguous, none is left, or symbols are told twice over
     */
    public List<Instrument> from(MarketData data, Context context) {
        if (symbols != null && universe != null) {
            throw new UsageException("--symbols and --universe name symbols twice over. Fix: leave one of them out");
        }
        if (symbols != null && symbols.isEmpty()) {
            throw new UsageException("--symbols must name at least one symbol. Fix: leave it out to pick all");
        }
        List<Instrument> stored = data.listings().stream()
                .map(Listing::instrument)
                .filter(this::isAsked)
                .toList();
        if (stored.isEmpty()) {
            String markets = data.listings().stream()
                    .map(l -> l.instrument().market())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            String where =
                    market == null || markets.isEmpty() ? "" : " of market " + market + "; it has bars of " + markets;
            throw new UsageException("there are no bars in the workspace " + context.workspace() + where
                    + ". Fix: 'assay data import' or 'assay data fetch'");
        }
        SymbolLookup lookup = SymbolLookup.among(stored);
        if (universe != null) {
            return ofUniverse(universe, data, lookup, context);
        }
        return symbols == null
                ? stored
                : symbols.stream().map(lookup::resolve).distinct().sorted().toList();
    }

    /** The sectors that the list of symbols names, as of the day on which it was drawn up; none without a list. */
    public Map<Instrument, String> sectors(MarketData data, Context context) {
        if (universe == null) {
            return Map.of();
        }
        return read(universe, data, lookup(data), context).sectors();
    }

    private static UniverseFile read(Path file, MarketData data, SymbolLookup lookup, Context context) {
        int today = Days.of(LocalDate.now(context.clock()));
        return UniverseFiles.read(file, today, symbol -> lookup.resolve(symbol, data.changes()));
    }

    private static List<Instrument> ofUniverse(Path file, MarketData data, SymbolLookup lookup, Context context) {
        UniverseFile read = read(file, data, lookup, context);
        Universe listed = listed(read, lookup);
        boolean together = listed.absent() > 0 && (listed.isDated() || listed.absent() > NAMED);
        read.problems().stream()
                .filter(p -> !together || !isAbsent(p, lookup))
                .forEach(p -> context.output().remark("left out: " + p.sentence()));
        if (together) {
            context.output()
                    .remark(Text.count(listed.absent()) + " of "
                            + Text.count(listed.instruments().size() + listed.absent()) + " members of "
                            + file.getFileName() + " have no bars: survivorship remains");
        }
        return listed.instruments();
    }

    /** The universe of a file with the number of those whom nobody has bars of. */
    private static Universe listed(UniverseFile read, SymbolLookup lookup) {
        long absent = read.problems().stream()
                .filter(p -> isAbsent(p, lookup))
                .map(DataProblem::symbol)
                .distinct()
                .count();
        return read.universe().withAbsent((int) absent);
    }

    /** Spells that cannot be and symbols that could be several are faults of the file; these are not. */
    private static boolean isAbsent(DataProblem problem, SymbolLookup lookup) {
        String symbol = problem.symbol();
        return symbol != null && lookup.candidates(symbol).isEmpty();
    }
}
