package io.assay.market.filing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import io.assay.TestData;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.Series;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class QuartersTest {
    private static final Instrument ACME = new Instrument("US", "ACME");
    private static final String SALES = "Revenues";
    private static final int FOREVER = 100_000;

    private static Filing filing(String start, String end, String filed, double value) {
        return new Filing(ACME, SALES, Days.parse(start), Days.parse(end), Days.parse(filed), value);
    }

    private static Filing filing(String day, String filed, double value) {
        return new Filing(ACME, "Assets", Days.parse(day), Days.parse(day), Days.parse(filed), value);
    }

    private static Quarters sales(Filing... filings) {
        return Quarters.of(List.of(filings), List.of(SALES));
    }

    private static double at(Series series, String day) {
        return series.asOf(Days.parse(day), FOREVER);
    }

    private static final Filing[] QUARTERS_AND_YEAR = {
        filing("2014-01-01", "2014-03-31", "2014-05-01", 10),
        filing("2014-04-01", "2014-06-30", "2014-08-01", 20),
        filing("2014-07-01", "2014-09-30", "2014-11-01", 30),
        filing("2014-01-01", "2014-12-31", "2015-02-20", 100),
        filing("2015-01-01", "2015-03-31", "2015-05-02", 15)
    };

    @Test
    void the_fourth_quarter_is_the_year_less_the_three_before_it() {
        Series quarterly = sales(QUARTERS_AND_YEAR).quarterly("sales");
        assertThat(quarterly.size()).isEqualTo(5);
        assertThat(quarterly.hasVintages()).isTrue();
        assertThat(at(quarterly, "2015-02-19")).isEqualTo(30);
        assertThat(at(quarterly, "2015-02-20")).isEqualTo(40);
        assertThat(quarterly.periodDay(3)).isEqualTo(Days.parse("2014-10-01"));
        assertThat(at(quarterly, "2015-05-02")).isEqualTo(15);
    }

    @Test
    void twelve_months_are_known_when_the_last_figure_that_they_need_is() {
        Series trailing = sales(QUARTERS_AND_YEAR).trailing("sales");
        assertThat(at(trailing, "2015-02-19")).isNaN();
        assertThat(at(trailing, "2015-02-20")).isEqualTo(100);
        assertThat(at(trailing, "2015-05-01")).isEqualTo(100);
        assertThat(at(trailing, "2015-05-02")).isEqualTo(100 - 10 + 15);
        assertThat(trailing.periodDay(1)).isEqualTo(Days.parse("2015-01-01"));
        assertThat(trailing.knownDay(1)).isEqualTo(Days.parse("2015-05-02"));
    }

    @Test
    void four_quarters_are_enough_without_a_year() {
        Series trailing = sales(
                        filing("2014-04-01", "2014-06-30", "2014-08-01", 1),
                        filing("2014-07-01", "2014-09-30", "2014-11-01", 2),
                        filing("2014-10-01", "2014-12-31", "2015-02-01", 4),
                        filing("2015-01-01", "2015-03-31", "2015-05-01", 8))
                .trailing("sales");
        assertThat(trailing.size()).isEqualTo(1);
        assertThat(trailing.value(0)).isEqualTo(15);
    }

    @Test
    void figures_from_the_beginning_of_the_year_are_differenced() {
        Filing[] soFar = {
            filing("2013-10-01", "2013-12-31", "2014-02-01", 5),
            filing("2013-10-01", "2014-03-31", "2014-05-01", 12),
            filing("2013-10-01", "2014-06-30", "2014-08-01", 21),
            filing("2013-10-01", "2014-09-30", "2014-12-01", 40),
            filing("2014-10-01", "2014-12-31", "2015-02-01", 6),
            filing("2014-10-01", "2015-03-31", "2015-05-01", 14)
        };
        Series quarterly = sales(soFar).quarterly("cash");
        double[] values = new double[quarterly.size()];
        Arrays.setAll(values, quarterly::value);
        assertThat(values).containsExactly(5, 7, 9, 19, 6, 8);
        Series trailing = sales(soFar).trailing("cash");
        assertThat(at(trailing, "2015-02-01")).isEqualTo(40 - 5 + 6);
        assertThat(at(trailing, "2015-05-01")).isEqualTo(40 - 12 + 14);
    }

    @Test
    void a_hole_leaves_no_sum_that_spans_it() {
        Series trailing = sales(
                        filing("2014-01-01", "2014-03-31", "2014-05-01", 10),
                        filing("2014-07-01", "2014-09-30", "2014-11-01", 30),
                        filing("2014-10-01", "2014-12-31", "2015-02-01", 4),
                        filing("2015-01-01", "2015-03-31", "2015-05-01", 8))
                .trailing("sales");
        assertThat(trailing.size()).isZero();
    }

    @Test
    void a_restatement_counts_from_its_own_day() {
        List<Filing> filings = new ArrayList<>(List.of(QUARTERS_AND_YEAR));
        filings.add(filing("2014-01-01", "2014-12-31", "2015-06-01", 90));
        Series trailing = Quarters.of(filings, List.of(SALES)).trailing("sales");
        assertThat(at(trailing, "2015-05-31")).isEqualTo(105);
        assertThat(at(trailing, "2015-06-01")).isEqualTo(95);
        int[] before = trailing.standing(Days.parse("2015-05-31"));
        assertThat(trailing.value(before[0])).isEqualTo(100);
        Series quarterly = Quarters.of(filings, List.of(SALES)).quarterly("sales");
        int[] after = quarterly.standing(Days.parse("2015-06-01"));
        assertThat(quarterly.value(after[3])).as("the fourth quarter").isEqualTo(30);
    }

    /** A retailer's year of 52 or 53 weeks, its periods as a crawler derives them from their ends. */
    @Test
    void weeks_instead_of_months_make_no_holes() {
        Series trailing = sales(
                        filing("2013-09-02", "2014-08-31", "2014-10-10", 112),
                        filing("2013-08-24", "2013-11-24", "2013-12-20", 25),
                        filing("2014-08-24", "2014-11-23", "2014-12-19", 27),
                        filing("2013-11-17", "2014-02-16", "2014-03-20", 26),
                        filing("2014-11-16", "2015-02-15", "2015-03-19", 29))
                .trailing("sales");
        assertThat(at(trailing, "2014-12-19")).isEqualTo(112 - 25 + 27);
        assertThat(at(trailing, "2015-03-19")).isEqualTo(112 - 25 - 26 + 27 + 29);
    }

    @Test
    void of_several_names_of_one_concept_the_first_counts() {
        Filing other = new Filing(
                ACME,
                "SalesRevenueNet",
                Days.parse("2014-01-01"),
                Days.parse("2014-12-31"),
                Days.parse("2015-03-01"),
                7);
        Filing[] filings = {filing("2014-01-01", "2014-12-31", "2015-02-20", 100), other};
        List<String> names = List.of(SALES, "SalesRevenueNet");
        assertThat(Quarters.of(List.of(filings), names).trailing("s").size()).isEqualTo(1);
        Series reversed =
                Quarters.of(List.of(filings), List.of("SalesRevenueNet", SALES)).trailing("s");
        assertThat(at(reversed, "2015-02-28")).isEqualTo(100);
        assertThat(at(reversed, "2015-03-01")).isEqualTo(7);
    }

    @Test
    void a_balance_is_that_of_its_day() {
        Series assets = Quarters.of(
                        List.of(
                                filing("2014-12-31", "2015-02-20", 50),
                                filing("2015-03-31", "2015-05-02", 60),
                                filing("2014-12-31", "2015-05-02", 50),
                                filing("2014-12-31", "2015-08-02", 55)),
                        List.of("Assets"))
                .balance("assets");
        assertThat(assets.size()).isEqualTo(3);
        assertThat(at(assets, "2015-02-19")).isNaN();
        assertThat(at(assets, "2015-05-01")).isEqualTo(50);
        assertThat(at(assets, "2015-09-01")).isEqualTo(60);
        assertThat(sales(QUARTERS_AND_YEAR).balance("sales").size()).isZero();
    }

    /** Reports of every kind: quarters, figures so far, years, late ones, missing ones, restated ones. */
    private static List<Filing> drawn(Seed seed, int years) {
        RandomGenerator random = seed.random();
        List<Filing> filings = new ArrayList<>();
        for (int quarter = 0; quarter < 4 * years; quarter++) {
            int year = Days.of(Days.date(Days.parse("2005-01-01")).plusMonths(12L * (quarter / 4)));
            int start = Days.of(Days.date(year).plusMonths(3L * (quarter % 4)));
            int end = Days.of(Days.date(start).plusMonths(3)) - 1 - random.nextInt(4);
            int kind = random.nextInt(10);
            int from = quarter % 4 == 3 || kind < 4 ? year : start;
            if (kind < 9) {
                filings.add(drawn(random, from, end));
            }
            if (kind % 3 == 0) {
                filings.add(drawn(random, from, end));
            }
        }
        return filings;
    }

    private static Filing drawn(RandomGenerator random, int start, int end) {
        int late = random.nextInt(8) == 0 ? 400 : 60;
        return new Filing(ACME, SALES, start, end, end + 20 + random.nextInt(late), random.nextInt(1000));
    }

    private static List<Double> bits(Series series) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            all.addAll(List.of((double) series.periodDay(i), (double) series.knownDay(i), series.value(i)));
        }
        return all;
    }

    /** What was filed after a day, taken away or replaced by other reports, changes nothing that was said by then. */
    @Property(tries = 60)
    void what_is_filed_later_moves_nothing(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 30, max = 2500) int after) {
        List<Filing> all = drawn(Seed.of(seed), 7);
        int day = Days.parse("2005-04-01") + after;
        List<Filing> known = all.stream().filter(f -> f.filed() <= day).toList();
        List<Filing> otherwise = new ArrayList<>(known);
        drawn(Seed.of(other), 9).stream().filter(f -> f.filed() > day).forEach(otherwise::add);
        List<String> concept = List.of(SALES);
        for (List<Filing> future : List.of(known, otherwise)) {
            assertThat(bits(Quarters.of(future, concept).trailing("t").until(day)))
                    .isEqualTo(bits(Quarters.of(all, concept).trailing("t").until(day)));
            assertThat(bits(Quarters.of(future, concept).quarterly("q").until(day)))
                    .isEqualTo(bits(Quarters.of(all, concept).quarterly("q").until(day)));
        }
    }

    /** Only what changed is worked out again; that must come to what working out everything on each day comes to. */
    @Property(tries = 30)
    void the_last_word_is_that_of_all_figures_together(@ForAll long seed) {
        List<Filing> all = drawn(Seed.of(seed), 6);
        Series trailing = Quarters.of(all, List.of(SALES)).trailing("t");
        Flows flows = new Flows();
        all.stream()
                .sorted(Comparator.comparingInt(Filing::filed)
                        .thenComparingInt(Filing::periodEnd)
                        .thenComparingInt(Filing::periodStart)
                        .thenComparingDouble(Filing::value))
                .forEach(f -> flows.add(f.periodStart(), f.periodEnd(), f.value(), 0));
        Map<Integer, Double> whole = new TreeMap<>();
        for (int end : flows.days(0, FOREVER)) {
            whole.put(end, flows.over(end, 365, 16));
        }
        whole.values().removeIf(sum -> Double.isNaN(sum));
        double[] sums = Arrays.stream(trailing.standing(Integer.MAX_VALUE))
                .mapToDouble(trailing::value)
                .toArray();
        assertThat(sums)
                .isEqualTo(
                        whole.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void real_reports_come_to_what_the_companies_say() {
        List<Filing> filings = FilingFile.read(
                        TestData.require("fundamentals/reports_2015-03_2017-03_dedup-first-seen.csv.gz"),
                        FilingFile.Options.on(Days.parse("2017-06-01")))
                .filings()
                .stream()
                .filter(f -> f.instrument().symbol().equals("AAPL") && f.filed() <= Days.parse("2015-12-31"))
                .toList();
        Series sales = Quarters.of(filings, List.of(SALES)).trailing("sales");
        // Apple's annual report of 2015: net sales of 233,715 million dollars, filed on 2015-10-28.
        assertThat(at(sales, "2015-10-28")).isNaN();
        assertThat(at(sales, "2015-10-29")).isCloseTo(233_715e6, within(1.0));
    }
}
