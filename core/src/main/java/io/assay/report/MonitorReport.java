package io.assay.report;

import java.util.List;
import java.util.Optional;

import io.assay.metric.Draws;
import io.assay.monitor.DriftChart;
import io.assay.monitor.Reason;

/**
 * What the models in use are doing.
 *
 * @param through ISO day of the newest bar that was looked at
 * @param watches models of one specification each
 * @param shadows models that are asked and not acted on, set against those in use
 * @param alarms everything that was raised on the days looked at, oldest first
 * @param notes what a reader must know of all of it
 */
public record MonitorReport(
        String through, List<Watched> watches, List<Shadowed> shadows, List<Raised> alarms, List<String> notes) {
    /** Copies the lists. */
    public MonitorReport {
        watches = List.copyOf(watches);
        shadows = List.copyOf(shadows);
        alarms = List.copyOf(alarms);
        notes = List.copyOf(notes);
    }

    /**
     * Models in the shadow of those in use, on the same stocks and days.
     *
     * @param name of the shadow
     * @param kind what they are there for
     * @param watch in whose shadow
     * @param figure what is observed
     * @param since ISO day after which they are compared
     * @param days pairs so far
     * @param champion mean of those in use
     * @param shadow mean of those in the shadow
     * @param gap 95 % interval of shadow less champion; ends NaN where there are too few days
     * @param done what was done about it; mostly empty
     */
    public record Shadowed(
            String name,
            String kind,
            String watch,
            String figure,
            String since,
            int days,
            double champion,
            double shadow,
            Draws.Interval gap,
            String done) {}

    /**
     * An alarm.
     *
     * @param watch whose
     * @param reason its word for machines
     * @param date ISO day at whose close it was known
     * @param sentence what was seen
     * @param isNew whether it was written down just now
     */
    public record Raised(String watch, String reason, String date, String sentence, boolean isNew) {}

    /**
     * Models of one specification.
     *
     * @param name of the watch
     * @param specification in one line
     * @param models how many there are
     * @param stocks for how many
     * @param simulated whether the market is
     * @param days what was looked at
     * @param charts for the fall of daily figures
     * @param drift of what the models read; nothing where their past is too short
     * @param notes what could not be watched, and why
     */
    public record Watched(
            String name,
            String specification,
            int models,
            int stocks,
            boolean simulated,
            Days days,
            List<Chart> charts,
            Optional<Drift> drift,
            List<String> notes) {
        /** Copies the lists. */
        public Watched {
            charts = List.copyOf(charts);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Which days.
     *
     * @param pastFirst first decision of the walk-forward, in ISO form
     * @param pastLast its last
     * @param past how many days of it have an observation
     * @param liveFirst first day in use; empty before one has come
     * @param liveLast last of them
     * @param live days in use
     * @param known of them, days whose outcomes are known
     * @param onTheDay of them, days whose words were written down before a later bar was there
     */
    public record Days(
            String pastFirst,
            String pastLast,
            int past,
            String liveFirst,
            String liveLast,
            int live,
            int known,
            int onTheDay) {}

    /**
     * A chart for the fall of a daily figure.
     *
     * @param figure what is observed, one value a day
     * @param reason the alarm that it raises
     * @param usual its mean over the walk-forward
     * @param recent its mean over the newest days in use; NaN before there is one
     * @param recentDays over how many
     * @param sum where the sum stands, in deviations
     * @param threshold above which it raises an alarm
     * @param falseAlarms a year, as simulated
     * @param fall that is looked for, in the figure's units
     * @param delay sessions until that fall is found in half of the cases and in nine of ten, as simulated
     * @param outcome sessions on top until outcomes are known
     * @param course day by day
     */
    public record Chart(
            String figure,
            Reason reason,
            double usual,
            double recent,
            int recentDays,
            double sum,
            double threshold,
            double falseAlarms,
            double fall,
            Delay delay,
            int outcome,
            Course course) {}

    /**
     * Sessions between a break and its alarm.
     *
     * @param half within which half are found
     * @param ninth within which nine of ten are
     * @param longest as long as was waited: such a value stands for so many or more
     */
    public record Delay(int half, int ninth, int longest) {
        /** Both in words. */
        public String text() {
            return text(half) + ", 9 of 10: " + text(ninth);
        }

        private String text(int sessions) {
            return sessions >= longest ? "over " + Text.count(longest) : Text.count(sessions);
        }
    }

    /**
     * A chart day by day.
     *
     * @param days epoch days at whose close each observation was known
     * @param value each observation
     * @param sum after it
     * @param alarms places that raised one
     */
    public record Course(int[] days, double[] value, double[] sum, int[] alarms) {}

    /**
     * Drift of what the models read.
     *
     * @param window sessions that are set against the same season of the years that were learnt from
     * @param figure of the newest window
     * @param threshold above which it raises an alarm
     * @param falseAlarms share of years with a false one
     * @param years of past windows behind it
     * @param columns of the newest window, the one that moved most first
     * @param course day by day
     */
    public record Drift(
            int window,
            double figure,
            double threshold,
            double falseAlarms,
            int years,
            List<DriftChart.Moved> columns,
            Course course) {
        /** Copies the list. */
        public Drift {
            columns = List.copyOf(columns);
        }
    }
}
