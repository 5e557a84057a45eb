package io.assay.benchmarks.networks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.Seed;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorDoubleLong_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * LSTM layers of three that answer one window at a time with weights of 8 bits: libtorch's dynamically quantised cell,
 * bar by bar, as it has no kernel for whole windows. Words: {@code network=lstm-256x3 windows=N}.
 */
final class Int8Side implements Side {
    private static final int HIDDEN = 256;
    private static final int LAYERS = 3;

    private final LaidOut laidOut;
    private final List<Cell> cells = new ArrayList<>();
    private final Tensor none = torch.zeros(1, HIDDEN);
    private final int bars;
    private int at;

    Int8Side(Plan plan) throws IOException {
        this.laidOut = LaidOut.of(plan);
        this.bars = plan.bars();
        torch.set_num_threads(1);
        for (int layer = 0; layer < LAYERS; layer++) {
            cells.add(new Cell(Matrix.of(layer == 0 ? Plan.COLUMNS : HIDDEN), Matrix.of(HIDDEN)));
        }
    }

    /** The two matrices of a layer. */
    private record Cell(Matrix input, Matrix recurrent) {
        T_TensorTensor_T next(Tensor x, Tensor state, Tensor memory) {
            return torch.quantized_lstm_cell(
                    x,
                    new TensorVector(state, memory),
                    input.whole,
                    recurrent.whole,
                    input.bias,
                    recurrent.bias,
                    input.packed,
                    recurrent.packed,
                    input.offsets,
                    recurrent.offsets,
                    input.scale,
                    recurrent.scale,
                    input.zero,
                    recurrent.zero);
        }
    }

    private record Matrix(Tensor whole, Tensor packed, Tensor offsets, Tensor bias, Scalar scale, Scalar zero) {
        static Matrix of(int in) {
            float[] drawn = new float[4 * HIDDEN * in];
            var random = Seed.of(in).random();
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = (float) (random.nextGaussian() / Math.sqrt(in));
            }
            Tensor weights =
                    torch.from_blob(new FloatPointer(drawn), 4 * HIDDEN, in).clone();
            T_TensorTensorDoubleLong_T made = torch.fbgemm_linear_quantize_weight(weights);
            // Clones: what the tuple holds ends with it.
            Tensor whole = made.get0().clone();
            return new Matrix(
                    whole,
                    torch.fbgemm_pack_quantized_matrix(whole),
                    made.get1().clone(),
                    torch.zeros(4 * HIDDEN),
                    new Scalar(made.get2()),
                    new Scalar(made.get3()));
        }
    }

    @Override
    public Turn go(int steps) {
        Meter meter = Meter.start();
        for (int i = 0; i < steps; i++) {
            answer();
        }
        return meter.stop(steps);
    }

    @SuppressWarnings("try")
    private void answer() {
        int row = at;
        at = (at + 1) % laidOut.size();
        try (PointerScope memory = new PointerScope();
                AutoGradMode mode = new AutoGradMode(false)) {
            Tensor window = laidOut.windows(row, 1).squeeze(0);
            Tensor[] states = {none, none, none};
            Tensor[] memories = {none, none, none};
            for (int bar = 0; bar < bars; bar++) {
                Tensor x = window.narrow(0, bar, 1);
                for (int layer = 0; layer < LAYERS; layer++) {
                    T_TensorTensor_T next = cells.get(layer).next(x, states[layer], memories[layer]);
                    states[layer] = next.get0();
                    memories[layer] = next.get1();
                    x = states[layer];
                }
            }
        }
    }

    @Override
    public void close() {
        // Native memory ends with the process.
    }
}
