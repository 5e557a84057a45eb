package io.assay.torch.agent;

/**
 * The loss of a deep Q-network (Mnih et al. 2015) with targets of two networks (van Hasselt, Guez and Silver 2016): one
 * chooses the next action, the other says what it is worth. Errors beyond 1 count in a line (Huber 1964).
 */
final class DqnLoss {
    private DqnLoss() {}

    /**
     * What an action should have been said to be worth.
     *
     * @param reward of it
     * @param discount of what comes later
     * @param chooses what the network that learns says of the next state's actions; empty at the end of an episode
     * @param tells what the other one says of them
     */
    static double target(double reward, double discount, float[] chooses, float[] tells) {
        return chooses.length == 0 ? reward : reward + discount * tells[best(chooses, 0, chooses.length)];
    }

    /** The place, from 0, of the largest of some numbers; the first of equal ones. */
    static int best(float[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }

    /** The slope of the loss of an error. */
    static double slope(double error) {
        return Math.max(-1, Math.min(1, error));
    }
}
