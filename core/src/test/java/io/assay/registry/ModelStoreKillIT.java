package io.assay.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ModelStoreKillIT {
    @TempDir
    Path workspace;

    @Test
    void a_killed_save_leaves_whole_models_and_whole_pointers_only() throws Exception {
        RandomGenerator random = Seed.of(1).random();
        ModelStore store = ModelStore.at(workspace, TestCards.ENGINES);
        int before = 0;
        for (int round = 0; round < 12; round++) {
            Path ready = workspace.resolve("ready" + round);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ModelStoreKillIT.class.getName(),
                            workspace.toString(),
                            String.valueOf(round),
                            ready.toString())
                    .inheritIO()
                    .start();
            while (!Files.exists(ready)) {
                assertThat(process.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(100_000));
            process.destroyForcibly().waitFor();
            ModelStore.Listing listing = store.list();
            assertThat(listing.problems()).isEmpty();
            assertThat(listing.cards().size()).isGreaterThan(before);
            before = listing.cards().size();
            for (String id : store.current().values()) {
                assertThat(store.verify(id)).isEmpty();
            }
        }
        assertThat(store.current()).isNotEmpty();
    }

    /** Keeps model after model until it is killed. */
    public static void main(String[] args) throws Exception {
        ModelStore store = ModelStore.at(Path.of(args[0]), TestCards.ENGINES);
        for (int i = 0; ; i++) {
            String whom = "US:R" + args[1] + "S" + i;
            String id = store.save(TestCards.card(whom), TestCards.model(i), TestCards.ENGINE);
            store.promote(Map.of(whom, id), TestCards.CAUSE);
            if (i == 0) {
                Files.createFile(Path.of(args[2]));
            }
        }
    }
}
