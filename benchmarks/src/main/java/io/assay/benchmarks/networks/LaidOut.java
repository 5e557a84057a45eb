package io.assay.benchmarks.networks;

import java.io.IOException;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Windows in native memory, of which batches are views. */
final class LaidOut {
    private final Tensor values;
    private final Tensor classes;
    private final int size;

    private LaidOut(Windows windows) {
        this.size = windows.size();
        long[] shape = {size, windows.bars(), Plan.COLUMNS};
        this.values = torch.from_blob(new FloatPointer(windows.values()), shape).clone();
        this.classes = torch.from_blob(
                        new LongPointer(windows.classes()), new long[] {size}, new TensorOptions(ScalarType.Long))
                .clone();
    }

    /** The windows of a plan. */
    static LaidOut of(Plan plan) throws IOException {
        return new LaidOut(
                plan.has("data") ? Windows.read(plan.data()) : Windows.drawn(plan.number("windows"), plan.bars()));
    }

    int size() {
        return size;
    }

    Tensor windows(int from, int rows) {
        return values.narrow(0, from, rows);
    }

    Tensor classes(int from, int rows) {
        return classes.narrow(0, from, rows);
    }
}
