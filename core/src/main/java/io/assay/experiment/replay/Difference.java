package io.assay.experiment.replay;

/**
 * Something that a run recorded and its replay came to differently.
 *
 * @param where which figure, model or rows
 * @param recorded what the run's folder holds
 * @param replayed what the replay came to
 * @param more how many more differ in the same place
 */
public record Difference(String where, String recorded, String replayed, int more) {
    /** In one sentence. */
    public String sentence() {
        return where + ": recorded " + recorded + ", replayed " + replayed
                + (more == 0 ? "" : "; " + more + " more there");
    }
}
