package io.assay.experiment.study;

import java.util.Arrays;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.Sessions;
import io.assay.dataset.WalkForward;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.run.RunRecipe;

/** When the candidates of a study are fitted again in its walk-forward, and on what. */
public sealed interface Refits {
    /** In one line, for specifications. */
    String text();

    /**
     * The windows over a universe.
     *
     * @param last no window begins after this epoch day
     * @param warmUp bars of a stock without a settled row
     */
    CalendarWindows windows(UniverseRows universe, int last, int warmUp);

    /** Of all rows those that a model for today learns from. */
    Dataset newest(Dataset rows);

    /** Calendar years from one refit to the next; 0 where it is by sessions. */
    int years();

    /** Fewest sessions of a stock in front of a window. */
    int minTrain();

    /** What is learnt from and tested by sessions, or nothing where it is by years. */
    Optional<RunRecipe.BySessions> sessions();

    /** What a recipe tells. */
    static Refits of(RunRecipe.OfStudy recipe) {
        return recipe.sessions()
                .map(asked -> (Refits) new EverySessions(
                        asked.lengths(), asked.from().isEmpty() ? EverySessions.EARLIEST : Days.parse(asked.from())))
                .orElseGet(() -> new EveryYears(recipe.windowYears(), recipe.minTrain()));
    }

    /**
     * On the first of January of every so many years, on all that is known by then.
     *
     * @param years calendar years from one refit to the next, at most 100
     * @param minTrain fewest sessions of a stock in front of a window
     */
    record EveryYears(int years, int minTrain) implements Refits {
        /** Checks the numbers. */
        public EveryYears {
            Check.within("years", years, 1, 100);
            Check.atLeast("minTrain", minTrain, 1);
        }

        @Override
        public String text() {
            return "refitted every " + years + " years, train>=" + minTrain;
        }

        @Override
        public CalendarWindows windows(UniverseRows universe, int last, int warmUp) {
            return CalendarWindows.ofYears(years, universe.firstDay(), last, minTrain);
        }

        @Override
        public Dataset newest(Dataset rows) {
            return rows;
        }

        @Override
        public Optional<RunRecipe.BySessions> sessions() {
            return Optional.empty();
        }
    }

    /**
     * After every so many sessions of the universe, a session being a day on which any of its stocks has a bar, on the
     * sessions before.
     *
     * @param lengths how many are learnt from and tested; purged by the labels, so there is no embargo
     * @param from no window begins before this epoch day; {@link #EARLIEST} for as early as there is enough before it
     */
    record EverySessions(WalkForward lengths, int from) implements Refits {
        /** As early as there are enough sessions to learn from. */
        public static final int EARLIEST = Integer.MIN_VALUE;

        /** As early as possible. */
        public EverySessions(WalkForward lengths) {
            this(lengths, EARLIEST);
        }

        /** Checks that there is no embargo. */
        public EverySessions {
            Check.that(lengths.embargo() == 0, "lengths", "have no embargo", lengths.embargo());
        }

        @Override
        public String text() {
            return lengths.spec() + (from == EARLIEST ? "" : " from " + Days.text(from));
        }

        @Override
        public CalendarWindows windows(UniverseRows universe, int last, int warmUp) {
            int[] sessions = Arrays.stream(universe.sessions())
                    .filter(day -> day <= last)
                    .toArray();
            return CalendarWindows.ofSessions(sessions, warmUp, lengths, from);
        }

        @Override
        public Dataset newest(Dataset rows) {
            return lengths.expanding() ? rows : Sessions.last(rows, lengths.train());
        }

        @Override
        public int years() {
            return 0;
        }

        @Override
        public int minTrain() {
            return lengths.train();
        }

        @Override
        public Optional<RunRecipe.BySessions> sessions() {
            return Optional.of(new RunRecipe.BySessions(lengths, from == EARLIEST ? "" : Days.text(from)));
        }
    }
}
