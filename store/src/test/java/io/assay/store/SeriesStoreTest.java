package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.Series;
import io.assay.market.series.PublishedSeries;
import io.assay.store.SeriesStore.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SeriesStoreTest {
    @TempDir
    Path workspace;

    private static PublishedSeries monthly(String name, double... values) {
        int[] period = new int[values.length];
        int[] known = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            period[i] = 100 + 30 * i;
            known[i] = period[i] + 45;
        }
        return new PublishedSeries(Series.of(name, false, period, known, values), "45 days later", name + ".csv");
    }

    private SeriesStore.Result write(PublishedSeries series, boolean replace) {
        return SeriesStore.of(workspace).write(List.of(series), replace).get(0);
    }

    private double last(String name) {
        Series series = SeriesStore.of(workspace).read(name).series();
        return series.value(series.size() - 1);
    }

    @Test
    void a_series_is_read_as_it_was_written() {
        assertThat(write(monthly("CPI", 1, 2, -0.5), false))
                .isEqualTo(new SeriesStore.Result("CPI", Outcome.ADDED, 3, 0));
        PublishedSeries read = SeriesStore.of(workspace).read("CPI");
        assertThat(read.publication()).isEqualTo("45 days later");
        assertThat(read.source()).isEqualTo("CPI.csv");
        assertThat(read.series().hasVintages()).isFalse();
        assertThat(read.series().size()).isEqualTo(3);
        assertThat(read.series().periodDay(2)).isEqualTo(160);
        assertThat(read.series().knownDay(2)).isEqualTo(205);
        assertThat(read.series().value(2)).isEqualTo(-0.5);
        assertThat(SeriesStore.of(workspace).names()).containsExactly("CPI");
    }

    @Test
    void what_is_stored_stays_unless_it_is_replaced() {
        write(monthly("CPI", 1, 2), false);
        assertThat(write(monthly("CPI", 1, 2), false).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(write(monthly("CPI", 1, 2, 3), false))
                .isEqualTo(new SeriesStore.Result("CPI", Outcome.EXTENDED, 1, 0));
        assertThat(write(monthly("CPI", 1, 2, 5, 4), false))
                .isEqualTo(new SeriesStore.Result("CPI", Outcome.DISAGREES, 1, 1));
        assertThat(SeriesStore.of(workspace).read("CPI").series().value(2)).isEqualTo(3);
        assertThat(last("CPI")).isEqualTo(4);
        assertThat(write(monthly("CPI", 1, 2, 5), true).outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(SeriesStore.of(workspace).read("CPI").series().value(2)).isEqualTo(5);
        assertThat(last("CPI")).isEqualTo(4);
    }

    @Test
    void the_same_number_with_fewer_digits_is_the_same() {
        write(monthly("X", 3221.2900390625), false);
        assertThat(write(monthly("X", 3221.290039), false).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void vintages_of_one_period_stand_side_by_side() {
        int[] period = {100, 100};
        Series both = Series.of("V", true, period, new int[] {120, 150}, new double[] {1, 2});
        write(new PublishedSeries(both, "as the file says", "v.csv"), false);
        Series third = Series.of("V", true, new int[] {100, 100}, new int[] {150, 180}, new double[] {2, 3});
        assertThat(write(new PublishedSeries(third, "as the file says", "v.csv"), false))
                .isEqualTo(new SeriesStore.Result("V", Outcome.EXTENDED, 1, 0));
        Series read = SeriesStore.of(workspace).read("V").series();
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.asOf(130, 365)).isEqualTo(1);
        assertThat(read.asOf(179, 365)).isEqualTo(2);
        assertThat(read.asOf(180, 365)).isEqualTo(3);
    }

    @Test
    void damage_and_unknown_names_are_said() throws IOException {
        write(monthly("CPI", 1, 2), false);
        assertThatThrownBy(() -> SeriesStore.of(workspace).read("CPJ"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPI");
        Path file = workspace.resolve("series").resolve("CPI.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> SeriesStore.of(workspace).read("CPI")).isInstanceOf(DataException.class);
        Files.copy(file, workspace.resolve("series").resolve("GDP.parquet"));
        assertThatThrownBy(() -> SeriesStore.of(workspace).read("GDP")).hasMessageContaining("GDP");
    }

    @Test
    void while_somebody_else_writes_nothing_is_written() {
        try (MarketStore other = MarketStore.openForWriting(workspace)) {
            assertThat(other.listings()).isEmpty();
            assertThatThrownBy(() -> write(monthly("CPI", 1), false)).isInstanceOf(UsageException.class);
        }
        assertThat(SeriesStore.of(workspace).names()).isEmpty();
    }
}
