package io.assay.torch.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.model.Device;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class LibtorchTest {
    private static final Path MAPPED = Path.of("/proc/self/maps");

    @Test
    void provenance_names_the_library_that_is_loaded() throws IOException {
        assumeThat(MAPPED).as("loaded libraries are listed on Linux only").exists();
        String kernels = Libtorch.kernels(Device.CPU);
        String mapped = Files.readString(MAPPED);
        String expected = mapped.contains("libmkl_rt") ? "cpu, MKL, " : "cpu, OpenBLAS, ";
        assertThat(mapped).containsAnyOf("libmkl_rt", "libopenblas.so");
        assertThat(kernels).startsWith(expected);
    }
}
