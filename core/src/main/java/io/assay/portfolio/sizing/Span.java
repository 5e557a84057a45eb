package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;

/**
 * Sessions of a track that belong to one use alone, training or testing. Decisions are made at the closes of all of
 * them but the last two, which are there for fills: what is decided at a close is filled at the next open that there is
 * and held to the one after that, however many days lie between.
 *
 * @param track whose sessions
 * @param from first session
 * @param to behind the last session
 */
public record Span(Track track, int from, int to) {
    /** Sessions behind a decision that its fill and its result take. */
    public static final int BEHIND = 2;

    /** Checks the ends. */
    public Span {
        Check.within("from", from, 0, track.size());
        Check.within("to", to, from + BEHIND + 1, track.size());
    }

    /** Number of decisions, at least 1. */
    public int decisions() {
        return to - from - BEHIND;
    }

    /** The epoch day of the first decision. */
    public int firstDay() {
        return track.days()[from];
    }

    /** The epoch day of the last fill. */
    public int lastDay() {
        return track.days()[to - 1];
    }

    /** The part with decisions {@code first} to {@code first + count - 1}, counted from 0. */
    public Span part(int first, int count) {
        return new Span(track, from + first, from + first + count + BEHIND);
    }

    /**
     * The spans between two sessions on whose decision days everything is known. Whoever has no view at a close is flat
     * from the next open on: that is known in time. What comes later, such as a halt, ends no span: nobody foresees it.
     *
     * @param first first session that may be used for anything
     * @param behind behind the last session that may be used for anything
     */
    public static List<Span> within(Track track, int first, int behind) {
        List<Span> spans = new ArrayList<>();
        int from = first;
        while (from + BEHIND < behind) {
            int decisions = decisions(track, from, behind);
            if (decisions > 0) {
                spans.add(new Span(track, from, from + decisions + BEHIND));
            }
            from += decisions + 1;
        }
        return spans;
    }

    private static int decisions(Track track, int from, int behind) {
        int at = from;
        while (at + BEHIND < behind && track.isKnown(at)) {
            at++;
        }
        return at - from;
    }

    /**
     * Cut from the start into parts of one length, whose decisions follow each other without a gap; a part's fills
     * reach into the next part. The last one may be shorter: no part's planned length tells where the span ends, which
     * nobody knows beforehand.
     *
     * @param length decisions of a part
     */
    public List<Span> parts(int length) {
        Check.atLeast("length", length, 1);
        List<Span> parts = new ArrayList<>();
        for (int first = 0; first < decisions(); first += length) {
            parts.add(part(first, Math.min(length, decisions() - first)));
        }
        return parts;
    }

    /** Simple returns from open to open, one a decision: what a position of 1 earns before costs. */
    double[] returns() {
        double[] returns = new double[decisions()];
        double[] open = track.open();
        Arrays.setAll(returns, i -> open[from + i + BEHIND] / open[from + i + 1] - 1);
        return returns;
    }
}
