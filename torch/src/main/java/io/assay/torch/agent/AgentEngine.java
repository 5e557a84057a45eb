package io.assay.torch.agent;

import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.model.Device;
import io.assay.model.setting.Settings;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingLearner;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.torch.loop.Libtorch;

/** Agents whose networks libtorch trains; found by {@link java.util.ServiceLoader}. */
public final class AgentEngine implements SizingEngine {
    /** To be raised when the same lesson and seed give other weights. */
    private static final String VERSION = "agents 1, PyTorch 2.10.0, ";

    private static final int FORMAT = 1;
    private static final String SOURCE = "the agent";
    private static final String FIX = "train the agent again";

    /** An engine. */
    public AgentEngine() {}

    @Override
    public String version() {
        return VERSION + Libtorch.kernels(Device.CPU);
    }

    @Override
    public List<String> agents() {
        return AgentKind.titles();
    }

    @Override
    public SizingLearner agent(String name, PositionRange range, Map<String, Object> parameters) {
        AgentKind kind = AgentKind.of(name);
        Settings settings = kind.settings(parameters);
        kind.check(settings, range);
        return new AgentLearner(kind, range, settings);
    }

    private record Header(int format, TrainedPolicy.Made made, int weights) {}

    @Override
    public byte[] write(SizingPolicy policy) {
        Check.that(policy instanceof TrainedPolicy, "policy", "be trained by this engine", policy.getClass());
        TrainedPolicy trained = (TrainedPolicy) policy;
        float[] weights = trained.weights();
        Header header = new Header(FORMAT, trained.made(), weights.length);
        int bytes = Math.multiplyExact(Float.BYTES, weights.length);
        return SealedFile.sealed(Json.line(header), bytes, body -> {
            for (float weight : weights) {
                body.putFloat(weight);
            }
        });
    }

    @Override
    public SizingPolicy read(byte[] bytes) {
        SealedFile.Content content = SealedFile.opened(bytes, SOURCE, FIX);
        Header header = Json.parse(content.header(), Header.class, "the header of " + SOURCE);
        boolean whole = content.body().remaining() == (long) Float.BYTES * header.weights();
        if (header.format() != FORMAT || !whole) {
            throw new DataException(
                    DataProblem.of("the format of an agent must be " + FORMAT + ", and its weights whole")
                            .withValue("format " + header.format() + ", "
                                    + content.body().remaining() + " bytes for " + header.weights() + " weights")
                            .withFix(FIX));
        }
        float[] weights = new float[header.weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = content.body().getFloat();
        }
        return new TrainedPolicy(header.made(), weights);
    }
}
