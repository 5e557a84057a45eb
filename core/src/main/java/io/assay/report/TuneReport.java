package io.assay.report;

import java.util.Map;

import io.assay.ledger.ProofStamp;
import io.assay.ledger.Window;
import io.assay.train.tune.TuningResult;

/**
 * What a search for hyper-parameters came to.
 *
 * @param specification rows and folds, in one line
 * @param learner whose hyper-parameters were varied
 * @param fixed those that differ from the learner's defaults and were not varied
 * @param space those that were, and over what
 * @param seed root of all randomness
 * @param dataHash of the data
 * @param simulated whether the market is simulated
 * @param stocks in the universe
 * @param rows that were learnt from and tested
 * @param window days of decisions that were scored
 * @param score what is the higher the better
 * @param result the trials, the best first, and how far the best is luck
 * @param trials trials in the ledger, these included
 * @param leftOut why stocks were left out, by name
 * @param proof whether anything of it looks ahead
 */
public record TuneReport(
        String specification,
        String learner,
        Map<String, Object> fixed,
        String space,
        long seed,
        String dataHash,
        boolean simulated,
        int stocks,
        int rows,
        Window window,
        String score,
        TuningResult result,
        long trials,
        Map<String, String> leftOut,
        ProofStamp proof) {
    /** Copies the maps. */
    public TuneReport {
        fixed = Map.copyOf(fixed);
        leftOut = Map.copyOf(leftOut);
    }
}
