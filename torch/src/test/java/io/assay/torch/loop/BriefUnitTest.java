package io.assay.torch.loop;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BriefUnitTest {
    @Test
    void it_is_read_from_the_flags() {
        assertThat(BriefUnit.of(List.of("model name\t: X", "flags\t\t: fpu avx512_bf16 amx_bf16")))
                .isEqualTo(BriefUnit.AMX);
        assertThat(BriefUnit.of(List.of("flags\t\t: fpu avx512_bf16 avx512f"))).isEqualTo(BriefUnit.AVX512);
        assertThat(BriefUnit.of(List.of("flags\t\t: fpu avx512f avx2"))).isEqualTo(BriefUnit.NONE);
        assertThat(BriefUnit.of(List.of("Features\t: fp asimd bf16"))).isEqualTo(BriefUnit.UNKNOWN);
    }
}
