package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to the bytes of a good file, it is refused in a sentence or every row is accounted for. */
class BarFuzzTest {
    private static final int ROWS = 40;
    private static final ReadOptions OPTIONS = ReadOptions.on(Days.parse("2024-06-15"));
    private static final byte[] SCRAPS =
            "0123456789.,-/:\"\r\n \tabcNULLxe+<{#\0\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    @Property(tries = 4_000)
    void mutations_anywhere_are_refused_or_accounted_for(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int mutations) {
        RandomGenerator random = Seed.of(seed).random();
        byte[] bytes = mutated(good(random), 0, mutations, random);
        for (ParsedBars read : readOrRefused(bytes)) {
            accounted(read);
        }
    }

    @Property(tries = 4_000)
    void untouched_rows_survive_whatever_happens_to_the_others(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int mutations) {
        RandomGenerator random = Seed.of(seed).random();
        byte[] good = good(random);
        int header = new String(good, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        byte[] bytes = mutated(good, header, mutations, random);
        List<ParsedBars> all = readOrRefused(bytes);
        String text = new String(bytes, header, bytes.length - header, StandardCharsets.ISO_8859_1);
        Map<Integer, String> lastOfDay = new HashMap<>();
        List<String> originals = new String(good, header, good.length - header, StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        List.of(text.split("\n", -1)).stream()
                .filter(originals::contains)
                .forEach(l -> lastOfDay.put(Days.parse(l.substring(0, 10)), l));
        if (all.isEmpty()) {
            assertThat(lastOfDay).isEmpty();
            return;
        }
        BarSeries bars = all.get(0).bars();
        accounted(all.get(0));
        assertThat(all.get(0).notes().rows()).isEqualTo((int) List.of(text.split("\n", -1)).stream()
                .filter(BarFuzzTest::isRow)
                .count());
        lastOfDay.forEach((day, line) -> {
            int row = bars.rowOf(day);
            assertThat(row).as(line).isNotNegative();
            boolean same = bars.close()[row] == Double.parseDouble(line.split(",", -1)[4]);
            assertThat(same || all.get(0).notes().conflicts() > 0).as(line).isTrue();
        });
    }

    /** Rows as the reader counts them: lines with anything that is not white space or a control character. */
    private static boolean isRow(String line) {
        return line.chars().anyMatch(c -> c > ' ');
    }

    private static void accounted(ParsedBars read) {
        ImportNotes n = read.notes();
        assertThat(n.rows()).isEqualTo(read.bars().size() + n.duplicates() + n.conflicts() + n.empty() + n.rejected());
        assertThat(read.bars().size()).isPositive();
    }

    private static List<ParsedBars> readOrRefused(byte[] bytes) {
        try {
            return BarText.read(bytes, "FUZZ.csv", OPTIONS);
        } catch (DataException e) {
            assertThat(e.getMessage()).contains("FUZZ");
            return List.of();
        }
    }

    private static byte[] good(RandomGenerator random) {
        StringBuilder text = new StringBuilder("Date,Open,High,Low,Close,Adj Close,Volume\n");
        int day = Days.parse("2001-01-01");
        for (int i = 0; i < ROWS; i++) {
            day += 1 + random.nextInt(4);
            double close = Math.round(random.nextDouble() * 1e6) / 1e4;
            text.append(Days.text(day)).append(",1.5,2.5,0.5,").append(close).append(',');
            text.append(close / 2).append(',').append(random.nextInt(1_000_000)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Replaces, inserts, deletes and repeats stretches of bytes from {@code from} on. */
    private static byte[] mutated(byte[] good, int from, int mutations, RandomGenerator random) {
        StringBuilder text = new StringBuilder(new String(good, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < mutations && text.length() > from; i++) {
            int at = from + random.nextInt(text.length() - from);
            int end = Math.min(text.length(), at + random.nextInt(60));
            char scrap = (char) (SCRAPS[random.nextInt(SCRAPS.length)] & 0xFF);
            switch (random.nextInt(8)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2, 3 -> text.insert(at, scrap);
                default -> text.setCharAt(at, scrap);
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
