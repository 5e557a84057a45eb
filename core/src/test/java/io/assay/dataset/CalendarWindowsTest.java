package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Days;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CalendarWindowsTest {
    private static int day(String text) {
        return Days.parse(text);
    }

    @Test
    void years_are_counted_from_2000_and_begin_after_the_first_day() {
        CalendarWindows yearly = CalendarWindows.ofYears(1, day("2000-01-03"), day("2003-06-30"), 10);
        assertThat(yearly.starts()).containsExactly(day("2001-01-01"), day("2002-01-01"), day("2003-01-01"));
        CalendarWindows two = CalendarWindows.ofYears(2, day("1997-05-01"), day("2003-06-30"), 10);
        assertThat(two.starts()).containsExactly(day("1998-01-01"), day("2000-01-01"), day("2002-01-01"));
        assertThat(CalendarWindows.ofYears(3, day("2000-06-01"), day("2006-01-01"), 10)
                        .starts())
                .containsExactly(day("2003-01-01"), day("2006-01-01"));
    }

    @Test
    void months_are_counted_from_january_2000() {
        assertThat(CalendarWindows.ofMonths(3, day("2015-04-01"), day("2016-01-01"), 10)
                        .starts())
                .containsExactly(day("2015-07-01"), day("2015-10-01"), day("2016-01-01"));
        assertThat(CalendarWindows.ofMonths(5, day("1999-06-15"), day("2000-06-30"), 10)
                        .starts())
                .containsExactly(day("1999-08-01"), day("2000-01-01"), day("2000-06-01"));
        assertThat(CalendarWindows.length(3)).isEqualTo("3 months");
        assertThat(CalendarWindows.length(12)).isEqualTo("1 year");
        assertThatThrownBy(() -> CalendarWindows.ofMonths(3, day("2015-04-01"), day("2015-06-30"), 10))
                .hasMessageContaining("no test window of 3 months begins");
    }

    @Test
    void a_history_without_a_new_year_is_refused_by_name() {
        assertThatThrownBy(() -> CalendarWindows.ofYears(2, day("2000-02-01"), day("2001-12-31"), 10))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no test window of 2 years begins between 2000-02-01 and 2001-12-31");
    }

    @Test
    void a_window_without_enough_sessions_before_it_is_not_tested() {
        CalendarWindows windows = new CalendarWindows(List.of(10, 20, 30), 15);
        List<Fold> folds = SplitContract.check(windows, TestDatasets.regular(40, 2), 0, 0);
        assertThat(folds).extracting(Fold::name).containsExactly("from 1970-01-21", "from 1970-01-31");
        // A row of day d is known on d + 3: day 17 would be known on the first test day.
        assertThat(folds.get(0).train())
                .isEqualTo(java.util.stream.IntStream.range(0, 17).toArray());
        assertThat(folds.get(0).test())
                .isEqualTo(java.util.stream.IntStream.range(20, 30).toArray());
        assertThat(folds.get(1).test())
                .isEqualTo(java.util.stream.IntStream.range(30, 40).toArray());
    }

    @Test
    void too_short_a_history_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> new CalendarWindows(List.of(10), 500).split(TestDatasets.regular(40, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("needs at least 500 settled sessions before a test window")
                .hasMessageContaining("there are 40 (1970-01-01..1970-02-09)");
    }

    @Test
    void later_bars_move_no_window_and_no_training_row() {
        CalendarWindows windows = new CalendarWindows(List.of(10, 20), 5);
        List<Fold> before = windows.split(TestDatasets.regular(25, 2));
        List<Fold> after = windows.split(TestDatasets.regular(60, 2));
        for (int f = 0; f < 2; f++) {
            assertThat(after.get(f).train()).isEqualTo(before.get(f).train());
            int[] test = before.get(f).test();
            assertThat(Arrays.copyOf(after.get(f).test(), test.length)).isEqualTo(test);
        }
        assertThat(before.get(0).test()).isEqualTo(after.get(0).test());
    }

    @Test
    void the_start_of_a_day_is_that_of_its_window() {
        CalendarWindows windows = new CalendarWindows(List.of(10, 20), 5).withStart(17);
        assertThat(windows.starts()).containsExactly(10, 17, 20);
        assertThat(windows.startOf(10)).isEqualTo(10);
        assertThat(windows.startOf(19)).isEqualTo(17);
        assertThat(windows.startOf(99)).isEqualTo(20);
        assertThat(windows.from(17).starts()).containsExactly(17, 20);
        assertThatThrownBy(() -> windows.startOf(9)).hasMessageContaining("'day' must be at least 10");
    }

    @Property(tries = 60)
    void windows_keep_the_contract_of_splitters(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        Dataset dataset = TestDatasets.random(seed, 4, 80, 4);
        int[] days = dataset.rows().decisionDay();
        List<Integer> starts = new ArrayList<>();
        for (int day = days[days.length / 4]; day < days[days.length - 1]; day += 15) {
            starts.add(day);
        }
        SplitContract.check(new CalendarWindows(starts, 3), dataset, 0, 0);
    }
}
