package io.assay.proof;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.catalogue.Features;
import io.assay.label.ForwardReturn;
import io.assay.ledger.ProofStamp;
import io.assay.model.Learner;
import io.assay.model.builtin.LinearLearner;
import io.assay.registry.CodeVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nothing passes that looks ahead, and nothing is believed to be proven that was not. */
class ProofGateTest {
    private static final CodeVersion KNOWN = new CodeVersion("1.0.0", "abc1234");

    @TempDir
    private Path folder;

    private static Ingredients of(Learner learner) {
        return new Ingredients(List.of(new Ingredients.Part(
                "rows of one stock",
                (universe, data) -> DatasetSpec.of(Features.settledWithin(60), ForwardReturn.of(5)),
                true,
                List.of(learner))));
    }

    /** Hears how many things were proven. */
    private static final class Count implements Progress {
        private final AtomicInteger steps = new AtomicInteger();

        @Override
        public void start(String task, long steps) {}

        @Override
        public void step(String detail) {
            steps.incrementAndGet();
        }

        @Override
        public void done() {}
    }

    private int proven(ProofGate gate, Learner learner) {
        Count count = new Count();
        assertThat(gate.pass(of(learner), folder, new Parallel(2), count).isProven())
                .isTrue();
        return count.steps.get();
    }

    @Test
    void what_holds_passes_with_a_stamp_that_counts_it() {
        ProofStamp stamp =
                ProofGate.required().pass(of(LinearLearner.regression(1)), folder, new Parallel(1), Progress.NONE);
        int columns = DatasetSpec.of(Features.settledWithin(60), ForwardReturn.of(5))
                .outputColumns()
                .size();
        assertThat(stamp.sentence())
                .isEqualTo("leak-free: " + (columns + 1) + " transforms x 12 cuts, 1 perturbed otherwise");
        assertThat(stamp.digest()).hasSize(64);
        assertThat(ProofGate.required().pass(of(LinearLearner.regression(1)), folder, new Parallel(2), Progress.NONE))
                .isEqualTo(stamp);
    }

    @Test
    void what_looks_ahead_is_refused_and_says_where_and_what_to_do() {
        assertThatThrownBy(() ->
                        ProofGate.required().of(KNOWN).pass(of(new Peeking()), folder, new Parallel(1), Progress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("nothing was trained, because what it would learn from is not proven")
                .hasMessageContaining("peeking: noise in all that came after ")
                .hasMessageEndingWith("or train with '--unproven', which every card and report will say");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_open_gate_proves_nothing_and_says_so() {
        ProofStamp stamp = ProofGate.open().pass(of(new Peeking()), folder, new Parallel(1), Progress.NONE);
        assertThat(stamp.isProven()).isFalse();
        assertThat(stamp.sentence()).startsWith("NOT PROVEN to be free of leaks: '--unproven'");
        assertThat(stamp.digest()).isEmpty();
    }

    @Test
    void a_proof_is_recalled_for_the_same_code_and_ingredients_only() {
        Learner ridge = LinearLearner.regression(1);
        assertThat(proven(ProofGate.required().of(KNOWN), ridge)).isPositive();
        assertThat(proven(ProofGate.required().of(KNOWN), ridge)).isZero();
        assertThat(proven(ProofGate.required().of(KNOWN), LinearLearner.regression(2)))
                .as("other parameters")
                .isPositive();
        assertThat(proven(ProofGate.required().of(new CodeVersion("1.0.0", "abc1235")), ridge))
                .as("other code")
                .isPositive();
    }

    @Test
    void code_that_nobody_can_name_is_proven_again_each_time() {
        for (String commit : List.of("unknown", "abc1234-dirty")) {
            CodeVersion code = new CodeVersion("1.0.0", commit);
            assertThat(proven(ProofGate.required().of(code), LinearLearner.regression(1)))
                    .isPositive();
            assertThat(proven(ProofGate.required().of(code), LinearLearner.regression(1)))
                    .isPositive();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void within_one_process_code_is_the_same() {
        ProofGate gate = ProofGate.required();
        assertThat(proven(gate, LinearLearner.regression(1))).isPositive();
        assertThat(proven(gate, LinearLearner.regression(1))).isZero();
    }

    @Test
    void what_was_proven_is_remembered_while_somebody_writes_bars() throws IOException {
        try (FileChannel store =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = store.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(proven(ProofGate.required().of(KNOWN), LinearLearner.regression(1)))
                    .isPositive();
            assertThat(proven(ProofGate.required().of(KNOWN), LinearLearner.regression(1)))
                    .isZero();
        }
    }

    @Test
    void a_damaged_memory_is_named() throws IOException {
        Files.createDirectories(folder.resolve("proof"));
        Files.writeString(folder.resolve("proof").resolve("proven.json"), "{\"stamps\": {");
        assertThatThrownBy(() -> proven(ProofGate.required().of(KNOWN), LinearLearner.regression(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("proven.json");
    }
}
