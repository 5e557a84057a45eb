package io.assay.train.watch;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TroubleshootingTest {
    @Test
    void every_trouble_has_one_entry() {
        assertThat(Troubleshooting.all().stream().map(Troubleshooting.Entry::trouble))
                .containsExactlyInAnyOrder(Trouble.values());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void every_entry_has_a_symptom_causes_and_remedies_and_is_found_by_its_name(Trouble trouble) {
        Troubleshooting.Entry entry = Troubleshooting.named(trouble.slug());
        assertThat(entry).isEqualTo(Troubleshooting.of(trouble));
        assertThat(entry.symptom()).doesNotEndWith(".").hasSizeGreaterThan(20);
        assertThat(entry.causes()).isNotEmpty();
        assertThat(entry.remedies()).isNotEmpty();
        assertThat(entry.text()).startsWith(trouble.slug() + "\n  " + entry.symptom() + ".\n  Why: ");
        assertThat(entry.first()).startsWith("First: ").endsWith(".");
    }

    @Test
    void a_trouble_that_is_not_listed_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> Troubleshooting.named("loss-flt"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'loss-flat'?");
    }

    @Test
    void the_thresholds_in_words_are_those_that_are_watched() {
        assertThat(Troubleshooting.of(Trouble.LOSS_FLAT).symptom()).contains("0.1 % in 5 epochs");
        assertThat(Troubleshooting.of(Trouble.ACCURACY_GAP).symptom()).contains("more than 10 percentage points");
        assertThat(Troubleshooting.of(Trouble.SLOW).symptom()).contains("over 60 min", "over 3 d 0 h");
        assertThat(Troubleshooting.of(Trouble.TOO_GOOD).symptom()).contains("over 30 %");
    }

    /** Messages as Java and libtorch 2.x word them. */
    @Test
    void a_lack_of_memory_is_known_whoever_lacks_it() {
        List<Throwable> lacks = Arrays.asList(
                new OutOfMemoryError("Java heap space"),
                new RuntimeException("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total)\nat x"),
                new RuntimeException("[enforce fail at alloc_cpu.cpp:114] . DefaultCPUAllocator: not enough memory: you"
                        + " tried to allocate 800000000000 bytes."),
                new RuntimeException("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes."),
                new RuntimeException("std::bad_alloc"),
                new IllegalStateException("a worker failed", new OutOfMemoryError("Java heap space")));
        for (Throwable lack : lacks) {
            RedFlag flag = Troubleshooting.of(lack).orElseThrow();
            assertThat(flag.trouble()).isEqualTo(Trouble.OUT_OF_MEMORY);
            assertThat(flag.sentence())
                    .startsWith("the training ran out of memory (")
                    .doesNotContain("\n");
            assertThat(flag.advice()).isEqualTo("First: batch_size: 64, then 32, then 16.");
        }
    }

    @Test
    void other_errors_are_no_lack_of_memory() {
        assertThat(Troubleshooting.of(new IllegalStateException("size mismatch")))
                .isEmpty();
        assertThat(Troubleshooting.of(new IOException("out of memory"))).isEmpty();
        assertThat(Troubleshooting.of(new DataException(DataProblem.of("the loss must stay finite"))))
                .isEmpty();
        assertThat(Troubleshooting.of(new RuntimeException((String) null))).isEmpty();
    }
}
