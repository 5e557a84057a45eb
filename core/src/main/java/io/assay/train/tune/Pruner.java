package io.assay.train.tune;

import java.util.List;

/** Which trials are given up before all their steps are done. Immutable. */
public interface Pruner {
    /** Gives none up. */
    Pruner NONE = new Pruner() {
        @Override
        public boolean stops(List<StepScore> steps, List<Attempt> earlier) {
            return false;
        }

        @Override
        public String spec() {
            return "none";
        }
    };

    /**
     * Whether a trial is given up.
     *
     * @param steps what its steps have come to so far, at least one, not all
     * @param earlier trials of earlier rounds: those of its own are still under way, so that what is given up does not
     *     depend on who is faster
     */
    boolean stops(List<StepScore> steps, List<Attempt> earlier);

    /** What it is, with all that changes its decisions. */
    String spec();
}
