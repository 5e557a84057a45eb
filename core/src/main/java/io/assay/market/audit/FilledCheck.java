package io.assay.market.audit;

import io.assay.base.Days;

import static io.assay.market.audit.Text.number;

/**
 * Bars that are carried forward: flat, at the close before, without volume. Whether a row is dropped depends on the
 * rows before it alone.
 */
final class FilledCheck implements SeriesCheck {
    @Override
    public void check(Scan s, Findings findings) {
        int run = 0;
        for (int i = 0; i < s.size; i++) {
            run = s.isRepeat(i) && !s.hasVolume(i) ? run + 1 : 0;
            if (run >= s.limits.filledRun()) {
                s.dropped[i] = true;
                int row = i;
                int length = run;
                findings.hit(
                        Rule.FILLED_RUN,
                        s.day[i],
                        () -> number(s.close[row]) + " without volume for " + length + " bars");
            }
        }
        if (run >= s.limits.filledRun()) {
            int last = s.size - 1 - run;
            findings.whole(Rule.AFTER_END, run, "last traded on " + Days.text(s.day[last]));
        }
    }
}
