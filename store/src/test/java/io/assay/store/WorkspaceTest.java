package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import org.junit.jupiter.api.io.TempDir;

import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static org.assertj.core.api.Assertions.assertThat;

/** A workspace in a folder of its own, and short words for what tests do with it. */
abstract class WorkspaceTest {
    static final Instrument AAA = us("AAA");

    @TempDir
    Path workspace;

    ImportSummary write(WritePolicy policy, IncomingSeries... series) {
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            return store.write(List.of(series), policy);
        }
    }

    ImportSummary keep(IncomingSeries... series) {
        return write(WritePolicy.KEEP, series);
    }

    BarSeries stored(Instrument instrument) {
        MarketStore store = MarketStore.open(workspace);
        store.verify();
        return store.bars(instrument);
    }

    void assertStored(BarSeries expected) {
        assertThat(stored(expected.instrument()).hash()).isEqualTo(expected.hash());
    }

    List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(workspace)) {
            return walk.filter(Files::isRegularFile)
                    .map(f -> workspace.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    static double[] firstValueOneMore(double[] values) {
        values[0] += 1;
        return values;
    }
}
