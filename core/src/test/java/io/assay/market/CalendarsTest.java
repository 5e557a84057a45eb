package io.assay.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.assay.TestData;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ParsedBars;
import io.assay.market.source.ReadOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CalendarsTest {
    private static final TradingCalendar NYSE = Calendars.nyse(Days.of(1990, 1, 1), Days.of(2026, 12, 31));

    @Test
    void new_york_is_closed_on_the_holidays_the_exchange_published() {
        // The exchange's own tables of holidays for 2023, 2024 and 2025, Carter's day of mourning among them.
        assertThat(closedWeekdays(2023))
                .containsExactly(
                        "2023-01-02",
                        "2023-01-16",
                        "2023-02-20",
                        "2023-04-07",
                        "2023-05-29",
                        "2023-06-19",
                        "2023-07-04",
                        "2023-09-04",
                        "2023-11-23",
                        "2023-12-25");
        assertThat(closedWeekdays(2024))
                .containsExactly(
                        "2024-01-01",
                        "2024-01-15",
                        "2024-02-19",
                        "2024-03-29",
                        "2024-05-27",
                        "2024-06-19",
                        "2024-07-04",
                        "2024-09-02",
                        "2024-11-28",
                        "2024-12-25");
        assertThat(closedWeekdays(2025))
                .containsExactly(
                        "2025-01-01",
                        "2025-01-09",
                        "2025-01-20",
                        "2025-02-17",
                        "2025-04-18",
                        "2025-05-26",
                        "2025-06-19",
                        "2025-07-04",
                        "2025-09-01",
                        "2025-11-27",
                        "2025-12-25");
    }

    @Test
    void a_saturday_new_year_is_not_made_up_for_but_other_saturday_holidays_are() {
        assertThat(NYSE.isSession(Days.of(2021, 12, 31))).isTrue();
        assertThat(NYSE.isSession(Days.of(2021, 12, 24))).isFalse();
        assertThat(NYSE.isSession(Days.of(2020, 7, 3))).isFalse();
        assertThat(NYSE.isSession(Days.of(2023, 1, 2))).isFalse();
    }

    @Test
    void holidays_begin_when_the_exchange_began_to_keep_them() {
        assertThat(NYSE.isSession(Days.of(1997, 1, 20))).isTrue();
        assertThat(NYSE.isSession(Days.of(1998, 1, 19))).isFalse();
        assertThat(NYSE.isSession(Days.of(2021, 6, 18))).isTrue();
        assertThat(NYSE.isSession(Days.of(2022, 6, 20))).isFalse();
        assertThat(NYSE.isSession(Days.of(1994, 4, 27))).isFalse();
    }

    @Test
    void new_york_before_1990_is_refused() {
        assertThatThrownBy(() -> Calendars.nyse(Days.of(1989, 12, 29), Days.of(1990, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1990-01-01");
    }

    @Test
    void new_york_equals_the_days_on_which_real_stocks_have_bars() {
        Path folder = TestData.require("us-daily");
        TreeSet<Integer> real = new TreeSet<>();
        for (String symbol : List.of("A", "AAPL", "XOM")) {
            real.addAll(days(folder.resolve(symbol + ".csv.gz")));
        }
        int[] rule = Calendars.nyse(Days.of(2000, 1, 1), Days.of(2019, 12, 31)).sessions();
        assertThat(rule)
                .hasSize(5031)
                .containsExactly(real.stream().mapToInt(d -> d).toArray());
    }

    /** The stocks of two decades together: one alone is halted at times, and has rows on days without trading. */
    @Test
    void mumbai_equals_the_weekdays_on_which_real_stocks_have_bars() {
        Path folder = TestData.require("india-daily");
        TreeSet<Integer> real = new TreeSet<>();
        for (ParsedBars parsed : BarFiles.find(List.of(folder)).stream()
                .flatMap(file -> BarFiles.read(file, ReadOptions.on(Days.of(2020, 1, 1))).stream())
                .toList()) {
            IntStream.of(parsed.bars().days()).forEach(real::add);
        }
        int[] rule = Calendars.nse(Days.of(2000, 1, 3), Days.of(2015, 12, 31)).sessions();
        int[] weekdays = real.stream()
                .mapToInt(d -> d)
                .filter(d -> d >= Days.of(2000, 1, 3) && d <= Days.of(2015, 12, 31))
                .filter(d -> Days.date(d).getDayOfWeek().getValue() <= 5)
                .toArray();
        assertThat(rule).containsExactly(weekdays);
    }

    @Test
    void mumbai_is_known_from_2000_to_2026_and_its_holidays_are_weekdays() {
        assertThat(Calendars.nse(Calendars.NSE_FIRST, Calendars.NSE_LAST).isSession(Days.of(2026, 1, 26)))
                .isFalse();
        assertThat(DayList.read("nse-holidays.txt"))
                .hasSize(362)
                .allMatch(day -> Days.date(day).getDayOfWeek().getValue() <= 5);
        assertThatThrownBy(() -> Calendars.nse(Days.of(1999, 12, 31), Days.of(2001, 1, 1)))
                .hasMessageContaining("2000-01-01");
        assertThatThrownBy(() -> Calendars.nse(Days.of(2026, 1, 1), Days.of(2027, 1, 1)))
                .hasMessageContaining("2026-12-31");
    }

    @Test
    void weekdays_are_monday_to_friday() {
        int[] days =
                Calendars.weekdays(Days.of(2015, 1, 1), Days.of(2015, 1, 7)).sessions();
        assertThat(IntStream.of(days).mapToObj(Days::text))
                .containsExactly("2015-01-01", "2015-01-02", "2015-01-05", "2015-01-06", "2015-01-07");
        assertThatThrownBy(() -> Calendars.weekdays(Days.of(2015, 1, 3), Days.of(2015, 1, 4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_derived_session_needs_the_stated_share_of_the_listings_alive() {
        int saturday = Days.of(2015, 1, 3);
        BarSeries full = bars("A", new int[] {saturday - 1, saturday, saturday + 2}, 1, 1, 1);
        BarSeries half = bars("B", new int[] {saturday - 1, saturday + 2, saturday + 3}, 1, 1, 1);
        assertThat(Calendars.derived("x", List.of(full, half), 0.5).sessions())
                .containsExactly(saturday - 1, saturday, saturday + 2, saturday + 3);
        assertThat(Calendars.derived("x", List.of(full, half), 0.51).sessions())
                .as("on the last day nobody could know that the first has no bar any more")
                .containsExactly(saturday - 1, saturday + 2);
        BarSeries ended = full.withDelisting(new Delisting(saturday + 2, 0));
        assertThat(Calendars.derived("x", List.of(ended, half), 0.51).sessions())
                .containsExactly(saturday - 1, saturday + 2, saturday + 3);
    }

    @Test
    void a_listing_without_a_bar_for_more_than_thirty_days_does_not_count() {
        int day = Days.of(2015, 1, 5);
        BarSeries halted = bars("A", new int[] {day, day + 32}, 1, 1);
        BarSeries other = bars("B", new int[] {day, day + 30, day + 31, day + 32}, 1, 1, 1, 1);
        assertThat(Calendars.derived("x", List.of(halted, other), 0.51).sessions())
                .containsExactly(day, day + 31, day + 32);
    }

    @Test
    void a_calendar_of_bars_up_to_a_day_is_the_same_up_to_that_day() {
        for (int seed = 0; seed < 50; seed++) {
            RandomGenerator random = Seed.of(seed).random();
            List<BarSeries> whole = new ArrayList<>();
            for (int stock = 0; stock < 5; stock++) {
                int[] days = IntStream.range(0, 200)
                        .filter(d -> d == 0 || (random.nextInt(3) > 0 && (d / 45 + random.nextInt(2)) % 2 == 0))
                        .toArray();
                double[] ones = new double[days.length];
                Arrays.fill(ones, 1);
                BarSeries bars = bars("S" + stock, days, ones);
                whole.add(stock == 0 ? bars.withDelisting(new Delisting(days[days.length - 1], 0)) : bars);
            }
            int[] sessions = Calendars.derived("x", whole, 0.4).sessions();
            int cut = 20 + random.nextInt(170);
            List<BarSeries> then = whole.stream().map(b -> b.until(cut)).toList();
            assertThat(Calendars.derived("x", then, 0.4).sessions())
                    .containsExactly(
                            Arrays.stream(sessions).filter(d -> d <= cut).toArray());
        }
    }

    @Test
    void rows_carried_over_a_holiday_make_no_session() {
        int day = Days.of(2015, 1, 5);
        BarSeries filled = bars("A", new int[] {day, day + 1, day + 2}, 1, 0, 1);
        assertThat(Calendars.derived("x", List.of(filled)).sessions()).containsExactly(day, day + 2);
        BarSeries quoted = BarSeries.of(
                new Instrument("SIM", "A"),
                PriceBasis.RAW,
                new int[] {day, day + 1},
                columns(new double[] {5, 6}, new double[] {0, 0}));
        assertThat(Calendars.derived("x", List.of(quoted)).sessions()).containsExactly(day, day + 1);
    }

    @Test
    void series_in_any_order_derive_the_same_calendar() {
        int day = Days.of(2015, 1, 5);
        BarSeries early = bars("A", new int[] {day, day + 1}, 1, 1);
        BarSeries late = bars("B", new int[] {day + 400, day + 401}, 1, 1);
        assertThat(Calendars.derived("x", List.of(late, early)).sessions())
                .containsExactly(Calendars.derived("x", List.of(early, late)).sessions())
                .containsExactly(day, day + 1, day + 400, day + 401);
    }

    private static Stream<String> closedWeekdays(int year) {
        int[] weekdays =
                Calendars.weekdays(Days.of(year, 1, 1), Days.of(year, 12, 31)).sessions();
        return IntStream.of(weekdays).filter(d -> !NYSE.isSession(d)).mapToObj(Days::text);
    }

    private static BarSeries bars(String symbol, int[] days, double... volume) {
        double[] prices = new double[days.length];
        Arrays.fill(prices, 5);
        return BarSeries.of(new Instrument("SIM", symbol), PriceBasis.RAW, days, columns(prices, volume));
    }

    private static BarSeries.Columns columns(double[] prices, double[] volume) {
        return new BarSeries.Columns(prices, prices, prices, prices, prices, volume);
    }

    private static List<Integer> days(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Days.parse(line.substring(0, 10)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
