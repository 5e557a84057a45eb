package io.assay.label;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * A direction on which several horizons agree. With the return {@code r_h} of each horizon and the daily volatility
 * {@code s} as of the decision, {@code z_h = r_h / (s sqrt(h))} makes horizons comparable; their weighted mean
 * {@code z} is classified by the cuts. The class is HOLD whatever {@code z} says if horizons whose {@code z_h} has the
 * sign of {@code z} carry less than {@code agreement} of the weight.
 *
 * <p>The value is the class number, 0 for the most bearish. The trade it judges is the one of the longest horizon,
 * whose exit day is also the day the value is known. NaN where any of the returns or the volatility is.
 *
 * @param legs horizons with their weights, ascending by horizon
 * @param agreement least share of the weight that must point the way of the mean, in [0, 1]
 * @param cuts classes of {@code z}, scaled by the volatility of their window
 * @param view three classes or five
 * @param at which price of their sessions entry and exit take
 */
public record MultiTimeframe(List<Leg> legs, double agreement, DirectionCuts cuts, DirectionView view, FillPrice at)
        implements Label {
    private static final double ROUNDING = 1e-12;
    private static final DirectionCuts CUTS = DirectionCuts.scaled(0.25, 1, 60);
    private static final double AGREEMENT = 2.0 / 3;
    private static final List<Leg> LEGS = List.of(new Leg(5, 1), new Leg(20, 1), new Leg(30, 1));

    /** Copies the legs and checks their order and that the cuts are scaled. */
    public MultiTimeframe {
        legs = List.copyOf(legs);
        Check.atLeast("legs", legs.size(), 2);
        for (int i = 1; i < legs.size(); i++) {
            Check.that(legs.get(i).horizon() > legs.get(i - 1).horizon(), "legs", "ascend by horizon", legs);
        }
        Check.within("agreement", agreement, 0, 1);
        Check.that(cuts.isScaled(), "cuts", "be scaled by a volatility", cuts);
    }

    /**
     * One horizon.
     *
     * @param horizon sessions from entry to exit
     * @param weight its share in the mean, above 0
     */
    public record Leg(int horizon, double weight) {
        /** Checks both. */
        public Leg {
            Check.atLeast("horizon", horizon, 1);
            Check.positive("weight", weight);
        }
    }

    /**
     * Horizons 5, 20 and 30 of equal weight of which two must agree, three classes with the cut at a quarter of a
     * standard deviation, volatility of 60 returns.
     */
    public static MultiTimeframe three() {
        return new MultiTimeframe(LEGS, AGREEMENT, CUTS, DirectionView.THREE, FillPrice.OPEN);
    }

    /** As {@link #three()}, with STRONG classes from one standard deviation on. */
    public static MultiTimeframe five() {
        return new MultiTimeframe(LEGS, AGREEMENT, CUTS, DirectionView.FIVE, FillPrice.OPEN);
    }

    /** {@code multi3_5_20_30d}; weights, agreement and cuts other than the default ones are added. */
    @Override
    public String name() {
        StringBuilder name = new StringBuilder("multi").append(view.classes().size());
        legs.forEach(leg -> name.append('_').append(leg.horizon()));
        name.append('d');
        if (legs.stream().anyMatch(leg -> leg.weight() != 1)) {
            name.append("_weights");
            legs.forEach(leg -> name.append('_').append(leg.weight()));
        }
        if (agreement != AGREEMENT) {
            name.append("_agree_").append(agreement);
        }
        name.append(cuts.equals(CUTS) ? "" : cuts.suffix());
        return name.append(at == FillPrice.OPEN ? "" : "_close").toString();
    }

    @Override
    public MultiTimeframe atClose() {
        return new MultiTimeframe(legs, agreement, cuts, view, FillPrice.CLOSE);
    }

    @Override
    public int horizon() {
        return legs.get(legs.size() - 1).horizon();
    }

    @Override
    public List<String> classes() {
        return view.classes();
    }

    @Override
    public Label outcome() {
        return new ForwardReturn(horizon(), at);
    }

    @Override
    public LabelColumn compute(BarSeries bars) {
        BarSeries adjusted = bars.adjusted();
        double[] volatility = AsOfVolatility.daily(adjusted, cuts.volatilityWindow());
        List<LabelColumn> returns = new ArrayList<>();
        legs.forEach(leg -> returns.add(new ForwardReturn(leg.horizon(), at).compute(adjusted)));
        LabelColumn longest = returns.get(returns.size() - 1);
        ColumnWriter column = new ColumnWriter(adjusted);
        double[] z = new double[legs.size()];
        for (int row = 0; row < adjusted.size(); row++) {
            for (int i = 0; i < z.length; i++) {
                z[i] = returns.get(i).value()[row]
                        / (volatility[row] * Math.sqrt(legs.get(i).horizon()));
            }
            double mean = mean(z);
            if (!Double.isNaN(mean)) {
                DirectionClass direction = agree(z, mean) ? cuts.classOf(mean) : DirectionClass.HOLD;
                column.setLike(row, view.numberOf(direction), longest);
            }
        }
        return column.column(name());
    }

    private double mean(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += legs.get(i).weight() * z[i];
        }
        return sum / weight();
    }

    private boolean agree(double[] z, double mean) {
        double same = 0;
        for (int i = 0; i < z.length; i++) {
            same += z[i] * mean > 0 ? legs.get(i).weight() : 0;
        }
        return same >= agreement * weight() - ROUNDING;
    }

    private double weight() {
        return legs.stream().mapToDouble(Leg::weight).sum();
    }
}
