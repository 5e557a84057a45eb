package io.assay.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.assay.market.Instrument;
import io.assay.model.builtin.Reason;

/**
 * The one path from predictions to signals, in backtests and in serving. The opinion of the best standing that says
 * anything decides: a trained model with skill, else a trained model without established skill (marked as such), else
 * the rules; HOLD if nobody speaks.
 *
 * <p>The rules back up and enhance in exactly two ways: they decide where no trained model speaks, and where they give
 * the opposite action to a STRONG one it loses its strength. They never make, turn or drop a trained model's signal.
 */
public final class Signaller {
    private final SignalRule rule;

    private Signaller(SignalRule rule) {
        this.rule = rule;
    }

    /** A signaller with a rule. */
    public static Signaller of(SignalRule rule) {
        return new Signaller(rule);
    }

    /** The rule it decides by. */
    public SignalRule rule() {
        return rule;
    }

    /**
     * The signal for one instrument.
     *
     * @param day epoch day at whose close all opinions were formed
     * @param opinions in any order; of several with the same standing the first that speaks counts
     */
    public Signal signal(Instrument instrument, int day, List<Opinion> opinions) {
        Optional<Opinion> chosen =
                opinions.stream().filter(Opinion::speaks).min(Comparator.comparing(Opinion::standing));
        if (chosen.isEmpty()) {
            return silent(instrument, day, opinions);
        }
        Opinion behind = chosen.get();
        SignalRule.Decision decision = rule.decide(behind.probabilities(), behind.training());
        List<String> notes = fallBacks(behind, opinions);
        Optional<Opinion> rules = opinions.stream()
                .filter(o -> o.standing() == Standing.RULES && o.speaks() && behind.standing() != Standing.RULES)
                .findFirst();
        Optional<Signal.Agreement> agreement = rules.map(o -> agreement(decision, o));
        boolean weakened = decision.strong() && agreement.equals(Optional.of(Signal.Agreement.OPPOSES));
        if (weakened) {
            notes.add("the rules say the opposite, so the signal is not called strong");
        }
        List<Reason> reasons = new ArrayList<>(behind.reasons());
        rules.ifPresent(o -> reasons.addAll(o.reasons()));
        return new Signal(
                instrument,
                day,
                decision.action(),
                decision.strong() && !weakened,
                behind.probabilities().clone(),
                decision.confidence(),
                decision.expectedReturn(),
                behind.modelId(),
                Optional.of(behind.standing()),
                agreement,
                reasons,
                notes);
    }

    private Signal.Agreement agreement(SignalRule.Decision decision, Opinion rules) {
        Action theirs = rule.decide(rules.probabilities(), rules.training()).action();
        if (theirs == decision.action()) {
            return Signal.Agreement.AGREES;
        }
        boolean held = theirs == Action.HOLD || decision.action() == Action.HOLD;
        return held ? Signal.Agreement.NEUTRAL : Signal.Agreement.OPPOSES;
    }

    private static List<String> fallBacks(Opinion behind, List<Opinion> opinions) {
        List<String> notes = new ArrayList<>();
        opinions.stream()
                .filter(o -> !o.speaks() && o.standing().compareTo(behind.standing()) <= 0)
                .forEach(o -> notes.add(o.modelId() + " has nothing to say on this day"));
        if (behind.standing() == Standing.NO_SKILL) {
            notes.add("no skill was established for the model behind this signal");
        }
        if (behind.standing() == Standing.RULES) {
            notes.add("fallen back on the rules: no trained model speaks");
        }
        return notes;
    }

    private static Signal silent(Instrument instrument, int day, List<Opinion> opinions) {
        List<String> notes = new ArrayList<>();
        opinions.forEach(o -> notes.add(o.modelId() + " has nothing to say on this day"));
        notes.add("no model has anything to say: hold");
        return new Signal(
                instrument,
                day,
                Action.HOLD,
                false,
                new double[0],
                Double.NaN,
                Double.NaN,
                "none",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                notes);
    }
}
