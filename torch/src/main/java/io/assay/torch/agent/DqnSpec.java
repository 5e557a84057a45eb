package io.assay.torch.agent;

import java.util.List;
import java.util.stream.Stream;

import io.assay.base.UsageException;
import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.torch.loop.Steered;

/**
 * How a deep Q-network is trained.
 *
 * @param brain size of the network
 * @param grid the positions that can be chosen, ascending
 * @param decisions made in training
 * @param episodes gone through side by side
 * @param memory decisions that are remembered
 * @param batch decisions of a step of learning
 * @param pace of the network
 * @param discount of a later reward
 * @param rhythm when it learns and tries
 */
record DqnSpec(
        Brain brain,
        double[] grid,
        int decisions,
        int episodes,
        int memory,
        int batch,
        Steered.Pace pace,
        double discount,
        Rhythm rhythm) {
    /** What may be adjusted. */
    static final List<Parameter> PARAMETERS = Stream.concat(
                    Brain.PARAMETERS.stream(),
                    Stream.of(
                            Parameter.count("positions", 5, 2, 101),
                            Parameter.count("decisions", 60_000, 1, 100_000_000),
                            Parameter.count("episodes", 8, 1, 10_000),
                            Parameter.count("memory", 50_000, 1, 10_000_000),
                            Parameter.count("warm_up", 1000, 1, 10_000_000),
                            Parameter.count("batch_size", 128, 1, 1 << 20),
                            Parameter.count("learn_every", 8, 1, 1_000_000),
                            Parameter.count("target_every", 250, 1, 100_000_000),
                            Parameter.real("learning_rate", 0.001, 1e-8, 1),
                            Parameter.real("gradient_limit", 10, 0, 1e9),
                            Parameter.real("discount", 0.9, 0, 1),
                            Parameter.real("explore_last", 0.05, 0, 1),
                            Parameter.real("explore_share", 0.5, 0.001, 1)))
            .toList();

    /**
     * When an agent learns and tries.
     *
     * @param warmUp decisions before it learns at all; positions are drawn by the shares below from the first one on
     * @param learnEvery decisions a step of learning
     * @param targetEvery steps of learning after which the second network becomes the first
     * @param exploreLast share of positions that are drawn in the end; it falls to that in a line from 1
     * @param exploreShare of all decisions, until it is reached
     */
    record Rhythm(int warmUp, int learnEvery, int targetEvery, double exploreLast, double exploreShare) {
        /** Share of positions that are drawn by chance after so many decisions of so many. */
        double explore(long done, long all) {
            double way = Math.min(1, done / (exploreShare * all));
            return 1 + way * (exploreLast - 1);
        }
    }

    static DqnSpec of(Settings s, PositionRange range) {
        return new DqnSpec(
                Brain.of(s),
                grid(range, s.count("positions")),
                s.count("decisions"),
                s.count("episodes"),
                s.count("memory"),
                s.count("batch_size"),
                new Steered.Pace(s.real("learning_rate"), s.real("gradient_limit")),
                s.real("discount"),
                new Rhythm(
                        s.count("warm_up"),
                        s.count("learn_every"),
                        s.count("target_every"),
                        s.real("explore_last"),
                        s.real("explore_share")));
    }

    /**
     * Positions at equal distances over a range.
     *
     * @throws UsageException if none of them is flat: who cannot leave the market is forced to hold
     */
    static double[] grid(PositionRange range, int count) {
        double[] grid = new double[count];
        boolean flat = false;
        for (int k = 0; k < count; k++) {
            double position = range.at(2.0 * k / (count - 1) - 1);
            grid[k] = Math.abs(position) < 1e-12 ? 0 : position;
            flat |= grid[k] == 0;
        }
        if (!flat) {
            throw new UsageException("of the positions of dqn one must be 0, and " + count + " at equal distances over "
                    + range.text() + " have none. Fix: an odd number of positions");
        }
        return grid;
    }
}
