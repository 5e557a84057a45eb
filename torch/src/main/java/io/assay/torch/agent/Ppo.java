package io.assay.torch.agent;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.metric.Moments;
import io.assay.portfolio.sizing.Lesson;
import io.assay.torch.loop.Steered;
import io.assay.torch.net.Network;

/**
 * Proximal policy optimisation: in each round episodes are gone through with positions drawn around what the policy
 * says, and their decisions are learnt from several times, as far as the policy stays near the one that made them. A
 * second network tells what is to be expected of a state.
 */
final class Ppo {
    private static final int MEAN_AND_DEVIATION = 2;

    private final PpoSpec spec;
    private final Lesson lesson;
    private final Steered policy;
    private final Steered critic;

    private Ppo(PpoSpec spec, Lesson lesson, Seed seed) {
        this.spec = spec;
        this.lesson = lesson;
        int width = lesson.scale().width();
        this.policy = Steered.of(network(spec.brain(), width), seed.child("policy"), spec.pace());
        this.critic = Steered.of(spec.brain().network(width, 1), seed.child("critic"), spec.pace());
    }

    /** The network of a policy. */
    static Network network(Brain brain, int width) {
        return brain.network(width, MEAN_AND_DEVIATION);
    }

    /** Trains a policy; its weights. */
    static float[] train(PpoSpec spec, Lesson lesson, Seed seed) {
        return Steered.within(() -> {
            Ppo ppo = new Ppo(spec, lesson, seed);
            for (int i = 1; i <= spec.iterations(); i++) {
                ppo.round(seed.child("round").child(i));
            }
            return ppo.policy.weights();
        });
    }

    private void round(Seed seed) {
        Rollout rollout = new Rollout(lesson, spec.episodes(), seed.child("episodes"));
        act(rollout, seed.child("actions").random());
        double[] advantages = rollout.advantages(spec.discount(), spec.trace());
        double[] targets = new double[advantages.length];
        Arrays.setAll(targets, i -> advantages[i] + rollout.value(i));
        double mean = Moments.mean(advantages);
        double deviation = Moments.deviation(advantages);
        double scale = deviation > 0 ? 1 / deviation : 0;
        double[] standardised =
                Arrays.stream(advantages).map(a -> (a - mean) * scale).toArray();
        for (int epoch = 1; epoch <= spec.epochs(); epoch++) {
            int[] order =
                    Order.drawn(rollout.size(), seed.child("order").child(epoch).random());
            for (int from = 0; from < order.length; from += spec.batch()) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + spec.batch()));
                learn(rollout, batch, standardised, targets);
            }
        }
    }

    /** Goes through the episodes. */
    private void act(Rollout rollout, RandomGenerator random) {
        int[] open = rollout.open();
        while (open.length > 0) {
            float[] states = rollout.states(open);
            float[] said = policy.answers(states, open.length);
            float[] expected = critic.answers(states, open.length);
            for (int i = 0; i < open.length; i++) {
                double mean = said[MEAN_AND_DEVIATION * i];
                double log = PpoLoss.logDeviation(said[MEAN_AND_DEVIATION * i + 1]);
                double action = mean + StrictMath.exp(log) * random.nextGaussian();
                double position = lesson.rules().range().at(StrictMath.tanh(action));
                Rollout.Act act = new Rollout.Act(position, action, PpoLoss.logDensity(action, mean, log), expected[i]);
                rollout.act(open[i], states, i, act);
            }
            open = rollout.open();
        }
    }

    private void learn(Rollout rollout, int[] batch, double[] advantages, double[] targets) {
        float[] states = rollout.statesOf(batch);
        policy.learn(states, batch.length, said -> {
            float[] slopes = new float[said.length];
            for (int i = 0; i < batch.length; i++) {
                int d = batch[i];
                PpoLoss.Deed deed = new PpoLoss.Deed(rollout.action(d), rollout.log(d), advantages[d]);
                int at = MEAN_AND_DEVIATION * i;
                double[] own = spec.loss().policySlopes(deed, said[at], said[at + 1]);
                slopes[at] = (float) (own[0] / batch.length);
                slopes[at + 1] = (float) (own[1] / batch.length);
            }
            return slopes;
        });
        critic.learn(states, batch.length, said -> {
            float[] slopes = new float[said.length];
            for (int i = 0; i < batch.length; i++) {
                int d = batch[i];
                slopes[i] = (float) (spec.loss().valueSlope(said[i], targets[d], rollout.value(d)) / batch.length);
            }
            return slopes;
        });
    }
}
