package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;

/** Books that need no skill, acted under the same rules and on the same sessions as an agent's. */
public final class NullPaths {
    /** Name of the book that holds nothing. */
    public static final String FLAT = "flat";

    /** Name of the book that is long in each episode, and pays for it in each. */
    public static final String LONG = "always long";

    /** Name of the agent's own positions at other times. */
    public static final String RANDOM = "random, same turnover";

    /** Name of the book that buys once and sells in the end. */
    public static final String HOLD = "buy and hold";

    private NullPaths() {}

    /** The same position in every session of every episode. */
    public static List<SizedPath> constant(double position, List<Span> episodes, SizingRules rules) {
        return episodes.stream()
                .map(span -> {
                    double[] all = new double[span.decisions()];
                    Arrays.fill(all, position);
                    return SizedPath.of(all, span, rules);
                })
                .toList();
    }

    /**
     * An agent's own positions on one instrument, moved in time by chance (around the end back to the start): the same
     * positions in the same order, so the same turnover but for two seams, and none of them for a reason.
     *
     * @param paths of one instrument, in order of time
     */
    public static List<SizedPath> moved(List<SizedPath> paths, SizingRules rules, Seed seed) {
        double[] all = paths.stream()
                .flatMapToDouble(path -> Arrays.stream(path.position()))
                .toArray();
        RandomGenerator random = seed.random();
        int by = all.length < 2 ? 0 : 1 + random.nextInt(all.length - 1);
        List<SizedPath> moved = new ArrayList<>();
        int at = 0;
        for (SizedPath path : paths) {
            double[] own = new double[path.position().length];
            for (int i = 0; i < own.length; i++) {
                own[i] = all[(at + i + by) % all.length];
            }
            at += own.length;
            moved.add(SizedPath.of(own, path.span(), rules));
        }
        return moved;
    }
}
