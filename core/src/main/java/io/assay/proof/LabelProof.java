package io.assay.proof;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.label.Label;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.proof.Futures.Future;

/** Proof that a label is what it says: of a trade after the decision, known on the day it names and not before. */
public final class LabelProof {
    private static final double[] MOVES = {5, 0.2};
    private static final int EVERY = 7;

    private LabelProof() {}

    /**
     * Runs the label on other futures of a series. Labels known by the day before a cut stay as they are; where the
     * series ends, no other label is there. The bar of the exit counts: some move of it moves the label. Entry is after
     * the decision, exit not before the entry, and the label is not known before the exit.
     *
     * @param bars usable bars
     * @param cuts first rows that differ, each 1..bars.size()
     */
    public static List<Breach> of(Label label, BarSeries bars, int[] cuts, Seed seed) {
        LabelColumn whole = label.compute(bars);
        List<Breach> breaches = new ArrayList<>();
        times(label, bars, whole, breaches);
        for (int cut : cuts) {
            for (Future future : Futures.of(bars, cut, seed.child(cut))) {
                LabelColumn other = label.compute(future.bars());
                boolean ends = future.bars().size() == cut;
                compare(label, new Pair(bars, whole, other), new Cut(cut, ends, future.change()), breaches);
            }
        }
        exitCounts(label, bars, whole, breaches);
        return breaches;
    }

    private record Pair(BarSeries bars, LabelColumn whole, LabelColumn other) {}

    private record Cut(int row, boolean ends, String change) {}

    private static void times(Label label, BarSeries bars, LabelColumn column, List<Breach> breaches) {
        for (int row = 0; row < bars.size(); row++) {
            boolean labelled = !Double.isNaN(column.value()[row]);
            boolean ordered = column.entryDay()[row] > bars.days()[row]
                    && column.exitDay()[row] >= column.entryDay()[row]
                    && column.knownDay()[row] >= column.exitDay()[row];
            if (labelled && !ordered) {
                breaches.add(new Breach(
                        label.name(),
                        "nothing changed",
                        "decision " + Days.text(bars.days()[row]) + ", entry " + Days.text(column.entryDay()[row])
                                + ", exit " + Days.text(column.exitDay()[row]) + ", known "
                                + Days.text(column.knownDay()[row]) + " are not in that order"));
                return;
            }
        }
    }

    private static void compare(Label label, Pair pair, Cut cut, List<Breach> breaches) {
        int first = cut.row() < pair.bars().size() ? pair.bars().days()[cut.row()] : Integer.MAX_VALUE;
        for (int row = 0; row < cut.row(); row++) {
            boolean known = pair.whole().knownDay()[row] < first;
            double before = pair.whole().value()[row];
            double after = pair.other().value()[row];
            boolean moved = known
                    && !(same(before, after)
                            && pair.whole().exitDay()[row] == pair.other().exitDay()[row]);
            boolean early = cut.ends() && !known && !Double.isNaN(after);
            if (moved || early) {
                breaches.add(new Breach(
                        label.name(),
                        cut.change(),
                        "row " + row + " was " + before + " and is " + after
                                + (early ? ", before it can be known" : "")));
                return;
            }
        }
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    /**
     * Most trades must come out otherwise if the bar of their exit does. Not every one: of several horizons those that
     * ended before may have settled the matter.
     */
    private static void exitCounts(Label label, BarSeries bars, LabelColumn column, List<Breach> breaches) {
        int asked = 0;
        int stayed = 0;
        int last = 0;
        for (int row = 0; row < bars.size(); row += EVERY) {
            // A trade that ends with the listing ends by the delisting return, whatever the last bar was.
            int exit = Double.isNaN(column.value()[row]) ? -1 : bars.rowOf(column.exitDay()[row]);
            if (exit >= 0 && exit + 1 < bars.size()) {
                asked++;
                boolean stays = !exitMoves(label, bars, column, row, exit);
                stayed += stays ? 1 : 0;
                last = stays ? row : last;
            }
        }
        if (2 * stayed > asked) {
            breaches.add(new Breach(
                    label.name(),
                    "the bar of the exit moved up, down and made flat",
                    stayed + " of " + asked + " rows stayed, row " + last + " at " + column.value()[last]));
        }
    }

    private static boolean exitMoves(Label label, BarSeries bars, LabelColumn column, int row, int exit) {
        List<BarSeries> others = new ArrayList<>(List.of(Futures.flattened(bars, exit)));
        for (double move : MOVES) {
            others.add(Futures.scaled(bars, exit, exit + 1, move));
        }
        return others.stream()
                .map(label::compute)
                .anyMatch(moved -> !same(moved.value()[row], column.value()[row])
                        || moved.exitDay()[row] != column.exitDay()[row]);
    }
}
