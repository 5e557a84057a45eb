package io.assay.torch.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.assay.model.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class LibtorchTest {
    /** The provenance of a model must name what really multiplied: the operating system knows what is loaded. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void the_library_that_is_named_is_the_one_that_is_loaded() throws IOException {
        String kernels = Libtorch.kernels(Device.CPU);
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            boolean mkl = maps.anyMatch(line -> line.contains("libmkl_"));
            assertThat(kernels).startsWith(mkl ? "MKL, " : "OpenBLAS, ");
        }
    }
}
