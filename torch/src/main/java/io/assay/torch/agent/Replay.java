package io.assay.torch.agent;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The last decisions of an agent, in columns: of a full memory the oldest goes first. Each is a state, the action, its
 * reward and the state after it, unless the episode was over.
 */
final class Replay {
    private final int width;
    private final float[] states;
    private final float[] after;
    private final int[] actions;
    private final float[] rewards;
    private final boolean[] last;
    private long seen;

    Replay(int most, int width) {
        this.width = width;
        this.states = new float[Math.multiplyExact(most, width)];
        this.after = new float[states.length];
        this.actions = new int[most];
        this.rewards = new float[most];
        this.last = new boolean[most];
    }

    /**
     * Remembers a decision.
     *
     * @param row of both arrays of states
     * @param next states after it; nothing is read where the episode is over
     */
    void keep(float[] now, float[] next, int row, Done done) {
        int place = (int) (seen % actions.length);
        System.arraycopy(now, row * width, states, place * width, width);
        if (done.over) {
            Arrays.fill(after, place * width, (place + 1) * width, 0);
        } else {
            System.arraycopy(next, row * width, after, place * width, width);
        }
        actions[place] = done.action;
        rewards[place] = (float) done.reward;
        last[place] = done.over;
        seen++;
    }

    /**
     * What was done.
     *
     * @param action number of the position
     * @param reward of it
     * @param over whether the episode was over then
     */
    record Done(int action, double reward, boolean over) {}

    /** How many are remembered. */
    int size() {
        return (int) Math.min(seen, actions.length);
    }

    /** Some places, drawn with replacement. */
    int[] draw(int count, RandomGenerator random) {
        int[] drawn = new int[count];
        Arrays.setAll(drawn, i -> random.nextInt(size()));
        return drawn;
    }

    /** States of some places, row by row. */
    float[] states(int[] places) {
        return rows(states, places);
    }

    /** States after them. */
    float[] after(int[] places) {
        return rows(after, places);
    }

    private float[] rows(float[] of, int[] places) {
        float[] rows = new float[places.length * width];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(of, places[i] * width, rows, i * width, width);
        }
        return rows;
    }

    int action(int place) {
        return actions[place];
    }

    double reward(int place) {
        return rewards[place];
    }

    boolean isLast(int place) {
        return last[place];
    }
}
