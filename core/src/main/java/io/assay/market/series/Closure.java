package io.assay.market.series;

import java.util.List;

import io.assay.base.Days;

/**
 * Days on which the statistical agencies of the United States were closed for want of money, so that what was due then
 * and for some time afterwards came late.
 *
 * @param first first epoch day without work
 * @param last last one
 */
record Closure(int first, int last) {
    /** Closures of more than a few days since the files of daily bars begin. */
    static final List<Closure> ALL = List.of(
            between("1995-11-14", "1995-11-19"),
            between("1995-12-16", "1996-01-06"),
            between("2013-10-01", "2013-10-16"),
            between("2018-12-22", "2019-01-25"),
            between("2025-10-01", "2025-11-12"));

    private static Closure between(String first, String last) {
        return new Closure(Days.parse(first), Days.parse(last));
    }

    /**
     * The latest that something may come that would have come on a day: work was put off by twice the closure at the
     * most, and for that long afterwards what followed was late too.
     *
     * @param ended when the period that it describes was over
     * @param due when it would have come
     */
    int putOff(int ended, int due) {
        int late = 2 * (last - first + 1);
        return ended <= last + late && due >= first ? due + late : due;
    }
}
