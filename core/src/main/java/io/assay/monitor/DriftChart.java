package io.assay.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * A chart for drift of what a model reads. The last sessions are set against the same season of the years that it
 * learnt from: columns that know the month do not drift every spring. What is usual comes from the past itself: whole
 * windows of days, one after the other, each against its own earlier years only, as ours is. So trends and calm years
 * that were always there raise no alarm.
 *
 * <p>A window's figure is the largest of its columns and distances, each as logarithm, less its usual mean, over its
 * usual deviation; for a window of the past both come from the other years. The threshold is the k-th largest of the
 * yearly maxima of the past: if years can be exchanged, a new year exceeds it with probability k / (years + 1).
 */
public final class DriftChart {
    private static final int YEAR = 252;
    private static final double DAYS_A_YEAR = 365.25;
    private static final int SEASON_MARGIN = 15;
    private static final int LEAST_WINDOW = 5;
    private static final int MEASURES = 3;

    /** Fewest earlier years that a window is set against. */
    private static final int FEWEST_SEASONS = 2;

    /** Fewest years of windows from which a threshold is made. */
    private static final int FEWEST_YEARS = 3;

    /** In logarithms: a column that never moved is not infinitely surprising when it does. */
    private static final double LEAST_DEVIATION = 0.1;

    /** Added to each distance before its logarithm: below them one is as good as none, whatever is usual. */
    private static final double[] FLOOR = {0.02, 0.02, 0.004};

    private final DayCounts counts;
    private final int[] days;
    private final int[][] upTo;
    private final int learnt;
    private final Asked asked;
    private final List<Window> usual = new ArrayList<>();
    private final int[] yearOf;
    private final int years;
    private final double threshold;
    private final double falseAlarms;

    /**
     * What is asked.
     *
     * @param window sessions that are set against the past, at least 5
     * @param falseAlarms share of years with a false alarm, in (0, 1]
     */
    public record Asked(int window, double falseAlarms) {
        /** Checks the ranges. */
        public Asked {
            Check.atLeast("window", window, LEAST_WINDOW);
            Check.within("falseAlarms", falseAlarms, 1e-6, 1);
        }
    }

    /**
     * A column that moved.
     *
     * @param name of the column
     * @param distance of the window from its reference
     * @param excess the largest of its three distances, in usual deviations above the usual
     */
    public record Moved(String name, Distance distance, double excess) {}

    /**
     * A window of days.
     *
     * @param day its last epoch day
     * @param figure of the window: the largest excess of a column
     * @param columns all columns, the one that moved most first
     */
    public record Reading(int day, double figure, List<Moved> columns) {
        /** Copies the list. */
        public Reading {
            columns = List.copyOf(columns);
        }
    }

    /** Logarithms of the distances of a window, measure by measure for each column. */
    private record Window(int end, double[] logs) {}

    /** Usual level and scatter of each of them. */
    private record Usual(double[] mean, double[] deviation) {}

    private DriftChart(DayCounts counts, int learntTo, Asked asked) {
        this.counts = counts;
        this.days = counts.days();
        this.asked = asked;
        this.upTo = cumulated();
        this.learnt = (int) Arrays.stream(days).filter(day -> day <= learntTo).count();
        for (int end = learnt - 1; end >= asked.window() - 1 && hasSeasons(end); end--) {
            usual.add(new Window(end, logs(distances(end, learnt))));
        }
        this.years = usual.size() / YEAR;
        this.yearOf = IntStream.range(0, usual.size()).map(w -> w / YEAR).toArray();
        int k = Math.max(1, (int) Math.floor(asked.falseAlarms() * (years + 1)));
        this.falseAlarms = (double) k / (years + 1);
        this.threshold = years >= FEWEST_YEARS ? yearlyMaxima()[years - Math.min(k, years)] : Double.NaN;
    }

    /**
     * Makes a chart; empty where the past is too short.
     *
     * @param counts of the rows that a model learnt from and of later ones
     * @param learntTo last epoch day that it learnt from
     */
    public static Optional<DriftChart> of(DayCounts counts, int learntTo, Asked asked) {
        DriftChart chart = new DriftChart(counts, learntTo, asked);
        return chart.years >= FEWEST_YEARS ? Optional.of(chart) : Optional.empty();
    }

    /** Above this figure a window raises an alarm. */
    public double threshold() {
        return threshold;
    }

    /** The share of years with a false alarm, if years can be exchanged. */
    public double falseAlarms() {
        return falseAlarms;
    }

    /** Years of past windows behind the threshold. */
    public int years() {
        return years;
    }

    /** Sessions of a window. */
    public int window() {
        return asked.window();
    }

    /** The windows that end on days after those that were learnt from, oldest first. */
    public List<Reading> live() {
        Usual all = usual(-1);
        return IntStream.range(Math.max(learnt, asked.window() - 1), days.length)
                .filter(this::hasSeasons)
                .mapToObj(end -> reading(end, all))
                .toList();
    }

