package io.assay.label;

import java.util.List;

import io.assay.market.BarSeries;

/**
 * The direction of a forward return as one of ordered classes. The value is the class number, 0 for the most bearish;
 * days are those of the return. NaN where the return is, and with scaled cuts also where there is no volatility.
 *
 * @param forward the return that is classified
 * @param cuts where the classes end
 * @param view three classes or five
 */
public record Direction(ForwardReturn forward, DirectionCuts cuts, DirectionView view) implements Label {
    /** Three classes of the open-to-open return with the default cuts. */
    public static Direction three(int horizon) {
        return new Direction(ForwardReturn.of(horizon), DirectionCuts.DEFAULT, DirectionView.THREE);
    }

    /** Five classes of the open-to-open return with the default cuts. */
    public static Direction five(int horizon) {
        return new Direction(ForwardReturn.of(horizon), DirectionCuts.DEFAULT, DirectionView.FIVE);
    }

    /** The same with other cuts. */
    public Direction withCuts(DirectionCuts newCuts) {
        return new Direction(forward, newCuts, view);
    }

    @Override
    public Direction atClose() {
        return new Direction(forward.atClose(), cuts, view);
    }

    /** {@code direction3_5d}, {@code direction5_5d}; cuts other than the default ones are added. */
    @Override
    public String name() {
        return "direction" + view.classes().size() + "_" + forward.suffix() + cuts.suffix();
    }

    @Override
    public int horizon() {
        return forward.horizon();
    }

    @Override
    public List<String> classes() {
        return view.classes();
    }

    @Override
    public Label outcome() {
        return forward;
    }

    @Override
    public LabelColumn compute(BarSeries bars) {
        BarSeries adjusted = bars.adjusted();
        LabelColumn returns = forward.compute(adjusted);
        double[] scale = cuts.isScaled() ? AsOfVolatility.daily(adjusted, cuts.volatilityWindow()) : new double[0];
        ColumnWriter column = new ColumnWriter(adjusted);
        double root = Math.sqrt(horizon());
        for (int row = 0; row < adjusted.size(); row++) {
            double unit = cuts.isScaled() ? scale[row] * root : 1;
            double value = returns.value()[row] / unit;
            if (!Double.isNaN(value)) {
                column.setLike(row, view.numberOf(cuts.classOf(value)), returns);
            }
        }
        return column.column(name());
    }
}
