package io.assay.market.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.assay.base.Days;

/** Collects what is found in one series. Used by one thread. */
final class Findings {
    static final int EXAMPLES = 5;

    private final String symbol;
    private final Map<Rule, Tally> tallies = new EnumMap<>(Rule.class);

    Findings(String symbol) {
        this.symbol = symbol;
    }

    private static final class Tally {
        private long count;
        private final List<Example> examples = new ArrayList<>(EXAMPLES);
    }

    /** One place; the words are only asked for while examples are wanted. */
    void hit(Rule rule, int day, Supplier<String> value) {
        Tally tally = tallies.computeIfAbsent(rule, r -> new Tally());
        tally.count++;
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(new Example(symbol, Days.text(day), value.get()));
        }
    }

    /** A finding about the series as a whole. */
    void whole(Rule rule, long count, String value) {
        Tally tally = tallies.computeIfAbsent(rule, r -> new Tally());
        tally.count += count;
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(new Example(symbol, "", value));
        }
    }

    /** How often a rule was broken so far. */
    long count(Rule rule) {
        Tally tally = tallies.get(rule);
        return tally == null ? 0 : tally.count;
    }

    /** Everything found, in the order of the rules. */
    List<Finding> list() {
        List<Finding> list = new ArrayList<>();
        tallies.forEach((rule, tally) -> list.add(new Finding(rule, rule.severity(), tally.count, tally.examples)));
        return list;
    }
}
