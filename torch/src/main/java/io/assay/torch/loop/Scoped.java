package io.assay.torch.loop;

import java.util.function.Supplier;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;

/** Work whose native memory is given back when it ends; only what it made before may be kept. */
final class Scoped {
    private Scoped() {}

    /** Work that derivatives are taken of. */
    static <T> T learning(Supplier<T> work) {
        return within(true, work);
    }

    /** Work that no derivatives are taken of, which is faster and needs less memory. */
    static <T> T still(Supplier<T> work) {
        return within(false, work);
    }

    /** The resources are there to be closed: nothing in the body names them. */
    @SuppressWarnings("try")
    private static <T> T within(boolean derivatives, Supplier<T> work) {
        try (PointerScope memory = new PointerScope();
                AutoGradMode mode = new AutoGradMode(derivatives)) {
            return work.get();
        }
    }
}
