package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.VolatilityTarget;
import io.assay.base.Check;

/**
 * Which names are held and how much of them.
 *
 * @param top so many stocks of the highest scores are held, whatever their signals; 0 = signals decide
 * @param drop of those at most so many are exchanged a day, and positions are held until they are; 0 = each day's best
 *     are held as long as the label looks ahead
 * @param shorts whether SELL opens a short position, or as many of the lowest scores are sold short; else cash
 * @param volatility what each day's book is scaled to
 */
public record Picking(int top, int drop, boolean shorts, Optional<VolatilityTarget> volatility) {
    /** Checks the ranges. */
    public Picking {
        Check.atLeast("top", top, 0);
        Check.within("drop", drop, 0, top);
        Check.that(drop == 0 || !shorts, "shorts", "be off where names are exchanged", shorts);
    }

    /** Signals decide, long only, not scaled. */
    public static Picking bySignals() {
        return new Picking(0, 0, false, Optional.empty());
    }

    /** The same with another number of names. */
    public Picking withTop(int value) {
        return new Picking(value, drop, shorts, volatility);
    }

    /** The same long and short, or long only. */
    public Picking withShorts(boolean value) {
        return new Picking(top, drop, value, volatility);
    }

    /** The same scaled to a volatility. */
    public Picking withVolatility(VolatilityTarget value) {
        return new Picking(top, drop, shorts, Optional.of(value));
    }

    /** What distinguishes it from {@link #bySignals()}. */
    List<String> choices() {
        List<String> choices = new ArrayList<>();
        if (top > 0) {
            choices.add("top=" + top);
        }
        if (drop > 0) {
            choices.add("drop=" + drop);
        }
        if (shorts) {
            choices.add("shorts");
        }
        volatility.ifPresent(target -> choices.add(target.text()));
        return choices;
    }
}
