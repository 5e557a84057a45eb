package io.assay.benchmarks.networks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.torch.net.Network;
import io.assay.torch.net.Pass;
import io.assay.torch.net.Weight;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network that answers without derivatives, on one thread. Words: {@code network batch windows}, and
 * {@code type=bfloat16} for weights and windows of that type.
 */
final class AnswersSide implements Side, Pass {
    private final Network network;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final LaidOut laidOut;
    private final int batch;
    private final boolean brief;
    private int at;

    AnswersSide(Plan plan) throws IOException {
        this.network = plan.network();
        this.batch = plan.number("batch");
        this.laidOut = LaidOut.of(plan);
        this.brief = plan.has("type") && plan.word("type").equals("bfloat16");
        torch.set_num_threads(plan.number("threads"));
        for (Weight weight : network.weights()) {
            float[] start = weight.start(Seed.of(1));
            Tensor value =
                    torch.from_blob(new FloatPointer(start), weight.shape()).clone();
            weights.put(weight.name(), brief ? value.to(ScalarType.BFloat16) : value);
        }
    }

    @Override
    public Turn go(int steps) {
        Meter meter = Meter.start();
        for (int i = 0; i < steps; i++) {
            answer();
        }
        return meter.stop((long) steps * batch);
    }

    @SuppressWarnings("try")
    private void answer() {
        int from = at;
        at = at + 2 * batch > laidOut.size() ? 0 : at + batch;
        try (PointerScope memory = new PointerScope();
                AutoGradMode mode = new AutoGradMode(false)) {
            Tensor windows = laidOut.windows(from, batch);
            Tensor asked = brief ? windows.to(ScalarType.BFloat16) : windows;
            network.answers(network.trunk(asked, Optional.empty(), this), this);
        }
    }

    @Override
    public Tensor weight(String name) {
        return Objects.requireNonNull(weights.get(name));
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public Tensor dropout(Tensor x, double rate) {
        return x;
    }

    @Override
    public void saw(String name, Tensor value) {
        throw new IllegalStateException("nothing is learnt while a network answers");
    }

    @Override
    public void close() {
        // Native memory ends with the process.
    }
}
