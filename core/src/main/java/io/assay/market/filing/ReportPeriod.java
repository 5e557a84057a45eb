package io.assay.market.filing;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

import io.assay.base.Days;

/** Days of fiscal periods of which a source tells the end alone. */
final class ReportPeriod {
    private ReportPeriod() {}

    /** The epoch day on which a period of so many months began; one that ends with a month began with one. */
    static int start(LocalDate end, int months) {
        LocalDate before = end.minusMonths(months);
        boolean whole = end.getDayOfMonth() == end.lengthOfMonth();
        return Days.of(whole ? before.with(TemporalAdjusters.lastDayOfMonth()) : before) + 1;
    }
}
