package io.assay.proof.doctor;

import java.util.Arrays;
import java.util.List;

import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.metric.Sharpe;
import io.assay.proof.Breach;
import io.assay.proof.LabelProof;

/** Leaks of labels that begin too early or belong to another row. */
final class LabelLeaks {
    private static final String GUARD = "times and exits of labels";
    private static final int EARLY = 2;
    private static final int POSITIONS = 10;
    private static final double BOUNCE = 0.004;
    private static final int YEAR = 252;

    private LabelLeaks() {}

    static List<Leak> all() {
        return List.of(
                new Leak(
                        "label shifted",
                        "the label begins two sessions before the decision, so features hold a part of it",
                        GUARD,
                        LabelLeaks::shifted),
                new Leak(
                        "rows paired by position",
                        "features and labels drop different rows and are then put side by side (F2)",
                        GUARD,
                        LabelLeaks::paired),
                new Leak(
                        "fill at the signal bar",
                        "a signal from a close is filled at that very close (F22)",
                        GUARD,
                        LabelLeaks::sameBar));
    }

    /** A label made of other columns than it should be. */
    private record Bent(String name, int horizon, Maker maker) implements Label {
        @Override
        public LabelColumn compute(BarSeries bars) {
            return maker.of(bars);
        }
    }

    @FunctionalInterface
    private interface Maker {
        LabelColumn of(BarSeries bars);
    }

    private static List<Breach> breaches(Ward ward, Maker maker) {
        Label label = new Bent("planted", Ward.HORIZON, maker);
        return LabelProof.of(label, ward.any(), ward.cuts(), ward.seed("futures"));
    }

    private static List<Breach> honest(Ward ward) {
        return breaches(ward, ForwardReturn.of(Ward.HORIZON)::compute);
    }

    /** The return between two closes, offsets from the decision's row. */
    private static LabelColumn between(BarSeries bars, int from, int to) {
        int n = bars.size();
        LabelColumn column = new LabelColumn("planted", new double[n], new int[n], new int[n], new int[n]);
        for (int t = 0; t < n; t++) {
            boolean there = t + from >= 0 && t + to < n;
            column.value()[t] = there ? bars.close()[t + to] / bars.close()[t + from] - 1 : Double.NaN;
            column.entryDay()[t] = there ? bars.days()[t + from] : LabelColumn.NEVER;
            column.exitDay()[t] = there ? bars.days()[t + to] : LabelColumn.NEVER;
            column.knownDay()[t] = column.exitDay()[t];
        }
        return column;
    }

    /** The past return that every set of features has. */
    private static double momentum(Ward ward, int stock, int row, int sessions) {
        double[] close = ward.bars().get(stock).close();
        return row < sessions ? Double.NaN : close[row] / close[row - sessions] - 1;
    }

    private static Leak.Examination shifted(Ward ward) {
        List<LabelColumn> early = ward.bars().stream()
                .map(bars -> between(bars, -EARLY, Ward.HORIZON - EARLY))
                .toList();
        Ward.Score past = (stock, row) -> momentum(ward, stock, row, EARLY);
        return new Leak.Examination(
                breaches(ward, bars -> between(bars, -EARLY, Ward.HORIZON - EARLY)),
                honest(ward),
                Leak.Scores.auc(ward.auc(past, (stock, row) -> early.get(stock).value()[row]), ward.auc(past)));
    }

    private static Leak.Examination paired(Ward ward) {
        Maker maker = bars -> moved(ForwardReturn.of(Ward.HORIZON).compute(bars), POSITIONS);
        List<LabelColumn> wrong = ward.bars().stream().map(maker::of).toList();
        Ward.Score past = (stock, row) -> momentum(ward, stock, row, 2 * Ward.HORIZON);
        return new Leak.Examination(
                breaches(ward, maker),
                honest(ward),
                Leak.Scores.auc(ward.auc(past, (stock, row) -> wrong.get(stock).value()[row]), ward.auc(past)));
    }

    /** Values of so many rows before, under the times of each row. */
    private static LabelColumn moved(LabelColumn column, int rows) {
        double[] value = new double[column.value().length];
        Arrays.fill(value, Double.NaN);
        for (int t = rows; t < value.length; t++) {
            value[t] = Double.isNaN(column.value()[t]) ? Double.NaN : column.value()[t - rows];
        }
        return new LabelColumn(column.name(), value, column.entryDay(), column.exitDay(), column.knownDay());
    }

    /**
     * Closes bounce between bid and ask. Buying at a close because it is low earns the bounce back; at the next open it
     * is gone.
     */
    private static Leak.Examination sameBar(Ward ward) {
        int sessions = ward.any().size();
        double[] atClose = new double[sessions - 2];
        double[] atOpen = new double[sessions - 2];
        for (int stock = 0; stock < ward.bars().size(); stock++) {
            BarSeries bars = ward.bars().get(stock);
            double[] bounce = Ward.noise(ward.seed("bounce").child(stock).random(), sessions);
            for (int t = 0; t + 2 < sessions; t++) {
                double side = -Math.signum(bounce[t]);
                double seen = bars.close()[t] * (1 + BOUNCE * Math.signum(bounce[t]));
                atClose[t] +=
                        side * (bars.open()[t + 1] / seen - 1) / ward.bars().size();
                atOpen[t] += side
                        * (bars.open()[t + 2] / bars.open()[t + 1] - 1)
                        / ward.bars().size();
            }
        }
        return new Leak.Examination(
                breaches(ward, bars -> between(bars, 0, Ward.HORIZON)),
                honest(ward),
                Leak.Scores.sharpe(Sharpe.annual(atClose, YEAR), Sharpe.annual(atOpen, YEAR)));
    }
}
