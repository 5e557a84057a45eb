package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.backtest.Performance;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Verdict;
import io.assay.ledger.ProofStamp;
import io.assay.metric.Moments;
import io.assay.metric.Sharpe;

/**
 * What a learner of all stocks together came to, beside the null models.
 *
 * @param specification what was run, in one line
 * @param dataHash of the data
 * @param seed root of all randomness
 * @param stocks in the universe
 * @param simulated whether the market is simulated
 * @param verdict of the learner
 * @param comparison with every null model
 * @param rows the learner, then each null model
 * @param profile what the learner's score looks like
 * @param leakSuspected whether a figure lies above the best published one for sure
 * @param top how many stocks the book held
 * @param trials trials in the ledger, this one included
 * @param leftOut why stocks were left out, by name
 * @param hunt what a search for a leak came to; empty where nothing asked for one
 * @param proof whether anything of it looks ahead; empty in reports from before that was asked
 */
public record PooledReport(
        String specification,
        String dataHash,
        long seed,
        int stocks,
        boolean simulated,
        Verdict verdict,
        Comparison comparison,
        List<Row> rows,
        ScoreProfile profile,
        boolean leakSuspected,
        int top,
        long trials,
        Map<String, String> leftOut,
        Optional<LeakHunt> hunt,
        Optional<ProofStamp> proof) {
    /** Copies the collections. */
    public PooledReport {
        rows = List.copyOf(rows);
        leftOut = Map.copyOf(leftOut);
    }

    /** The same with what a search for a leak came to. */
    public PooledReport withHunt(LeakHunt found) {
        return new PooledReport(
                specification,
                dataHash,
                seed,
                stocks,
                simulated,
                verdict,
                comparison,
                rows,
                profile,
                leakSuspected,
                top,
                trials,
                leftOut,
                Optional.of(found),
                proof);
    }

    /**
     * One who answered.
     *
     * @param name of the learner
     * @param evaluation every figure
     * @param excess of the book of its highest scores
     */
    public record Row(String name, Evaluation evaluation, Excess excess) {}

    /**
     * The book of the highest scores against the equal-weighted one, both net of costs.
     *
     * @param book figures of the book
     * @param equalWeight figures of the equal-weighted book on the same days
     * @param annual mean daily difference of returns times sessions a year
     * @param informationRatio mean over deviation of the daily difference, a year; NaN where the two books are the same
     *     but for rounding, their difference deviating by less than a basis point a year
     */
    public record Excess(Performance book, Performance equalWeight, double annual, double informationRatio) {
        private static final double SAME = 1e-4;

        /**
         * From daily differences.
         *
         * @param less return of the book less that of the equal-weighted one, a session
         * @param year sessions a year
         */
        public static Excess of(Performance book, Performance equalWeight, double[] less, int year) {
            double tracking = Math.sqrt(year) * Moments.deviation(less);
            double ratio = tracking < SAME ? Double.NaN : Sharpe.annual(less, year);
            return new Excess(book, equalWeight, year * Moments.mean(less), ratio);
        }
    }
}
