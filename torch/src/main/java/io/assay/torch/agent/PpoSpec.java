package io.assay.torch.agent;

import java.util.List;
import java.util.stream.Stream;

import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;
import io.assay.torch.loop.Steered;

/**
 * How proximal policy optimisation is run.
 *
 * @param brain size of both networks, that of the policy and that of values
 * @param iterations rounds of acting and learning
 * @param episodes episodes of a round
 * @param epochs how often a round's decisions are learnt from
 * @param batch decisions of a step
 * @param pace of both networks
 * @param discount of a later reward
 * @param trace of generalised advantages
 * @param loss what is made small
 */
record PpoSpec(
        Brain brain,
        int iterations,
        int episodes,
        int epochs,
        int batch,
        Steered.Pace pace,
        double discount,
        double trace,
        PpoLoss loss) {
    /** What may be adjusted. */
    static final List<Parameter> PARAMETERS = Stream.concat(
                    Brain.PARAMETERS.stream(),
                    Stream.of(
                            Parameter.count("iterations", 60, 1, 1_000_000),
                            Parameter.count("episodes", 16, 1, 10_000),
                            Parameter.count("epochs", 4, 1, 1000),
                            Parameter.count("batch_size", 256, 1, 1 << 20),
                            Parameter.real("learning_rate", 0.001, 1e-8, 1),
                            Parameter.real("gradient_limit", 0.5, 0, 1e9),
                            Parameter.real("discount", 0.95, 0, 1),
                            Parameter.real("trace", 0.9, 0, 1),
                            Parameter.real("clip", 0.2, 1e-6, 1),
                            Parameter.real("value_clip", 1, 1e-6, 1e9),
                            Parameter.real("entropy", 0.001, 0, 1)))
            .toList();

    static PpoSpec of(Settings s) {
        return new PpoSpec(
                Brain.of(s),
                s.count("iterations"),
                s.count("episodes"),
                s.count("epochs"),
                s.count("batch_size"),
                new Steered.Pace(s.real("learning_rate"), s.real("gradient_limit")),
                s.real("discount"),
                s.real("trace"),
                new PpoLoss(s.real("clip"), s.real("value_clip"), s.real("entropy")));
    }
}
