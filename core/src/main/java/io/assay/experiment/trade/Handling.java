package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.backtest.BacktestSpec;
import io.assay.backtest.DrawdownBrake;
import io.assay.backtest.Fill;
import io.assay.backtest.Limits;
import io.assay.backtest.RiskFree;
import io.assay.backtest.Stops;

/**
 * How orders are handled beside what they cost.
 *
 * @param fill at which price of the next bar; empty = at the open, or at the close if the opens were not traded at
 * @param limits what no order may pass
 * @param stops when a position is left before its time
 * @param brake smaller positions while the equity is below its peak
 * @param cash what positive cash earns
 */
public record Handling(Optional<Fill> fill, Limits limits, Stops stops, DrawdownBrake brake, RiskFree cash) {
    /** At most 1 x gross, no stops, cash earns nothing. */
    public static Handling standard() {
        return new Handling(
                Optional.empty(), Limits.standard(), Stops.none(), DrawdownBrake.none(), RiskFree.constant(0));
    }

    /** The same filled at another price. */
    public Handling withFill(Fill value) {
        return new Handling(Optional.of(value), limits, stops, brake, cash);
    }

    /** The same within other limits. */
    public Handling withLimits(Limits value) {
        return new Handling(fill, value, stops, brake, cash);
    }

    /** The same with other stops. */
    public Handling withStops(Stops value) {
        return new Handling(fill, limits, value, brake, cash);
    }

    /** The same with another brake. */
    public Handling withBrake(DrawdownBrake value) {
        return new Handling(fill, limits, stops, value, cash);
    }

    /** The same with other interest on cash. */
    public Handling withCash(RiskFree value) {
        return new Handling(fill, limits, stops, brake, value);
    }

    /** An execution handled like this. */
    BacktestSpec on(BacktestSpec spec) {
        return spec.withFill(fill.orElse(spec.fill()))
                .withLimits(limits)
                .withStops(stops)
                .withBrake(brake)
                .withCash(cash);
    }

    /** What distinguishes it from the standard; what cash earns is no choice. */
    List<String> choices() {
        List<String> choices = new ArrayList<>();
        fill.ifPresent(at -> choices.add("fill=" + at.name().toLowerCase(Locale.ROOT)));
        if (!limits.equals(Limits.standard())) {
            choices.add(limits.text());
        }
        if (stops.isSome()) {
            choices.add(stops.text());
        }
        if (brake.isSome()) {
            choices.add(brake.text());
        }
        return choices;
    }
}
