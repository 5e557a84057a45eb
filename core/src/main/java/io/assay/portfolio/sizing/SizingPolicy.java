package io.assay.portfolio.sizing;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;

/** Says which position to hold. Immutable; what is said of a state does not depend on the states asked with it. */
@FunctionalInterface
public interface SizingPolicy {
    /**
     * The positions to take.
     *
     * @param states row by row, {@link StateScale#width} values each
     * @param rows how many there are
     * @return one position a row, within the range that the policy was trained for
     */
    double[] positions(float[] states, int rows);

    /** The mean position of several policies: what is kept of agents that differ by their seed alone. */
    static SizingPolicy mean(List<SizingPolicy> members) {
        Check.atLeast("members", members.size(), 1);
        List<SizingPolicy> all = List.copyOf(members);
        return (states, rows) -> {
            double[] sum = new double[rows];
            for (SizingPolicy member : all) {
                double[] said = member.positions(states, rows);
                for (int i = 0; i < rows; i++) {
                    sum[i] += said[i] / all.size();
                }
            }
            return sum;
        };
    }

    /** The same position always. */
    static SizingPolicy constant(double position) {
        return (states, rows) -> {
            double[] said = new double[rows];
            Arrays.fill(said, position);
            return said;
        };
    }
}
