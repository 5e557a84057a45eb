package io.assay.evaluate;

import java.util.Arrays;

import io.assay.metric.Correlation;

/**
 * Outcomes of rows as ranks, found once for all scores that are held against them: ranks over the instruments of a day
 * where there is a cross-section, else ranks over all rows.
 */
final class RankedOutcomes {
    private final int[] dayOf;
    private final int days;
    private final boolean crossSection;
    private final boolean[] usable;
    private final double[] ranks;

    private RankedOutcomes(int[] dayOf, boolean[] usable, boolean crossSection, double[] ranks) {
        this.dayOf = dayOf;
        this.days = usable.length;
        this.crossSection = crossSection;
        this.usable = usable;
        this.ranks = ranks;
    }

    /** The outcomes of judged rows. */
    static RankedOutcomes of(JudgedRows rows, int fewestNames) {
        int days = rows.days().length;
        return rows.isCrossSection(fewestNames)
                ? daily(rows.dayOf(), rows.outcome(), days, fewestNames)
                : overTime(rows.dayOf(), rows.outcome(), days);
    }

    /** Ranked over the instruments of each day that has enough of them, all outcomes not being equal. */
    static RankedOutcomes daily(int[] dayOf, double[] outcome, int days, int fewestNames) {
        int[] names = names(dayOf, days);
        boolean[] usable = new boolean[names.length];
        double[] ranks = new double[outcome.length];
        int from = 0;
        for (int day = 0; day < names.length; day++) {
            int to = from + names[day];
            usable[day] = names[day] >= fewestNames && varies(outcome, from, to);
            if (usable[day]) {
                double[] own = Correlation.midRanks(Arrays.copyOfRange(outcome, from, to));
                System.arraycopy(own, 0, ranks, from, own.length);
            }
            from = to;
        }
        return new RankedOutcomes(dayOf, usable, true, ranks);
    }

    /** Ranked over all rows. */
    static RankedOutcomes overTime(int[] dayOf, double[] outcome, int days) {
        return new RankedOutcomes(dayOf, new boolean[days], false, Correlation.midRanks(outcome));
    }

    private static int[] names(int[] dayOf, int days) {
        int[] names = new int[days];
        for (int day : dayOf) {
            names[day]++;
        }
        return names;
    }

    private static boolean varies(double[] values, int from, int to) {
        boolean varies = false;
        for (int i = from + 1; i < to; i++) {
            varies |= values[i] != values[from];
        }
        return varies;
    }

    /** Whether ranks are those within a day. */
    boolean isCrossSection() {
        return crossSection;
    }

    /** The rank correlation of a score, one value a row, with the outcomes. */
    RankIc ic(double[] score) {
        RankIc ic = new RankIc(days, crossSection);
        if (crossSection) {
            addDaily(ic, score);
        } else {
            double[] scoreRanks = Correlation.midRanks(score);
            for (int i = 0; i < score.length; i++) {
                ic.addPair(dayOf[i], scaled(scoreRanks[i], score.length), scaled(ranks[i], score.length));
            }
        }
        return ic;
    }

    private void addDaily(RankIc ic, double[] score) {
        int from = 0;
        while (from < score.length) {
            int day = dayOf[from];
            int to = from;
            while (to < score.length && dayOf[to] == day) {
                to++;
            }
            if (usable[day]) {
                double[] scoreRanks = Correlation.midRanks(Arrays.copyOfRange(score, from, to));
                ic.addDay(day, Correlation.pearson(scoreRanks, Arrays.copyOfRange(ranks, from, to)));
            }
            from = to;
        }
    }

    /** Ranks are taken once over all rows and kept in every redrawn sample; they are scaled to (-1/2, 1/2). */
    private static double scaled(double rank, double n) {
        return (rank - (n + 1) / 2) / n;
    }
}
