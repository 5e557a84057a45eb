package io.assay.market.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.SymbolChange;

/**
 * Finds the instrument that a user means among those there are: {@code NSE:INFY}, or {@code INFY} where only one market
 * has it. Case does not matter, nor how a class of shares is set off ({@code BRK.B}, {@code BRK-B}, {@code BRK/B}),
 * unless that would leave two.
 */
public final class SymbolLookup {
    private static final int SUGGESTIONS = 3;

    private final TreeSet<Instrument> instruments;
    private final Map<String, List<Instrument>> bySymbol = new TreeMap<>();

    private SymbolLookup(Collection<Instrument> instruments) {
        this.instruments = new TreeSet<>(instruments);
        this.instruments.forEach(i -> bySymbol.computeIfAbsent(folded(i.symbol()), s -> new ArrayList<>())
                .add(i));
    }

    /** A lookup among the given instruments. */
    public static SymbolLookup among(Collection<Instrument> instruments) {
        return new SymbolLookup(instruments);
    }

    /**
     * The instrument meant.
     *
     * @throws UsageException if several markets have the symbol (all are listed) or none has (the nearest spellings are
     *     listed)
     */
    public Instrument resolve(String text) {
        List<Instrument> candidates = candidates(text);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        List<Instrument> exact = candidates.stream()
                .filter(i -> i.symbol().equals(symbolOf(text)))
                .toList();
        if (exact.size() == 1 && sameMarket(candidates)) {
            return exact.get(0);
        }
        throw new UsageException(candidates.isEmpty() ? unknown(text) : text + " is ambiguous: " + joined(candidates));
    }

    /**
     * The instrument meant, by the symbol of today or, where nobody has it any more, by one of former days.
     *
     * @param changes by which listings went on under other symbols, earlier ones first
     * @throws UsageException as {@link #resolve(String)}
     */
    public Instrument resolve(String text, List<SymbolChange> changes) {
        SymbolLookup old = among(changes.stream().map(SymbolChange::from).toList());
        if (!candidates(text).isEmpty() || old.candidates(text).isEmpty()) {
            return resolve(text);
        }
        Instrument name = old.resolve(text);
        for (SymbolChange change : changes) {
            name = change.from().equals(name) ? change.to() : name;
        }
        return resolve(name.toString());
    }

    /** All instruments that the text could mean, sorted; empty if there is none. */
    public List<Instrument> candidates(String text) {
        String name = text.strip();
        String market = name.substring(0, Math.max(0, name.indexOf(':')));
        return bySymbol.getOrDefault(folded(symbolOf(name)), List.of()).stream()
                .filter(i -> market.isEmpty() || i.market().equalsIgnoreCase(market))
                .toList();
    }

    /** The instruments spelt most alike, nearest first, at most three; those far off are left out. */
    public List<Instrument> nearest(String text) {
        String wanted = folded(symbolOf(text.strip()));
        int limit = Math.max(1, wanted.length() / 2);
        return instruments.stream()
                .filter(i -> distance(wanted, folded(i.symbol())) <= limit)
                .sorted(Comparator.comparingInt((Instrument i) -> distance(wanted, folded(i.symbol())))
                        .thenComparing(i -> i))
                .limit(SUGGESTIONS)
                .toList();
    }

    private String unknown(String text) {
        List<Instrument> near = nearest(text);
        String hint = near.isEmpty() ? "" : "; did you mean " + joined(near) + "?";
        return "there is no instrument '" + text.strip() + "' among " + instruments.size() + hint;
    }

    private static boolean sameMarket(List<Instrument> candidates) {
        return candidates.stream().map(Instrument::market).distinct().count() == 1;
    }

    private static String joined(List<Instrument> all) {
        return String.join(", ", all.stream().map(Instrument::toString).toList());
    }

    private static String symbolOf(String text) {
        return text.substring(text.indexOf(':') + 1).strip();
    }

    private static String folded(String symbol) {
        return symbol.toUpperCase(Locale.ROOT).replace('.', '-').replace('/', '-');
    }

    /** Insertions, deletions and substitutions from one to the other (Levenshtein 1966). */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(substituted, Math.min(above[j], above[j - 1]) + 1);
            }
        }
        return above[b.length()];
    }
}
