package io.assay.torch.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.portfolio.sizing.Episode;
import io.assay.portfolio.sizing.Lesson;
import io.assay.torch.loop.Steered;
import io.assay.torch.net.Network;

/** Training of a deep Q-network: episodes are gone through side by side, and after some decisions it learns. */
final class Dqn {
    private final DqnSpec spec;
    private final Lesson lesson;
    private final Seed seed;
    private final Steered online;
    private final Steered target;
    private final Replay replay;
    private final int width;
    private final List<Episode> episodes = new ArrayList<>();
    private final RandomGenerator draws;
    private long done;
    private long steps;

    private Dqn(DqnSpec spec, Lesson lesson, Seed seed) {
        this.spec = spec;
        this.lesson = lesson;
        this.seed = seed;
        this.width = lesson.scale().width();
        Network network = spec.brain().network(width, spec.grid().length);
        this.online = Steered.of(network, seed.child("network"), spec.pace());
        this.target = Steered.with(network, online.weights(), spec.pace());
        this.replay = new Replay(Math.min(spec.memory(), spec.decisions()), width);
        this.draws = seed.child("draws").random();
        for (int k = 0; k < spec.episodes(); k++) {
            episodes.add(lesson.draw(draws));
        }
    }

    /** Trains a network; its weights. */
    static float[] train(DqnSpec spec, Lesson lesson, Seed seed) {
        return Steered.within(() -> {
            Dqn dqn = new Dqn(spec, lesson, seed);
            while (dqn.done < spec.decisions()) {
                dqn.act();
            }
            return dqn.online.weights();
        });
    }

    /** A decision in each of the episodes; what is over is followed by another. */
    private void act() {
        int n = episodes.size();
        float[] now = states();
        float[] said = online.answers(now, n);
        double explore = spec.rhythm().explore(done, spec.decisions());
        List<Replay.Done> all = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            boolean tries = draws.nextDouble() < explore;
            int action = tries
                    ? draws.nextInt(spec.grid().length)
                    : DqnLoss.best(said, k * spec.grid().length, spec.grid().length);
            Episode episode = episodes.get(k);
            episode.step(spec.grid()[action]);
            all.add(new Replay.Done(action, episode.reward() / lesson.scale().unit(), episode.isOver()));
        }
        float[] next = states();
        for (int k = 0; k < n; k++) {
            replay.keep(now, next, k, all.get(k));
            if (episodes.get(k).isOver()) {
                episodes.set(k, lesson.draw(draws));
            }
        }
        long before = done;
        done += n;
        long due = done / spec.rhythm().learnEvery() - before / spec.rhythm().learnEvery();
        for (int i = 0; i < due && done >= spec.rhythm().warmUp(); i++) {
            learn();
        }
    }

    private float[] states() {
        float[] states = new float[episodes.size() * width];
        for (int k = 0; k < episodes.size(); k++) {
            if (!episodes.get(k).isOver()) {
                episodes.get(k).state(states, k * width);
            }
        }
        return states;
    }

    private void learn() {
        int[] places =
                replay.draw(spec.batch(), seed.child("batch").child(steps).random());
        float[] after = replay.after(places);
        float[] chooses = online.answers(after, places.length);
        float[] tells = target.answers(after, places.length);
        int actions = spec.grid().length;
        online.learn(replay.states(places), places.length, said -> {
            float[] slopes = new float[said.length];
            for (int i = 0; i < places.length; i++) {
                int at = i * actions + replay.action(places[i]);
                double worth = DqnLoss.target(
                        replay.reward(places[i]),
                        spec.discount(),
                        next(chooses, i, places[i]),
                        next(tells, i, places[i]));
                slopes[at] = (float) (DqnLoss.slope(said[at] - worth) / places.length);
            }
            return slopes;
        });
        steps++;
        if (steps % spec.rhythm().targetEvery() == 0) {
            target.set(online.weights());
        }
    }

    private float[] next(float[] said, int row, int place) {
        int actions = spec.grid().length;
        return replay.isLast(place) ? new float[0] : Arrays.copyOfRange(said, row * actions, (row + 1) * actions);
    }
}
