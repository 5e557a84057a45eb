package io.assay.dataset;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Sessions.Block;

/**
 * Purged k-fold with embargo: the sessions are cut into {@code k} blocks of consecutive sessions, each is tested once,
 * and what lies on both sides of it is learnt from, less what {@link Purge} forbids.
 *
 * @param k number of folds, at least 2
 * @param embargo sessions left free behind the last known day of the test block, at least 0
 */
public record PurgedKFold(int k, int embargo) implements Splitter {
    /** Checks both. */
    public PurgedKFold {
        Check.atLeast("k", k, 2);
        Check.atLeast("embargo", embargo, 0);
    }

    @Override
    public String spec() {
        return "purged-k-fold(k=" + k + ", embargo=" + embargo + ")";
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        sessions.require(spec(), k);
        List<Block> groups = groups(sessions, k);
        List<Fold> folds = new ArrayList<>();
        for (Block tested : groups) {
            List<Block> learnt = groups.stream().filter(g -> !g.equals(tested)).toList();
            Purge.Blocks blocks = new Purge.Blocks(sessions, learnt, List.of(tested));
            folds.add(new Purge(0, embargo).fold(sessions.text(tested), spec(), dataset, blocks));
        }
        return folds;
    }

    /** All sessions in {@code count} blocks whose lengths differ by one at most. */
    static List<Block> groups(Sessions sessions, int count) {
        List<Block> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            int from = (int) ((long) g * sessions.count() / count);
            int to = (int) ((g + 1L) * sessions.count() / count);
            groups.add(new Block(from, to));
        }
        return groups;
    }
}
