package io.assay.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Json;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills whoever promotes and rolls back; {@code -Dassay.kills=100} kills more often. */
class ModelStagesKillIT {
    private static final List<String> WHOM =
            IntStream.range(0, 40).mapToObj(i -> "US:S" + i).toList();

    @TempDir
    Path workspace;

    @Test
    void a_killed_promotion_or_rollback_leaves_all_instruments_before_or_all_after_and_a_history_that_verifies()
            throws Exception {
        RandomGenerator random = Seed.of(1).random();
        ModelStore store = ModelStore.at(workspace, TestCards.ENGINES);
        int before = 0;
        int kills = Integer.getInteger("assay.kills", 12);
        for (int round = 0; round < kills; round++) {
            kill(round, random.nextInt(100_000));
            // As the killed one left it, then as it is completed.
            Path file = workspace.resolve("models").resolve(CurrentModels.FILE);
            Map<String, String> left =
                    Json.read(file, CurrentModels.Pointers.class).models();
            assertThat(left.keySet()).containsExactlyInAnyOrderElementsOf(WHOM);
            assertThat(new HashSet<>(left.values())).hasSize(1);
            Map<String, String> settled = store.current();
            assertThat(new HashSet<>(settled.values())).hasSize(1);
            List<StageChange> history = store.history();
            assertThat(history.size()).isGreaterThan(before);
            before = history.size();
            StageChange last = history.get(before - 1);
            assertThat(last.moves().keySet()).containsExactlyInAnyOrderElementsOf(WHOM);
            StageChange.Move move = last.moves().values().iterator().next();
            String now = settled.values().iterator().next();
            assertThat(move.after()).isEqualTo(now);
            assertThat(left.values()).containsAnyOf(now, move.before().orElse(""));
            assertThat(store.verify(now)).isEmpty();
        }
        assertThat(store.list().problems()).isEmpty();
        System.out.println("KILLS promotions and rollbacks: " + kills + " kills, " + kills + " recovered, 0 lost; "
                + before + " changes in the history");
    }

    private void kill(int round, int micros) throws Exception {
        Path ready = workspace.resolve("ready" + round);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ModelStagesKillIT.class.getName(),
                        workspace.toString(),
                        ready.toString())
                .inheritIO()
                .start();
        while (!Files.exists(ready)) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MICROSECONDS.sleep(micros);
        process.destroyForcibly().waitFor();
    }

    /** Promotes one model after the other and rolls back now and then, until it is killed. */
    public static void main(String[] args) throws Exception {
        ModelStore store = ModelStore.at(Path.of(args[0]), TestCards.ENGINES);
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> store.save(TestCards.cardOf(WHOM), TestCards.model(i), TestCards.ENGINE))
                .toList();
        for (int i = 0; ; i++) {
            Map<String, String> next = new TreeMap<>();
            String now = store.current().getOrDefault(WHOM.get(0), "");
            String other = ids.get((ids.indexOf(now) + 1) % ids.size());
            WHOM.forEach(s -> next.put(s, other));
            store.promote(next, TestCards.CAUSE);
            if (i % 3 == 2) {
                store.rollback(i % 2 == 0 ? List.of() : WHOM, TestCards.CAUSE);
            }
            if (i == 0) {
                Files.createFile(Path.of(args[1]));
            }
        }
    }
}
