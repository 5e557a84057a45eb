package io.assay.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * Area under the ROC curve over the pairs of a positive and a negative row of one stratum: whoever tells strata apart,
 * and nothing within them, has one half. As {@link DailyAuc}, on redrawn samples of days; rows of a stratum should lie
 * within few of the days, since each keeps its own.
 */
public final class StratifiedAuc {
    private final List<Stratum> strata;

    private StratifiedAuc(List<Stratum> strata) {
        this.strata = strata;
    }

    /**
     * The rows of one stratum.
     *
     * @param first day of its first row
     * @param positives a day, from that day on
     * @param negatives likewise
     */
    private record Stratum(int first, DailyAuc area, int[] positives, int[] negatives) {
        static Stratum of(double[] scores, boolean[] positive, int[] dayOf, int[] rows) {
            int first = IntStream.of(rows).map(row -> dayOf[row]).min().orElseThrow();
            int length = IntStream.of(rows).map(row -> dayOf[row]).max().orElseThrow() - first + 1;
            double[] own = new double[rows.length];
            boolean[] up = new boolean[rows.length];
            int[] day = new int[rows.length];
            int[] positives = new int[length];
            int[] negatives = new int[length];
            for (int i = 0; i < rows.length; i++) {
                own[i] = scores[rows[i]];
                up[i] = positive[rows[i]];
                day[i] = dayOf[rows[i]] - first;
                (up[i] ? positives : negatives)[day[i]]++;
            }
            return new Stratum(first, DailyAuc.of(own, up, day, length), positives, negatives);
        }

        private static double count(int[] of, int[] multiplicity) {
            double sum = 0;
            for (int d = 0; d < of.length; d++) {
                sum += (double) of[d] * multiplicity[d];
            }
            return sum;
        }
    }

    /**
     * Counts rows.
     *
     * @param scores one a row, no NaN
     * @param positive whether each row is positive
     * @param dayOf day of each row, from 0
     * @param stratum number of each row's stratum
     */
    public static StratifiedAuc of(double[] scores, boolean[] positive, int[] dayOf, int[] stratum) {
        Check.sameLength("positive", positive.length, scores.length);
        Check.sameLength("dayOf", dayOf.length, scores.length);
        Check.sameLength("stratum", stratum.length, scores.length);
        List<Stratum> strata = new ArrayList<>();
        for (int number : Arrays.stream(stratum).distinct().sorted().toArray()) {
            int[] rows = IntStream.range(0, stratum.length)
                    .filter(row -> stratum[row] == number)
                    .toArray();
            strata.add(Stratum.of(scores, positive, dayOf, rows));
        }
        return new StratifiedAuc(strata);
    }

    /** The area where each day counts as often as told, 0..1; NaN without a pair. */
    public double area(int[] multiplicity) {
        double above = 0;
        double pairs = 0;
        for (Stratum stratum : strata) {
            int[] own = Arrays.copyOfRange(multiplicity, stratum.first, stratum.first + stratum.positives.length);
            double both = Stratum.count(stratum.positives, own) * Stratum.count(stratum.negatives, own);
            if (both > 0) {
                above += both * stratum.area.area(own);
                pairs += both;
            }
        }
        return pairs > 0 ? above / pairs : Double.NaN;
    }
}
