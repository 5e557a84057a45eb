package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import io.assay.backtest.CostModel;
import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Seed;

/**
 * How somebody's scores are judged.
 *
 * @param horizon sessions from entry to exit, at least 1
 * @param reading how scores are read
 * @param top so many stocks of the highest scores are held in the book; 0 = the standard: a tenth of the stocks where
 *     scores are ranked within a day, else whoever has a bullish score
 * @param trials specifications that were tried before these scores were chosen; 0 = not known
 * @param costs of trading
 * @param maker what is known of how the scores were made
 * @param from first decision day (epoch day)
 * @param to last day that is looked at for anything
 * @param seed of the redrawn samples
 */
public record JudgeSpec(
        int horizon, Reading reading, int top, long trials, CostModel costs, Maker maker, int from, int to, Seed seed) {
    private static final int SESSIONS = 5;
    private static final int NO_DAY = Integer.MAX_VALUE - 1;

    /** Checks the ranges. */
    public JudgeSpec {
        Check.atLeast("horizon", horizon, 1);
        Check.atLeast("top", top, 0);
        Check.atLeast("trials", trials, 0);
        Check.that(from <= to, "from", "not be after 'to'", from);
        Check.that(to <= NO_DAY, "to", "be a day that comes", to);
    }

    /**
     * How scores are read.
     *
     * @param relative whether scores are ranked against those of their day; empty: where most days have ten names
     * @param neutral what is neither bullish nor bearish where they are not; empty: the middle of earlier scores
     */
    public record Reading(Optional<Boolean> relative, OptionalDouble neutral) {
        /** As the number of names suggests. */
        public static final Reading AUTOMATIC = new Reading(Optional.empty(), OptionalDouble.empty());
    }

    /**
     * What is known of how the scores were made, and how strictly the file is read.
     *
     * @param trainedTo last day whose outcomes the maker had seen
     * @param strict whether rows that cannot be judged are refused instead of counted
     */
    public record Maker(OptionalInt trainedTo, boolean strict) {
        /** Nothing is known. */
        public static final Maker UNKNOWN = new Maker(OptionalInt.empty(), false);
    }

    /** Five sessions, standard costs, all days; nothing known of the maker. */
    public static JudgeSpec standard(Seed seed) {
        return new JudgeSpec(
                SESSIONS,
                Reading.AUTOMATIC,
                0,
                0,
                CostModel.defaults(),
                Maker.UNKNOWN,
                Integer.MIN_VALUE,
                NO_DAY,
                seed);
    }

    /** The same over another number of sessions. */
    public JudgeSpec withHorizon(int value) {
        return new JudgeSpec(value, reading, top, trials, costs, maker, from, to, seed);
    }

    /** The same with scores read in another way. */
    public JudgeSpec withReading(Reading value) {
        return new JudgeSpec(horizon, value, top, trials, costs, maker, from, to, seed);
    }

    /** The same with a book of so many stocks. */
    public JudgeSpec withTop(int value) {
        return new JudgeSpec(horizon, reading, value, trials, costs, maker, from, to, seed);
    }

    /** The same after so many trials of the maker. */
    public JudgeSpec withTrials(long value) {
        return new JudgeSpec(horizon, reading, top, value, costs, maker, from, to, seed);
    }

    /** The same at other costs. */
    public JudgeSpec withCosts(CostModel value) {
        return new JudgeSpec(horizon, reading, top, trials, value, maker, from, to, seed);
    }

    /** The same with something known of the maker. */
    public JudgeSpec withMaker(Maker value) {
        return new JudgeSpec(horizon, reading, top, trials, costs, value, from, to, seed);
    }

    /** The same for decisions from one day on, nothing after another day being looked at. */
    public JudgeSpec between(int first, int last) {
        return new JudgeSpec(horizon, reading, top, trials, costs, maker, first, last, seed);
    }

    /** The judging in one line: what distinguishes it from every other judging of the same scores. */
    String text(boolean relative, int held) {
        List<String> parts = new ArrayList<>();
        parts.add("horizon=" + horizon);
        parts.add(relative ? "ranked within a day" : "against earlier scores");
        reading.neutral().ifPresent(n -> parts.add("neutral=" + n));
        parts.add(held > 0 ? "top=" + held : "bullish held");
        maker.trainedTo().ifPresent(day -> parts.add("trained-to=" + Days.text(day)));
        if (from != Integer.MIN_VALUE || to != NO_DAY) {
            parts.add("days=" + (from == Integer.MIN_VALUE ? "" : Days.text(from)) + ".."
                    + (to == NO_DAY ? "" : Days.text(to)));
        }
        return String.join("; ", parts);
    }
}
