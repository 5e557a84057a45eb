package io.assay.market.audit;

import java.util.List;

/** How one symbol came out: the gravest of its findings. */
public enum Status {
    /** Nothing was found. */
    OK,
    /** Something was found, all bars are kept. */
    WARN,
    /** Some rows are dropped. */
    QUARANTINED,
    /** Blocked for training. */
    FAIL;

    /** The status that follows from findings. */
    static Status of(List<Finding> findings) {
        Status worst = OK;
        for (Finding finding : findings) {
            Status status = switch (finding.severity()) {
                case WARN -> WARN;
                case QUARANTINE -> QUARANTINED;
                case FAIL -> FAIL;
            };
            worst = status.compareTo(worst) > 0 ? status : worst;
        }
        return worst;
    }
}
