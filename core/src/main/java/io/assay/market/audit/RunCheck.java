package io.assay.market.audit;

import static io.assay.market.audit.Text.number;
import static io.assay.market.audit.Text.percent;

/** Runs of unchanged prices, and bars without a range. */
final class RunCheck implements SeriesCheck {
    @Override
    public void check(Scan s, Findings findings) {
        int run = 0;
        int flat = 0;
        for (int i = 0; i < s.size; i++) {
            flat += s.isFlat(i) ? 1 : 0;
            run = s.isRepeat(i) ? run + 1 : 0;
            boolean ends = i == s.size - 1 || !s.isRepeat(i + 1);
            if (ends && run >= s.limits.staleRun()) {
                report(s, i, run, findings);
            }
        }
        if (flat > s.limits.flatShare() * s.size) {
            findings.whole(Rule.MANY_FLAT_BARS, flat, percent((double) flat / s.size) + " of the bars have no range");
        }
    }

    private static void report(Scan s, int last, int run, Findings findings) {
        findings.hit(
                Rule.STALE_RUN, s.day[last - run + 1], () -> number(s.close[last]) + " unchanged for " + run + " bars");
    }
}
