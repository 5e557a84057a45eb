package io.assay.market.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.market.Filing;
import io.assay.market.Series;

/**
 * One figure of one company as series: what it came to in each quarter, what it came to over four of them, or how it
 * stood on the day of each balance sheet. Each value is known from the day on which the last figure that it needs
 * became known; a restatement gives a new value from its own day on and changes nothing before. What was filed after a
 * day changes nothing of what the series say of that day.
 *
 * <p>Quarters that nobody reports are worked out: the fourth is the year less the three before it, one of figures that
 * are told from the beginning of the year is the difference of two such.
 */
public final class Quarters {
    private static final int QUARTER = 91;
    /** From 12 weeks, in years of three such quarters and a longer one, to 17. */
    private static final int QUARTER_SLACK = 30;

    private static final int YEAR = 365;
    /** 53 weeks, and days that were rounded. */
    private static final int YEAR_SLACK = 16;

    /** The same sum along another way differs in its last digits. */
    private static final double SAME = 1e-12;

    private static final Comparator<Filing> ORDER = Comparator.comparingInt(Filing::filed)
            .thenComparingInt(Filing::periodEnd)
            .thenComparingInt(Filing::periodStart)
            .thenComparingDouble(Filing::value);

    private final List<String> concepts;
    private final List<Filing> filings;

    private Quarters(List<String> concepts, List<Filing> filings) {
        this.concepts = concepts;
        this.filings = filings;
    }

    /**
     * The figures of one concept of a company.
     *
     * @param filings of one company, in any order; other concepts are left out
     * @param concepts names of the concept; of figures of the same period under several names that of the first counts
     *     ({@code Revenues}, {@code RevenueFromContractWithCustomerExcludingAssessedTax})
     */
    public static Quarters of(List<Filing> filings, List<String> concepts) {
        Check.atLeast("concepts", concepts.size(), 1);
        return new Quarters(
                List.copyOf(concepts),
                filings.stream()
                        .filter(filing -> concepts.contains(filing.concept()))
                        .sorted(ORDER)
                        .toList());
    }

    /** What it came to in each quarter; the period of a value is the first day of the quarter. */
    public Series quarterly(String name) {
        return flows(name, QUARTER, QUARTER_SLACK);
    }

    /** What it came to in the last four quarters; the period of a value is the first day of the last of them. */
    public Series trailing(String name) {
        return flows(name, YEAR, YEAR_SLACK);
    }

    /** How it stood; the period of a value is the day of the balance sheet. Empty for what is reported of periods. */
    public Series balance(String name) {
        Map<Integer, Filing> standing = new HashMap<>();
        Found found = new Found(name);
        for (Filing filing : filings) {
            Filing before = standing.get(filing.periodEnd());
            if (filing.isOfADay() && (before == null || rank(before) >= rank(filing))) {
                standing.put(filing.periodEnd(), filing);
                found.add(filing.periodEnd(), filing.filed(), filing.value());
            }
        }
        return found.series();
    }

    private int rank(Filing filing) {
        return concepts.indexOf(filing.concept());
    }

    private Series flows(String name, int length, int slack) {
        Flows flows = new Flows();
        Found found = new Found(name);
        int i = 0;
        while (i < filings.size()) {
            int day = filings.get(i).filed();
            int first = Integer.MAX_VALUE;
            int last = Integer.MIN_VALUE;
            for (; i < filings.size() && filings.get(i).filed() == day; i++) {
                Filing filing = filings.get(i);
                OptionalInt changed = flows.add(filing.periodStart(), filing.periodEnd(), filing.value(), rank(filing));
                first = Math.min(first, changed.orElse(first));
                last = Math.max(last, changed.orElse(last));
            }
            if (first <= last) {
                for (int end : flows.days(first, last + Flows.REACH)) {
                    found.add(quarterEnding(end), day, flows.over(end, length, slack));
                }
            }
        }
        return found.series();
    }

    /** The first day of the quarter that ends on a day; told from that day alone, so that it stays. */
    private static int quarterEnding(int end) {
        return ReportPeriod.start(Days.date(end), 3);
    }

    /** Values as they are found, each once. */
    private static final class Found {
        private final String name;
        private final Map<Integer, Double> standing = new HashMap<>();
        private final List<int[]> days = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Found(String name) {
            this.name = name;
        }

        void add(int period, int known, double value) {
            double before = standing.getOrDefault(period, Double.NaN);
            boolean same = Math.abs(value - before) <= SAME * Math.max(Math.abs(value), Math.abs(before));
            if (!Double.isNaN(value) && !same) {
                standing.put(period, value);
                days.add(new int[] {period, known});
                values.add(value);
            }
        }

        Series series() {
            return Series.of(
                    name,
                    true,
                    days.stream().mapToInt(d -> d[0]).toArray(),
                    days.stream().mapToInt(d -> d[1]).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
