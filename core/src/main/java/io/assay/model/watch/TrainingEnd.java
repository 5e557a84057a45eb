package io.assay.model.watch;

/**
 * How a training ended.
 *
 * @param epochs how many were trained, those of a checkpoint included
 * @param best the epoch whose weights were kept, from 1
 * @param reason why no more were trained
 */
public record TrainingEnd(int epochs, int best, Reason reason) {
    /** Why a training ends. */
    public enum Reason {
        /** All epochs that were asked for are trained. */
        ALL_EPOCHS,
        /** The validation loss did not fall for as many epochs as patience lasts. */
        NO_PROGRESS
    }
}
