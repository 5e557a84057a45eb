package io.assay.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlainFileTest {
    private static final List<PlainColumn> COLUMNS = List.of(
            PlainColumn.text("symbol"),
            PlainColumn.date("date"),
            PlainColumn.doubles("price"),
            PlainColumn.floats("score"));

    @TempDir
    Path folder;

    private record Group(String symbol, int[] days, double[] prices, float[] scores) {
        static Group random(String symbol, int rows, RandomGenerator random) {
            return new Group(
                    symbol,
                    random.ints(rows).toArray(),
                    random.longs(rows).mapToDouble(Double::longBitsToDouble).toArray(),
                    floats(random, rows));
        }

        private static float[] floats(RandomGenerator random, int rows) {
            float[] values = new float[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = Float.intBitsToFloat(random.nextInt());
            }
            return values;
        }
    }

    private static void write(Path file, List<Group> groups) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            PlainWriter writer = PlainWriter.on(channel, COLUMNS, Map.of("made.by", "a test"));
            for (Group g : groups) {
                writer.write(g.days().length, List.of(g.symbol(), g.days(), g.prices(), g.scores()));
            }
            writer.finish();
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToRawIntBits(values[i]))
                .toArray();
    }

    private static void assertHolds(PlainFile file, List<Group> groups) {
        assertThat(file.columns()).isEqualTo(COLUMNS);
        assertThat(file.metadata()).isEqualTo(Map.of("made.by", "a test"));
        assertThat(file.groups()).isEqualTo(groups.size());
        for (int g = 0; g < groups.size(); g++) {
            Group expected = groups.get(g);
            int n = file.rows(g);
            assertThat(n).isEqualTo(expected.days().length);
            assertThat(file.text(g, 0)).isEqualTo(expected.symbol());
            PlainFile.Rows rows = file.read(g);
            int[] days = new int[n];
            rows.dates(1, days, 0);
            assertThat(days).isEqualTo(expected.days());
            double[] prices = new double[n];
            rows.doubles(2, prices, 0);
            assertThat(bits(prices)).isEqualTo(bits(expected.prices()));
            float[] scores = new float[n];
            rows.floats(3).get(scores);
            assertThat(bits(scores)).isEqualTo(bits(expected.scores()));
        }
    }

    @Property(tries = 100)
    void what_is_written_is_read_bit_for_bit(
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 300) Integer> sizes,
            @ForAll @StringLength(min = 1, max = 40) String name,
            @ForAll long seed)
            throws IOException {
        // A lone surrogate is no text and has no UTF-8 form.
        String symbol = name.replaceAll("\\p{Cs}", "?");
        RandomGenerator random = Seed.of(seed).random();
        List<Group> groups = new ArrayList<>();
        for (int rows : sizes) {
            groups.add(Group.random(symbol + groups.size(), rows, random));
        }
        Path file = Files.createTempFile("plain", ".parquet");
        try {
            write(file, groups);
            assertHolds(PlainFile.open(file), groups);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void duckdb_reads_what_was_written_bit_for_bit() throws Exception {
        RandomGenerator random = Seed.of(7).random();
        List<Group> groups = new ArrayList<>();
        for (int rows : new int[] {1, 2, 63, 64, 65, 1000, 40_000}) {
            groups.add(new Group(
                    "S" + rows,
                    random.ints(rows, -20_000, 30_000).toArray(),
                    Group.random("", rows, random).prices(),
                    Group.floats(random, rows)));
        }
        Path file = folder.resolve("plain.parquet");
        write(file, groups);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT symbol, date - DATE '1970-01-01', price, score FROM '"
                    + file + "' ORDER BY file_row_number");
            for (Group g : groups) {
                int n = g.days().length;
                int[] days = new int[n];
                double[] prices = new double[n];
                float[] scores = new float[n];
                for (int i = 0; i < n && rows.next(); i++) {
                    assertThat(g.symbol().equals(rows.getString(1))).isTrue();
                    days[i] = rows.getInt(2);
                    prices[i] = rows.getDouble(3);
                    scores[i] = rows.getFloat(4);
                }
                assertThat(days).isEqualTo(g.days());
                assertThat(bits(prices)).isEqualTo(bits(g.prices()));
                assertThat(bits(scores)).isEqualTo(bits(g.scores()));
            }
            assertThat(rows.next()).isFalse();
            assertThat(text(
                            statement,
                            "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE FROM '" + file
                                    + "')"))
                    .isEqualTo("symbol VARCHAR, date DATE, price DOUBLE, score FLOAT");
        }
    }

    @Test
    void statistics_let_duckdb_skip_row_groups() throws Exception {
        Path file = folder.resolve("plain.parquet");
        RandomGenerator random = Seed.of(8).random();
        write(file, List.of(Group.random("AAA", 500, random), Group.random("BBB", 700, random)));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            assertThat(text(
                            statement,
                            "SELECT string_agg(stats_min_value || '..' || stats_max_value, ' ' ORDER BY"
                                    + " row_group_id) FROM parquet_metadata('" + file
                                    + "') WHERE path_in_schema = 'symbol'"))
                    .isEqualTo("AAA..AAA BBB..BBB");
            assertThat(text(statement, "SELECT count(*) FROM '" + file + "' WHERE symbol = 'BBB'"))
                    .isEqualTo("700");
            assertThat(text(
                            statement,
                            "SELECT count(*) FROM parquet_metadata('" + file + "') WHERE compression = "
                                    + "'UNCOMPRESSED' AND (encodings = 'PLAIN' OR path_in_schema = 'symbol')"))
                    .isEqualTo("8");
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void a_file_of_no_rows_is_a_file() throws IOException {
        Path file = folder.resolve("empty.parquet");
        write(file, List.of());
        assertHolds(PlainFile.open(file), List.of());
    }

    @Test
    void value_bytes_lie_at_multiples_of_eight_in_the_file() throws Exception {
        Path file = folder.resolve("plain.parquet");
        Group group = new Group("ABC", new int[] {1, 2, 3}, new double[] {1.5, 2.5, 3.5}, new float[] {1, 2, 3});
        write(file, List.of(group, group));
        byte[] bytes = Files.readAllBytes(file);
        int found = 0;
        for (int at = 0; at + 8 <= bytes.length; at += 8) {
            long value =
                    ByteBuffer.wrap(bytes, at, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
            found += value == Double.doubleToRawLongBits(1.5) ? 1 : 0;
        }
        assertThat(found).isEqualTo(2);
    }

    @Test
    void a_damaged_byte_anywhere_is_noticed() throws IOException {
        Path file = folder.resolve("plain.parquet");
        RandomGenerator random = Seed.of(9).random();
        write(file, List.of(Group.random("AAA", 5, random), Group.random("BBB", 3, random)));
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            int position = at;
            assertThatThrownBy(() -> PlainFile.open(file).verify())
                    .as("byte " + position + " of " + good.length)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void a_file_that_was_cut_off_anywhere_is_noticed() throws IOException {
        Path file = folder.resolve("plain.parquet");
        write(file, List.of(Group.random("AAA", 20, Seed.of(10).random())));
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> PlainFile.open(file).verify())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void a_parquet_file_of_another_maker_is_refused_by_name() throws Exception {
        Path file = folder.resolve("foreign.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT 1 AS x) TO '" + file + "' (FORMAT parquet)");
        }
        assertThatThrownBy(() -> PlainFile.open(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("foreign.parquet")
                .hasMessageContaining("not written by Assay");
    }

    @Test
    void columns_of_the_wrong_length_or_type_are_refused() {
        Group group = new Group("A", new int[] {1}, new double[] {1, 2}, new float[] {1});
        assertThatThrownBy(() -> write(folder.resolve("x"), List.of(group)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("price");
    }
}
