package io.assay.market.audit;

import java.util.Locale;

import static io.assay.market.audit.Severity.FAIL;
import static io.assay.market.audit.Severity.QUARANTINE;
import static io.assay.market.audit.Severity.WARN;

/**
 * The visible list of everything the audit looks for. Limits are in {@link Thresholds}.
 *
 * <p>A rule quarantines only on what a bar and the bars before it show: what is dropped up to a day never depends on a
 * later day. Rules that need later bars ({@link #SPIKE}, {@link #SPLIT_SUSPECT}, {@link #AFTER_END}) warn, because
 * dropping such rows would be a choice made with tomorrow's knowledge.
 */
public enum Rule {
    /** Rows out of order in the file. */
    UNSORTED_ROWS(
            WARN,
            "rows",
            "Rows stand after a later day in the file; they were sorted on import.",
            "Look at how the file was put together; two files may have been joined."),
    /** Equal rows for one day. */
    DUPLICATE_DAYS(
            WARN,
            "rows",
            "A day is there more than once with equal values; one row was kept.",
            "Nothing, unless there are many."),
    /** Different rows for one day. */
    CONFLICTING_DAYS(
            WARN,
            "rows",
            "A day is there more than once with different values; the last row was kept.",
            "Ask the source which row is right, mend the file and import it again."),
    /** Rows without prices. */
    EMPTY_ROWS(
            WARN,
            "rows",
            "Rows hold a date but no price; they were not kept.",
            "The stock did not trade or the source has a hole: see missing sessions."),
    /** Rows that are not bars. */
    REJECTED_ROWS(
            WARN,
            "rows",
            "Rows could not be read as a bar; they were not kept.",
            "Mend the lines the import named and import the file again."),

    /** NaN or infinite prices. */
    NOT_A_NUMBER(
            QUARANTINE,
            "bars",
            "A price is missing or not a finite number.",
            "The row is dropped; fetch the day again."),
    /** Prices of zero or below. */
    NON_POSITIVE_PRICE(
            QUARANTINE,
            "bars",
            "A price is 0 or below; sources write 0 where they know none.",
            "The row is dropped; fetch the day from a source that has it."),
    /** High below low. */
    HIGH_BELOW_LOW(QUARANTINE, "bars", "The high is below the low.", "The row is dropped; fetch the day again."),
    /** Open or close far outside the range. */
    OUTSIDE_RANGE(
            QUARANTINE,
            "bars",
            "Open or close lies outside low .. high by more than rounding explains, so one of the "
                    + "prices is wrong.",
            "The row is dropped; fetch the day from another source."),
    /** Open or close a little outside the range. */
    SLIGHTLY_OUTSIDE_RANGE(
            WARN,
            "bars",
            "Open or close lies outside low .. high by a little: rounding, adjustment or an auction " + "price.",
            "Nothing; features of the range are off by as much."),
    /** The open outside the range is the close before. */
    CARRIED_OPEN(
            WARN,
            "bars",
            "The open lies outside low .. high and equals the close before: it was filled in, "
                    + "nobody traded at it.",
            "Do not believe fills at the open; enter at the close of the next session instead."),
    /** Negative or infinite volume. */
    BAD_VOLUME(QUARANTINE, "bars", "The volume is negative or infinite.", "The row is dropped; fetch the day again."),
    /** Adjusted close that cannot be used. */
    BAD_ADJUSTED_CLOSE(
            QUARANTINE,
            "bars",
            "The adjusted close is 0, negative or not a number, so no adjusted price exists.",
            "The row is dropped; import a series with sound adjustments."),
    /** Bars carried forward without trading. */
    FILLED_RUN(
            QUARANTINE,
            "bars",
            "The same price without volume goes on: the bars are carried forward, not traded. Rows "
                    + "from the n-th of a run on are dropped, the first ones are kept because no one could "
                    + "tell them from a quiet day.",
            "Find out whether the stock was suspended, delisted or replaced."),

