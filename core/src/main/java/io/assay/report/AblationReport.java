package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Verdict;
import io.assay.ledger.ProofStamp;
import io.assay.metric.Draws;

/**
 * What each kind of input beside bars is worth to a learner.
 *
 * @param specification what was run, in one line
 * @param dataHash of the data, outside series included
 * @param seed root of all randomness
 * @param stocks in the universe
 * @param simulated whether the market is simulated
 * @param span the rows and days, the same for all
 * @param rows the learner with bars alone, then with each kind, then with all
 * @param trials trials in the ledger, these included
 * @param heldOut which days are held out, and whether they were looked at, in words
 * @param notes what a reader must know, in sentences
 * @param leftOut why stocks were left out, by name
 * @param proof whether anything of it looks ahead
 */
public record AblationReport(
        String specification,
        String dataHash,
        long seed,
        int stocks,
        boolean simulated,
        Comparison.Span span,
        List<Row> rows,
        long trials,
        String heldOut,
        List<String> notes,
        Map<String, String> leftOut,
        ProofStamp proof) {
    /** Copies the collections. */
    public AblationReport {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * One variant.
     *
     * @param name in tables
     * @param columns how many it reads beside bars
     * @param verdict against the null models
     * @param evaluation every figure
     * @param gains over bars alone, measure by measure; empty for bars alone
     * @param leakSuspected whether a figure lies above the best published one for sure
     */
    public record Row(
            String name, int columns, Verdict verdict, Evaluation evaluation, List<Gain> gains, boolean leakSuspected) {
        /** Copies the list. */
        public Row {
            gains = List.copyOf(gains);
        }

        /** The gain by one measure. */
        public Gain by(Measure measure) {
            return gains.stream()
                    .filter(g -> g.measure() == measure)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * What a variant gains over bars alone on the same rows.
     *
     * @param measure by what
     * @param estimate variant less bars alone; above 0 the variant is better
     * @param interval those of all variants hold at once with 95 %
     */
    public record Gain(Measure measure, double estimate, Draws.Interval interval) {
        /** Whether it is above 0 for sure. */
        public boolean isSure() {
            return interval.isDefined() && interval.lower() > 0;
        }

        /** Whether it is below 0 for sure. */
        public boolean isLoss() {
            return interval.isDefined() && interval.upper() < 0;
        }
    }

    /** What came out, in a sentence. */
    public String sentence() {
        List<String> better = named(Gain::isSure);
        List<String> worse = named(Gain::isLoss);
        String gain = better.isEmpty()
                ? "No kind of input beside bars adds anything to direction that is sure."
                : "Sure to gain in direction over bars alone: " + String.join(", ", better) + ".";
        return gain + (worse.isEmpty() ? "" : " Sure to lose: " + String.join(", ", worse) + ".");
    }

    private List<String> named(Predicate<Gain> what) {
        return rows.stream()
                .filter(row -> !row.gains().isEmpty() && what.test(row.by(Measure.DIRECTION)))
                .map(Row::name)
                .toList();
    }
}
