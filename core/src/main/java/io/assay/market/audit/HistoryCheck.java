package io.assay.market.audit;

import io.assay.base.Days;
import io.assay.market.CorporateAction;
import io.assay.market.Delisting;
import io.assay.market.TradingCalendar;

import static io.assay.market.audit.Text.percent;

/** How much is left, and until when. Runs last, since it counts what the others dropped. */
final class HistoryCheck implements SeriesCheck {
    @Override
    public void check(Scan s, Findings findings) {
        int dropped = s.droppedCount();
        int kept = s.size - dropped;
        if (s.size <= 1) {
            findings.whole(Rule.ONE_ROW, s.size, "bars: " + s.size);
        }
        if (kept < s.limits.minBars()) {
            findings.whole(Rule.TOO_SHORT, kept, "bars kept: " + kept + ", needed: " + s.limits.minBars());
        } else if (kept < s.limits.shortBars()) {
            findings.whole(Rule.SHORT_HISTORY, kept, "bars kept: " + kept);
        }
        if (dropped > s.limits.quarantinedShare() * s.size) {
            findings.whole(
                    Rule.MOSTLY_QUARANTINED,
                    dropped,
                    dropped + " of " + s.size + " bars dropped (" + percent((double) dropped / s.size) + ")");
        }
        checkEnd(s, findings);
        s.input.actions().stream()
                .filter(a -> !Delisting.isPossible(a))
                .findFirst()
                .ifPresent(a -> findings.whole(
                        Rule.IMPOSSIBLE_DELISTING, 1, "on " + Days.text(a.day()) + " with a return of " + a.value()));
    }

    private static void checkEnd(Scan s, Findings findings) {
        int last = s.size - 1;
        while (last >= 0 && s.dropped[last]) {
            last--;
        }
        boolean recorded = s.input.actions().stream().anyMatch(a -> a.kind() == CorporateAction.Kind.DELISTING);
        if (last < 0 || recorded) {
            return;
        }
        TradingCalendar calendar = s.input.calendar();
        int after = calendar.count(s.day[last] + 1, calendar.last() + 1);
        if (after > s.limits.earlyEnd()) {
            findings.whole(
                    Rule.EARLY_END,
                    after,
                    "last bar on " + Days.text(s.day[last]) + ", market goes on to " + Days.text(calendar.last()));
        }
    }
}
