package io.assay.market;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * The sessions of a market over a span of days, from its first to its last. Nothing is known outside the span: such
 * days are no sessions and are not counted, and who shifts a day out of it is refused.
 */
public final class TradingCalendar {
    private final String name;
    private final int[] sessions;

    private TradingCalendar(String name, int[] sessions) {
        this.name = name;
        this.sessions = sessions;
    }

    /**
     * A calendar of the given sessions.
     *
     * @param sessions epoch days, strictly ascending, at least one
     */
    public static TradingCalendar of(String name, int[] sessions) {
        Check.atLeast("sessions", sessions.length, 1);
        for (int i = 1; i < sessions.length; i++) {
            Check.that(sessions[i] > sessions[i - 1], "sessions", "ascend strictly", sessions[i]);
        }
        return new TradingCalendar(name, sessions.clone());
    }

    /** Name, for example {@code NYSE} or {@code NSE (derived)}. */
    public String name() {
        return name;
    }

    /** All sessions, ascending. */
    public int[] sessions() {
        return sessions.clone();
    }

    /** First session that is known. */
    public int first() {
        return sessions[0];
    }

    /** Last session that is known. */
    public int last() {
        return sessions[sessions.length - 1];
    }

    /** Whether the market is known to have been open on that day. */
    public boolean isSession(int day) {
        return Arrays.binarySearch(sessions, day) >= 0;
    }

    /** Number of sessions in {@code [from, to)}. */
    public int count(int from, int to) {
        return Math.max(0, position(to) - position(from));
    }

    /** Sessions in {@code [from, to]}, ascending. */
    public int[] between(int from, int to) {
        int begin = position(from);
        int end = to == Integer.MAX_VALUE ? sessions.length : position(to + 1);
        return Arrays.copyOfRange(sessions, begin, Math.max(begin, end));
    }

    /**
     * The session {@code n} sessions after (or, negative, before) the first session on or after {@code day}.
     *
     * @throws IllegalArgumentException if it lies outside the span
     */
    public int shift(int day, int n) {
        int at = position(day) + n;
        Check.that(at >= 0 && at < sessions.length, "day", "stay inside the calendar " + name, day);
        return sessions[at];
    }

    /** How many sessions are before {@code day}. */
    private int position(int day) {
        int at = Arrays.binarySearch(sessions, day);
        return at >= 0 ? at : -at - 1;
    }
}
