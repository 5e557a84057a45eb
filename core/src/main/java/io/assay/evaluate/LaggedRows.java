package io.assay.evaluate;

import java.util.Arrays;

/**
 * Pairs of a row and the row of the same instrument that was decided some sessions later; sessions are the distinct
 * decision days of all rows. In the order of the earlier row.
 *
 * @param earlier positions of the earlier rows
 * @param later positions of the later rows
 */
record LaggedRows(int[] earlier, int[] later) {
    /** All pairs that are so many sessions apart; none where an instrument has no row on the later session. */
    static LaggedRows of(JudgedRows rows, int sessions) {
        int[] partner = new int[rows.size()];
        Arrays.fill(partner, -1);
        ByInstrument groups = rows.groups();
        int pairs = 0;
        for (int s = 0; s < groups.instruments(); s++) {
            int ahead = groups.from(s);
            for (int i = groups.from(s); i < groups.to(s); i++) {
                int wanted = rows.dayOf()[groups.order()[i]] + sessions;
                while (ahead < groups.to(s) && rows.dayOf()[groups.order()[ahead]] < wanted) {
                    ahead++;
                }
                if (ahead < groups.to(s) && rows.dayOf()[groups.order()[ahead]] == wanted) {
                    partner[groups.order()[i]] = groups.order()[ahead];
                    pairs++;
                }
            }
        }
        return packed(partner, pairs);
    }

    private static LaggedRows packed(int[] partner, int pairs) {
        int[] earlier = new int[pairs];
        int[] later = new int[pairs];
        int next = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                earlier[next] = i;
                later[next++] = partner[i];
            }
        }
        return new LaggedRows(earlier, later);
    }

    /** Number of pairs. */
    int size() {
        return earlier.length;
    }

    /** Values of rows, one a pair. */
    static double[] pick(double[] values, int[] positions) {
        double[] picked = new double[positions.length];
        Arrays.setAll(picked, i -> values[positions[i]]);
        return picked;
    }

    /** Values of rows, one a pair. */
    static int[] pick(int[] values, int[] positions) {
        int[] picked = new int[positions.length];
        Arrays.setAll(picked, i -> values[positions[i]]);
        return picked;
    }

    /** The rank correlation between a quantity of the earlier rows and one of the later. */
    RankIc rankIc(JudgedRows rows, double[] first, double[] second, int fewestNames) {
        int days = rows.days().length;
        int[] day = pick(rows.dayOf(), earlier);
        double[] ahead = pick(second, later);
        RankedOutcomes ranked = rows.isCrossSection(fewestNames)
                ? RankedOutcomes.daily(day, ahead, days, fewestNames)
                : RankedOutcomes.overTime(day, ahead, days);
        return ranked.ic(pick(first, earlier));
    }
}
