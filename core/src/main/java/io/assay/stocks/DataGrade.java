package io.assay.stocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the bars of one stock are good for, by stated limits: the best grade all of whose limits hold. The limits were
 * set before any stock was looked at, and no model's score is among them.
 */
public enum DataGrade {
    /** Fit to train on and to believe in: traded on nearly every session, prices move, four years and more. */
    HIGH("high", 1000, 0.02, 0.25, 0.05, 1, 0.01),
    /** Fit to train on with care: prices stand still often, or the history is short. */
    USABLE("usable", 500, 0.10, 0.50, 0.30, 5, 0.05),
    /** Nothing learnt from these bars can be believed. */
    UNFIT("unfit", 0, 1, 1, 1, 1000, 1);

    /** Most sessions between a stock's last bar and its market's: who ended before cannot be traded. */
    public static final int LATEST_END = 20;

    private final String title;
    private final int sessions;
    private final double missing;
    private final double unchanged;
    private final double untraded;
    private final double extreme;
    private final double dropped;

    DataGrade(
            String title,
            int sessions,
            double missing,
            double unchanged,
            double untraded,
            double extreme,
            double dropped) {
        this.title = title;
        this.sessions = sessions;
        this.missing = missing;
        this.unchanged = unchanged;
        this.untraded = untraded;
        this.extreme = extreme;
        this.dropped = dropped;
    }

    /** The word of reports. */
    public String title() {
        return title;
    }

    /** Whether it is at least as good as another. */
    public boolean isAtLeast(DataGrade other) {
        return compareTo(other) <= 0;
    }

    /** The limits in one sentence. */
    public String rule() {
        return this == UNFIT
                ? "unfit: everything else, and whoever the audit blocks or ended more than " + LATEST_END
                        + " sessions before the market"
                : String.format(
                        Locale.ROOT,
                        "%s: at least %,d bars; missing sessions <= %s, unchanged closes <= %s, bars without a trade"
                                + " <= %s, bars dropped <= %s, moves beyond one half <= %.0f in 1,000 bars",
                        title,
                        sessions,
                        share(missing),
                        share(unchanged),
                        share(untraded),
                        share(dropped),
                        extreme);
    }

    /**
     * What is measured of a stock's bars.
     *
     * @param bars that the audit left
     * @param missing share of the sessions from the first to the last bar without a bar
     * @param unchanged share of the closes that are the close before
     * @param untraded share of the bars on which nobody traded: the close unchanged, and no volume or no range
     * @param extreme moves of the close beyond a factor of 1.5 either way, in 1,000 bars
     * @param dropped share of the bars that the audit dropped
     * @param endsEarly sessions between the last bar and the market's last
     * @param blocked ids of the audit's rules that block the stock
     */
    public record Measured(
            int bars,
            double missing,
            double unchanged,
            double untraded,
            double extreme,
            double dropped,
            int endsEarly,
            List<String> blocked) {
        /** Copies the list. */
        public Measured {
            blocked = List.copyOf(blocked);
        }
    }

    /**
     * A grade with what keeps the stock from a better one.
     *
     * @param grade the grade
     * @param reasons one a limit, in words; empty for the best grade
     */
    public record Graded(DataGrade grade, List<String> reasons) {
        /** Copies the list. */
        public Graded {
            reasons = List.copyOf(reasons);
        }
    }

    /** The grade of what was measured. */
    public static Graded of(Measured m) {
        List<String> fatal = fatal(m);
        if (!fatal.isEmpty()) {
            return new Graded(UNFIT, fatal);
        }
        List<String> high = HIGH.broken(m);
        if (high.isEmpty()) {
            return new Graded(HIGH, high);
        }
        List<String> usable = USABLE.broken(m);
        return usable.isEmpty() ? new Graded(USABLE, high) : new Graded(UNFIT, usable);
    }

    private static List<String> fatal(Measured m) {
        List<String> fatal = new ArrayList<>();
        m.blocked().forEach(rule -> fatal.add("the audit blocks it: " + rule));
        if (m.endsEarly() > LATEST_END) {
            fatal.add("ended " + m.endsEarly() + " sessions before its market");
        }
        return fatal;
    }

    /** What keeps a stock from this grade. */
    private List<String> broken(Measured m) {
        List<String> broken = new ArrayList<>();
        if (m.bars() < sessions) {
            broken.add(String.format(Locale.ROOT, "%,d bars, %s needs %,d", m.bars(), title, sessions));
        }
        above("of the sessions missing", m.missing(), missing, broken);
        above("of the closes unchanged", m.unchanged(), unchanged, broken);
        above("of the bars without a trade", m.untraded(), untraded, broken);
        above("of the bars dropped", m.dropped(), dropped, broken);
        if (m.extreme() > extreme) {
            broken.add(String.format(
                    Locale.ROOT,
                    "%.1f moves beyond one half in 1,000 bars, %s may have %.0f",
                    m.extreme(),
                    title,
                    extreme));
        }
        return broken;
    }

    private void above(String what, double value, double limit, List<String> broken) {
        if (value > limit) {
            broken.add(share(value) + " " + what + ", " + title + " may have " + share(limit));
        }
    }

    private static String share(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