    /**
     * Which of some windows raise an alarm; after one, windows that share days with it are silent.
     *
     * @return places, ascending
     */
    public int[] alarms(List<Reading> readings) {
        List<Integer> raised = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            boolean silent = !raised.isEmpty() && i - raised.get(raised.size() - 1) < asked.window();
            if (readings.get(i).figure() > threshold && !silent) {
                raised.add(i);
            }
        }
        return raised.stream().mapToInt(Integer::intValue).toArray();
    }

    private Reading reading(int end, Usual all) {
        Distance[] distances = distances(end, learnt);
        double[] excess = excess(logs(distances), all);
        List<Moved> moved = IntStream.range(0, distances.length)
                .mapToObj(c -> new Moved(counts.columns().get(c), distances[c], most(excess, c)))
                .sorted(Comparator.comparingDouble(Moved::excess).reversed())
                .toList();
        return new Reading(days[end], moved.get(0).excess(), moved);
    }

    private static double most(double[] excess, int column) {
        double most = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < MEASURES; m++) {
            most = Math.max(most, excess[column * MEASURES + m]);
        }
        return most;
    }

    /** The largest figure of each past year, ascending. */
    private double[] yearlyMaxima() {
        double[] maxima = new double[years];
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
        for (int year = 0; year < years; year++) {
            Usual others = usual(year);
            for (int w = 0; w < usual.size(); w++) {
                if (yearOf[w] == year) {
                    double figure = Arrays.stream(excess(usual.get(w).logs(), others))
                            .max()
                            .orElseThrow();
                    maxima[year] = Math.max(maxima[year], figure);
                }
            }
        }
        Arrays.sort(maxima);
        return maxima;
    }

    /** What is usual, told from the windows of all years but one. */
    private Usual usual(int without) {
        int width = counts.columns().size() * MEASURES;
        double[] mean = new double[width];
        double[] deviation = new double[width];
        int[] some = IntStream.range(0, usual.size())
                .filter(w -> yearOf[w] != without)
                .toArray();
        for (int i = 0; i < width; i++) {
            double sum = 0;
            for (int w : some) {
                sum += usual.get(w).logs()[i];
            }
            mean[i] = sum / some.length;
            double squares = 0;
            for (int w : some) {
                double off = usual.get(w).logs()[i] - mean[i];
                squares += off * off;
            }
            deviation[i] = Math.max(LEAST_DEVIATION, Math.sqrt(squares / Math.max(1, some.length - 1)));
        }
        return new Usual(mean, deviation);
    }

    private static double[] excess(double[] logs, Usual usual) {
        double[] excess = new double[logs.length];
        Arrays.setAll(excess, i -> (logs[i] - usual.mean()[i]) / usual.deviation()[i]);
        return excess;
    }

    private static double[] logs(Distance[] distances) {
        double[] logs = new double[distances.length * MEASURES];
        for (int c = 0; c < distances.length; c++) {
            double[] of = {distances[c].psi(), distances[c].ks(), distances[c].js()};
            for (int m = 0; m < MEASURES; m++) {
                logs[c * MEASURES + m] = StrictMath.log(of[m] + FLOOR[m]);
            }
        }
        return logs;
    }

    private boolean hasSeasons(int end) {
        int first = days[Math.max(0, end - asked.window() + 1)];
        return end >= asked.window() - 1 && days[0] <= first - FEWEST_SEASONS * DAYS_A_YEAR - SEASON_MARGIN;
    }

    /** The distance of the window that ends at a session from the same season of earlier years. */
    private Distance[] distances(int end, int learntSessions) {
        int start = end - asked.window() + 1;
        int width = counts.columns().size() * Bins.COUNT;
        long[] window = new long[width];
        add(window, start, end + 1);
        long[] reference = new long[width];
        for (int back = 1; days[start] - back * DAYS_A_YEAR >= days[0]; back++) {
            int shift = (int) Math.round(back * DAYS_A_YEAR);
            int from = place(days[start] - shift - SEASON_MARGIN);
            int to = Math.min(learntSessions, place(days[end] - shift + SEASON_MARGIN + 1));
            add(reference, from, Math.max(from, to));
        }
        Distance[] distances = new Distance[counts.columns().size()];
        Arrays.setAll(
                distances,
                c -> Distance.of(
                        Arrays.copyOfRange(window, c * Bins.COUNT, (c + 1) * Bins.COUNT),
                        Arrays.copyOfRange(reference, c * Bins.COUNT, (c + 1) * Bins.COUNT)));
        return distances;
    }

    /** The first session on a day or after it. */
    private int place(int day) {
        int place = Arrays.binarySearch(days, day);
        return place >= 0 ? place : -place - 1;
    }

    private void add(long[] sums, int from, int to) {
        int[] last = upTo[to];
        int[] first = upTo[from];
        for (int i = 0; i < sums.length; i++) {
            sums[i] += last[i] - first[i];
        }
    }

    /** Counts of all sessions before each. */
    private int[][] cumulated() {
        int[][] sums = new int[days.length + 1][];
        sums[0] = new int[counts.columns().size() * Bins.COUNT];
        for (int s = 0; s < days.length; s++) {
            int[] of = counts.of(days[s]);
            int[] before = sums[s];
            int[] sum = before.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += of[i];
            }
            sums[s + 1] = sum;
        }
        return sums;
    }
}
