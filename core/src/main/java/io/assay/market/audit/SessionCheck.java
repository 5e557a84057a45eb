package io.assay.market.audit;

import io.assay.base.Days;

import static io.assay.market.audit.Text.percent;

/** The series against the calendar of its market. */
final class SessionCheck implements SeriesCheck {
    @Override
    public void check(Scan s, Findings findings) {
        Sessions sessions = s.sessions();
        int missing = sessions.missing().length;
        for (int day : sessions.missing()) {
            findings.hit(Rule.MISSING_SESSIONS, day, () -> "no bar");
        }
        if (missing > s.limits.missingShare() * sessions.expected()) {
            findings.whole(Rule.MANY_MISSING, missing, ofSessions(missing, sessions.expected()) + " have no bar");
        }
        for (int i : sessions.offCalendar()) {
            findings.hit(
                    Rule.OFF_CALENDAR,
                    s.day[i],
                    () -> "a " + Days.date(s.day[i]).getDayOfWeek());
        }
        for (int i = 1; i < s.size; i++) {
            int gap = sessions.gap()[i];
            int row = i;
            if (gap >= s.limits.longGap()) {
                findings.hit(
                        Rule.LONG_GAP,
                        s.day[i],
                        () -> gap + " sessions without a bar since " + Days.text(s.day[row - 1]));
            }
        }
        checkTrading(s, missing, findings);
    }

    private static void checkTrading(Scan s, int missing, Findings findings) {
        int idle = missing;
        for (int i = 1; i < s.size; i++) {
            idle += s.close[i] == s.close[i - 1] && (s.isFlat(i) || !s.hasVolume(i)) ? 1 : 0;
        }
        int expected = Math.max(s.sessions().expected(), s.size);
        String value = ofSessions(idle, expected) + " saw no trade that moved the price";
        if (idle > s.limits.staleShare() * expected) {
            findings.whole(Rule.MOSTLY_STALE, idle, value);
        } else if (idle > s.limits.thinShare() * expected) {
            findings.whole(Rule.THIN_TRADING, idle, value);
        }
    }

    private static String ofSessions(int count, int expected) {
        return count + " of " + expected + " sessions (" + percent((double) count / expected) + ")";
    }
}
