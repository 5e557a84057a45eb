package io.assay.signal;

import java.util.List;
import java.util.Optional;

import io.assay.market.Instrument;
import io.assay.model.builtin.Reason;

/**
 * What to do with one instrument after the close of one day.
 *
 * @param instrument whom it is about
 * @param day epoch day at whose close it was decided; it is meant for the next open
 * @param action what to do
 * @param strong whether the stronger threshold was passed as well; never for HOLD
 * @param probabilities of the model behind it, class by class; empty if no model had anything to say
 * @param confidence probability that the model gives to the side of the action: rise, fall, or neither for HOLD (for
 *     two classes: 1 less the difference of the sides); 0..1, NaN without a model. It is as good as the model's
 *     calibration, which the model's card shows.
 * @param expectedReturn sum over classes of probability times the training rows' mean outcome, a fraction before costs;
 *     NaN without a model
 * @param modelId the model or fall-back behind it, {@code none} without one
 * @param standing what is known of that model; empty without one
 * @param agreement whether the rule-based model points the same way; empty if it was not asked, is itself behind the
 *     signal, or says nothing
 * @param reasons why, from the model behind it and from the rules
 * @param notes what was done on the way, in sentences
 */
public record Signal(
        Instrument instrument,
        int day,
        Action action,
        boolean strong,
        double[] probabilities,
        double confidence,
        double expectedReturn,
        String modelId,
        Optional<Standing> standing,
        Optional<Agreement> agreement,
        List<Reason> reasons,
        List<String> notes) {
    /** How the rules stand to the signal. */
    public enum Agreement {
        /** The same action. */
        AGREES,
        /** One of the two holds. */
        NEUTRAL,
        /** The opposite action. */
        OPPOSES
    }

    /** Copies the lists. */
    public Signal {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** {@code STRONG BUY}, {@code BUY}, {@code HOLD}, {@code SELL} or {@code STRONG SELL}. */
    public String title() {
        return strong ? "STRONG " + action : action.toString();
    }
}
