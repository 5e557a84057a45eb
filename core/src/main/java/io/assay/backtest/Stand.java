package io.assay.backtest;

/** Where the instruments of a run stand at a close, as far as sizing asks; shares as doubles, below 0 if short. */
interface Stand {
    /** Number of instruments. */
    int size();

    /** The last close; there must have been one. */
    double close(int i);

    /** Whether there is a close to size an order by and the listing has not ended. */
    boolean isOpen(int i);

    /** Whether a stop keeps decisions from being carried out. */
    boolean isPaused(int i);

    /** Shares held. */
    double held(int i);

    /** Shares ordered and not yet filled. */
    double ordered(int i);

    /** Shares that leave at the next fill; all that is held where the book is about to be replaced. */
    double leaving(int i);

    /** What is traded of the instrument on a usual day, in currency units; NaN if unknown. */
    double volume(int i);
}
