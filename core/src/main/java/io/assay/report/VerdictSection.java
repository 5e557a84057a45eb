package io.assay.report;

import java.util.Optional;

import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.Verdict;

/** What was established, in large type, and what it means to somebody who would trade on it. */
final class VerdictSection {
    /** What has to be said before anything else where it is so. */
    static final String SIMULATED = "The market is simulated. Nothing on it is real.";

    /** What has to be said where a figure is too good. */
    private static final String SUSPECTED = "LEAK SUSPECTED: a figure lies above the best published one for sure.";

    private VerdictSection() {}

    static void add(Html page, RunReport report) {
        if (report.simulated()) {
            page.banner(SIMULATED);
        }
        ProofSection.add(page, report.proof());
        if (report.leakSuspected()) {
            page.banner(leak(report.hunt()));
        }
        page.verdict(
                mood(report.verdict().outcome()), report.verdict().outcome().title());
        page.paragraph(report.sentence());
        page.contents();
        page.heading("What that means");
        page.paragraph(meaning(report));
        HuntSection.add(page, report.hunt());
    }

    /** What has to be said where a figure is too good, with what the search for a leak came to. */
    static String leak(Optional<LeakHunt> hunt) {
        return hunt.map(h -> SUSPECTED + " " + h.sentence())
                .orElse(SUSPECTED + " Search for a leak before believing it.");
    }

    /** How a verdict is coloured. */
    static Html.Mood mood(Verdict.Outcome outcome) {
        return switch (outcome) {
            case SKILL -> Html.Mood.GOOD;
            case NOT_ESTABLISHED -> Html.Mood.NEUTRAL;
            case WORSE_THAN_NULL -> Html.Mood.BAD;
        };
    }

    /** The verdict for a private trader, in plain words. */
    static String meaning(RunReport report) {
        String told = plain(report);
        String leak = report.leakSuspected()
                ? "Do not trade on it: results this good come from a leak of later data more often than from skill. "
                : "";
        String simulated = report.simulated()
                ? " All this is about an invented market: it shows whether the method finds what was planted there,"
                        + " nothing about any real stock."
                : "";
        return leak + told + simulated;
    }

    private static String plain(RunReport report) {
        String failed = String.join(", ", report.verdict().failed());
        return switch (report.verdict().outcome()) {
            case SKILL ->
                "On days that no model had seen, these signals were better than every answer that needs no"
                        + " skill, by more than luck explains. That is evidence about the past, not a promise: single"
                        + " trades lose often, the lead is small, and what costs leave of it is for 'assay backtest' to"
                        + " show. Whoever acts on it should begin small.";
            case NOT_ESTABLISHED ->
                "Do not trade on it. On days that no model had seen, these signals could not be"
                        + " told from answers that need no skill (" + failed + "). That does not prove that there is"
                        + " nothing; it means that nobody can know from these days. Good figures of"
                        + " single stocks, years or"
                        + " measures further down are what luck shows, too.";
            case WORSE_THAN_NULL ->
                "Do not trade on it. On days that no model had seen, an answer that needs no skill"
                        + " was better for sure. Trading against the signals is no way out: they were"
                        + " not tested for that.";
        };
    }
}
