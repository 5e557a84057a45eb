package io.assay.experiment.study;

import io.assay.base.Parallel;
import io.assay.dataset.Dataset;
import io.assay.experiment.Wiring;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;
import io.assay.train.CrossFit;

/**
 * How many windows of a pooled walk-forward are fitted at a time: as many as there are threads, each fit on its share
 * of them, as far as their rows fit into memory together. Where somebody looks after fits, and with rows that are many,
 * one after the other on all threads. The models are the same bits either way.
 *
 * @param windows fitted at a time, at least 1
 * @param threads of each fit, at least 1
 */
record WindowsAtOnce(int windows, int threads) {
    /** A fit holds its rows as they are, as its engine wants them, and what it makes of them. */
    private static final long COPIES = 4;

    /** For the folds of a dataset. */
    static WindowsAtOnce of(CrossFit.Folds folds, Dataset dataset, Wiring wiring) {
        int threads = wiring.parallel().threads();
        long rows =
                folds.folds().stream().mapToLong(f -> f.train().length).max().orElse(1);
        long bytes = COPIES * Float.BYTES * rows * dataset.features().columns().size();
        boolean watched = !wiring.attendance().equals(Attendance.NONE);
        return watched
                ? new WindowsAtOnce(1, threads)
                : of(threads, folds.folds().size(), bytes, freeMemory());
    }

    /**
     * By numbers.
     *
     * @param threads of the machine
     * @param folds to fit
     * @param bytes that a fit needs
     * @param free bytes that all fits together may take
     */
    static WindowsAtOnce of(int threads, int folds, long bytes, long free) {
        long affordable = Math.max(1, free / Math.max(1, bytes));
        int windows = (int) Math.min(affordable, Math.min(threads, Math.max(1, folds)));
        return new WindowsAtOnce(windows, Math.max(1, threads / windows));
    }

    /** Half of what Java may take: engines in native code need as much beside it. */
    private static long freeMemory() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /** Runs the fits. */
    Parallel parallel() {
        return new Parallel(windows);
    }

    /** A learner that is fitted so. */
    Learner learner(Learner learner, Wiring wiring) {
        return windows == 1 ? wiring.large(learner) : learner.onThreads(threads);
    }
}
