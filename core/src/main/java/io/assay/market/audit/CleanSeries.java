package io.assay.market.audit;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.BarSeries;

/**
 * What the audit leaves of a series: the bars that may be trained on, or the reasons why none may.
 *
 * <p>Which rows and holes there are up to a day depends on nothing after that day (the calendar given). Whether the
 * symbol is blocked does: a FAIL is a judgement over the whole recorded history, like the choice of a universe, and
 * must be told of as one.
 */
public final class CleanSeries {
    private final BarSeries kept;
    private final int dropped;
    private final List<Finding> findings;

    CleanSeries(BarSeries kept, int dropped, List<Finding> findings) {
        this.kept = kept;
        this.dropped = dropped;
        this.findings = List.copyOf(findings);
    }

    /** OK, WARN, QUARANTINED or FAIL. */
    public Status status() {
        return Status.of(findings);
    }

    /** Whether nothing may be trained on this symbol. */
    public boolean isBlocked() {
        return status() == Status.FAIL;
    }

    /**
     * The bars without quarantined rows, with a hole where rows were dropped or many sessions in a row are missing.
     *
     * @throws DataException if the symbol is blocked; the sentence names the rules
     */
    public BarSeries bars() {
        if (isBlocked()) {
            String rules = failures().stream().map(CleanSeries::words).collect(Collectors.joining("; "));
            throw new DataException(DataProblem.of("must pass the audit before it is trained on: " + rules)
                    .withSymbol(kept.instrument().toString())
                    .withFix(failures().get(0).rule().advice()));
        }
        return kept;
    }

    /** The bars as {@link #bars()} would give them, blocked or not. For display, never for training. */
    public BarSeries barsEvenIfBlocked() {
        return kept;
    }

    /** How many rows were dropped. */
    public int dropped() {
        return dropped;
    }

    /** Everything found, in the order of the rules. */
    public List<Finding> findings() {
        return findings;
    }

    /** The findings that block the symbol. */
    public List<Finding> failures() {
        return findings.stream().filter(f -> f.severity() == Severity.FAIL).toList();
    }

    private static String words(Finding finding) {
        return finding.rule().id() + " (" + finding.examples().get(0).value() + ")";
    }
}
