package io.assay.benchmarks.networks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.assay.report.Text;
import io.assay.report.TextTable;

/** Sides that take turns, the first of which is compared with each other one, turn by turn. */
final class Race {
    private final int turns;
    private final TextTable table = TextTable.of(
            "what", "side", "sequences/s", "per CPU second", "first : this, by clock", "by CPU, median", "min", "max");

    Race(int turns) {
        this.turns = turns;
    }

    /**
     * A side by name.
     *
     * @param name for the table
     * @param side that takes turns
     * @param steps of a turn
     */
    record Runner(String name, Side side, int steps) {}

    /** Lets the sides take turns and adds a line for each. */
    void run(String what, List<Runner> runners) {
        Side.Turn[][] taken = new Side.Turn[runners.size()][turns];
        for (int turn = 0; turn < turns; turn++) {
            for (int r = 0; r < runners.size(); r++) {
                taken[r][turn] = runners.get(r).side().go(runners.get(r).steps());
            }
        }
        for (int r = 0; r < runners.size(); r++) {
            double[] byClock = ratios(taken[0], taken[r], Side.Turn::perSecond);
            double[] byCpu = ratios(taken[0], taken[r], Side.Turn::perCpuSecond);
            table.row(
                    what,
                    runners.get(r).name(),
                    Text.decimal(
                            median(Arrays.stream(taken[r])
                                    .mapToDouble(Side.Turn::perSecond)
                                    .toArray()),
                            0),
                    Text.decimal(
                            median(Arrays.stream(taken[r])
                                    .mapToDouble(Side.Turn::perCpuSecond)
                                    .toArray()),
                            0),
                    Text.decimal(median(byClock), 2),
                    Text.decimal(median(byCpu), 2),
                    Text.decimal(Arrays.stream(byCpu).min().orElseThrow(), 2),
                    Text.decimal(Arrays.stream(byCpu).max().orElseThrow(), 2));
        }
    }

    private static double[] ratios(Side.Turn[] first, Side.Turn[] other, ToDoubleFunction<Side.Turn> speed) {
        double[] ratios = new double[first.length];
        Arrays.setAll(ratios, turn -> speed.applyAsDouble(first[turn]) / speed.applyAsDouble(other[turn]));
        return ratios;
    }

    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The lines so far. */
    String text() {
        return table.text();
    }
}
