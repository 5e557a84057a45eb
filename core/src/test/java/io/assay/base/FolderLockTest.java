package io.assay.base;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void threads_that_write_files_of_one_folder_wait_for_each_other() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int[] sum = {0};
        new Parallel(8).map(IntStream.range(0, 200).boxed().toList(), i -> {
            FolderLock.hold(folder.resolve("made"), () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                sum[0]++;
                inside.decrementAndGet();
            });
            return i;
        });
        assertThat(most).hasValue(1);
        assertThat(sum[0]).isEqualTo(200);
    }
}
