package io.assay.experiment.judge;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.evaluate.Plausibility;
import io.assay.report.JudgeCheck;
import io.assay.report.JudgeReport;
import io.assay.report.Text;

/** What is looked for in scores that somebody else computed. */
final class JudgeChecks {
    private static final String KNOWN_AT = "known at the close";
    private static final String PURGE = "purge of training outcomes";
    private static final String FUTURE = "later returns in the score";
    private static final String OVERNIGHT = "the return before the entry";
    private static final String PLAUSIBLE = "plausibility";

    private JudgeChecks() {}

    /** Whether every score was known at the close of its date; {@code rows} scores are in the file. */
    static JudgeCheck knownAt(Scores.KnownAt known, long rows) {
        if (known.late() > 0) {
            return JudgeCheck.failed(
                    KNOWN_AT,
                    Text.count(known.late()) + " of " + Text.plural(known.stated(), "score")
                            + " were known later than the close of their date; they are left out. First: "
                            + known.firstLate());
        }
        String untimed = known.untimed().isEmpty()
                ? ""
                : " (of " + String.join(", ", known.untimed()) + " the day alone was compared)";
        if (known.stated() == 0) {
            return JudgeCheck.unknown(
                    KNOWN_AT,
                    "the file has no 'known-at' that says when a score was known; its date is taken on trust");
        }
        return known.stated() < rows
                ? JudgeCheck.unknown(
                        KNOWN_AT,
                        Text.count(known.stated()) + " of " + Text.plural(rows, "score") + " say when they were known,"
                                + " in time" + untimed + "; the others are taken on trust")
                : JudgeCheck.passed(
                        KNOWN_AT,
                        "all " + Text.plural(rows, "score")
                                + " say that they were known by the close of their date"
                                + untimed);
    }

    /** Rows that the maker's training outcomes reach into. */
    record Purged(long seen, long touching) {
        long rows() {
            return seen + touching;
        }
    }

    static JudgeCheck purge(OptionalInt trainedTo, Purged purged) {
        if (trainedTo.isEmpty()) {
            return JudgeCheck.unknown(
                    PURGE,
                    "nobody says which outcomes the maker had seen; if it was trained on these days, every figure below"
                            + " is in-sample. Fix: --trained-to DATE");
        }
        return JudgeCheck.passed(
                PURGE,
                "by the maker's word outcomes up to " + Days.text(trainedTo.getAsInt()) + " were seen; "
                        + Text.plural(purged.rows(), "score") + " left out ("
                        + Text.count(purged.seen()) + " with an outcome by then, " + Text.count(purged.touching())
                        + " whose outcome overlaps)");
    }

    static JudgeCheck future(List<JudgeReport.Lag> lags) {
        return lag(
                FUTURE,
                lags.stream()
                        .filter(l -> l.isAfter() && !l.name().equals(LagProfile.OVERNIGHT))
                        .toList());
    }

    static JudgeCheck overnight(List<JudgeReport.Lag> lags) {
        return lag(
                OVERNIGHT,
                lags.stream().filter(l -> l.name().equals(LagProfile.OVERNIGHT)).toList());
    }

    private static JudgeCheck lag(String name, List<JudgeReport.Lag> lags) {
        List<JudgeReport.Lag> known =
                lags.stream().filter(l -> !Double.isNaN(l.sure())).toList();
        if (known.isEmpty()) {
            return JudgeCheck.unknown(name, "there are too few days for a correlation");
        }
        JudgeReport.Lag worst = known.stream()
                .max(Comparator.comparingDouble((JudgeReport.Lag l) -> l.sure() - l.best())
                        .thenComparingDouble(l -> Math.abs(l.correlation())))
                .orElseThrow();
        String figure = "the correlation with the return from " + worst.name() + " is "
                + Text.signed(worst.correlation(), 4) + ", for sure beyond " + Text.decimal(worst.sure(), 4)
                + "; the best published is " + Text.decimal(worst.best(), 4);
        String entry = name.equals(OVERNIGHT) ? ". Nobody who decides at the close can earn that return" : "";
        return worst.isSuspect()
                ? JudgeCheck.failed(name, figure + ". Scores that contain this return look like that" + entry)
                : JudgeCheck.passed(name, "nothing stands out; at most, " + figure + entry);
    }

    static JudgeCheck plausible(Plausibility plausibility) {
        List<Plausibility.Finding> suspect = plausibility.findings().stream()
                .filter(f -> f.standing() == Plausibility.Standing.LEAK_SUSPECTED)
                .toList();
        if (plausibility.findings().isEmpty()) {
            return JudgeCheck.unknown(PLAUSIBLE, "no figure has a published one to be held against");
        }
        return suspect.isEmpty()
                ? JudgeCheck.passed(
                        PLAUSIBLE,
                        "no figure lies above the best published one for sure ("
                                + plausibility.findings().stream()
                                        .map(JudgeChecks::beside)
                                        .collect(Collectors.joining("; "))
                                + ")")
                : JudgeCheck.failed(
                        PLAUSIBLE,
                        "above the best published for sure: "
                                + suspect.stream().map(JudgeChecks::beside).collect(Collectors.joining("; ")));
    }

    private static String beside(Plausibility.Finding finding) {
        return finding.figure().name() + " " + Text.decimal(finding.figure().value(), 4) + " against "
                + Text.decimal(finding.band().best(), 4);
    }
}
