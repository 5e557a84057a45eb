package io.assay.portfolio.sizing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * What somebody earned day by day: the mean over all instruments on which a decision was held to that day's open, each
 * with the same part of capital.
 *
 * @param name who
 * @param days epoch days, ascending, each once
 * @param net simple return after costs
 * @param cost what costs took of it
 * @param turnover traded, as a part of equity
 * @param exposure mean size of the positions
 */
public record DayResults(String name, int[] days, double[] net, double[] cost, double[] turnover, double[] exposure) {
    /** Sessions of a year. */
    public static final double YEAR = 252;

    /** What some paths came to together; several may be of one instrument and the same days. */
    public static DayResults of(String name, List<SizedPath> paths) {
        Check.atLeast("paths", paths.size(), 1);
        int[] days = paths.stream()
                .flatMapToInt(path -> IntStream.range(0, path.net().length).map(path::day))
                .sorted()
                .distinct()
                .toArray();
        DayResults sums = blank(name, days);
        int[] count = new int[days.length];
        for (SizedPath path : paths) {
            for (int i = 0; i < path.net().length; i++) {
                int at = Arrays.binarySearch(days, path.day(i));
                double net = StrictMath.expm1(path.net()[i]);
                sums.net[at] += net;
                sums.cost[at] += StrictMath.expm1(path.gross()[i]) - net;
                sums.turnover[at] += path.turnover()[i];
                sums.exposure[at] += Math.abs(path.position()[i]);
                count[at]++;
            }
        }
        for (double[] column : new double[][] {sums.net, sums.cost, sums.turnover, sums.exposure}) {
            for (int d = 0; d < days.length; d++) {
                column[d] /= count[d];
            }
        }
        return sums;
    }

    private static DayResults blank(String name, int[] days) {
        int n = days.length;
        return new DayResults(name, days, new double[n], new double[n], new double[n], new double[n]);
    }

    /** The same on other days; nothing is earned or held on days of which nothing is known. */
    public DayResults on(int[] others) {
        DayResults there = blank(name, others);
        for (int d = 0; d < others.length; d++) {
            int at = Arrays.binarySearch(days, others[d]);
            if (at >= 0) {
                there.net[d] = net[at];
                there.cost[d] = cost[at];
                there.turnover[d] = turnover[at];
                there.exposure[d] = exposure[at];
            }
        }
        return there;
    }

    /** What 1 has grown to by each day. */
    public double[] growth() {
        double[] growth = new double[net.length];
        double now = 1;
        for (int d = 0; d < net.length; d++) {
            now *= 1 + net[d];
            growth[d] = now;
        }
        return growth;
    }

    /** The mean of a column over a year's sessions. */
    static double aYear(double[] column) {
        return YEAR * Arrays.stream(column).average().orElse(Double.NaN);
    }
}
