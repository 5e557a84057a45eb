package io.assay.model;

import java.util.List;
import java.util.Map;

import io.assay.dataset.Target;

/**
 * A family of learners with their file format. Engines with native code live in modules of their own and are found by
 * {@link java.util.ServiceLoader}.
 */
public interface Engine {
    /** Name in artefacts, for example {@code xgboost}. */
    String name();

    /** Version of the library behind it, for provenance. */
    String version();

    /** Names of the learners it offers. */
    List<String> learners();

    /**
     * A learner with some hyper-parameters changed from their defaults.
     *
     * @throws io.assay.base.UsageException if the learner or a parameter is unknown, or a value out of range
     */
    Learner learner(String name, Map<String, Object> parameters);

    /**
     * This engine as a member of the given ones; an engine whose models hold models of others keeps them. Called before
     * the engines are handed out.
     */
    default Engine among(Engines engines) {
        return this;
    }

    /** Whether the model was made by this engine. */
    boolean made(Model model);

    /** The fitted part of a model as bytes (no Java serialisation). */
    byte[] write(Model model);

    /**
     * A model from its fitted part.
     *
     * @param header what the bytes do not hold
     * @throws io.assay.base.DataException if the bytes are not what this engine wrote
     */
    Model read(byte[] fitted, Header header);

    /**
     * What is stored beside the fitted part.
     *
     * @param learner name of the learner
     * @param target what it predicts
     * @param features the columns it reads, in order
     */
    record Header(String learner, Target target, List<String> features) {}
}
