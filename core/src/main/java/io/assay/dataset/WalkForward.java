package io.assay.dataset;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Sessions.Block;

/**
 * Purged walk-forward: learn from the past, be tested on the sessions that follow, move on. Lengths are counted in
 * sessions of the dataset. Test windows start after the first {@code train} sessions and never overlap; the last one
 * may be shorter, so that with {@code step == test} every session after the first training window is tested exactly
 * once.
 *
 * @param train sessions in a training window (in the first one if expanding), at least 1; purging shortens it
 * @param test sessions in a test window, at least 1
 * @param step sessions from one test window to the next, at least {@code test}
 * @param embargo sessions left free between the known days of the training rows and the test window, at least 0
 * @param expanding whether training windows keep their start and grow
 */
public record WalkForward(int train, int test, int step, int embargo, boolean expanding) implements Splitter {
    private static final int LONGEST = 1_000_000;

    /** Checks the lengths; windows that overlap would test a session twice. */
    public WalkForward {
        Check.within("train", train, 1, LONGEST);
        Check.within("test", test, 1, LONGEST);
        Check.within("step", step, test, LONGEST);
        Check.atLeast("embargo", embargo, 0);
    }

    /** Training windows of equal length that move on with the test windows. */
    public static WalkForward rolling(int train, int test) {
        return new WalkForward(train, test, test, 0, false);
    }

    /** Training windows that begin with the dataset and grow. */
    public static WalkForward expanding(int train, int test) {
        return new WalkForward(train, test, test, 0, true);
    }

    /** The same with another step. */
    public WalkForward withStep(int newStep) {
        return new WalkForward(train, test, newStep, embargo, expanding);
    }

    /** The same with another embargo. */
    public WalkForward withEmbargo(int newEmbargo) {
        return new WalkForward(train, test, step, newEmbargo, expanding);
    }

    @Override
    public String spec() {
        return "walk-forward(train=" + train + ", test=" + test + (step == test ? "" : ", step=" + step)
                + (embargo == 0 ? "" : ", embargo=" + embargo) + (expanding ? ", expanding)" : ", rolling)");
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        sessions.require(spec(), Math.addExact(train, test));
        Purge purge = new Purge(embargo, 0);
        List<Fold> folds = new ArrayList<>();
        for (int start = train; start < sessions.count(); start += step) {
            Block tested = new Block(start, Math.min(sessions.count(), start + test));
            Block learnt = new Block(expanding ? 0 : start - train, start);
            Purge.Blocks blocks = new Purge.Blocks(sessions, List.of(learnt), List.of(tested));
            folds.add(purge.fold(sessions.text(tested), spec(), dataset, blocks));
        }
        return folds;
    }
}
