package io.assay.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.UsageException;

/** The engines at hand: built-in ones and those of modules on the class path. Immutable. */
public final class Engines {
    /** Where to find what is not here. */
    private static final Map<String, List<String>> ARTEFACTS = Map.of(
            "io.assay:assay-xgboost", List.of("xgboost", "random-forest", "gradient-boosting"),
            "io.assay:assay-torch",
                    List.of(
                            "torch",
                            "mlp",
                            "lstm",
                            "gru",
                            "lstm-attention",
                            "transformer",
                            "lstm-transformer",
                            "multimodal"));

    private final Map<String, Engine> byName;
    private final Map<String, Engine> byLearner;

    private Engines(Map<String, Engine> byName, Map<String, Engine> byLearner) {
        this.byName = byName;
        this.byLearner = byLearner;
    }

    /**
     * Exactly the given engines.
     *
     * @throws IllegalArgumentException if two have the same name or offer the same learner
     */
    public static Engines of(List<Engine> engines) {
        Map<String, Engine> byName = new LinkedHashMap<>();
        Map<String, Engine> byLearner = new LinkedHashMap<>();
        for (Engine engine : engines) {
            Check.that(byName.put(engine.name(), engine) == null, "engines", "have names of their own", engine.name());
            for (String learner : engine.learners()) {
                Engine other = byLearner.put(learner, engine);
                Check.that(other == null, "engines", "offer learners of their own", learner);
            }
        }
        Engines all = new Engines(byName, byLearner);
        byName.replaceAll((name, engine) -> engine.among(all));
        byLearner.replaceAll((learner, engine) -> all.engine(engine.name()));
        return all;
    }

    /** The given engines, then those that {@link ServiceLoader} finds on the class path and that are not given. */
    public static Engines find(List<Engine> builtIn) {
        List<Engine> all = new ArrayList<>(builtIn);
        for (Engine found : ServiceLoader.load(Engine.class, Engines.class.getClassLoader())) {
            if (builtIn.stream().noneMatch(engine -> engine.getClass().equals(found.getClass()))) {
                all.add(found);
            }
        }
        return of(all);
    }

    /** Every engine with the version of the library behind it, in one line: what answers depend on besides the rows. */
    public String versions() {
        return byName.values().stream()
                .map(engine -> engine.name() + " " + engine.version())
                .collect(Collectors.joining(", "));
    }

    /** The names of all learners, in the order of their engines. */
    public List<String> learners() {
        return List.copyOf(byLearner.keySet());
    }

    /**
     * A learner with some hyper-parameters changed from their defaults.
     *
     * @throws UsageException if no engine at hand offers it (the sentence names the artefact to add, or the nearest
     *     learner), or if a parameter is not accepted
     */
    public Learner learner(String name, Map<String, Object> parameters) {
        return engineOf(name).learner(name, parameters);
    }

    /**
     * The engine that offers a learner.
     *
     * @throws UsageException if none at hand does
     */
    public Engine engineOf(String learner) {
        return found(byLearner, "learner", learner);
    }

    /**
     * The engine of a name, as a model's card has it.
     *
     * @throws UsageException if it is not at hand
     */
    public Engine engine(String name) {
        return found(byName, "engine", name);
    }

    /**
     * The engine that made a model.
     *
     * @throws IllegalArgumentException if none at hand did
     */
    public Engine made(Model model) {
        return byName.values().stream()
                .filter(engine -> engine.made(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'model' must be made by one of " + byName.keySet() + ", was made by " + model.learner()));
    }

    private static Engine found(Map<String, Engine> engines, String kind, String name) {
        Engine engine = engines.get(name);
        if (engine != null) {
            return engine;
        }
        for (Map.Entry<String, List<String>> artefact : ARTEFACTS.entrySet()) {
            if (artefact.getValue().contains(name)) {
                throw new UsageException("the " + kind + " '" + name
                        + "' is not on the class path. Fix: add the artefact " + artefact.getKey());
            }
        }
        throw UsageException.unknown(kind, name, engines.keySet());
    }
}
