package io.assay.experiment.judge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.report.JudgeCheck;
import io.assay.report.Text;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Whether the scored symbols are those that were left in the end. Whoever scores survivors alone chose them with
 * knowledge of what became of the others.
 */
final class Survivors {
    /** Name of the check. */
    static final String NAME = "survivors only";

    /** A listing that ends so many days before its market did is over. */
    private static final int QUIET_DAYS = 15;

    /** So few that ended, among symbols drawn without regard to their end, are no chance. */
    private static final double UNLIKELY = 0.01;

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
        int known = (int)
                there.stream().filter(l -> scored.contains(l.instrument())).count();
        String found = endedScored + " of the " + Text.plural(scored.size(), "scored symbol")
                + " ended before the last scored day";
        String ends = Text.plural(ended, "symbol") + " of the workspace ended in these days";
        if (ended == 0) {
            return JudgeCheck.unknown(
                    NAME, "no symbol of the workspace ended in these days: its own data may hold survivors alone");
        }
        double chance = new HypergeometricDistribution(there.size(), (int) ended, known)
                .cumulativeProbability((int) endedScored);
        if (chance < UNLIKELY) {
            return JudgeCheck.failed(
                    NAME,
                    found + ", where " + ends + " and "
                            + Text.decimal((double) known * ended / there.size(), 1)
                            + " would be scored if symbols had not been chosen by their end (probability of so few: "
                            + Text.decimal(chance, 4) + ")");
        }
        return endedScored == 0
                ? JudgeCheck.unknown(NAME, found + "; " + ends + ": too few to tell")
                : JudgeCheck.passed(NAME, found + "; " + ends);
    }

    private static boolean isOver(Listing listing, int end) {
        return listing.lastDay() < end - QUIET_DAYS;
    }
}
