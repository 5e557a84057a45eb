package io.assay.market.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The state of a market's data by stated rules: the best grade all of whose limits hold. A market of survivors is never
 * {@link #EXCELLENT}.
 */
public enum Grade {
    /** No symbol blocked, almost nothing dropped or missing, ten years on average, and the vanished are there. */
    EXCELLENT(0, 0.0005, 0.001, 10),
    /** Fit for use; the findings tell where to look. */
    GOOD(0.05, 0.005, 0.01, 5),
    /** Usable with care. */
    FAIR(0.20, 0.03, 0.05, 1),
    /** Not fit for conclusions. */
    POOR(1, 1, 1, 0);

    private final double failedShare;
    private final double quarantinedShare;
    private final double missingShare;
    private final double years;

    Grade(double failedShare, double quarantinedShare, double missingShare, double years) {
        this.failedShare = failedShare;
        this.quarantinedShare = quarantinedShare;
        this.missingShare = missingShare;
        this.years = years;
    }

    /** Largest share of symbols blocked. */
    public double failedShare() {
        return failedShare;
    }

    /** Largest share of bars dropped. */
    public double quarantinedShare() {
        return quarantinedShare;
    }

    /** Largest share of sessions without a bar. */
    public double missingShare() {
        return missingShare;
    }

    /** Fewest years (sessions / 252) on average. */
    public double years() {
        return years;
    }

    /** The limits in one sentence. */
    public String rule() {
        return String.format(
                Locale.ROOT,
                "%s: symbols blocked <= %s, bars dropped <= %s, sessions missing <= %s, years on average >= %s%s",
                this,
                Text.share(failedShare),
                Text.share(quarantinedShare),
                Text.share(missingShare),
                Text.number(years),
                this == EXCELLENT ? ", not survivors only" : "");
    }

    /** The grade of a market. */
    static Grade of(Figures figures, boolean survivorsOnly) {
        for (Grade grade : values()) {
            if (grade.broken(figures, survivorsOnly).isEmpty()) {
                return grade;
            }
        }
        return POOR;
    }

    /** Why a market is not graded one better, one sentence a limit; empty for the best grade. */
    static List<String> reasons(Figures figures, boolean survivorsOnly) {
        List<String> reasons = List.of();
        for (Grade grade : values()) {
            List<String> broken = grade.broken(figures, survivorsOnly);
            if (broken.isEmpty()) {
                return reasons;
            }
            reasons = broken;
        }
        return reasons;
    }

    /** What keeps a market from this grade. */
    private List<String> broken(Figures figures, boolean survivorsOnly) {
        List<String> broken = new ArrayList<>();
        above("symbols blocked", figures.failedShare(), failedShare, broken);
        above("bars dropped", figures.quarantinedShare(), quarantinedShare, broken);
        above("sessions missing", figures.missingShare(), missingShare, broken);
        if (figures.span().yearsBySessions() < years) {
            broken.add(String.format(
                    Locale.ROOT,
                    "not %s: %.1f years on average, needs %s",
                    this,
                    figures.span().yearsBySessions(),
                    Text.number(years)));
        }
        if (this == EXCELLENT && survivorsOnly) {
            broken.add("not EXCELLENT: survivors only");
        }
        return broken;
    }

    private void above(String what, double share, double limit, List<String> broken) {
        if (share > limit) {
            broken.add("not " + this + ": " + what + " " + Text.share(share) + ", may be " + Text.share(limit));
        }
    }
}
