package io.assay.proof;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

import io.assay.base.Parallel;
import io.assay.base.Progress;

/**
 * Something registered that has to be proven.
 *
 * @param kind {@code feature}, {@code market feature}, {@code transform of a day}, {@code label}, {@code fit},
 *     {@code split}, {@code join}, {@code universe}, {@code audit} or {@code rows}
 * @param name its name
 * @param type the class that is proven
 * @param transforms how many transforms it holds, such as columns, at least 1
 * @param proof what moved, given the number of cuts
 */
record Subject(String kind, String name, Class<?> type, int transforms, IntFunction<List<Breach>> proof) {
    private static final Set<String> CUT =
            Set.of("feature", "market feature", "label", "join", "universe", "audit", "rows");

    /** Proves all of them, each by itself. */
    static ProofReport prove(List<Subject> subjects, int cuts, Parallel parallel, Progress progress) {
        progress.start("Proving", subjects.size());
        List<ProofReport.Row> rows = parallel.map(subjects, subject -> {
            ProofReport.Row row = subject.row(cuts);
            progress.step(subject.name());
            return row;
        });
        progress.done();
        return new ProofReport(cuts, rows);
    }

    private ProofReport.Row row(int cuts) {
        List<Breach> breaches = proof.apply(cuts);
        String first = breaches.isEmpty() ? "" : breaches.get(0).sentence();
        return new ProofReport.Row(kind, name, transforms, isCut(), breaches.size(), first);
    }

    /** Whether its data are cut in time. */
    boolean isCut() {
        return CUT.contains(kind);
    }
}
