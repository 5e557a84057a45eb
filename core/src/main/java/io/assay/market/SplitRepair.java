package io.assay.market;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * A split that recorded prices ought to hold and do not, taken into them on reading; the recorded bars stay as they
 * are, so that without it they are the same bits again. Prices before the day are divided by the ratio and volumes
 * multiplied; on {@link PriceBasis#RAW} only adjusted closes are, and the split is a corporate action.
 *
 * @param instrument whose bars
 * @param day epoch day of the first bar after the split
 * @param ratio new shares per old, above 0
 * @param adjusts whether the adjusted closes lack the split too
 * @param before recorded close of the bar before
 * @param after recorded close of the day
 */
public record SplitRepair(Instrument instrument, int day, double ratio, boolean adjusts, double before, double after) {
    /** Sources that tell of one action put it so many days apart at most. */
    public static final int ACTION_DAYS = 4;

    private static final double SAME = 1e-9;

    /** Checks the numbers. */
    public SplitRepair {
        Check.positive("ratio", ratio);
        Check.positive("before", before);
        Check.positive("after", after);
    }

    /** The same repair of the bars of another symbol. */
    public SplitRepair of(Instrument other) {
        return new SplitRepair(other, day, ratio, adjusts, before, after);
    }

    /** The split as a corporate action. */
    public CorporateAction action() {
        return new CorporateAction(instrument, day, CorporateAction.Kind.SPLIT, ratio);
    }

    /** Whether a recorded action is this split, a few days off at most. */
    public boolean isAlso(CorporateAction action) {
        return action.kind() == CorporateAction.Kind.SPLIT && Math.abs(action.day() - day) <= ACTION_DAYS;
    }

    /** What happens to prices of bars before the day. */
    public double factor() {
        return 1 / ratio;
    }

    /**
     * The bars with the split taken into them; those that end before it as they are.
     *
     * @throws DataException if the recorded jump is not there any more: the bars were replaced, and would be adjusted
     *     twice
     */
    public BarSeries apply(BarSeries bars) {
        if (bars.size() == 0 || bars.days()[bars.size() - 1] < day) {
            return bars;
        }
        int row = bars.rowOf(day);
        double jump = row > 0 ? bars.close()[row] / bars.close()[row - 1] : Double.NaN;
        if (!(Math.abs(jump / (after / before) - 1) <= SAME)) {
            throw new DataException(DataProblem.of("a split repair must find the jump from " + before + " to " + after
                            + " that it was made for: the bars have been replaced")
                    .withSymbol(instrument.toString())
                    .on(Days.date(day))
                    .withFix("assay data repair " + instrument + " --undo"));
        }
        double[][] columns = {
            bars.open().clone(),
            bars.high().clone(),
            bars.low().clone(),
            bars.close().clone(),
            bars.adjustedClose().clone(),
            bars.volume().clone()
        };
        boolean levels = bars.basis() != PriceBasis.RAW;
        for (int r = 0; r < row; r++) {
            for (int c = 0; c < 4 && levels; c++) {
                columns[c][r] /= ratio;
            }
            columns[4][r] /= adjusts ? ratio : 1;
            columns[5][r] *= levels ? ratio : 1;
        }
        BarSeries repaired = BarSeries.of(
                        bars.instrument(),
                        bars.basis(),
                        bars.days(),
                        new BarSeries.Columns(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]))
                .withHoles(bars.holes());
        return bars.delisting().map(repaired::withDelisting).orElse(repaired);
    }
}
