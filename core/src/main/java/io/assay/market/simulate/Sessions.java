package io.assay.market.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.assay.base.Days;

/** The days on which the simulated market is open: weekdays without holidays. */
final class Sessions {
    private Sessions() {}

    /** The sessions of a market, ascending epoch days. */
    static int[] of(SimulationSpec spec) {
        int[] days = new int[spec.sessions()];
        int year = Integer.MIN_VALUE;
        Set<LocalDate> closed = Set.of();
        LocalDate day = Days.date(spec.firstDay());
        for (int n = 0; n < days.length; day = day.plusDays(1)) {
            if (day.getYear() != year) {
                year = day.getYear();
                closed = holidays(spec, year);
            }
            if (!weekend(day) && !closed.contains(day)) {
                days[n++] = Days.of(day);
            }
        }
        return days;
    }

    /** A year's holidays depend on the seed and the year alone. */
    private static Set<LocalDate> holidays(SimulationSpec spec, int year) {
        int wanted = spec.events().holidaysPerYear();
        Set<LocalDate> closed = new HashSet<>();
        if (wanted == 0) {
            return closed;
        }
        closed.add(LocalDate.of(year, 1, 1));
        closed.add(LocalDate.of(year, 12, 25));
        closed.removeIf(Sessions::weekend);
        RandomGenerator random = spec.seed().child("holidays").child(year).random();
        while (closed.size() < wanted) {
            LocalDate day = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
            if (!weekend(day)) {
                closed.add(day);
            }
        }
        return closed;
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
