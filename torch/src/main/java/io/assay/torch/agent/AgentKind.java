package io.assay.torch.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.torch.net.Network;

/** The agents that there are. */
enum AgentKind {
    /** Proximal policy optimisation; any position of the range. */
    PPO {
        @Override
        List<Parameter> parameters() {
            return PpoSpec.PARAMETERS;
        }

        @Override
        float[] train(Settings settings, Lesson lesson, Seed seed) {
            return Ppo.train(PpoSpec.of(settings), lesson, seed);
        }

        @Override
        Reading reading(TrainedPolicy.Made made) {
            Network network = Ppo.network(Brain.of(settings(made.parameters())), made.width());
            return new Reading(network, (said, at) -> made.range().at(StrictMath.tanh(said[at])));
        }

        @Override
        void check(Settings settings, PositionRange range) {
            PpoSpec.of(settings);
        }
    },
    /** A deep Q-network; one of some positions at equal distances. */
    DQN {
        @Override
        List<Parameter> parameters() {
            return DqnSpec.PARAMETERS;
        }

        @Override
        float[] train(Settings settings, Lesson lesson, Seed seed) {
            return Dqn.train(DqnSpec.of(settings, lesson.rules().range()), lesson, seed);
        }

        @Override
        Reading reading(TrainedPolicy.Made made) {
            DqnSpec spec = DqnSpec.of(settings(made.parameters()), made.range());
            double[] grid = spec.grid();
            return new Reading(
                    spec.brain().network(made.width(), grid.length),
                    (said, at) -> grid[DqnLoss.best(said, at, grid.length)]);
        }

        @Override
        void check(Settings settings, PositionRange range) {
            DqnSpec.of(settings, range);
        }
    };

    /**
     * How a network's answers are read.
     *
     * @param network without weights
     * @param answer what becomes of them
     */
    record Reading(Network network, Answer answer) {
        double position(float[] said, int at) {
            return answer.position(said, at);
        }
    }

    /** Makes positions of answers. */
    @FunctionalInterface
    interface Answer {
        /** The position that the answers from a place on stand for. */
        double position(float[] said, int at);
    }

    /** The name by which users know it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a name.
     *
     * @throws UsageException if there is none
     */
    static AgentKind of(String title) {
        return Arrays.stream(values())
                .filter(kind -> kind.title().equals(title))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown("agent", title, titles()));
    }

    /** All names. */
    static List<String> titles() {
        return Arrays.stream(values()).map(AgentKind::title).toList();
    }

    /** All hyper-parameters, with those that are given. */
    Settings settings(Map<String, Object> given) {
        return Settings.of(title(), parameters(), given);
    }

    /** What may be adjusted. */
    abstract List<Parameter> parameters();

    /** Trains one; its weights. */
    abstract float[] train(Settings settings, Lesson lesson, Seed seed);

    /** How what it says is read. */
    abstract Reading reading(TrainedPolicy.Made made);

    /**
     * Makes sure that settings can be.
     *
     * @throws UsageException if they cannot
     */
    abstract void check(Settings settings, PositionRange range);
}
