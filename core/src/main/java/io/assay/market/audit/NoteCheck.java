package io.assay.market.audit;

import java.util.List;
import java.util.function.ToIntFunction;

import io.assay.market.ImportNotes;

/** What the import had to decide: order, repeated days, empty and unreadable rows. */
final class NoteCheck implements SeriesCheck {
    @Override
    public void check(Scan scan, Findings findings) {
        List<ImportNotes> notes = scan.input.notes();
        for (ImportNotes note : notes) {
            report(note, Rule.UNSORTED_ROWS, ImportNotes::unsorted, findings);
            report(note, Rule.DUPLICATE_DAYS, ImportNotes::duplicates, findings);
            report(note, Rule.CONFLICTING_DAYS, ImportNotes::conflicts, findings);
            report(note, Rule.EMPTY_ROWS, ImportNotes::empty, findings);
            report(note, Rule.REJECTED_ROWS, ImportNotes::rejected, findings);
        }
    }

    private static void report(ImportNotes note, Rule rule, ToIntFunction<ImportNotes> what, Findings findings) {
        int count = what.applyAsInt(note);
        if (count > 0) {
            findings.whole(rule, count, count + " of " + note.rows() + " rows of " + note.source());
        }
    }
}
