package io.assay.model.builtin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;

/** The engine of the null models, the rule-based model and the linear models; their fitted parts are JSON. */
public final class BuiltinEngine implements Engine {
    /** Changes when a learner answers differently for the same rows. */
    private static final String VERSION = "2";

    private static final List<String> LEARNERS = List.of(
            ConstantLearner.MAJORITY,
            PersistenceLearner.NAME,
            ConstantLearner.ALWAYS_UP,
            ConstantLearner.ALWAYS_DOWN,
            RandomPicksLearner.NAME,
            LastDayLearner.NAME,
            RuleBasedLearner.NAME,
            LinearLearner.REGRESSION,
            LinearLearner.LOGISTIC);

    /** For the service loader. */
    public BuiltinEngine() {}

    @Override
    public String name() {
        return "builtin";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<String> learners() {
        return LEARNERS;
    }

    @Override
    public Learner learner(String name, Map<String, Object> parameters) {
        try {
            return made(name, parameters);
        } catch (IllegalArgumentException e) {
            throw new UsageException("the parameters of " + name + " do not fit: " + e.getMessage());
        }
    }

    private static Learner made(String name, Map<String, Object> given) {
        return switch (name) {
            case ConstantLearner.MAJORITY -> without(name, given, ConstantLearner.majority());
            case ConstantLearner.ALWAYS_UP -> without(name, given, ConstantLearner.alwaysUp());
            case ConstantLearner.ALWAYS_DOWN -> without(name, given, ConstantLearner.alwaysDown());
            case RandomPicksLearner.NAME -> without(name, given, RandomPicksLearner.create());
            case PersistenceLearner.NAME -> {
                Parameters p = new Parameters(name, given, Set.of("column", "cuts"));
                yield PersistenceLearner.of(p.text("column", "roc_5"), p.numbers("cuts"));
            }
            case LastDayLearner.NAME -> {
                Parameters p = new Parameters(name, given, Set.of("columns", "l2"));
                yield LastDayLearner.of(p.texts("columns", LastDayLearner.PRICE_COLUMNS), p.number("l2", 1));
            }
            case LinearLearner.REGRESSION -> linear(name, given, LinearLearner::regression);
            case LinearLearner.LOGISTIC -> linear(name, given, LinearLearner::logistic);
            case RuleBasedLearner.NAME -> {
                Parameters p = new Parameters(name, given, Set.of("calibrate"));
                yield p.flag("calibrate", false) ? RuleBasedLearner.withCalibration() : RuleBasedLearner.create();
            }
            default -> throw new UsageException("there is no learner '" + name + "' in builtin; it has " + LEARNERS);
        };
    }

    private static Learner linear(String name, Map<String, Object> given, DoubleFunction<LinearLearner> learner) {
        Parameters p = new Parameters(name, given, Set.of("columns", "l2"));
        LinearLearner all = learner.apply(p.number("l2", 1));
        return given.containsKey("columns") ? all.withColumns(p.texts("columns", List.of())) : all;
    }

    private static Learner without(String name, Map<String, Object> given, Learner learner) {
        Parameters.refuseUnknown(name, given.keySet(), Set.of());
        return learner;
    }

    @Override
    public boolean made(Model model) {
        return model instanceof BuiltinModel;
    }

    @Override
    public byte[] write(Model model) {
        if (model instanceof BuiltinModel ours) {
            return Json.line(ours.fitted()).getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("'model' must be made by builtin, was " + model.getClass());
    }

    @Override
    public Model read(byte[] fitted, Header header) {
        String text = new String(fitted, StandardCharsets.UTF_8);
        String source = "the fitted part of " + header.learner();
        Target target = header.target();
        return switch (header.learner()) {
            case ConstantLearner.MAJORITY, ConstantLearner.ALWAYS_UP, ConstantLearner.ALWAYS_DOWN ->
                new ConstantLearner.Fitted(
                        header.learner(), target, Json.parse(text, ConstantLearner.Values.class, source));
            case PersistenceLearner.NAME ->
                new PersistenceLearner.Fitted(
                        target, header.features(), Json.parse(text, PersistenceLearner.Values.class, source));
            case RandomPicksLearner.NAME ->
                new RandomPicksLearner.Fitted(
                        target, header.features(), Json.parse(text, RandomPicksLearner.Values.class, source));
            case LastDayLearner.NAME, LinearLearner.REGRESSION, LinearLearner.LOGISTIC ->
                linear(header, Json.parse(text, LinearModel.Values.class, source));
            case RuleBasedLearner.NAME ->
                new RuleBasedModel(target, Json.parse(text, RuleBasedModel.Values.class, source));
            default ->
                throw new DataException(DataProblem.of("builtin wrote no such model")
                        .withValue(header.learner())
                        .withFix("train the model again"));
        };
    }

    private static Model linear(Header header, LinearModel.Values fitted) {
        try {
            return new LinearModel(header.learner(), header.target(), header.features(), fitted);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    DataProblem.of("the fitted part of " + header.learner() + " does not fit its header: "
                                    + e.getMessage())
                            .withFix("train the model again"),
                    e);
        }
    }
}
