package io.assay.app.train;

import java.util.ArrayList;
import java.util.List;

import io.assay.app.cli.Context;
import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.StudySpec;
import io.assay.label.Label;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;
import io.assay.train.EveryNth;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a study is asked for. */
final class StudyOptions {
    private static final String NONE = "none";

    @Mixin
    private StudyGround ground = new StudyGround();

    @Mixin
    private RefitOptions refits = new RefitOptions();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            defaultValue = "multi3_5_20_30d",
            description = "What is predicted (default: ${DEFAULT-VALUE}, on which 5, 20 and 30 sessions agree);"
                    + " also direction3_5d and others of 'features'.")
    private String label = "";

    @Option(
            names = "--models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "forest-shallow,boosting-shallow,logistic-regression-strong",
            description = "Model types fitted stock by stock (default: ${DEFAULT-VALUE}; 'none' for none).")
    private List<String> models = List.of();

    @Option(
            names = "--pooled",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "boosting-pooled,logistic-regression-strong",
            description = "Model types fitted on all stocks together (default: ${DEFAULT-VALUE}; 'none' for none).")
    private List<String> pooled = List.of();

    @Option(
            names = "--pooled-every",
            paramLabel = "N",
            defaultValue = "5",
            description = "Pooled models learn from every N-th session (default: ${DEFAULT-VALUE}).")
    private int every;

    /** On which stocks and days, and how it is judged. */
    StudyGround ground() {
        return ground;
    }

    /** The specification. */
    StudySpec spec(Engines engines, Context context) {
        OptionChecks.atLeast("--pooled-every", every, 1);
        Label asked = StudyGround.classes(label);
        Target target = new Target(asked.name(), asked.classes());
        List<Candidate> candidates = new ArrayList<>();
        named(models)
                .forEach(n -> candidates.add(Candidate.of(
                        n, Candidate.Scope.STOCK, Presets.of(n, target).learner(engines))));
        for (String name : named(pooled)) {
            Learner learner = Presets.of(name, target).learner(engines);
            candidates.add(Candidate.of(name, Candidate.Scope.POOLED, new EveryNth(learner, every)));
        }
        if (candidates.isEmpty()) {
            throw new UsageException("'--models' and '--pooled' name no model type between them");
        }
        return ground.spec(asked, candidates, refits.refits(), context);
    }

    private static List<String> named(List<String> presets) {
        return presets.stream().filter(p -> !p.equals(NONE)).toList();
    }
}
