package io.assay.market.audit;

import java.util.Arrays;

import static io.assay.market.audit.Text.percent;

/** Whether the open is a price of its own. */
final class OpenCheck implements SeriesCheck {
    @Override
    public void check(Scan s, Findings findings) {
        int block = s.limits.openBlock();
        int[] rows = ranged(s);
        for (int from = 0; from + block <= rows.length; from += block) {
            int copied = 0;
            for (int k = from; k < from + block; k++) {
                int i = rows[k];
                copied += s.open[i] == s.close[i] || s.open[i] == s.close[i - 1] ? 1 : 0;
            }
            if (copied >= s.limits.openShare() * block) {
                report(s, rows, from, (double) copied / block, findings);
            }
        }
    }

    private static void report(Scan s, int[] rows, int from, double share, Findings findings) {
        for (int k = from; k < from + s.limits.openBlock(); k++) {
            findings.hit(
                    Rule.OPEN_NOT_TRADED,
                    s.day[rows[k]],
                    () -> percent(share) + " of the opens of a block are a close");
        }
    }

    /** Kept rows after the first whose range leaves room for an open of its own. */
    private static int[] ranged(Scan s) {
        int[] rows = s.kept();
        int count = 0;
        for (int i : rows) {
            if (i > 0 && s.high[i] > s.low[i]) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
