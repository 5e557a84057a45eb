package io.assay.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.base.UsageException;
import io.assay.dataset.Target;

/**
 * Named sets of hyper-parameters: the one visible list. Whatever a set does not name stays at the learner's default.
 * Trees become classifiers or regressors by the target of the dataset.
 *
 * <p>The sets of the request are as it states them. The leaner ones are for daily returns, of which features explain a
 * percent or less: shallow trees, large leaves, strong penalties. A set is a candidate, not a recommendation; which one
 * is used must be chosen on rows that the choice is not judged by ({@code io.assay.train.Committee}).
 */
public final class Presets {
    private static final String FOREST = "random-forest";
    private static final String BOOSTING = "gradient-boosting";
    private static final String REGRESSION = "linear-regression";
    private static final String LOGISTIC = "logistic-regression";

    private static final List<Preset> OTHERS = List.of(
            new Preset("forest", FOREST, Map.of(), Task.ANY, "The forest at its defaults (R48)."),
            new Preset("boosting", BOOSTING, Map.of(), Task.ANY, "Gradient boosting at its defaults (R48)."),
            new Preset(
                    "request-forest",
                    FOREST,
                    Map.of("trees", 500, "depth", 10, "min_leaf", 10),
                    Task.ANY,
                    "500 trees of depth 10 (R50, R54); its smallest split of 20 rows is implied: with at least 10 rows"
                            + " in a leaf, fewer than 20 cannot be split."),
            new Preset(
                    "request-boosting",
                    BOOSTING,
                    Map.of(
                            "trees", 1000,
                            "depth", 6,
                            "learning_rate", 0.01,
                            "subsample", 0.8,
                            "colsample", 0.8,
                            "min_child_weight", 1,
                            "lambda", 1,
                            "bins", 255),
                    Task.ANY,
                    "1000 trees of depth 6 at rate 0.01 on 0.8 of the rows and columns (R49, R54); the rest are"
                            + " XGBoost's own defaults, which the request leaves alone, but for one bin fewer than"
                            + " its 256."),
            new Preset(
                    "forest-shallow",
                    FOREST,
                    Map.of("trees", 300, "depth", 4, "min_leaf", 100),
                    Task.ANY,
                    "A forest that cannot learn single days by heart (R3)."),
            new Preset(
                    "forest-smooth",
                    FOREST,
                    Map.of("trees", 500, "depth", 8, "min_leaf", 200),
                    Task.ANY,
                    "Deep trees with leaves of 200 rows, for histories of 2,000 rows and more (R3)."),
            new Preset(
                    "boosting-stumps",
                    BOOSTING,
                    Map.of("trees", 200, "depth", 1, "learning_rate", 0.05, "min_child_weight", 50, "lambda", 10),
                    Task.ANY,
                    "A sum of steps, one feature each: no interactions (R3)."),
            new Preset(
                    "boosting-shallow",
                    BOOSTING,
                    Map.of(
                            "trees", 150,
                            "depth", 2,
                            "learning_rate", 0.03,
                            "subsample", 0.5,
                            "colsample", 0.3,
                            "min_child_weight", 50,
                            "lambda", 10),
                    Task.ANY,
                    "Few slow trees of pairs of features (R3)."),
            new Preset(
                    "boosting-pooled",
                    BOOSTING,
                    Map.of(
                            "trees", 300,
                            "depth", 5,
                            "learning_rate", 0.03,
                            "subsample", 0.5,
                            "colsample", 0.3,
                            "min_child_weight", 500,
                            "lambda", 10),
                    Task.ANY,
                    "Leaves of 500 rows and more, for the pooled rows of many stocks (R2)."),
            new Preset(
                    "ridge",
                    REGRESSION,
                    Map.of("l2", 1_000),
                    Task.NUMBERS,
                    "Ridge regression on all columns; an independent check on the trees (R3)."),
            new Preset(
                    "ridge-strong",
                    REGRESSION,
                    Map.of("l2", 20_000),
                    Task.NUMBERS,
                    "Ridge regression as if 88 columns explained half a percent of the variance: 88 / 0.005 (R3)."),
            new Preset(
                    "logistic-regression",
                    LOGISTIC,
                    Map.of("l2", 250),
                    Task.CLASSES,
                    "Multinomial logistic regression on all columns, shrunk like ridge: a row curves by about 1/4"
                            + " (R3)."),
            new Preset(
                    "logistic-regression-strong",
                    LOGISTIC,
                    Map.of("l2", 5_000),
                    Task.CLASSES,
                    "Multinomial logistic regression shrunk like ridge-strong (R3)."));

    private static final List<Preset> ALL =
            Stream.concat(OTHERS.stream(), NetworkPresets.ALL.stream()).toList();

    private Presets() {}

    /** What a learner can predict. */
    public enum Task {
        /** Classes and numbers. */
        ANY,
        /** Classes only. */
        CLASSES,
        /** Numbers only. */
        NUMBERS
    }

    /**
     * A named set of hyper-parameters.
     *
     * @param name for users, for example {@code request-forest}
     * @param learner standard name of the learner
     * @param parameters those that differ from the learner's defaults, sorted by name
     * @param task what it can predict
     * @param why what it is for, with the requirement it comes from, in a sentence
     */
    public record Preset(String name, String learner, Map<String, Object> parameters, Task task, String why) {
        /** Sorts and copies the parameters. */
        public Preset {
            Check.notBlank("name", name);
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }

        /** Whether it can predict the target. */
        public boolean suits(Target target) {
            return task == Task.ANY || target.isClasses() == (task == Task.CLASSES);
        }

        /**
         * The learner.
         *
         * @throws UsageException if none of the engines offers it (the sentence names the artefact to add)
         */
        public Learner learner(Engines engines) {
            return engines.learner(learner, parameters);
        }
    }

    /** All of them. */
    public static List<Preset> all() {
        return ALL;
    }

    /** Those that can predict a target, in the order of the list. */
    public static List<Preset> suiting(Target target) {
        return ALL.stream().filter(preset -> preset.suits(target)).toList();
    }

    /**
     * The one of a name, which must predict a target.
     *
     * @throws UsageException if there is none, or it does not (the sentence names those that do)
     */
    public static Preset of(String name, Target target) {
        Preset preset = of(name);
        if (!preset.suits(target)) {
            throw new UsageException("the preset '" + name + "' does not predict " + target.name() + "; these do: "
                    + suiting(target).stream().map(Preset::name).toList());
        }
        return preset;
    }

    /**
     * The one of a name.
     *
     * @throws UsageException if there is none (the sentence proposes the nearest)
     */
    public static Preset of(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown(
                        "preset", name, ALL.stream().map(Preset::name).toList()));
    }
}
