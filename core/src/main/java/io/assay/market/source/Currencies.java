package io.assay.market.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.UsageException;
import io.assay.market.Listing;

/** Whether the prices of a book can be added up. */
public final class Currencies {
    private Currencies() {}

    /**
     * The currency in which a book is kept: the only one of its listings.
     *
     * @throws UsageException if the book is empty or its listings are in several currencies
     */
    public static String only(Collection<Listing> book) {
        Map<String, List<String>> found = byCurrency(book);
        if (found.isEmpty()) {
            throw new UsageException("a book must hold at least one listing");
        }
        if (found.size() > 1) {
            throw mixed(found, "");
        }
        return found.keySet().iterator().next();
    }

    /**
     * Checks that every listing can be valued in one currency.
     *
     * @param base ISO 4217 code of the book
     * @param rates currencies for which there is an exchange-rate series into {@code base}
     * @throws UsageException naming the listings in other currencies
     */
    public static void requireConvertible(Collection<Listing> book, String base, Set<String> rates) {
        Map<String, List<String>> found = byCurrency(book);
        found.keySet().removeIf(c -> c.equals(base) || rates.contains(c));
        if (!found.isEmpty()) {
            throw mixed(found, " into " + base);
        }
    }

    private static Map<String, List<String>> byCurrency(Collection<Listing> book) {
        Map<String, List<String>> found = new TreeMap<>();
        book.forEach(l -> found.computeIfAbsent(l.currency(), c -> new ArrayList<>())
                .add(l.instrument().toString()));
        return found;
    }

    private static UsageException mixed(Map<String, List<String>> found, String target) {
        List<String> parts = new ArrayList<>();
        found.forEach((currency, names) -> parts.add(
                currency + " (" + names.get(0) + (names.size() == 1 ? ")" : " and " + (names.size() - 1) + " more)")));
        return new UsageException("a book must not mix currencies without an exchange-rate series" + target + ", was "
                + String.join(", ", parts));
    }
}
