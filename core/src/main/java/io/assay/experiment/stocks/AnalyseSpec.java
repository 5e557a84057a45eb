package io.assay.experiment.stocks;

import java.time.LocalDate;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.CalendarWindows;
import io.assay.model.Learner;
import io.assay.stocks.DataGrade;

/**
 * How stocks are analysed.
 *
 * @param learner a cheap model of a number
 * @param horizon sessions from entry to exit, at least 1
 * @param walk how it walks forward
 * @param choice who is recommended
 * @param seed root of all randomness
 */
public record AnalyseSpec(Learner learner, int horizon, Walk walk, Choice choice, Seed seed) {
    /** Checks the horizon and the learner. */
    public AnalyseSpec {
        requireOneDay(learner);
        Check.atLeast("horizon", horizon, 1);
    }

    /**
     * A walk-forward over windows of the calendar.
     *
     * @param months months from one refit to the next, at least 1
     * @param minTrain fewest sessions in front of a window, at least 1
     */
    public record Walk(int months, int minTrain) {
        /** Checks the numbers. */
        public Walk {
            Check.atLeast("months", months, 1);
            Check.atLeast("minTrain", minTrain, 1);
        }

        /** In words. */
        String text() {
            return "refitted every " + CalendarWindows.length(months) + ", train>=" + minTrain;
        }
    }

    /**
     * Who is recommended.
     *
     * @param lastDay last epoch day that is looked at for anything
     * @param top how many at most, at least 1
     * @param least poorest grade
     */
    public record Choice(int lastDay, int top, DataGrade least) {
        /** Checks the number. */
        public Choice {
            Check.atLeast("top", top, 1);
        }
    }

    /**
     * The end of an analysis where nobody asks for another: the last day of the year in which two thirds of the days
     * are over, or the day on which they are if that year is the last.
     *
     * @param first epoch day of the first bar
     * @param last epoch day of the last open bar
     */
    public static int twoThirds(int first, int last) {
        int cut = first + 2 * ((last - first) / 3);
        int year = Days.of(LocalDate.of(Days.date(cut).getYear(), 12, 31));
        return year < last ? year : cut;
    }

    /**
     * Makes sure that a learner reads one day at a time, as rows of stocks are here.
     *
     * @throws UsageException if it reads windows of bars
     */
    static void requireOneDay(Learner learner) {
        if (learner.sequence() > 1) {
            throw new UsageException(learner.name() + " reads " + learner.sequence()
                    + " bars at once, and stocks are compared by models of one day. Fix: a preset such as ridge-strong"
                    + " or boosting-shallow");
        }
    }

    /** The specification in one line. */
    public String text() {
        return "analysis of stocks to " + Days.text(choice.lastDay()) + ": " + learner.name() + " "
                + Json.line(learner.parameters()) + " on scale-free features of each, log return over " + horizon
                + " sessions; " + walk.text() + "; the " + choice.top() + " best of at least "
                + choice.least().title() + " quality";
    }
}
