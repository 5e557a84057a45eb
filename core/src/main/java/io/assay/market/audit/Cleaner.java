package io.assay.market.audit;

import java.util.Arrays;

import io.assay.market.BarSeries;
import io.assay.market.Delisting;

/** Takes the dropped rows out of a series and marks the holes. */
final class Cleaner {
    private Cleaner() {}

    /** Runs every check on a series. */
    static Scan scan(AuditInput input, Thresholds limits, Findings findings) {
        Scan scan = new Scan(input, limits);
        SeriesCheck.ALL.forEach(check -> check.check(scan, findings));
        return scan;
    }

    /** The kept rows; a hole before each that follows a dropped row or a long gap; the end of the listing, if any. */
    static BarSeries clean(Scan s) {
        BarSeries kept = keptBars(s);
        // A delisting that cannot be blocks the symbol; who looks at its bars all the same sees them without it.
        if (kept.size() == 0 || !s.input.actions().stream().allMatch(Delisting::isPossible)) {
            return kept;
        }
        return Delisting.of(s.input.actions(), kept.days()[0])
                .map(kept::withDelisting)
                .orElse(kept);
    }

    private static BarSeries keptBars(Scan s) {
        int[] rows = s.kept();
        BarSeries bars = s.input.bars();
        int[] holes = holes(s, rows);
        if (rows.length == s.size) {
            return bars.withHoles(merged(bars.holes(), holes));
        }
        BarSeries.Columns columns = new BarSeries.Columns(
                pick(s.open, rows),
                pick(s.high, rows),
                pick(s.low, rows),
                pick(s.close, rows),
                pick(s.adjusted, rows),
                pick(s.volume, rows));
        int[] days = Arrays.stream(rows).map(i -> s.day[i]).toArray();
        int[] known = known(bars.holes(), rows);
        return BarSeries.of(bars.instrument(), bars.basis(), days, columns).withHoles(merged(known, holes));
    }

    private static int[] holes(Scan s, int[] rows) {
        int[] holes = new int[rows.length];
        int count = 0;
        for (int k = 1; k < rows.length; k++) {
            if (!s.follows(rows, k)) {
                holes[count++] = k;
            }
        }
        return Arrays.copyOf(holes, count);
    }

    /** Holes that the recorded series already had, as numbers of kept rows. */
    private static int[] known(int[] holes, int[] rows) {
        return Arrays.stream(holes)
                .map(h -> Arrays.binarySearch(rows, h))
                .map(at -> at >= 0 ? at : -at - 1)
                .filter(k -> k > 0 && k < rows.length)
                .toArray();
    }

    private static int[] merged(int[] a, int[] b) {
        if (a.length == 0) {
            return b;
        }
        int[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private static double[] pick(double[] column, int[] rows) {
        double[] picked = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            picked[k] = column[rows[k]];
        }
        return picked;
    }
}
