package io.assay.market.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.Market;

/**
 * What the SEC's service answers of one company: every figure of every report that it took in, under the concepts of
 * the taxonomies us-gaap and dei. The first report that holds a figure makes it known; one that holds another value of
 * the same period restates it from its own day on; one that repeats it says nothing.
 *
 * <p>Reports are taken in until 17:30 in New York under the date of the day, and some after that, when the close is
 * past: a figure is known on the day after it was filed.
 *
 * <p>Figures are stored without their unit, so all in money are in dollars, as prices in the United States are: others
 * are left out, and of a company that reports in another currency all are. So are numbers of shares from the first
 * annual report of a company from abroad on: what trades may be shares of a depositary, and the answer does not tell
 * how many one of them stands for.
 */
final class CompanyFacts {
    private static final List<String> TAXONOMIES = List.of("us-gaap", "dei");

    private static final String DOLLAR = Market.US.currency();

    /** Of figures in several units those in the first of these count. */
    private static final List<String> UNITS = List.of("USD", "USD/shares", "shares", "pure");

    private final Instrument company;
    private final String source;
    private final ReportedUnits reported;
    private final List<Filing> filings = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int rows;

    private CompanyFacts(Instrument company, String source, ReportedUnits reported) {
        this.company = company;
        this.source = source;
        this.reported = reported;
    }

    private record Period(int start, int end) {}

    private record Fact(Period period, int filed, String report, double value) {
        static final Comparator<Fact> ORDER =
                Comparator.comparingInt(Fact::filed).thenComparing(Fact::report);
    }

    /**
     * Reads an answer.
     *
     * @param source the answer as messages call it
     * @throws DataException if it is none, or most figures in money are not in dollars
     */
    static FilingsRead read(String body, Instrument company, String source) {
        JsonNode facts = SecAnswer.tree(body, source).path("facts");
        List<Map.Entry<String, JsonNode>> concepts = TAXONOMIES.stream()
                .flatMap(taxonomy -> facts.path(taxonomy).properties().stream())
                .toList();
        CompanyFacts reading = new CompanyFacts(company, source, ReportedUnits.of(concepts));
        reading.requireDollars();
        concepts.forEach(
                concept -> reading.concept(concept.getKey(), concept.getValue().path("units")));
        if (reading.rows == 0) {
            throw new DataException(DataProblem.of("the SEC must have figures under " + String.join(" or ", TAXONOMIES)
                            + "; companies from abroad may report under others, which are not read")
                    .at(source, 0)
                    .withSymbol(company.toString()));
        }
        return new FilingsRead(source, reading.filings, reading.rows, reading.skipped);
    }

    private void requireDollars() {
        Map<String, Integer> counted = reported.counted();
        if (!counted.isEmpty() && !reported.currency().equals(Optional.of(DOLLAR))) {
            throw new DataException(DataProblem.of("most figures in money must be in " + DOLLAR
                            + ", in which the shares trade, or ratios to the price would mix two currencies")
                    .at(source, 0)
                    .withSymbol(company.toString())
                    .withValue("figures by currency " + counted));
        }
    }

    private void concept(String concept, JsonNode units) {
        units.properties().stream()
                .filter(unit -> reported.isOtherMoney(unit.getKey()))
                .forEach(unit -> skipAll(unit.getValue().size()));
        List<Fact> facts = new ArrayList<>();
        unit(units)
                .ifPresent(unit ->
                        units.path(unit).forEach(node -> fact(node, unit).ifPresent(facts::add)));
        facts.sort(Fact.ORDER);
        Map<Period, Double> standing = new HashMap<>();
        for (Fact fact : facts) {
            Double before = standing.put(fact.period(), fact.value());
            if (before == null || before != fact.value()) {
                Period period = fact.period();
                filings.add(new Filing(company, concept, period.start(), period.end(), fact.filed() + 1, fact.value()));
            }
        }
    }

    /**
     * The unit whose figures count: one of the usual, or the only one there is; none if there are several, of which
     * none is known to be the right one.
     */
    private Optional<String> unit(JsonNode units) {
        Optional<String> usual =
                UNITS.stream().filter(unit -> units.path(unit).isArray()).findFirst();
        return usual.or(() -> Optional.of(units)
                .filter(all -> all.size() == 1)
                .map(all -> all.fieldNames().next())
                .filter(unit -> !reported.isOtherMoney(unit)));
    }

    private void skipAll(int count) {
        rows += count;
        skipped.merge("a figure in money must be in " + DOLLAR + ", as most of the company's", count, Integer::sum);
    }

    /** A row of the answer, if it can be. */
    private Optional<Fact> fact(JsonNode node, String unit) {
        rows++;
        JsonNode value = node.path("val");
        try {
            int end = Days.parse(node.path("end").asText());
            int start = node.has("start") ? Days.parse(node.path("start").asText()) : end;
            int filed = Days.parse(node.path("filed").asText());
            if (start > end || filed < end) {
                return skip("a period must begin before it ends and end before it is reported");
            }
            if (reported.isOfOtherShares(unit, node.path("filed").asText())) {
                return skip("a number of shares must be of those that trade, which reports from abroad do not tell");
            }
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                return skip("a figure must be a number");
            }
            return Optional.of(
                    new Fact(new Period(start, end), filed, node.path("accn").asText(), value.doubleValue()));
        } catch (UsageException e) {
            throw new DataException(
                    DataProblem.of("a figure must have 'end' and 'filed', dates that read YYYY-MM-DD")
                            .at(source, 0)
                            .withSymbol(company.toString())
                            .withValue(node.toString()),
                    e);
        }
    }

    private Optional<Fact> skip(String rule) {
        skipped.merge(rule, 1, Integer::sum);
        return Optional.empty();
    }
}
