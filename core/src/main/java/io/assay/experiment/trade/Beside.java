package io.assay.experiment.trade;

import java.util.List;
import java.util.Optional;

import io.assay.backtest.NamedPeriods;
import io.assay.market.Series;

/**
 * What is told of a book beside its figures.
 *
 * @param frontier whether it is run at other costs too
 * @param capacity whether it is run with other capitals too, large orders moving prices
 * @param risk whether its risk is told: values at risk, drawdowns that could have been, stress tests
 * @param periods named spans of days that it is looked at in
 * @param benchmark closes of an index that it is compared with
 */
public record Beside(
        boolean frontier, boolean capacity, boolean risk, NamedPeriods periods, Optional<Series> benchmark) {
    /** Nothing. */
    public static Beside nothing() {
        return new Beside(false, false, false, new NamedPeriods(List.of()), Optional.empty());
    }

    /** What a backtest shows if nothing else is asked for: other costs and the standard periods. */
    public static Beside standard() {
        return new Beside(true, false, false, NamedPeriods.standard(), Optional.empty());
    }

    /** The same in other periods. */
    public Beside withPeriods(NamedPeriods value) {
        return new Beside(frontier, capacity, risk, value, benchmark);
    }

    /** The same with or without other capitals. */
    public Beside withCapacity(boolean value) {
        return new Beside(frontier, value, risk, periods, benchmark);
    }

    /** The same with or without its risk. */
    public Beside withRisk(boolean value) {
        return new Beside(frontier, capacity, value, periods, benchmark);
    }

    /** The same beside an index. */
    public Beside withBenchmark(Series value) {
        return new Beside(frontier, capacity, risk, periods, Optional.of(value));
    }

    /** How many books are run beside the model's own. */
    int books() {
        return (frontier ? Booking.FRONTIER.size() : 0) + (capacity ? Booking.CAPITALS.size() : 0);
    }
}
