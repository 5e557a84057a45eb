package io.assay.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.label.TripleBarrier.Side;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;

/**
 * What became of the signals of each strategy and side, beside trades of that side that were opened on every day: the
 * base rate, which drifts with the market. Intervals are of whole days, drawn in blocks at least three times as long as
 * a trade may last, since outcomes overlap and the stocks of a day move together.
 *
 * @param rows strategy by strategy, long before short; those without a signal are left out
 */
public record StrategyOutcomes(List<Row> rows) {
    private static final int DRAWS = 1000;
    /** Sums of a row: signals, successes and what they earned; the same of every day's trades. */
    private static final int SUMS = 6;
    /** Figures of a row: success rate, lift, mean net return, mean net return less every day's. */
    private static final int FIGURES = 4;

    /** Copies the list. */
    public StrategyOutcomes {
        rows = List.copyOf(rows);
    }

    /**
     * One strategy and side.
     *
     * @param strategy its name
     * @param side long or short
     * @param count signals
     * @param effective by their share of sessions that belong to them alone
     * @param success share that earned anything after costs
     * @param lift that share less the one of trades of the side opened on every day
     * @param net mean return after costs, a fraction
     * @param excess that less what trades of the side opened on every day earned
     * @param profit share that met the profit barrier
     * @param stop share that met the stop
     * @param drawdown mean largest fall
     */
    public record Row(
            String strategy,
            Side side,
            int count,
            double effective,
            Estimate success,
            Estimate lift,
            Estimate net,
            Estimate excess,
            double profit,
            double stop,
            double drawdown) {}

    /**
     * Of some signals.
     *
     * @param every what trades opened on every day came to
     * @param horizon most sessions of a trade
     */
    static StrategyOutcomes of(TakenSignals taken, DailyOutcomes every, int horizon, Seed seed) {
        int[] days = every.days();
        List<Group> groups = groups(taken);
        DaySums sums = sums(taken.signals(), groups, every, days);
        DayBlocks blocks = DayBlocks.forOverlap(days.length, horizon);
        Draws draws = blocks.sample(m -> figures(sums.total(m), groups.size()), DRAWS, seed);
        List<Row> rows = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            rows.add(row(taken, groups.get(g), draws, g * FIGURES));
        }
        return new StrategyOutcomes(rows);
    }

    private record Group(int strategy, Side side, int[] positions) {}

    private static List<Group> groups(TakenSignals taken) {
        List<Group> groups = new ArrayList<>();
        Signals signals = taken.signals();
        for (int s = 0; s < taken.strategies().size(); s++) {
            for (Side side : Side.values()) {
                int strategy = s;
                int[] positions = IntStream.range(0, signals.size())
                        .filter(i -> signals.strategy()[i] == strategy && signals.side()[i] == side.sign())
                        .toArray();
                if (positions.length > 0) {
                    groups.add(new Group(s, side, positions));
                }
            }
        }
        return groups;
    }

    private static DaySums sums(Signals signals, List<Group> groups, DailyOutcomes every, int[] days) {
        DaySums sums = new DaySums(days.length, SUMS * groups.size());
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            int at = SUMS * g;
            for (int i : group.positions()) {
                int day = Arrays.binarySearch(days, signals.decisionDay()[i]);
                sums.add(day, at, 1);
                sums.add(day, at + 1, signals.success(i) ? 1 : 0);
                sums.add(day, at + 2, signals.net()[i]);
            }
            DailyOutcomes.Sums all = every.of(group.side());
            for (int day = 0; day < days.length; day++) {
                int position = every.position(days[day]);
                sums.add(day, at + 3, all.count()[position]);
                sums.add(day, at + 4, all.successes()[position]);
                sums.add(day, at + 5, all.net()[position]);
            }
        }
        return sums;
    }

    private static double[] figures(double[] total, int groups) {
        double[] figures = new double[FIGURES * groups];
        for (int g = 0; g < groups; g++) {
            double success = total[SUMS * g + 1] / total[SUMS * g];
            double net = total[SUMS * g + 2] / total[SUMS * g];
            figures[FIGURES * g] = success;
            figures[FIGURES * g + 1] = success - total[SUMS * g + 4] / total[SUMS * g + 3];
            figures[FIGURES * g + 2] = net;
            figures[FIGURES * g + 3] = net - total[SUMS * g + 5] / total[SUMS * g + 3];
        }
        return figures;
    }

    private static Row row(TakenSignals taken, Group group, Draws draws, int at) {
        Signals signals = taken.signals();
        int[] own = group.positions();
        return new Row(
                taken.strategies().get(group.strategy()),
                group.side(),
                own.length,
                Arrays.stream(own).mapToDouble(i -> signals.uniqueness()[i]).sum(),
                Estimate.share(draws, at),
                Estimate.of(draws, at + 1),
                Estimate.of(draws, at + 2),
                Estimate.of(draws, at + 3),
                Arrays.stream(own).filter(i -> signals.end()[i] == 2).count() / (double) own.length,
                Arrays.stream(own).filter(i -> signals.end()[i] == 0).count() / (double) own.length,
                Arrays.stream(own)
                        .mapToDouble(i -> signals.drawdown()[i])
                        .average()
                        .orElseThrow());
    }
}
