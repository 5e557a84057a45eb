package io.assay.market.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Filing;
import io.assay.market.Instrument;

/**
 * What the SEC's service answers of one company: every figure of every report that it took in, under the concepts of
 * the taxonomies us-gaap and dei. The first report that holds a figure makes it known; one that holds another value of
 * the same period restates it from its own day on; one that repeats it says nothing.
 *
 * <p>Reports are taken in until 17:30 in New York under the date of the day, and some after that, when the close is
 * past: a figure is known on the day after it was filed.
 */
final class CompanyFacts {
    private static final List<String> TAXONOMIES = List.of("us-gaap", "dei");

    /** Of figures in several units those in the first of these count. */
    private static final List<String> UNITS = List.of("USD", "USD/shares", "shares", "pure");

    private final Instrument company;
    private final String source;
    private final List<Filing> filings = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int rows;

    private CompanyFacts(Instrument company, String source) {
        this.company = company;
        this.source = source;
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
     * @throws DataException if it is none
     */
    static FilingsRead read(String body, Instrument company, String source) {
        JsonNode facts = SecAnswer.tree(body, source).path("facts");
        CompanyFacts reading = new CompanyFacts(company, source);
        for (String taxonomy : TAXONOMIES) {
            facts.path(taxonomy)
                    .properties()
                    .forEach(concept ->
                            reading.concept(concept.getKey(), concept.getValue().path("units")));
        }
        if (reading.rows == 0) {
            throw new DataException(DataProblem.of("the SEC must have figures under " + String.join(" or ", TAXONOMIES)
                            + "; companies from abroad may report under others, which are not read")
                    .at(source, 0)
                    .withSymbol(company.toString()));
        }
        return new FilingsRead(source, reading.filings, reading.rows, reading.skipped);
    }

    private void concept(String concept, JsonNode units) {
        JsonNode inUnit = UNITS.stream()
                .map(units::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseGet(() -> only(units));
        List<Fact> facts = new ArrayList<>();
        inUnit.forEach(node -> fact(node).ifPresent(facts::add));
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
     * The figures in the one unit there is; nothing if there are several, of which none is known to be the right one.
     */
    private static JsonNode only(JsonNode units) {
        return units.size() == 1 ? units.elements().next() : MissingNode.getInstance();
    }

    /** A row of the answer, if it can be. */
    private Optional<Fact> fact(JsonNode node) {
        rows++;
        JsonNode value = node.path("val");
        try {
            int end = Days.parse(node.path("end").asText());
            int start = node.has("start") ? Days.parse(node.path("start").asText()) : end;
            int filed = Days.parse(node.path("filed").asText());
            if (start > end || filed < end) {
                return skip("a period must begin before it ends and end before it is reported");
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
