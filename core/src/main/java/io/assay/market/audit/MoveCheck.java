package io.assay.market.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.assay.market.CorporateAction;
import io.assay.market.PriceBasis;
import io.assay.market.SplitRepair;

import static io.assay.market.audit.Text.number;

/** Large moves between kept bars: spikes, split suspects, the rest, and too many of them. */
final class MoveCheck implements SeriesCheck {
    private static final double[] SPLITS = {1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100};
    private static final int TURNOVER_BARS = 20;
    private static final int ACTION_DAYS = 4;

    @Override
    public void check(Scan s, Findings findings) {
        int[] rows = s.kept();
        int moves = 0;
        boolean wayBack = false;
        for (int k = 1; k < rows.length; k++) {
            double ratio = s.close[rows[k]] / s.close[rows[k - 1]];
            if (!s.follows(rows, k) || isRecordedSplit(s, rows[k], ratio)) {
                wayBack = false;
                continue;
            }
            moves += isLarge(ratio, s) ? 1 : 0;
            // The way back from a spike belongs to the spike and is not told a second time.
            boolean spike = !wayBack && isLarge(ratio, s) && isSpike(s, rows, k);
            if (spike) {
                report(s, rows, k, Rule.SPIKE, findings);
            } else if (!wayBack) {
                reportStep(s, rows, k, findings);
            }
            wayBack = spike;
        }
        if (moves >= s.limits.mixedMoves() && moves > s.limits.mixedShare() * rows.length) {
            findings.whole(Rule.MIXED_LISTINGS, moves, moves + " large moves in " + rows.length + " bars");
        }
    }

    /** Where a split may be missing, with the evidence. */
    static List<SplitSuspect> suspects(Scan s) {
        int[] rows = s.kept();
        List<SplitSuspect> all = new ArrayList<>();
        boolean wayBack = false;
        for (int k = 1; k < rows.length; k++) {
            double ratio = s.close[rows[k]] / s.close[rows[k - 1]];
            boolean asked = s.follows(rows, k) && !isRecordedSplit(s, rows[k], ratio);
            boolean spike = asked && !wayBack && isLarge(ratio, s) && isSpike(s, rows, k);
            if (asked && !wayBack && !spike && isSplit(s, rows, k)) {
                all.add(suspect(s, rows, k));
            }
            wayBack = spike;
        }
        return all;
    }

    private static SplitSuspect suspect(Scan s, int[] rows, int k) {
        int row = rows[k];
        double before = s.close[rows[k - 1]];
        double price = price(s, row, before);
        double factor = Math.max(price / before, before / price);
        double simple = Arrays.stream(SPLITS)
                .boxed()
                .min(Comparator.comparingDouble(split -> Math.abs(factor / split - 1)))
                .orElseThrow();
        double jump = StrictMath.log(s.adjusted[row] / s.adjusted[rows[k - 1]]);
        boolean adjusts = Math.abs(jump) > Math.abs(StrictMath.log(price / before)) / 2;
        SplitRepair repair = new SplitRepair(
                s.input.bars().instrument(),
                s.day[row],
                price < before ? simple : 1 / simple,
                adjusts,
                before,
                s.close[row]);
        double usual = usualTurnover(s, rows, k);
        double turnover = usual > 0 ? turnover(s, row) / usual : Double.NaN;
        boolean recorded = s.input.actions().stream().anyMatch(repair::isAlso);
        return new SplitSuspect(repair, Math.abs(factor / simple - 1), turnover, recorded, rows[k]);
    }

    private static void reportStep(Scan s, int[] rows, int k, Findings findings) {
        if (isSplit(s, rows, k)) {
            report(s, rows, k, Rule.SPLIT_SUSPECT, findings);
        } else if (isLarge(s.close[rows[k]] / s.close[rows[k - 1]], s)) {
            report(s, rows, k, Rule.LARGE_MOVE, findings);
        }
    }

