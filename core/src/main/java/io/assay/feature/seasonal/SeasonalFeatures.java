package io.assay.feature.seasonal;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import io.assay.base.Days;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.MarketFeature;
import io.assay.feature.market.DayTables;
import io.assay.market.BarSeries;
import io.assay.market.MarketHolidays;
import io.assay.market.Universe;

/**
 * Sixteen columns that a calendar tells of a day. What goes round is told by a sine and a cosine, so that December lies
 * beside January; a number of a month would not. All of it was known before the day: of holidays to come those alone
 * that were announced ahead.
 */
public final class SeasonalFeatures implements MarketFeature {
    private static final int FAR = 10;
    private static final int TERM = 4;
    private static final Set<Month> REPORTING = Set.of(Month.JANUARY, Month.APRIL, Month.JULY, Month.OCTOBER);

    private static final List<Round> ROUNDS = List.of(
            new Round("month", "months since January / 12", d -> (d.getMonthValue() - 1) / 12.0),
            new Round("weekday", "days since Monday / 7", d -> (d.getDayOfWeek().getValue() - 1) / 7.0),
            new Round(
                    "month_day",
                    "days since the first / days of the month",
                    d -> (d.getDayOfMonth() - 1.0) / d.lengthOfMonth()),
            new Round("quarter_day", "place of the day in its quarter", SeasonalFeatures::inQuarter),
            new Round(
                    "presidential_year",
                    "years since the last year of a presidential election in the United States / 4",
                    d -> d.getYear() % TERM / (double) TERM));

    private static final List<Mark> MARKS = List.of(
            new Mark("january", "1 in January", d -> d.getMonth() == Month.JANUARY),
            new Mark(
                    "may_to_october",
                    "1 from May to October",
                    d -> d.getMonthValue() >= Month.MAY.getValue() && d.getMonthValue() <= Month.OCTOBER.getValue()),
            new Mark(
                    "late_december",
                    "1 from December 15 on",
                    d -> d.getMonth() == Month.DECEMBER && d.getDayOfMonth() >= 15),
            new Mark(
                    "earnings_season",
                    "1 in January, April, July and October, when most companies report",
                    d -> REPORTING.contains(d.getMonth())));

    private static final List<FeatureInfo> COLUMNS = columnsInOrder();

    /** Something that goes round, as a share of its round in [0, 1). */
    private record Round(String name, String formula, ToDoubleFunction<LocalDate> share) {}

    /** Something that is so on a day or is not. */
    private record Mark(String name, String formula, Predicate<LocalDate> is) {}

    private static List<FeatureInfo> columnsInOrder() {
        List<FeatureInfo> columns = new ArrayList<>();
        for (Round round : ROUNDS) {
            columns.add(info(round.name() + "_sin", "sin(2 pi (" + round.formula() + "))", "-1..1"));
            columns.add(info(round.name() + "_cos", "cos(2 pi (" + round.formula() + "))", "-1..1"));
        }
        MARKS.forEach(mark -> columns.add(info(mark.name(), mark.formula(), "0 or 1")));
        columns.add(info("to_holiday", "calendar days to the next closed weekday known ahead / 10, at most 1", "0..1"));
        columns.add(info("since_holiday", "calendar days since the last closed weekday / 10, at most 1", "0..1"));
        return List.copyOf(columns);
    }

    private static FeatureInfo info(String name, String formula, String unit) {
        return FeatureInfo.of(name, FeatureGroup.SEASONAL, formula, 0).in(unit);
    }

    @Override
    public MarketFeature among(Universe universe) {
        return this;
    }

    @Override
    public List<FeatureInfo> columns() {
        return COLUMNS;
    }

    /** {@inheritDoc} The columns of holidays are NaN for markets and years whose holidays are not recorded. */
    @Override
    public Tables over(List<BarSeries> universe) {
        return DayTables.of(COLUMNS, universe, (market, days, bars) -> values(market, days));
    }

    private static float[][] values(String market, int[] days) {
        Optional<MarketHolidays> holidays = MarketHolidays.of(market);
        float[][] values = new float[COLUMNS.size()][days.length];
        for (int at = 0; at < days.length; at++) {
            LocalDate date = Days.date(days[at]);
            int column = 0;
            for (Round round : ROUNDS) {
                double angle = 2 * Math.PI * round.share().applyAsDouble(date);
                values[column++][at] = (float) StrictMath.sin(angle);
                values[column++][at] = (float) StrictMath.cos(angle);
            }
            for (Mark mark : MARKS) {
                values[column++][at] = mark.is().test(date) ? 1 : 0;
            }
        }
        holidays(holidays, days, values);
        return values;
    }

    private static void holidays(Optional<MarketHolidays> known, int[] days, float[][] values) {
        float[] next = values[COLUMNS.size() - 2];
        float[] last = values[COLUMNS.size() - 1];
        if (known.isEmpty()) {
            Arrays.fill(next, Float.NaN);
            Arrays.fill(last, Float.NaN);
            return;
        }
        for (int at = 0; at < days.length; at++) {
            next[at] = share(known.get().daysToNext(days[at], FAR));
            last[at] = share(known.get().daysSinceLast(days[at], FAR));
        }
    }

    private static float share(OptionalInt days) {
        return days.isPresent() ? days.getAsInt() / (float) FAR : Float.NaN;
    }

    private static double inQuarter(LocalDate date) {
        LocalDate first = date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
        int length = Days.of(first.plusMonths(3)) - Days.of(first);
        return (Days.of(date) - Days.of(first)) / (double) length;
    }
}
