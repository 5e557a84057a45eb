package io.assay.train.tune;

import java.util.List;
import java.util.Map;

/**
 * What the next trial may be chosen by.
 *
 * @param finished trials of earlier rounds, in order
 * @param pending values of the trials of the round that begins, proposed before this one
 */
public record History(List<Attempt> finished, List<Map<String, Object>> pending) {
    /** Copies both. */
    public History {
        finished = List.copyOf(finished);
        pending = List.copyOf(pending);
    }

    /** Number of the trial that is proposed next, from 0. */
    public int next() {
        return finished.size() + pending.size();
    }
}
