package io.assay.experiment.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Fold;
import io.assay.experiment.HeldOut;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.model.Learner;

/**
 * How long a study of learners that train in epochs may take: one epoch is timed on rows of a few stocks, and the rows
 * of all fits are counted. An upper bound as far as epochs go, since early stopping may end a fit sooner; an estimate
 * in everything else.
 *
 * @param epochSecondsARow seconds that one row costs in one epoch, scoring of validation rows included, above 0
 * @param rows rows of all fits together, the refit for today among them
 * @param fits how many fits there are
 * @param epochs the most that a fit has
 */
public record TimeEstimate(double epochSecondsARow, double rows, int fits, int epochs) {
    private static final int STOCKS = 6;
    private static final int FEWEST = 256;
    private static final int ROWS = 8192;
    private static final double SECONDS = 2;

    /** Checks the ranges. */
    public TimeEstimate {
        Check.positive("epochSecondsARow", epochSecondsARow);
        Check.atLeast("fits", fits, 1);
        Check.atLeast("epochs", epochs, 1);
    }

    /** The seconds of all epochs of all fits. */
    public double seconds() {
        return epochSecondsARow * rows * epochs;
    }

    /** Rows that are learnt from in a second. */
    public double rowsASecond() {
        return 1 / epochSecondsARow;
    }

    /** The same where fits learn from so many times fewer rows. */
    public TimeEstimate thinned(double times) {
        return new TimeEstimate(epochSecondsARow, rows / times, fits, epochs);
    }

    /**
     * Measures.
     *
     * @param spec whose windows and rows count; its first candidate stands for all
     * @param learner that candidate's learner
     * @throws DataException if a few stocks chosen by the seed hold no window to learn from
     */
    public static TimeEstimate measure(
            StudySpec spec, Wiring wiring, List<Instrument> instruments, HeldOut heldOut, Timed learner) {
        List<Instrument> some = sample(instruments, STOCKS, spec.seed());
        UniverseRows universe = UniverseRows.of(spec.label(), wiring, some);
        int last = Math.min(universe.lastDay(), heldOut.lastOpen());
        CalendarWindows windows = spec.windows(universe, last);
        Candidate first = spec.candidates().get(0);
        DatasetSpec rows = first.scope() == Candidate.Scope.POOLED
                ? spec.pooledRows(universe.label(), universe.instruments(), universe.data())
                : spec.stockRows(universe.label(), universe.instruments(), universe.data());
        try (BuiltDataset built = universe.build(rows, last)) {
            List<Fold> folds = windows.split(built.dataset());
            double perStock = 0;
            for (int[] train : trained(built.dataset(), folds)) {
                Dataset part = built.dataset().select(train);
                perStock += (double) first.learner().learntFrom(part.examples()).length
                        / universe.instruments().size();
            }
            double all = perStock * instruments.size() * spec.candidates().size();
            int[] largest = folds.get(folds.size() - 1).train();
            Dataset timed = built.dataset().select(Arrays.copyOf(largest, Math.min(ROWS, largest.length)));
            int fits = (folds.size() + 1) * spec.candidates().size();
            return new TimeEstimate(learner.secondsARow(timed, wiring, spec.seed()), all, fits, learner.epochs());
        }
    }

    /** The training rows of each fit: of each window, and of the refit for today. */
    private static List<int[]> trained(Dataset dataset, List<Fold> folds) {
        int[] all = IntStream.range(0, dataset.size()).toArray();
        return Stream.concat(folds.stream().map(Fold::train), Stream.of(all)).toList();
    }

    /** So many of some instruments, chosen by the seed, in their order. */
    public static List<Instrument> sample(List<Instrument> instruments, int count, Seed seed) {
        if (count >= instruments.size()) {
            return instruments;
        }
        int[] chosen = seed.child("sample of stocks")
                .random()
                .ints(0, instruments.size())
                .distinct()
                .limit(count)
                .sorted()
                .toArray();
        return Arrays.stream(chosen).mapToObj(instruments::get).toList();
    }

    /**
     * A learner to be timed.
     *
     * @param at the learner at any number of epochs
     * @param epochs the most that it trains
     */
    public record Timed(IntFunction<Learner> at, int epochs) {
        /**
         * What an epoch more costs a row; what a fit costs besides does not count. As many of the rows are used as take
         * a few seconds.
         */
        double secondsARow(Dataset rows, Wiring wiring, Seed seed) {
            Dataset some = first(rows, FEWEST);
            double one = Math.max(1e-9, fit(1, some, wiring, seed));
            int affordable = (int) Math.min(rows.size(), FEWEST * Math.max(1, SECONDS / one));
            some = first(rows, affordable);
            one = fit(1, some, wiring, seed);
            double three = fit(3, some, wiring, seed);
            double epoch = three > one ? (three - one) / 2 : three / 3;
            // Rows that only say when to stop are in the time; the count is of rows that are learnt from, as
            // everywhere.
            return epoch / Math.max(1, at.apply(1).learntFrom(some.examples()).length);
        }

        private static Dataset first(Dataset rows, int count) {
            return rows.select(IntStream.range(0, Math.min(count, rows.size())).toArray());
        }

        private double fit(int number, Dataset rows, Wiring wiring, Seed seed) {
            long start = System.nanoTime();
            at.apply(number).onThreads(wiring.parallel().threads()).fit(rows.examples(), seed.child("time"));
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
