package io.assay.torch;

import java.util.List;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.model.Device;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.builtin.LinearLearner;
import io.assay.torch.loop.Libtorch;
import io.assay.train.EveryNth;
import io.assay.train.uncertainty.DeepEnsemble;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assumptions.assumeThat;

class DeviceTest {
    private static final Engine ENGINE = new TorchEngine();

    private static Learner learner(String kind) {
        return ENGINE.learner(kind, NetworkLearnerTest.small(kind));
    }

    @Test
    void without_a_card_one_sentence_says_what_to_do() {
        assumeThat(Libtorch.hasCuda()).as("there is a card here").isFalse();
        List<Learner> all =
                List.of(learner("gru"), new EveryNth(learner("lstm"), 2), new DeepEnsemble(learner("transformer"), 2));
        for (Learner learner : all) {
            assertThatThrownBy(() -> learner.onDevice(Device.CUDA))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("there is no CUDA for networks here")
                    .hasMessageContaining("Fix:")
                    .hasMessageContaining("-Pcuda");
        }
    }

    @Test
    void learners_of_the_processor_say_so() {
        assertThatThrownBy(() -> LinearLearner.regression(1).onDevice(Device.CUDA))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("on the processor alone")
                .hasMessageContaining("leave out --device cuda");
        Learner linear = LinearLearner.regression(1);
        assertThat(linear.onDevice(Device.CPU)).isSameAs(linear);
    }

    @Test
    void devices_have_names() {
        assertThat(Device.of("cuda")).isEqualTo(Device.CUDA);
        assertThat(Device.of("cpu")).isEqualTo(Device.CPU);
        assertThatThrownBy(() -> Device.of("gpu"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("gpu");
    }

    @Test
    void the_processor_is_the_standard_and_is_recorded() {
        Dataset rows = Market.of(3, 60, 4, 0.5, Seed.of(1)).classes();
        NetworkModel usual = (NetworkModel) learner("gru").fit(rows.examples(), Seed.of(5));
        NetworkModel asked = (NetworkModel) learner("gru").onDevice(Device.CPU).fit(rows.examples(), Seed.of(5));
        assertThat(ENGINE.write(asked)).isEqualTo(ENGINE.write(usual));
        assertThat(usual.fitted().kernels())
                .isEqualTo(Libtorch.kernels(Device.CPU))
                .startsWith("cpu, ");
    }

    /** Runs where there is a card only; elsewhere it is reported as skipped. */
    @Test
    void a_card_learns_much_the_same() {
        assumeThat(Libtorch.hasCuda()).as("there is no card here").isTrue();
        Dataset rows = Market.of(3, 60, 4, 0.5, Seed.of(1)).classes();
        NetworkModel here = (NetworkModel) learner("gru").fit(rows.examples(), Seed.of(5));
        NetworkModel there = (NetworkModel) learner("gru").onDevice(Device.CUDA).fit(rows.examples(), Seed.of(5));
        double[] expected = here.predict(rows.features()).values();
        double[] found = there.predict(rows.features()).values();
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], offset(0.01));
        }
        assertThat(there.fitted().kernels()).startsWith("cuda, ");
    }
}
