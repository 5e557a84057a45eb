package io.assay.experiment.study;

import io.assay.base.Json;
import io.assay.model.Learner;
import io.assay.train.Covering;

/**
 * A model type with its hyper-parameters that competes to give signals.
 *
 * @param name in reports, for example {@code forest, per stock}
 * @param scope on which rows it is fitted
 * @param learner the learner
 */
public record Candidate(String name, Scope scope, Learner learner) {
    /** On which rows a candidate is fitted. */
    public enum Scope {
        /** One model a stock, on its own history. */
        STOCK("per stock"),
        /** One model of all stocks together, on features ranked across the stocks of a day. */
        POOLED("pooled");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /** A candidate named after what it is called and its scope. */
    public static Candidate of(String preset, Scope scope, Learner learner) {
        return new Candidate(preset + ", " + scope.title(), scope, learner);
    }

    /** The same, learning in each fit from those kinds of input alone of which enough is there. */
    Candidate covering() {
        return new Candidate(name, scope, Covering.of(learner));
    }

    /** All that distinguishes it, for the ledger. */
    String text() {
        return scope.title() + ": " + learner.name() + " " + Json.line(learner.parameters());
    }
}
