package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.List;

import io.assay.report.CompareReport;
import io.assay.report.Text;

/** What a reader of a comparison must know, in sentences. */
record ComparisonNotes(CompareSpec spec, List<Contender> contenders, SharedRows shared) {
    List<String> all() {
        List<String> notes = new ArrayList<>();
        notes.add("All models are set against the first one, '"
                + contenders.get(0).name() + "'; base rates and null models are those of its own training.");
        rows(notes);
        data(notes);
        if (spec.later()) {
            notes.add("Nothing is booked on later days: the kept models were asked about rows whose outcome is known"
                    + " alone, and a book knows none beforehand.");
        }
        if (spec.sectors().isEmpty()) {
            notes.add("No sector is known, so all stocks are in the sector 'unknown'."
                    + " 'assay data import-sectors' or --universe FILE with a column 'sector' names them.");
        } else {
            notes.add("Sectors are those of the day on which the list was drawn up, not those of each day.");
        }
        notes.add("A regime is told from the close of the decision day and earlier ones: the volatility of 60 sessions"
                + " in thirds of all such values up to that day, and the equal-weighted market above or below its mean"
                + " of 200 sessions.");
        contenders.stream().flatMap(c -> c.remarks().stream()).distinct().forEach(notes::add);
        return notes;
    }

    private void rows(List<String> notes) {
        if (shared.differing() > 0) {
            notes.add("The runs disagree on what came of " + Text.plural(shared.differing(), "row")
                    + " that all of them have; these are left out.");
        }
        for (int k = 0; k < contenders.size(); k++) {
            CompareReport.Counted own = shared.own().get(k);
            notes.add("'" + contenders.get(k).name() + "' has " + SharedRows.text(own) + ".");
        }
    }

    private void data(List<String> notes) {
        long hashes =
                contenders.stream().map(c -> c.origin().dataHash()).distinct().count();
        if (hashes > 1) {
            notes.add("The models were made on different data (other stocks, or other bars): what came of each shared"
                    + " row is the same in all of their runs, what they learnt from is not.");
        }
    }
}
