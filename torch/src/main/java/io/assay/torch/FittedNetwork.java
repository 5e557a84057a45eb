package io.assay.torch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.dataset.Target;
import io.assay.model.setting.Settings;
import io.assay.model.watch.TrainingEpoch;
import io.assay.torch.net.Network;

/**
 * Everything of a fitted network but its weights.
 *
 * @param learner standard name
 * @param parameters every hyper-parameter
 * @param target what it predicts
 * @param inputs what it reads
 * @param number how numbers are standardised: what is subtracted, what is divided by; {@code (0, 1)} where none is
 *     asked for
 * @param best epoch whose weights were kept, from 1
 * @param epochs what every epoch came to
 * @param kernels device, library and processor that it was trained with
 */
record FittedNetwork(
        String learner,
        Map<String, Object> parameters,
        Target target,
        Inputs inputs,
        Unit number,
        int best,
        List<TrainingEpoch> epochs,
        String kernels) {
    FittedNetwork {
        parameters = Map.copyOf(parameters);
        epochs = List.copyOf(epochs);
    }

    /**
     * How a number is standardised.
     *
     * @param centre what is subtracted
     * @param scale what is divided by, above 0
     */
    record Unit(double centre, double scale) {
        static final Unit NONE = new Unit(0, 1);
    }

    /** The kind of network it is. */
    Kind kind() {
        return Kind.of(learner);
    }

    /** Whether it answers a number, alone or beside classes. */
    boolean answersNumber() {
        return kind().heads() || !target.isClasses();
    }

    /** The largest share of units that any of its layers left out in training. */
    double dropout() {
        return parameters.entrySet().stream()
                .filter(p -> p.getKey().startsWith("dropout") && p.getValue() instanceof Number)
                .mapToDouble(p -> ((Number) p.getValue()).doubleValue())
                .max()
                .orElse(0);
    }

    /** Numbers that it answers a row. */
    int outputs() {
        return target.classes().size() + (answersNumber() ? 1 : 0);
    }

    private Settings settings() {
        return Settings.of(learner, kind().parameters(), parameters);
    }

    /** The network without weights. */
    Network network() {
        return kind().spec().apply(settings()).network(inputs.shape(outputs()));
    }

    /** Whether its weights are numbers of 16 bits. */
    boolean isBrief() {
        return Schooling.keepsBrief(settings());
    }

    /**
     * Its weights.
     *
     * @param network of the network
     * @param confidence the head that says how sure it is, if it has one
     */
    record Weights(float[] network, Optional<Confidence> confidence) {}
}
