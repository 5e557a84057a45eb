package io.assay.market;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * The end of a listing.
 *
 * @param day epoch day of its last session
 * @param totalReturn from the last close to what holders got, a fraction; -1 = nothing
 */
public record Delisting(int day, double totalReturn) {
    private static final double MOST = 1e6;

    /** Checks the return. */
    public Delisting {
        Check.that(isReturn(totalReturn), "totalReturn", "be at least -1 and finite", totalReturn);
    }

    /**
     * The delisting recorded for an instrument, of several the earliest: what comes after it is another listing. One
     * from before the first bar was another security's: symbols are used again.
     *
     * @param actions recorded actions of the instrument
     * @param firstDay epoch day of its first bar
     * @throws DataException if the recorded return is none
     */
    public static Optional<Delisting> of(List<CorporateAction> actions, int firstDay) {
        return actions.stream()
                .filter(a -> a.kind() == CorporateAction.Kind.DELISTING && a.day() >= firstDay)
                .min(Comparator.comparingInt(CorporateAction::day))
                .map(Delisting::of);
    }

    private static Delisting of(CorporateAction action) {
        if (!isReturn(action.value())) {
            throw new DataException(DataProblem.of("a delisting return must be >= -1")
                    .withSymbol(action.instrument().toString())
                    .on(Days.date(action.day()))
                    .withValue(String.valueOf(action.value()))
                    .withFix("correct or leave out the corporate action"));
        }
        return new Delisting(action.day(), action.value());
    }

    /** Whether an action is no delisting, or one with a return that can be. */
    public static boolean isPossible(CorporateAction action) {
        return action.kind() != CorporateAction.Kind.DELISTING || isReturn(action.value());
    }

    private static boolean isReturn(double value) {
        return value >= -1 && value < MOST;
    }
}
