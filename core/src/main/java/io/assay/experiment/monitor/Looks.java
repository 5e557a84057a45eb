package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.assay.ledger.ChainedLines;

/**
 * How often models in the shadow were set against those in use to decide something, for good: each look is another
 * chance to seem better. The k-th look asks for a p-value below level / (k (k + 1)), which sums to the level over all
 * looks there may ever be, and the next one comes after a month of further days.
 */
public final class Looks {
    /** Days between two looks. */
    private static final int MONTH = 21;

    private final Path file;
    private final Clock clock;

    private Looks(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The looks of a workspace. */
    public static Looks of(Path workspace, Clock clock) {
        return new Looks(Monitoring.folder(workspace).resolve("looks.jsonl"), clock);
    }

    private record Look(String time, String shadow, String last, int days, double champion, double other, double p) {}

    /**
     * What a look came to.
     *
     * @param number of the look at these models, from 1
     * @param level below which the p-value has to lie
     * @param better whether they are better for sure
     */
    public record Verdict(long number, double level, boolean better) {}

    /**
     * Looks, and writes it down; nothing where it is too early for another look.
     *
     * @param shadow name of those in the shadow
     * @param fewest days before the first look
     * @param level share of shadows no better than the champion that may be called better, over all looks
     * @param keep whether the look is written down; otherwise it decides nothing
     */
    public Optional<Verdict> look(String shadow, PairedDays pairs, int fewest, double level, boolean keep) {
        List<Look> before = ChainedLines.of(file).read(Look.class).stream()
                .filter(look -> look.shadow().equals(shadow))
                .toList();
        int least = before.isEmpty() ? fewest : before.get(before.size() - 1).days() + MONTH;
        if (pairs.days() < least || Double.isNaN(pairs.p())) {
            return Optional.empty();
        }
        long number = before.size() + 1L;
        double part = level / (number * (number + 1));
        if (keep) {
            ChainedLines.of(file)
                    .append(new Look(
                            clock.instant().toString(),
                            shadow,
                            pairs.last(),
                            pairs.days(),
                            pairs.champion(),
                            pairs.other(),
                            pairs.p()));
        }
        return Optional.of(new Verdict(number, part, pairs.p() < part));
    }
}
