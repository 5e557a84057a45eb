package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.Competition;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Verdict;

/**
 * What a study of several candidates over a universe came to.
 *
 * @param run verdict, figures and stocks of whoever was chosen window by window; {@link RunReport#others} are all who
 *     could be chosen, and the rules
 * @param choices who signals in each window, the last one from now on
 * @param windows what whoever was chosen came to in each of them; empty in reports of versions that did not tell
 * @param rule by which they were chosen, in a sentence
 * @param competition what it means that so many competed; empty in reports of versions that did not work it out
 * @param profile what the score looks like
 * @param heldOut what is held out, in words
 * @param opened what an opened held-out window came to; empty while it is closed
 * @param notes what a reader must know, in sentences
 */
public record StudyReport(
        RunReport run,
        List<Choice> choices,
        Optional<List<WindowScore>> windows,
        String rule,
        Optional<Competition> competition,
        ScoreProfile profile,
        String heldOut,
        Optional<Opened> opened,
        List<String> notes) {
    /** Name of the answers of whoever was chosen. */
    public static final String CHOSEN = "chosen";

    /** Copies the lists. */
    public StudyReport {
        choices = List.copyOf(choices);
        windows = windows.map(List::copyOf);
        notes = List.copyOf(notes);
    }

    /** The same with another report of the run. */
    public StudyReport withRun(RunReport newRun) {
        return new StudyReport(newRun, choices, windows, rule, competition, profile, heldOut, opened, notes);
    }

    /** The same with more to know. */
    public StudyReport withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new StudyReport(run, choices, windows, rule, competition, profile, heldOut, opened, all);
    }

    /** The same with what the held-out days showed. */
    public StudyReport withOpened(Optional<Opened> newOpened) {
        return new StudyReport(run, choices, windows, rule, competition, profile, heldOut, newOpened, notes);
    }

    /**
     * Who signals in a window.
     *
     * @param window for example {@code from 2010-01-01}
     * @param chosen name of the competitor
     * @param saved log loss a row that it had saved against the base rates by then; NaN if nothing was known
     * @param rows rows known by then
     */
    public record Choice(String window, String chosen, double saved, long rows) {}

    /**
     * What whoever was chosen came to in a window, as far as outcomes are known.
     *
     * @param from first epoch day that was tested
     * @param to last epoch day that was tested
     * @param stocks how many were tested
     * @param score figures of its rows, beside those of all windows together
     */
    public record WindowScore(int from, int to, int stocks, GroupScore score) {
        /** Name of the window. */
        public String name() {
            return score.name();
        }
    }

    /**
     * A held-out window that was looked at.
     *
     * @param looks how often it was looked at, this time included: it is held out, never sealed
     * @param verdict of the chosen one there
     * @param comparison with the null models
     * @param evaluation every figure
     */
    public record Opened(long looks, Verdict verdict, Comparison comparison, Evaluation evaluation) {}
}
