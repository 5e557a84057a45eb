package io.assay.train.epochs;

/**
 * A learning rate that falls while the loss does not (Keras' {@code ReduceLROnPlateau}). Immutable.
 *
 * @param rate the learning rate now
 * @param patience since when the loss has not fallen
 */
public record Plateau(double rate, Patience patience) {
    /** Before the first epoch. */
    public static Plateau from(double rate) {
        return new Plateau(rate, Patience.FRESH);
    }

    /**
     * After an epoch.
     *
     * @param wait epochs without progress after which the rate falls; 0 for never
     * @param factor what it is multiplied by, in (0, 1)
     */
    public Plateau after(int epoch, double loss, int wait, double factor) {
        Patience next = patience.after(epoch, loss);
        return next.isOver(wait) ? new Plateau(rate * factor, next.again()) : new Plateau(rate, next);
    }
}
