package io.assay.market.source;

import java.nio.file.Path;
import java.util.List;

import io.assay.TestData;
import io.assay.base.Days;
import io.assay.base.Parallel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest folder of the real data, whole, on one and on two threads. */
class UsDailyIT {
    private static final ReadOptions OPTIONS = ReadOptions.on(Days.parse("2025-06-01"));

    @Test
    void reads_all_bars_of_718_symbols_to_the_same_bits_at_any_number_of_threads() {
        List<Path> files = BarFiles.find(List.of(TestData.require("us-daily")));
        assertThat(files).hasSize(718);
        List<String> one = new Parallel(1).map(files, UsDailyIT::digest);
        assertThat(new Parallel(2).map(files, UsDailyIT::digest)).isEqualTo(one);
        List<ParsedBars> all =
                new Parallel(2).map(files, f -> BarFiles.read(f, OPTIONS).get(0));
        assertThat(all.stream().mapToInt(p -> p.bars().size()).sum()).isEqualTo(3_551_032);
        assertThat(RealBarFilesTest.checksum(all))
                .as("as taken with Python's float and struct.pack")
                .containsExactly(
                        5324261221505121674L,
                        -7500187293824781394L,
                        3051375406662131223L,
                        7194880039350441978L,
                        -2449640600645749624L,
                        2791119968737951744L,
                        139602892768217L);
    }

    private static String digest(Path file) {
        List<ParsedBars> read = BarFiles.read(file, OPTIONS);
        assertThat(read).singleElement().satisfies(p -> assertThat(p.problems()).isEmpty());
        return read.get(0).bars().hash();
    }
}
