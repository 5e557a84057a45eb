package io.assay.market.filing;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * In what a company reports: one currency, that of most of its figures in money, so that no ratio mixes two; and since
 * when the shares that it counts may be others than those that trade.
 *
 * @param currency ISO 4217 code; empty if no figure is in money, or if none has more than any other
 * @param counted figures in money by currency
 * @param foreignSince day in ISO 8601 on which the first annual report of a company from abroad was filed, from which
 *     on its shares may trade as those of a depositary, one of which may stand for several; empty: never
 */
record ReportedUnits(Optional<String> currency, Map<String, Integer> counted, Optional<String> foreignSince) {
    private static final String SHARES = "shares";
    private static final List<String> FOREIGN = List.of("20-F", "40-F");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Those of concepts by name, each with its figures by unit. */
    static ReportedUnits of(List<Map.Entry<String, JsonNode>> concepts) {
        Map<String, Integer> counted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> concept : concepts) {
            units(concept)
                    .forEach(unit -> currencyOf(unit.getKey())
                            .ifPresent(
                                    code -> counted.merge(code, unit.getValue().size(), Integer::sum)));
        }
        int most = counted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> leading = counted.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        Optional<String> foreignSince = concepts.stream()
                .flatMap(concept -> units(concept).stream())
                .flatMap(unit -> StreamSupport.stream(unit.getValue().spliterator(), false))
                .filter(fact -> FOREIGN.stream().anyMatch(fact.path("form").asText()::startsWith))
                .map(fact -> fact.path("filed").asText())
                .min(String::compareTo);
        return new ReportedUnits(
                leading.size() == 1 ? Optional.of(leading.get(0)) : Optional.empty(), counted, foreignSince);
    }

    private static Set<Map.Entry<String, JsonNode>> units(Map.Entry<String, JsonNode> concept) {
        return concept.getValue().path("units").properties();
    }

    /** The currency that a unit is in: that of {@code USD} and {@code USD/shares}, none of {@code shares}. */
    private static Optional<String> currencyOf(String unit) {
        int over = unit.indexOf('/');
        return Optional.of(over < 0 ? unit : unit.substring(0, over)).filter(CURRENCIES::contains);
    }

    /** Whether figures in a unit are in money other than the company's. */
    boolean isOtherMoney(String unit) {
        return currencyOf(unit)
                .filter(code -> !currency.equals(Optional.of(code)))
                .isPresent();
    }

    /** Whether a number of shares that was filed on a day may be of others than those that trade. */
    boolean isOfOtherShares(String unit, String filed) {
        return unit.equals(SHARES)
                && foreignSince.filter(day -> day.compareTo(filed) <= 0).isPresent();
    }
}
