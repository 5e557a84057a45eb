package io.assay.proof.doctor;

/**
 * What the doctor found of one leak.
 *
 * @param leak its name
 * @param flaw what is wrong with it
 * @param outcome whether the guard saw it
 * @param guard which check that is
 * @param how what the guard said of the leak; where it was missed, why
 * @param measure what the leak fakes: {@code AUC} or {@code Sharpe} (a year)
 * @param fake the figure with the leak
 * @param honest the figure without it, on the same market, where nothing can be known
 */
public record Finding(
        String leak,
        String flaw,
        Outcome outcome,
        String guard,
        String how,
        String measure,
        double fake,
        double honest) {
    /** Whether a guard saw a leak. */
    public enum Outcome {
        /** The leak is seen, and the honest way is not suspected. */
        CAUGHT,
        /** The leak is not seen. */
        MISSED,
        /** The honest way is suspected as well: such an alarm says nothing. */
        FALSE_ALARM
    }

    static Finding of(Leak leak, Leak.Examination seen) {
        boolean caught = !seen.leaking().isEmpty();
        boolean quiet = seen.honest().isEmpty();
        Outcome outcome = !caught ? Outcome.MISSED : quiet ? Outcome.CAUGHT : Outcome.FALSE_ALARM;
        String how = switch (outcome) {
            case CAUGHT -> seen.leaking().get(0).sentence();
            case MISSED -> "the check says nothing";
            case FALSE_ALARM ->
                "the check suspects the honest way as well: "
                        + seen.honest().get(0).sentence();
        };
        return new Finding(
                leak.name(),
                leak.flaw(),
                outcome,
                leak.guard(),
                how,
                seen.scores().measure(),
                seen.scores().fake(),
                seen.scores().honest());
    }
}
