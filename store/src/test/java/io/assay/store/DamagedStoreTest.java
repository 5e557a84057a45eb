package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static io.assay.store.Samples.bars;
import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DamagedStoreTest extends WorkspaceTest {
    private List<Path> stored() throws IOException {
        try (Stream<Path> walk = Files.walk(Manifest.folder(workspace))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void readAll() {
        MarketStore store = MarketStore.open(workspace);
        store.verify();
    }

    @Test
    void a_damaged_byte_in_any_file_is_noticed_and_the_file_named() throws IOException {
        keep(series("AAA", 0, 60), series("BBB", 0, 20));
        keep(series("AAA", 50, 70));
        RandomGenerator random = Seed.of(11).random();
        for (Path file : stored()) {
            byte[] good = Files.readAllBytes(file);
            for (int tries = 0; tries < 200; tries++) {
                byte[] bad = good.clone();
                int at = random.nextInt(bad.length);
                bad[at] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, bad);
                assertThatThrownBy(this::readAll)
                        .as("byte " + at + " of " + file)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(file.getFileName().toString());
            }
            Files.write(file, good);
        }
        readAll();
    }

    @Test
    void a_segment_that_was_cut_off_is_noticed_on_opening() throws IOException {
        keep(series("AAA", 0, 60));
        Path segment = workspace.resolve("market/US/segment-000001.parquet");
        byte[] good = Files.readAllBytes(segment);
        for (int length : new int[] {0, 1, 11, good.length / 2, good.length - 1}) {
            Files.write(segment, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> MarketStore.open(workspace))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("segment-000001.parquet");
            assertThatThrownBy(() -> MarketStore.openForWriting(workspace)).isInstanceOf(DataException.class);
        }
        Files.write(segment, good);
        assertStored(bars(AAA, 0, 60));
        assertThat(keep(series("AAA", 0, 60)).line()).isEqualTo("1 unchanged");
    }

    @Test
    void a_manifest_that_lacks_a_field_is_a_message_and_not_a_crash() throws IOException {
        keep(series("AAA", 0, 60));
        Path manifest = Manifest.file(workspace);
        String good = Files.readString(manifest);
        for (String line : good.lines().filter(l -> l.endsWith(",")).toList()) {
            Files.writeString(manifest, good.replace(line + "\n", ""));
            assertThatThrownBy(() -> MarketStore.open(workspace))
                    .as(line)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("manifest.json");
        }
    }

    @Test
    void damage_to_one_listing_leaves_the_others_readable() throws IOException {
        keep(series("AAA", 0, 60), series("BBB", 0, 60));
        Path segment = workspace.resolve("market/US/segment-000001.parquet");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[1000] ^= 4;
        Files.write(segment, bytes);
        MarketStore store = MarketStore.open(workspace);
        assertThat(store.bars(us("BBB")).hash())
                .isEqualTo(bars(us("BBB"), 0, 60).hash());
        assertThatThrownBy(() -> store.bars(AAA))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("US AAA")
                .hasMessageContaining("segment-000001.parquet");
    }
}
