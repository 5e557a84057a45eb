package io.assay.experiment.judge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.report.JudgeCheck;
import io.assay.report.Text;

/**
 * Whether the scored symbols are those that were left in the end. Whoever scores survivors alone chose them with
 * knowledge of what became of the others.
 */
final class Survivors {
    /** Name of the check. */
    static final String NAME = "survivors only";

    /** A listing that ends so many days before its market did is over. */
    private static final int QUIET_DAYS = 15;

    /** So many ended listings among the scored ones must be expected before their absence says something. */
    private static final double FEWEST = 3;

    private Survivors() {}

    /** What the workspace says of the scored symbols over the scored days. */
    static JudgeCheck check(Scores scores, MarketData data) {
        int first = scores.day()[0];
        int last = scores.day()[scores.size() - 1];
        Set<Instrument> scored = scores.scored();
        Set<String> markets = scored.stream().map(Instrument::market).collect(Collectors.toSet());
        List<Listing> there = data.listings().stream()
                .filter(l -> markets.contains(l.instrument().market()))
                .filter(l -> l.lastDay() >= first && l.firstDay() <= last)
                .toList();
        int end = Math.min(last, there.stream().mapToInt(Listing::lastDay).max().orElse(last));
        long ended = there.stream().filter(l -> isOver(l, end)).count();
        long endedScored = there.stream()
                .filter(l -> isOver(l, end) && scored.contains(l.instrument()))
                .count();
        double share = (double) (scored.size() - endedScored) / Math.max(1, there.size() - ended);
        double expected = share * ended;
        String found = endedScored + " of the " + Text.plural(scored.size(), "scored symbol")
                + " ended before the last scored day";
        String known = Text.plural(ended, "symbol") + " of the workspace ended in these days";
        if (ended == 0) {
            return JudgeCheck.unknown(
                    NAME, "no symbol of the workspace ended in these days: its own data may hold survivors alone");
        }
        if (endedScored == 0 && expected >= FEWEST) {
            return JudgeCheck.failed(
                    NAME,
                    found + ", where " + known + " and " + Text.decimal(expected, 1)
                            + " would be scored if symbols had not been chosen by their end");
        }
        return endedScored == 0
                ? JudgeCheck.unknown(NAME, found + "; " + known + ": too few to tell")
                : JudgeCheck.passed(NAME, found + "; " + known);
    }

    private static boolean isOver(Listing listing, int end) {
        return listing.lastDay() < end - QUIET_DAYS;
    }
}
