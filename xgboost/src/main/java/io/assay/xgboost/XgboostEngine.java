package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;

/** Random forests and gradient-boosted trees in XGBoost's format; found by {@link java.util.ServiceLoader}. */
public final class XgboostEngine implements Engine {
    /** How trees are grown, to be raised when the same rows give other trees, and the version of XGBoost's files. */
    private static final String VERSION = "grower 2, files of " + TreeFile.VERSION;

    /** An engine. */
    public XgboostEngine() {}

    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<String> learners() {
        return List.of(ForestLearner.NAME, BoostingLearner.NAME);
    }

    @Override
    public Learner learner(String name, Map<String, Object> parameters) {
        return switch (name) {
            case ForestLearner.NAME -> ForestLearner.of(parameters);
            case BoostingLearner.NAME -> BoostingLearner.of(parameters);
            default -> throw UsageException.unknown("learner of xgboost", name, learners());
        };
    }

    @Override
    public boolean made(Model model) {
        return model instanceof XgboostModel;
    }

    @Override
    public byte[] write(Model model) {
        Check.that(made(model), "model", "be made by xgboost", model.learner());
        return ((XgboostModel) model).bytes();
    }

    @Override
    public Model read(byte[] fitted, Header header) {
        XgboostModel model = XgboostModel.of(fitted);
        agree("learner", model.learner(), header.learner());
        agree("target", model.target(), header.target());
        agree("features", model.features(), header.features());
        return model;
    }

    private static void agree(String what, Object inFile, Object inHeader) {
        if (!inFile.equals(inHeader)) {
            throw new DataException("the model was fitted with " + what + " " + inFile + ", but its card says "
                    + inHeader + ": they do not belong together");
        }
    }
}
