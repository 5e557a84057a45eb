package io.assay.torch.loop;

import io.assay.base.UsageException;
import io.assay.model.Device;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** The native library: loaded when a network is first trained or asked, and not before. */
public final class Libtorch {
    private Libtorch() {}

    /**
     * Makes sure that it is loaded.
     *
     * @throws UsageException if it cannot be on this machine; the sentence says what is missing
     */
    static void load() {
        try {
            Loaded.touch();
        } catch (LinkageError e) {
            throw new UsageException("the native library of networks cannot be loaded (" + e + "). Fix: on Debian and"
                    + " Ubuntu install libgomp1; elsewhere build with the profile of this platform");
        }
    }

    /** Lets this thread compute alone: sums that libtorch splits among threads would depend on their number. */
    static void useOneThread() {
        load();
        torch.set_num_threads(1);
    }

    /** Whether networks can be trained on a graphics card here. */
    public static boolean hasCuda() {
        load();
        return torch.cuda_is_available();
    }

    /**
     * Makes sure that a device is there.
     *
     * @throws UsageException if it is not
     */
    public static void require(Device device) {
        load();
        if (device == Device.CUDA) {
            if (!hasCuda()) {
                throw new UsageException("there is no CUDA for networks here: " + missing() + ". Fix: leave out"
                        + " --device cuda, or use a machine with an NVIDIA card, its driver, CUDA and cuDNN, and build"
                        + " with ./mvnw -Pcuda");
            }
            // Sums in the order that repeats, in whole single precision.
            torch.globalContext().setDeterministicCuDNN(true);
            torch.globalContext().setBenchmarkCuDNN(false);
            torch.globalContext().setAllowTF32CuDNN(false);
        }
    }

    private static String missing() {
        return Context.hasCUDA() ? "the library finds no card" : "the library was built without it";
    }

    /**
     * What computes, for provenance: the device, the library that multiplies matrices and what the processor offers it.
     * With others, results differ in their last bits.
     */
    public static String kernels(Device device) {
        load();
        return device.text() + ", " + Loaded.KERNELS;
    }

    /**
     * The same where what is learnt is computed in bfloat16.
     *
     * @return with what the processor has for it
     */
    public static String mixedKernels(Device device) {
        return kernels(device) + ", bfloat16 by " + BriefUnit.here().text();
    }

    /** Whether this processor is known to have nothing for bfloat16. */
    public static boolean isSlowWhenMixed(Device device) {
        return device == Device.CPU && BriefUnit.here() == BriefUnit.NONE;
    }

    /** Loading is done by the class loader, once. */
    private static final class Loaded {
        // 0 is unknown, 1 cuBLAS.
        private static final int OPENBLAS = 2;
        private static final int MKL = 3;
        private static final String KERNELS;

        static {
            // JavaCPP counts mapped files as memory in use, and would refuse work when large matrices are mapped.
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
            Loader.load(torch.class);
            openblas_nolapack.blas_set_num_threads(1);
            KERNELS = vendor() + ", " + torch.get_cpu_capability().getString();
        }

        private static String vendor() {
            return switch (openblas_nolapack.blas_get_vendor()) {
                case OPENBLAS -> "OpenBLAS";
                case MKL -> "MKL";
                default -> "unknown BLAS";
            };
        }

        private static void touch() {}
    }
}
