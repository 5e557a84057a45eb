package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Kills whoever writes bars, replaces and compacts; {@code -Dassay.kills=100} kills more often. */
class KilledWriterIT {
    private static final int KILLS = Integer.getInteger("assay.kills", 20);

    @TempDir
    Path folder;

    private Process start(Path workspace, String mode, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreChild.class.getName(),
                        workspace.toString(),
                        mode)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void await(Path log, Process process, String text) throws Exception {
        for (int tries = 0; tries < 3000 && !Files.readString(log).contains(text); tries++) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(10);
        }
        assertThat(Files.readString(log)).contains(text);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static int lastStep(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(l -> l.matches("STEP \\d+"))
                .mapToInt(l -> Integer.parseInt(l.substring(5)))
                .max()
                .orElse(0);
    }

    @Test
    void a_writer_killed_at_any_moment_leaves_the_state_before_or_after_its_commit() throws Exception {
        Path workspace = folder.resolve("w");
        RandomGenerator random = Seed.of(20).random();
        int before = 0;
        int grown = 0;
        int halfWay = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path log = folder.resolve("log" + kill);
            Process child = start(workspace, "grow", log);
            await(log, child, "OPEN");
            Thread.sleep(random.nextInt(400));
            kill(child);
            halfWay += Files.readString(log).contains("NOTICE deleted") ? 1 : 0;
            MarketStore store = MarketStore.open(workspace);
            store.verify();
            int said = Math.max(before, lastStep(log));
            int steps = steps(store);
            assertThat(steps).as("steps after kill " + kill).isBetween(said, said + 1);
            grown += steps > before ? 1 : 0;
            before = steps;
        }
        assertThat(grown).as("kills that came after a commit").isGreaterThan(KILLS / 3);
        System.out.println("KILLS store writes: " + KILLS + " kills, " + KILLS + " recovered, 0 lost; " + halfWay
                + " left half an import behind");
        assertThat(halfWay).as("kills in the middle of an import").isPositive();
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            assertThat(store.notices()).anySatisfy(n -> assertThat(n).contains("took over"));
            store.compact();
            store.verify();
        }
        try (Stream<Path> files = Files.walk(workspace)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString())
                            .filter(n -> !n.equals(".lock") && !n.equals("manifest.json")))
                    .as("one segment a market is left")
                    .hasSize(2);
        }
    }

    /** Every listing of every market stands at the same step and holds just the bars of all steps up to it. */
    private static int steps(MarketStore store) {
        if (store.listings().isEmpty()) {
            return 0;
        }
        assertThat(store.listings()).hasSameSizeAs(StoreChild.instruments());
        int bars = store.listings().get(0).bars();
        assertThat(bars % StoreChild.STEP).isZero();
        for (Instrument instrument : StoreChild.instruments()) {
            BarSeries stored = store.bars(instrument);
            assertThat(stored.hash())
                    .isEqualTo(Samples.bars(instrument, 0, bars).hash());
        }
        return bars / StoreChild.STEP;
    }

    @Test
    void another_process_cannot_write_while_one_writes_and_takes_over_when_it_is_dead() throws Exception {
        Path workspace = folder.resolve("w");
        Path log = folder.resolve("holder");
        Process holder = start(workspace, "hold", log);
        await(log, holder, "OPEN");
        assertThatThrownBy(() -> MarketStore.openForWriting(workspace))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("process " + holder.pid() + " (started ");
        kill(holder);
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            assertThat(store.notices()).singleElement().asString().contains("process " + holder.pid());
            // A second attempt inside this process must not loosen the lock that other processes see.
            assertThatThrownBy(() -> MarketStore.openForWriting(workspace)).isInstanceOf(UsageException.class);
            Path refused = folder.resolve("refused");
            Process other = start(workspace, "hold", refused);
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isNotZero();
            assertThat(Files.readString(refused))
                    .contains("is being written to by process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void readers_go_on_while_a_writer_appends_and_compacts() throws Exception {
        Path workspace = folder.resolve("w");
        Path log = folder.resolve("log");
        Process child = start(workspace, "grow", log);
        await(log, child, "STEP 1\n");
        MarketStore first = MarketStore.open(workspace);
        int stepsAtFirst = steps(first);
        int last = stepsAtFirst;
        List<Instrument> instruments = StoreChild.instruments();
        for (int reading = 0; reading < 60 || !Files.readString(log).contains("COMPACTED"); reading++) {
            MarketStore store = MarketStore.open(workspace);
            int bars = store.listings().get(0).bars();
            Instrument instrument = instruments.get(reading % instruments.size());
            assertThat(store.bars(instrument).hash())
                    .isEqualTo(Samples.bars(instrument, 0, bars).hash());
            assertThat(bars / StoreChild.STEP).isGreaterThanOrEqualTo(last);
            last = bars / StoreChild.STEP;
            assertThat(child.isAlive()).isTrue();
        }
        kill(child);
        assertThat(last).isGreaterThan(stepsAtFirst);
        assertThat(steps(first)).isEqualTo(stepsAtFirst);
    }
}
