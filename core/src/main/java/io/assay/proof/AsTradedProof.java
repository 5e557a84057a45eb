package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.market.ActionRecord;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;

/** Proof that prices as traded know no split that came later. */
public final class AsTradedProof {
    /** A power of two, so that dividing by it and multiplying again loses no bit. */
    private static final int RATIO = 4;

    private AsTradedProof() {}

    /** A way to prices as traded. */
    @FunctionalInterface
    public interface Reading {
        /** The bars up to a day, as they were traded. */
        BarSeries upTo(BarSeries recorded, ActionRecord record, int day);
    }

    /**
     * Reads again after a split the day after, with which a source divides every price up to it: what is read up to the
     * day stays, bit for bit.
     *
     * @param recorded split-adjusted bars
     * @param record all splits of them
     * @param days epoch days; those before the first bar prove nothing
     * @return the first breach of each day
     */
    public static List<Breach> of(String name, Reading reading, BarSeries recorded, ActionRecord record, int... days) {
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            List<CorporateAction> more = new ArrayList<>(record.actions());
            more.add(new CorporateAction(recorded.instrument(), day + 1, CorporateAction.Kind.SPLIT, RATIO));
            BarSeries before = reading.upTo(recorded, record, day);
            BarSeries after = reading.upTo(divided(recorded, day), new ActionRecord(more, true), day);
            if (!same(before, after)) {
                breaches.add(new Breach(
                        name, "a split after " + Days.text(day), "prices of " + recorded.instrument() + " moved"));
            }
        }
        return breaches;
    }

    private static boolean same(BarSeries a, BarSeries b) {
        return Arrays.equals(a.days(), b.days())
                && Arrays.equals(a.open(), b.open())
                && Arrays.equals(a.high(), b.high())
                && Arrays.equals(a.low(), b.low())
                && Arrays.equals(a.close(), b.close())
                && Arrays.equals(a.volume(), b.volume());
    }

    private static BarSeries divided(BarSeries bars, int day) {
        double[][] columns = {
            bars.open().clone(),
            bars.high().clone(),
            bars.low().clone(),
            bars.close().clone(),
            bars.volume().clone()
        };
        for (int row = 0; row < bars.size() && bars.days()[row] <= day; row++) {
            for (int c = 0; c < 4; c++) {
                columns[c][row] /= RATIO;
            }
            columns[4][row] *= RATIO;
        }
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(
                        columns[0], columns[1], columns[2], columns[3], bars.adjustedClose(), columns[4]));
    }
}
