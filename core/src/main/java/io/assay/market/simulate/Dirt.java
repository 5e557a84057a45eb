package io.assay.market.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;

/**
 * Puts named faults into a copy of a clean series, so that an audit can be asked whether it finds them.
 *
 * @param bars the series with its faults; holes are not marked
 * @param notes what a reader would have noted of such a source
 * @param planted the faults, oldest first
 */
public record Dirt(BarSeries bars, ImportNotes notes, List<Blemish> planted) {
    private static final int ROOM = 60;
    private static final int FLAT_BARS = 20;
    private static final int MISSING_BARS = 15;

    /** Copies the list. */
    public Dirt {
        planted = List.copyOf(planted);
    }

    /**
     * Plants one fault of each of the given kinds, well apart from each other, at places that the seed decides.
     *
     * @param clean a series of at least 60 bars a fault, and 60 more
     * @param kinds what to plant, in the order of time
     */
    public static Dirt plant(BarSeries clean, List<Blemish.Kind> kinds, Seed seed) {
        Check.atLeast("clean.size()", clean.size(), ROOM * (kinds.size() + 1));
        Work work = new Work(clean);
        RandomGenerator random = seed.random();
        int room = clean.size() / (kinds.size() + 1);
        for (int i = 0; i < kinds.size(); i++) {
            int row = room / 2 + i * room + random.nextInt(room - FLAT_BARS - 10);
            work.plant(kinds.get(i), row);
        }
        return work.result();
    }

    /** One fault of every kind. */
    public static Dirt plantAll(BarSeries clean, Seed seed) {
        return plant(clean, List.of(Blemish.Kind.values()), seed);
    }

    private static final class Work {
        private final BarSeries clean;
        private final double[][] values;
        private final boolean[] dropped;
        private final List<Blemish> planted = new ArrayList<>();
        private final List<String> conflicts = new ArrayList<>();

        Work(BarSeries clean) {
            this.clean = clean;
            double[][] columns = {
                clean.open(), clean.high(), clean.low(), clean.close(), clean.adjustedClose(), clean.volume()
            };
            values = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
            dropped = new boolean[clean.size()];
        }

        void plant(Blemish.Kind kind, int row) {
            int last = row;
            switch (kind) {
                case NAN_ROW -> fill(row, 6, Double.NaN);
                case NON_POSITIVE -> fill(row, 5, 0);
                case HIGH_BELOW_LOW -> exchange(row);
                case CLOSE_OUTSIDE_RANGE -> values[3][row] = values[1][row] * 1.1;
                case SPIKE -> scale(row, row + 1, 3);
                case FLAT -> last = flatten(row);
                case UNADJUSTED_SPLIT -> scale(0, row, 2);
                case MISSING -> last = drop(row);
                case CONFLICT ->
                    conflicts.add(clean.instrument() + " " + Days.text(clean.days()[row])
                            + ": a day must stand in a file once, stood twice with other values; the last was kept");
            }
            planted.add(new Blemish(kind, clean.instrument(), clean.days()[row], clean.days()[last]));
        }

        private void fill(int row, int columns, double value) {
            for (int c = 0; c < columns; c++) {
                values[c][row] = value;
            }
        }

        private void exchange(int row) {
            double high = values[1][row];
            values[1][row] = values[2][row];
            values[2][row] = high;
        }

        private void scale(int from, int to, double factor) {
            for (int c = 0; c < 5; c++) {
                for (int row = from; row < to; row++) {
                    values[c][row] *= factor;
                }
            }
        }

        private int flatten(int row) {
            int last = row + FLAT_BARS - 1;
            for (int r = row; r <= last; r++) {
                for (int c = 0; c < 4; c++) {
                    values[c][r] = values[3][row - 1];
                }
                values[4][r] = values[4][row - 1];
                values[5][r] = 0;
            }
            return last;
        }

        private int drop(int row) {
            int last = row + MISSING_BARS - 1;
            Arrays.fill(dropped, row, last + 1, true);
            return last;
        }

        Dirt result() {
            int[] kept =
                    IntStream.range(0, dropped.length).filter(r -> !dropped[r]).toArray();
            double[][] columns = Arrays.stream(values)
                    .map(column ->
                            Arrays.stream(kept).mapToDouble(r -> column[r]).toArray())
                    .toArray(double[][]::new);
            int[] days = Arrays.stream(kept).map(r -> clean.days()[r]).toArray();
            BarSeries.Columns all =
                    new BarSeries.Columns(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
            BarSeries bars = BarSeries.of(clean.instrument(), clean.basis(), days, all);
            ImportNotes notes = new ImportNotes(
                    "planted faults",
                    "simulated",
                    days.length + conflicts.size(),
                    0,
                    0,
                    conflicts.size(),
                    0,
                    0,
                    conflicts);
            return new Dirt(bars, notes, planted);
        }
    }
}
