package io.assay.experiment.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Grouping;
import io.assay.experiment.Wiring;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;

/** The ways in which later rows are cut into groups; all of them could have been told on the day of the decision. */
public final class Groupings {
    /** What stocks without a sector are called. */
    static final String UNKNOWN = "unknown";

    private static final int YEAR = 4;

    private Groupings() {}

    /** Sectors, regimes, years and stocks. */
    static List<Grouping> of(Dataset later, Map<Instrument, String> sectors, Map<String, MarketRegimes> regimes) {
        List<Grouping> groupings = new ArrayList<>(ofMarket(later, sectors, regimes));
        groupings.add(named("stock", later, row -> whose(later, row).toString()));
        return groupings;
    }

    /** Sectors, regimes and years. */
    public static List<Grouping> ofMarket(
            Dataset later, Map<Instrument, String> sectors, Map<String, MarketRegimes> regimes) {
        int[] days = later.rows().decisionDay();
        return List.of(
                named("sector", later, row -> sectors.getOrDefault(whose(later, row), UNKNOWN)),
                named("regime", later, row -> MarketRegimes.NAMES.get(regime(regimes, whose(later, row), days[row]))),
                named("year", later, row -> Days.text(days[row]).substring(0, YEAR)));
    }

    private static int regime(Map<String, MarketRegimes> regimes, Instrument stock, int day) {
        MarketRegimes of = regimes.get(stock.market());
        return of == null ? MarketRegimes.UNKNOWN : of.at(day);
    }

    private static Instrument whose(Dataset later, int row) {
        return later.instruments().get(later.rows().instrument()[row]);
    }

    private static Grouping named(String kind, Dataset later, IntFunction<String> name) {
        String[] of = new String[later.size()];
        Set<String> names = new TreeSet<>();
        for (int row = 0; row < of.length; row++) {
            of[row] = name.apply(row);
            names.add(of[row]);
        }
        List<String> sorted = List.copyOf(names);
        Map<String, Integer> number = new HashMap<>();
        sorted.forEach(n -> number.put(n, number.size()));
        int[] groups = new int[of.length];
        for (int row = 0; row < of.length; row++) {
            groups[row] = number.getOrDefault(of[row], Grouping.NONE);
        }
        return new Grouping(kind, sorted, groups, true);
    }

    /**
     * The regimes of the markets of some stocks, each told from all of its stocks that are stored and that the audit
     * lets pass.
     */
    public static Map<String, MarketRegimes> regimes(Wiring wiring, Auditor auditor, List<Instrument> stocks) {
        Map<String, List<Instrument>> stored = wiring.data().listings().stream()
                .map(Listing::instrument)
                .collect(Collectors.groupingBy(Instrument::market));
        Map<String, MarketRegimes> regimes = new HashMap<>();
        for (String market :
                stocks.stream().map(Instrument::market).distinct().sorted().toList()) {
            List<Instrument> all = stored.getOrDefault(market, List.of());
            wiring.progress().start("Market of " + market, all.size());
            List<BarSeries> bars = wiring
                    .parallel()
                    .map(all, i -> {
                        List<BarSeries> one = sound(auditor, i);
                        wiring.progress().step(i.toString());
                        return one;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            wiring.progress().done();
            if (!bars.isEmpty()) {
                regimes.put(market, MarketRegimes.of(bars));
            }
        }
        return regimes;
    }

    /** Whoever the audit blocks is no part of the market, as everywhere. */
    private static List<BarSeries> sound(Auditor auditor, Instrument instrument) {
        CleanSeries clean = auditor.clean(instrument);
        return clean.isBlocked() || clean.bars().size() < 2 ? List.of() : List.of(clean.bars());
    }
}
