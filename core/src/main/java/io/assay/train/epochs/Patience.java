package io.assay.train.epochs;

/**
 * How long a loss has not fallen: what stopping and the learning rate go by. Immutable.
 *
 * @param best the lowest loss so far; infinite before the first
 * @param bestEpoch the epoch that had it, from 1; 0 before the first
 * @param waited epochs since then, or since the waiting began anew
 */
public record Patience(double best, int bestEpoch, int waited) {
    /** Before the first epoch. */
    public static final Patience FRESH = new Patience(Double.POSITIVE_INFINITY, 0, 0);

    /** After an epoch. A loss that is no lower, or not a number, is no progress. */
    public Patience after(int epoch, double loss) {
        return loss < best ? new Patience(loss, epoch, 0) : new Patience(best, bestEpoch, waited + 1);
    }

    /** The same, waiting anew. */
    public Patience again() {
        return new Patience(best, bestEpoch, 0);
    }

    /**
     * Whether it has waited long enough.
     *
     * @param epochs how long that is; 0 for for ever
     */
    public boolean isOver(int epochs) {
        return epochs > 0 && waited >= epochs;
    }
}