    /** Days without volume. */
    ZERO_VOLUME(
            WARN,
            "bars",
            "The bar has no volume (0 or missing), so its price may be a quote or a copy.",
            "Volume features are undefined there; do not assume a fill."),
    /** Unchanged prices over several sessions. */
    STALE_RUN(
            WARN,
            "runs",
            "Open, high, low and close stay at the close before for several sessions.",
            "Returns are stale; treat the stock as thinly traded."),
    /** The file ends in filled bars. */
    AFTER_END(
            WARN,
            "bars",
            "The series ends in bars carried forward without volume: trading stopped before its " + "last row.",
            "Cut the series at its last traded day and record the delisting."),
    /** A large move that comes back at once. */
    SPIKE(
            WARN,
            "bars",
            "A large move is taken back by the next bar. Seen only a day later, so the row is kept.",
            "Check the day at another source; a wrong print must be mended there, a true one kept."),
    /** A jump that looks like a split. */
    SPLIT_SUSPECT(
            WARN,
            "bars",
            "The price opens at a simple fraction or multiple of the close before, on ordinary "
                    + "turnover, and stays there: a split that is not adjusted for.",
            "Look up the split and import adjusted prices, or record the action."),
    /** Other large moves. */
    LARGE_MOVE(
            WARN,
            "bars",
            "The close moves by more than half from one bar to the next, and stays.",
            "Check the day; news does this, and so do joined series."),
    /** A jump of the adjustment factor. */
    FACTOR_JUMP(
            WARN,
            "bars",
            "Adjusted close / close rises by more than a dividend explains, or falls.",
            "A special dividend or spin-off does this, and so does a wrong adjustment: check the day."),
    /** The open is not a traded price. */
    OPEN_NOT_TRADED(
            WARN,
            "bars",
            "Over whole blocks of bars the open equals the close before or the close of the day: it "
                    + "is not the price of the first trade.",
            "Do not believe fills at the open or features of the gap; enter at the close of the " + "next session."),
    /** Many bars without a range. */
    MANY_FLAT_BARS(
            WARN,
            "bars",
            "In many bars open, high, low and close are equal: one trade a day or a close only.",
            "Features of the range mean nothing here."),

    /** Sessions without a bar. */
    MISSING_SESSIONS(
            WARN,
            "sessions",
            "The market was open and the series has no bar, between its first and last day.",
            "Fetch the days again; if the stock did not trade, horizons in sessions are longer than " + "they look."),
    /** Too many sessions without a bar. */
    MANY_MISSING(
            FAIL,
            "sessions",
            "So many sessions have no bar that windows and horizons do not mean what they say.",
            "Import a complete series or leave the symbol out."),
    /** A long run of missing sessions. */
    LONG_GAP(
            WARN,
            "gaps",
            "Many sessions in a row have no bar. The place is marked as a hole: no feature or label " + "spans it.",
            "Fetch the days again, or find out why trading stopped."),
    /** Bars on days without a session. */
    OFF_CALENDAR(
            WARN,
            "bars",
            "The bar is dated on a day on which the market was closed.",
            "Check time zone and date format of the source."),

    /** One bar or none. */
    ONE_ROW(FAIL, "bars", "The series has one bar or none.", "Import its history or remove it."),
    /** Too little history. */
    TOO_SHORT(
            FAIL,
            "bars",
            "The series has fewer bars than the longest feature needs.",
            "Wait, or import a longer history."),
    /** Little history. */
    SHORT_HISTORY(
            WARN,
            "bars",
            "The series is too short for several walk-forward folds.",
            "Trust no verdict on this symbol alone."),
    /** Much of the series is bad. */
    MOSTLY_QUARANTINED(
            FAIL,
            "bars",
            "So many rows are dropped that what is left is a selection.",
            "Import the symbol from another source, or from the day on which the faults end."),
    /** Some sessions without a trade. */
    THIN_TRADING(
            WARN,
            "sessions",
            "In many sessions there is no bar, or one with an unchanged price and no volume or no "
                    + "range: returns are stale.",
            "Believe no small edge and assume wide spreads."),
    /** Most sessions without a trade. */
    MOSTLY_STALE(
            FAIL,
            "sessions",
            "In most sessions there is no bar, or one with an unchanged price and no volume or no " + "range.",
            "Leave the symbol out: its returns are those of missing trades."),
    /** Two securities in one series. */
    MIXED_LISTINGS(
            FAIL,
            "bars",
            "The price jumps by more than half again and again: bars of different securities or " + "units are mixed.",
            "Import one security alone; symbols are reused after delistings."),
    /** The series ends before its market. */
    EARLY_END(
            WARN,
            "sessions",
            "The series ends before its market does and no delisting is recorded.",
            "Record the delisting with its return, or fetch what is missing."),
    /** A delisting that cannot be. */
    IMPOSSIBLE_DELISTING(
            FAIL,
            "bars",
            "A delisting is recorded with a return below -1, or with none: what holders got is not known.",
            "Correct the recorded return, or leave the corporate action out."),
    /** A market of survivors. */
    SURVIVORS_ONLY(
            WARN,
            "symbols",
            "No series of the market, or far too few, end before its last weeks: those that vanished were left out, "
                    + "which flatters every result.",
            "Add the delisted stocks with their delisting returns, or say in every result that it "
                    + "is of survivors.");

    private final Severity severity;
    private final String counts;
    private final String meaning;
    private final String advice;

    Rule(Severity severity, String counts, String meaning, String advice) {
        this.severity = severity;
        this.counts = counts;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** The rule's name as users see it, for example {@code high-below-low}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a finding of this rule does. */
    public Severity severity() {
        return severity;
    }

    /**
     * What its count counts: {@code bars}, {@code rows}, {@code sessions}, {@code gaps}, {@code runs} or
     * {@code symbols}.
     */
    public String counts() {
        return counts;
    }

    /** What it means when the rule is broken, in one or two sentences. */
    public String meaning() {
        return meaning;
    }

    /** What the user should do about it. */
    public String advice() {
        return advice;
    }
}
