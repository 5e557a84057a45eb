package io.assay.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import io.assay.dataset.UniquenessWeights;
import io.assay.feature.FeatureTable;
import io.assay.label.LabelColumn;
import io.assay.label.TripleBarrier;
import io.assay.label.TripleBarrier.Side;
import io.assay.market.BarSeries;
import io.assay.signal.strategy.Strategy;
import io.assay.signal.strategy.StrategyRows;

/**
 * The signals of one instrument. A strategy has one signal a side open at a time: the next is given on the day on which
 * the outcome of the one before is known, or later.
 */
final class SignalWalk {
    private final CollectionSpec spec;
    private final BarSeries bars;
    private final Picks picks = new Picks();
    private final DailyOutcomes every;
    private final IntPredicate belongs;
    private int unresolved;

    private SignalWalk(CollectionSpec spec, BarSeries bars, IntPredicate belongs) {
        this.belongs = belongs;
        this.spec = spec;
        this.bars = bars;
        this.every = DailyOutcomes.of(spec.from(), spec.to());
    }

    /**
     * What was found of one instrument.
     *
     * @param signals in no order; their instrument is 0
     * @param rows the bar on which each was given
     * @param unresolved signals without an outcome: still open at the end of the history, or across a hole
     * @param every what trades opened on every bar came to, those on which strategies could speak
     */
    record Found(Signals signals, int[] rows, int unresolved, DailyOutcomes every) {}

    /**
     * Walks through an instrument's bars.
     *
     * @param adjusted adjusted bars
     * @param table its features on the same bars, with all that the strategies read
     * @param belongs epoch days on which signals may be given
     */
    static Found of(CollectionSpec spec, BarSeries adjusted, FeatureTable table, IntPredicate belongs) {
        SignalWalk walk = new SignalWalk(spec, adjusted, belongs);
        StrategyRows rows = StrategyRows.of(table);
        List<Strategy> strategies = spec.strategies();
        for (Side side : Side.values()) {
            Judged judged = Judged.of(spec.barrier().on(side), adjusted);
            walk.everyDay(side, rows, judged);
            for (int s = 0; s < strategies.size(); s++) {
                walk.walk(s, side, rows.convictions(strategies.get(s)), judged);
            }
        }
        return walk.found();
    }

    /** What became of a trade decided on each bar. */
    private record Judged(LabelColumn end, LabelColumn earned) {
        static Judged of(TripleBarrier barrier, BarSeries bars) {
            return new Judged(barrier.compute(bars), barrier.outcome().compute(bars));
        }

        /** What the trade decided on a bar earned after costs. */
        double net(CollectionSpec spec, Side side, int row) {
            return earned.value()[row] - spec.costs().of(side, end.exitDay()[row] - end.entryDay()[row]);
        }
    }

    private boolean may(int day) {
        return day >= spec.from() && belongs.test(day);
    }

    private void everyDay(Side side, StrategyRows rows, Judged judged) {
        int[] days = bars.days();
        for (int row = 0; row < days.length && days[row] <= spec.to(); row++) {
            if (may(days[row]) && rows.speaks(row) && !Double.isNaN(judged.end.value()[row])) {
                every.add(days[row], side, judged.net(spec, side, row));
            }
        }
    }

    private void walk(int strategy, Side side, double[] convictions, Judged judged) {
        int[] days = bars.days();
        int free = Integer.MIN_VALUE;
        for (int row = 0; row < days.length && days[row] <= spec.to(); row++) {
            boolean asks = Math.signum(convictions[row]) == side.sign();
            if (!asks || !may(days[row]) || days[row] < free) {
                continue;
            }
            if (Double.isNaN(judged.end.value()[row])) {
                unresolved++;
                int last = row + 1 + spec.barrier().horizon();
                free = last < days.length ? days[last] : Integer.MAX_VALUE;
                continue;
            }
            free = judged.end.knownDay()[row];
            picks.add(new Pick(row, strategy, side, Math.abs(convictions[row]), judged));
        }
    }

    /** One signal that has an outcome. */
    private record Pick(int row, int strategy, Side side, double confidence, Judged judged) {
        int end() {
            return (int) judged.end.value()[row];
        }
    }

    /** Those found so far. */
    private static final class Picks {
        private Pick[] all = new Pick[64];
        private int size;

        void add(Pick pick) {
            all = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
            all[size++] = pick;
        }
    }

    private Found found() {
        Signals signals = Signals.blank(picks.size);
        int[] rows = new int[picks.size];
        int[] from = new int[picks.size];
        int[] to = new int[picks.size];
        for (int i = 0; i < picks.size; i++) {
            Pick pick = picks.all[i];
            rows[i] = pick.row;
            from[i] = pick.row + 1;
            to[i] = Math.max(from[i] + 1, exitRow(pick));
            fill(signals, i, pick);
        }
        double[] uniqueness = UniquenessWeights.of(from, to, bars.size() + 1);
        System.arraycopy(uniqueness, 0, signals.uniqueness(), 0, uniqueness.length);
        return new Found(signals, rows, unresolved, every);
    }

    /** The bar of the exit, or the first after it where it has none of its own. */
    private int exitRow(Pick pick) {
        int at = bars.rowOf(pick.judged.end.exitDay()[pick.row]);
        return at >= 0 ? at : -at - 1;
    }

    private void fill(Signals signals, int i, Pick pick) {
        LabelColumn end = pick.judged.end;
        int row = pick.row;
        double earned = pick.judged.earned.value()[row];
        signals.strategy()[i] = pick.strategy;
        signals.side()[i] = pick.side.sign();
        signals.decisionDay()[i] = bars.days()[row];
        signals.entryDay()[i] = end.entryDay()[row];
        signals.exitDay()[i] = end.exitDay()[row];
        signals.knownDay()[i] = end.knownDay()[row];
        signals.confidence()[i] = pick.confidence;
        signals.end()[i] = pick.end();
        signals.gross()[i] = earned;
        signals.net()[i] = pick.judged.net(spec, pick.side, row);
        signals.drawdown()[i] = drawdown(pick, earned);
        signals.sessionsToTarget()[i] = pick.end() == 2 ? exitRow(pick) - row - 1 : -1;
    }

    /** The trade's worth is 1 at the entry; a short one that loses all of it is worth nothing. */
    private double drawdown(Pick pick, double earned) {
        double entry = bars.open()[pick.row + 1];
        double height = 1;
        double fall = 0;
        for (int row = pick.row + 1; row < exitRow(pick); row++) {
            double worth = 1 + pick.side.sign() * (bars.close()[row] / entry - 1);
            height = Math.max(height, worth);
            fall = Math.max(fall, 1 - worth / height);
        }
        return Math.max(fall, 1 - (1 + earned) / height);
    }
}
