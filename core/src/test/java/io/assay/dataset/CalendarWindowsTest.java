package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        assertThat(folds.get(0).train()).isEqualTo(IntStream.range(0, 17).toArray());
        assertThat(folds.get(0).test()).isEqualTo(IntStream.range(20, 30).toArray());
        assertThat(folds.get(1).test()).isEqualTo(IntStream.range(30, 40).toArray());
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

    private static CalendarWindows sessions(int count, int warmUp, WalkForward lengths) {
        return CalendarWindows.ofSessions(
                IntStream.range(0, count).map(i -> 2 * i).toArray(), warmUp, lengths);
    }

    @Test
    void sessions_are_counted_from_the_first_one_behind_the_warm_up() {
        CalendarWindows windows = sessions(40, 5, WalkForward.rolling(20, 6));
        // Session 25 is day 50; each window has 6 sessions, the last is not full.
        assertThat(windows.starts()).containsExactly(50, 62, 74);
        assertThat(windows.ends()).containsExactly(62, 74, CalendarWindows.OPEN);
        assertThat(windows.newest()).isEqualTo(20);
        assertThat(windows.minTrain()).as("a tenth may be missing").isEqualTo(18);
        assertThat(windows.spec()).endsWith("train>=18 of 20 sessions, rolling)");
        CalendarWindows growing = sessions(40, 5, WalkForward.expanding(20, 6));
        assertThat(growing.starts()).isEqualTo(windows.starts());
        assertThat(growing.newest()).isEqualTo(CalendarWindows.ALL);
        assertThat(growing.spec()).endsWith("train>=18 sessions, expanding)");
    }

    @Test
    void later_sessions_lengthen_the_last_window_of_sessions_and_move_none() {
        CalendarWindows before = sessions(40, 5, WalkForward.rolling(20, 6));
        CalendarWindows after = sessions(60, 5, WalkForward.rolling(20, 6));
        assertThat(after.starts().subList(0, 3)).isEqualTo(before.starts());
        assertThat(after.ends().subList(0, 3)).containsExactly(62, 74, 86);
    }

    @Test
    void a_longer_step_leaves_days_that_are_in_no_window() {
        CalendarWindows windows = sessions(60, 0, WalkForward.rolling(20, 6).withStep(10));
        assertThat(windows.starts()).containsExactly(40, 60, 80, 100);
        assertThat(windows.ends()).containsExactly(52, 72, 92, 112);
        assertThat(windows.holds(51)).isTrue();
        assertThat(windows.holds(52)).isFalse();
        assertThat(windows.holds(39)).isFalse();
        assertThat(windows.holds(60)).isTrue();
        assertThat(windows.startOf(55)).isEqualTo(40);
    }

    @Test
    void the_first_window_waits_for_its_day_and_for_enough_to_learn_from() {
        int[] days = IntStream.range(0, 40).map(i -> 2 * i).toArray();
        WalkForward lengths = WalkForward.rolling(20, 6);
        assertThat(CalendarWindows.ofSessions(days, 5, lengths, 57).starts()).containsExactly(58, 70);
        assertThat(CalendarWindows.ofSessions(days, 5, lengths, 3).starts())
                .isEqualTo(sessions(40, 5, lengths).starts());
        assertThatThrownBy(() -> CalendarWindows.ofSessions(days, 5, lengths, 79))
                .hasMessageContaining("no test window begins on 1970-03-21 or later");
    }

    @Test
    void too_few_sessions_for_a_window_are_told() {
        assertThatThrownBy(() -> sessions(25, 5, WalkForward.rolling(20, 6)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("20 sessions are to be learnt from after 5")
                .hasMessageContaining("there are 25 in all");
    }

    @Test
    void a_rolling_window_learns_from_the_newest_sessions_alone() {
        Dataset dataset = TestDatasets.regular(40, 2);
        CalendarWindows windows = new CalendarWindows(List.of(20, 30), List.of(25, 33), 9, 10);
        List<Fold> folds = SplitContract.check(windows, dataset, 0, 0);
        // A row of day d is known on d + 3: days 17 to 19 are not by the first test day.
        assertThat(folds.get(0).train()).isEqualTo(IntStream.range(10, 17).toArray());
        assertThat(folds.get(0).test()).isEqualTo(IntStream.range(20, 25).toArray());
        assertThat(folds.get(1).train()).isEqualTo(IntStream.range(20, 27).toArray());
        assertThat(folds.get(1).test()).isEqualTo(IntStream.range(30, 33).toArray());
    }

    @Test
    void a_window_that_begins_on_a_day_is_cut_off_the_one_it_lies_in_or_fills_the_gap() {
        CalendarWindows windows = new CalendarWindows(List.of(10, 20), List.of(15, 25), 5, 5);
        CalendarWindows inside = windows.withStart(12);
        assertThat(inside.starts()).containsExactly(10, 12, 20);
        assertThat(inside.ends()).containsExactly(12, 15, 25);
        CalendarWindows gap = windows.withStart(17);
        assertThat(gap.starts()).containsExactly(10, 17, 20);
        assertThat(gap.ends()).containsExactly(15, 20, 25);
        CalendarWindows behind = windows.withStart(30);
        assertThat(behind.ends()).containsExactly(15, 25, CalendarWindows.OPEN);
        assertThat(behind.from(20).ends()).containsExactly(25, CalendarWindows.OPEN);
        assertThat(windows.withStart(20)).isEqualTo(windows);
        assertThat(windows.withStart(12).newest()).isEqualTo(5);
    }

    @Test
    void windows_must_not_overlap() {
        assertThatThrownBy(() -> new CalendarWindows(List.of(10, 20), List.of(21, 25), 5, 5))
                .hasMessageContaining("'ends'");
        assertThatThrownBy(() -> new CalendarWindows(List.of(10, 20), List.of(10, 25), 5, 5))
                .hasMessageContaining("'ends'");
    }

    @Property(tries = 60)
    void windows_of_sessions_keep_the_contract_of_splitters(
            @ForAll @IntRange(min = 1, max = 100_000) int seed,
            // Long enough that no window's labels are all known too late, which is an error of its own.
            @ForAll @IntRange(min = 16, max = 40) int train,
            @ForAll @IntRange(min = 1, max = 12) int test,
            @ForAll @IntRange(min = 0, max = 9) int gap) {
        Dataset dataset = TestDatasets.random(seed, 4, 80, 4);
        int[] days = Arrays.stream(dataset.rows().decisionDay()).distinct().toArray();
        WalkForward lengths = new WalkForward(train, test, test + gap, 0, seed % 2 == 0);
        SplitContract.check(CalendarWindows.ofSessions(days, seed % 10, lengths), dataset, 0, 0);
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
