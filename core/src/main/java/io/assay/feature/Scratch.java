package io.assay.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Arrays that one thread uses again for every symbol, since touching fresh memory costs more than most features. What
 * they hold from before is garbage to whoever takes them.
 */
final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final List<double[]> arrays = new ArrayList<>();
    private int taken;
    private boolean lent;

    /** The scratch of this thread, or a fresh one while that is in use further up the stack. */
    static Scratch lend() {
        Scratch scratch = OF_THREAD.get();
        Scratch mine = scratch.lent ? new Scratch() : scratch;
        mine.lent = true;
        mine.reset();
        return mine;
    }

    /** Ends the loan; every array taken may be overwritten from now on. */
    void giveBack() {
        lent = false;
    }

    /** Makes every array available again. */
    void reset() {
        taken = 0;
    }

    /** An array of at least that length; its content is undefined. */
    double[] take(int length) {
        if (taken == arrays.size()) {
            arrays.add(new double[length]);
        } else if (arrays.get(taken).length < length) {
            arrays.set(taken, new double[length + length / 4]);
        }
        return arrays.get(taken++);
    }
}
