package io.assay.experiment;

import io.assay.base.Seed;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import io.assay.registry.CodeVersion;

/**
 * Notes in the ledger what was seen of several specifications on the same days of the same data.
 *
 * @param ledger where it is noted
 * @param dataHash SHA-256 of the data behind the scores
 * @param window days that were scored
 * @param seed root of all randomness
 */
public record Looks(TrialLog ledger, String dataHash, Window window, Seed seed) {
    /**
     * Notes one.
     *
     * @param specification what distinguishes it from every other trial
     * @return number of the ledger's line
     */
    public long trial(String specification, Trial.Score score) {
        return noted(Trial.Kind.TRIAL, specification, score);
    }

    /** The same of a look at held-out days. */
    public long peek(String specification, Trial.Score score) {
        return noted(Trial.Kind.PEEK, specification, score);
    }

    private long noted(Trial.Kind kind, String specification, Trial.Score score) {
        return ledger.append(new Trial(
                        kind,
                        specification,
                        dataHash,
                        window,
                        seed.value(),
                        CodeVersion.current().toString(),
                        score))
                .sequence();
    }
}
