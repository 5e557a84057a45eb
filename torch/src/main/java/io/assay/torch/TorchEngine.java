package io.assay.torch;

import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;

/** Neural networks trained by libtorch; found by {@link java.util.ServiceLoader}. Loads it when it is first needed. */
public final class TorchEngine implements Engine {
    /** How networks are trained, to be raised when the same rows give other weights, and the library's version. */
    static final String VERSION = "loop 3, PyTorch 2.10.0";

    /** An engine. */
    public TorchEngine() {}

    @Override
    public String name() {
        return "torch";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<String> learners() {
        return Kind.ALL.stream().map(Kind::name).toList();
    }

    @Override
    public Learner learner(String name, Map<String, Object> parameters) {
        if (!learners().contains(name)) {
            throw UsageException.unknown("learner of torch", name, learners());
        }
        return NetworkLearner.of(Kind.of(name), parameters);
    }

    @Override
    public boolean made(Model model) {
        return model instanceof NetworkModel;
    }

    @Override
    public byte[] write(Model model) {
        Check.that(made(model), "model", "be made by torch", model.learner());
        return NetworkFile.write((NetworkModel) model);
    }

    @Override
    public Model read(byte[] fitted, Header header) {
        NetworkModel model = NetworkFile.read(fitted);
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
