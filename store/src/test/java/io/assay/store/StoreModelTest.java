package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Any sequence of imports and compactions leaves the union of the days that were ever imported, in Java and in SQL. */
class StoreModelTest {
    private static final List<Instrument> INSTRUMENTS =
            List.of(Samples.us("A"), Samples.us("B"), Samples.us("C"), new Instrument("NSE", "A"));
    private static final List<WritePolicy> POLICIES = List.of(WritePolicy.values());
    private static final int DAYS = 60;

    @Property(tries = 25)
    void any_sequence_of_imports_keeps_the_union_of_all_days(@ForAll long seed) throws IOException {
        RandomGenerator random = Seed.of(seed).random();
        Path workspace = Files.createTempDirectory("store-model");
        Map<Instrument, Set<Integer>> model = new HashMap<>();
        try {
            for (int step = 0; step < 12; step++) {
                step(workspace, random, model);
            }
            check(workspace, model);
        } finally {
            try (Stream<Path> files = Files.walk(workspace)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void step(Path workspace, RandomGenerator random, Map<Instrument, Set<Integer>> model) {
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            if (random.nextInt(5) == 0) {
                String hash = store.contentHash();
                store.compact();
                assertThat(store.contentHash()).isEqualTo(hash);
                return;
            }
            boolean commits = random.nextInt(4) > 0;
            try (StoreWriter writer = store.writer(POLICIES.get(random.nextInt(POLICIES.size())))) {
                for (int i = random.nextInt(5); i >= 0; i--) {
                    Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
                    int from = random.nextInt(DAYS);
                    int to = from + 1 + random.nextInt(DAYS - from);
                    writer.add(Samples.series(Samples.bars(instrument, from, to)));
                    for (int day = from; day < to && commits; day++) {
                        model.computeIfAbsent(instrument, k -> new TreeSet<>()).add(day);
                    }
                }
                if (commits) {
                    writer.commit();
                }
            }
        }
    }

    private static void check(Path workspace, Map<Instrument, Set<Integer>> model) {
        MarketStore store = MarketStore.open(workspace);
        store.verify();
        assertThat(store.listings()).hasSameSizeAs(model.keySet());
        List<List<Object>> counts = new ArrayList<>();
        for (Instrument instrument : INSTRUMENTS.stream().sorted().toList()) {
            if (!model.containsKey(instrument)) {
                continue;
            }
            int[] days = model.get(instrument).stream().mapToInt(d -> d).toArray();
            BarSeries bars = store.bars(instrument);
            assertThat(bars.days())
                    .isEqualTo(Arrays.stream(days).map(d -> Samples.START + d).toArray());
            BarSeries all = Samples.bars(instrument, 0, DAYS + 1);
            for (int i = 0; i < days.length; i++) {
                assertThat(bars.volume()[i]).isEqualTo(all.volume()[days[i]]);
            }
            counts.add(List.of(instrument.market(), instrument.symbol(), (long) days.length));
        }
        try (SqlWindow window = SqlWindow.open(store)) {
            String sql = "SELECT market, symbol, count(DISTINCT date) FROM bars GROUP BY ALL"
                    + " HAVING count(*) = count(DISTINCT date) ORDER BY ALL";
            assertThat(window.query(sql, 100).rows()).isEqualTo(counts);
        }
    }
}
