package io.assay.torch.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.portfolio.sizing.Episode;
import io.assay.portfolio.sizing.Lesson;

/**
 * Episodes that are gone through side by side, with what an agent met and did in them. Columns are as long as all
 * episodes could be together; {@link #size} tells how much of them is used. Rewards are in units of the deviation of a
 * session's return.
 */
final class Rollout {
    private final int width;
    private final List<Episode> episodes = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();
    private final double unit;
    private final float[] states;
    private final double[] actions;
    private final double[] logs;
    private final double[] values;
    private final double[] rewards;
    private int size;

    /** Episodes that a seed draws. */
    Rollout(Lesson lesson, int count, Seed seed) {
        RandomGenerator random = seed.random();
        int most = Math.multiplyExact(count, lesson.rules().episode());
        this.width = lesson.scale().width();
        this.unit = lesson.scale().unit();
        for (int i = 0; i < count; i++) {
            episodes.add(lesson.draw(random));
            places.add(new ArrayList<>());
        }
        this.states = new float[Math.multiplyExact(most, width)];
        this.actions = new double[most];
        this.logs = new double[most];
        this.values = new double[most];
        this.rewards = new double[most];
    }

    /** The episodes that are not over. */
    int[] open() {
        int[] open = new int[episodes.size()];
        int n = 0;
        for (int k = 0; k < open.length; k++) {
            if (!episodes.get(k).isOver()) {
                open[n++] = k;
            }
        }
        return Arrays.copyOf(open, n);
    }

    /** The states of some episodes, row by row. */
    float[] states(int[] of) {
        float[] now = new float[of.length * width];
        for (int i = 0; i < of.length; i++) {
            episodes.get(of[i]).state(now, i * width);
        }
        return now;
    }

    /**
     * What is done in a state.
     *
     * @param position that is taken
     * @param action that it came of
     * @param log logarithm of the action's density
     * @param value that was expected
     */
    record Act(double position, double action, double log, double value) {}

    /** Acts in an episode, whose state stands in a row of {@code now}. */
    void act(int episode, float[] now, int row, Act act) {
        System.arraycopy(now, row * width, states, size * width, width);
        Episode own = episodes.get(episode);
        own.step(act.position);
        actions[size] = act.action;
        logs[size] = act.log;
        values[size] = act.value;
        rewards[size] = own.reward() / unit;
        places.get(episode).add(size);
        size++;
    }

    /** Number of decisions. */
    int size() {
        return size;
    }

    /** The advantages of all decisions, by episode. */
    double[] advantages(double discount, double trace) {
        double[] all = new double[size];
        for (List<Integer> own : places) {
            double[] earned = own.stream().mapToDouble(p -> rewards[p]).toArray();
            double[] expected = own.stream().mapToDouble(p -> values[p]).toArray();
            double[] advantages = PpoLoss.advantages(earned, expected, discount, trace);
            for (int i = 0; i < advantages.length; i++) {
                all[own.get(i)] = advantages[i];
            }
        }
        return all;
    }

    /** The states of some decisions, row by row. */
    float[] statesOf(int[] decisions) {
        float[] some = new float[decisions.length * width];
        for (int i = 0; i < decisions.length; i++) {
            System.arraycopy(states, decisions[i] * width, some, i * width, width);
        }
        return some;
    }

    double action(int decision) {
        return actions[decision];
    }

    double log(int decision) {
        return logs[decision];
    }

    double value(int decision) {
        return values[decision];
    }
}
