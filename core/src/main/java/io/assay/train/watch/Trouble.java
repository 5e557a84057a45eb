package io.assay.train.watch;

import java.util.Locale;

/** What can go wrong with a training. {@link Troubleshooting} says of each what to do. */
public enum Trouble {
    /** The training loss does not fall. */
    LOSS_FLAT,
    /** The validation loss rises while the training loss falls. */
    VALIDATION_RISING,
    /** Rows that were learnt from are predicted far better than others. */
    ACCURACY_GAP,
    /** The accuracy is what always naming the most frequent class would have. */
    AT_BASE_RATE,
    /** An accuracy that nobody reached without looking ahead. */
    TOO_GOOD,
    /** A loss or gradient is infinite or not a number. */
    NOT_FINITE,
    /** A gradient is far longer than those before. */
    GRADIENT_EXPLODES,
    /** An epoch, or all of them together, takes too long. */
    SLOW,
    /** An epoch takes much longer than the first ones did. */
    SLOWING_DOWN,
    /** There is not enough memory. */
    OUT_OF_MEMORY,
    /** The accuracy that was asked for is not reached. */
    BELOW_TARGET;

    /** Its name as users type it: {@code loss-flat}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
