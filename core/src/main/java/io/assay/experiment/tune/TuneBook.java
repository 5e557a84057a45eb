package io.assay.experiment.tune;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.assay.base.Json;
import io.assay.experiment.Wiring;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import io.assay.model.Learner;
import io.assay.registry.CodeVersion;
import io.assay.train.tune.Attempt;
import io.assay.train.tune.TuningListener;

/** Enters the trials of a search into the ledger, each once, and tells how far the search has come. */
final class TuneBook implements TuningListener {
    private final TuneSpec spec;
    private final Wiring wiring;
    private final TrialLog ledger;
    private final Rows rows;
    private final Set<String> before = new HashSet<>();
    private final Set<String> own = new HashSet<>();

    /**
     * What trials were scored on.
     *
     * @param text rows and folds, in one line
     * @param dataHash of all that they can be made of
     * @param window days of decisions that were scored
     * @param score its name
     */
    record Rows(String text, String dataHash, Window window, String score) {}

    TuneBook(TuneSpec spec, Wiring wiring, Rows rows) {
        this.spec = spec;
        this.wiring = wiring;
        this.ledger = wiring.ledger();
        this.rows = rows;
        ledger.entries().stream()
                .map(TrialLog.Entry::trial)
                .filter(t -> t.dataHash().equals(rows.dataHash()) && t.window().overlaps(rows.window()))
                .forEach(t -> before.add(t.specificationHash()));
    }

    @Override
    public void ended(Attempt attempt) {
        String score = attempt.steps().isEmpty() ? "failed" : String.format(Locale.ROOT, "%+.4f", attempt.score());
        wiring.progress().step("trial " + (attempt.number() + 1) + ": " + score);
    }

    @Override
    public void told(Attempt attempt) {
        Trial trial = new Trial(
                Trial.Kind.TRIAL,
                specification(attempt.values()),
                rows.dataHash(),
                rows.window(),
                spec.seed().value(),
                CodeVersion.current().toString(),
                new Trial.Score(rows.score() + ", mean over inner folds", attempt.score()));
        if (own.add(trial.specificationHash()) && !before.contains(trial.specificationHash())) {
            ledger.append(trial);
        }
    }

    private String specification(Map<String, Object> values) {
        Learner learner = spec.with(values, wiring.engines());
        return "tune: " + learner.name() + " " + Json.line(learner.parameters()) + "; " + rows.text();
    }

    /** Trials of others on the same days of the same data. */
    long others() {
        return before.stream().filter(hash -> !own.contains(hash)).count();
    }
}