    private static boolean isLarge(double ratio, Scan s) {
        return ratio > s.limits.largeMove() || ratio < 1 / s.limits.largeMove();
    }

    /** On raw prices a recorded split explains the jump; on adjusted prices it should have left none. */
    private static boolean isRecordedSplit(Scan s, int row, double ratio) {
        if (s.input.bars().basis() != PriceBasis.RAW || s.input.actions().isEmpty()) {
            return false;
        }
        return Math.abs(ratio - 1) > 0.1
                && s.input.actions().stream()
                        .anyMatch(a -> a.kind() == CorporateAction.Kind.SPLIT
                                && Math.abs(a.day() - s.day[row]) <= ACTION_DAYS);
    }

    /** A large move of which the next bar leaves only a small part. */
    private static boolean isSpike(Scan s, int[] rows, int k) {
        if (k + 1 == rows.length || !s.follows(rows, k + 1)) {
            return false;
        }
        double before = s.close[rows[k - 1]];
        double left = Math.abs(StrictMath.log(s.close[rows[k + 1]] / before));
        return left <= s.limits.spikeReturn() * Math.abs(StrictMath.log(s.close[rows[k]] / before));
    }

    private static boolean isSplit(Scan s, int[] rows, int k) {
        int row = rows[k];
        double before = s.close[rows[k - 1]];
        double price = price(s, row, before);
        double factor = Math.max(price / before, before / price);
        if (factor < SPLITS[0] * (1 - s.limits.splitTolerance()) || !isSimple(factor, s)) {
            return false;
        }
        double within = s.close[row] / price;
        boolean quiet = within < s.limits.splitDayMove() && within > 1 / s.limits.splitDayMove();
        return quiet && hasOrdinaryTurnover(s, rows, k) && persists(s, rows, k, price);
    }

    /** Where the open is a copy of the close before, outside the range, only the close can show the jump. */
    private static double price(Scan s, int row, double before) {
        boolean traded = s.open[row] >= s.low[row] && s.open[row] <= s.high[row];
        return !traded && s.open[row] == before ? s.close[row] : s.open[row];
    }

    private static boolean isSimple(double factor, Scan s) {
        for (double split : SPLITS) {
            if (Math.abs(factor / split - 1) <= s.limits.splitTolerance()) {
                return true;
            }
        }
        return false;
    }

    /** News that halves a price is traded on; a split is not. Where no volume is recorded nothing speaks against it. */
    private static boolean hasOrdinaryTurnover(Scan s, int[] rows, int k) {
        return turnover(s, rows[k]) <= s.limits.splitTurnover() * usualTurnover(s, rows, k);
    }

    private static double usualTurnover(Scan s, int[] rows, int k) {
        int from = Math.max(0, k - TURNOVER_BARS);
        double[] before = new double[k - from];
        for (int j = from; j < k; j++) {
            before[j - from] = turnover(s, rows[j]);
        }
        Arrays.sort(before);
        return before[before.length / 2];
    }

    private static double turnover(Scan s, int row) {
        return s.hasVolume(row) ? s.close[row] * s.volume[row] : 0;
    }

    private static boolean persists(Scan s, int[] rows, int k, double price) {
        double half = Math.abs(StrictMath.log(price / s.close[rows[k - 1]])) / 2;
        int end = Math.min(rows.length - 1, k + s.limits.splitPersists());
        for (int j = k; j <= end; j++) {
            if (Math.abs(StrictMath.log(s.close[rows[j]] / price)) > half) {
                return false;
            }
        }
        return true;
    }

    private static void report(Scan s, int[] rows, int k, Rule rule, Findings findings) {
        findings.hit(
                rule,
                s.day[rows[k]],
                () -> "close " + number(s.close[rows[k - 1]]) + " to " + number(s.close[rows[k]]) + ", open "
                        + number(s.open[rows[k]]));
    }
}
