package io.assay.app.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.app.cli.Context;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecipe;
import io.assay.experiment.run.RunRecord;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.StudySpec;
import io.assay.feature.outside.Modalities;
import io.assay.label.Direction;
import io.assay.label.Label;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;
import io.assay.train.EveryNth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that name the models that walk forward. */
final class WalkedModels {
    private static final String LABEL = "direction3_5d";
    private static final int EVERY = 5;

    @Parameters(
            paramLabel = "MODEL",
            arity = "1..*",
            description = "Presets or learners, which compete, each with other values of its own if need be, such as"
                    + " 'forest:depth=6,trees=300'; or one run or kept model: then the models of that run with their"
                    + " label.")
    private List<String> names = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A hyper-parameter of the model, such as depth=6; of one model alone.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            description = "What is predicted (default: " + LABEL + "; of a run: its own).")
    private @Nullable String label;

    @Option(
            names = "--scope",
            paramLabel = "WHAT",
            description = "One model of all stocks, one a stock, or both on the same rows: pooled, stock or both"
                    + " (default: pooled; of a run: its own).")
    private @Nullable String scope;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Pooled models learn from every N-th session (default: 5; of a run: its own).")
    private @Nullable Integer every;

    /**
     * Who walks.
     *
     * @param label what is asked of each stock
     * @param candidates who competes
     * @param modalities what a run's models read beside bars; empty where the command line says it
     */
    record Asked(Label label, List<Candidate> candidates, Optional<Modalities> modalities) {}

    /**
     * What is asked for.
     *
     * @throws UsageException if a name is none of a preset, a learner, a run or a kept model
     */
    Asked asked(Engines engines, Context context) {
        int stride = every == null ? EVERY : OptionChecks.atLeast("--every", every, 1);
        if (names.size() > 1 && !settings.isEmpty()) {
            throw new UsageException("'--set' is of one model, and here are " + names.size()
                    + ". Fix: give each its own, such as " + names.get(0) + ":NAME=VALUE");
        }
        if (names.size() == 1 && isKept(names.get(0), context)) {
            return ofRun(RunFolder.find(context.workspace(), Optional.of(names.get(0))), engines);
        }
        names.stream().filter(name -> isKept(name, context)).findFirst().ifPresent(name -> {
            throw new UsageException("'" + name + "' is a run or a kept model, which walks alone, and here are "
                    + names.size() + " names. Fix: name it alone, or presets and learners");
        });
        Label asked = StudyGround.classes(label == null ? LABEL : label);
        List<Candidate> candidates = new ArrayList<>();
        for (String name : names) {
            Learner learner = learner(name, new Target(asked.name(), asked.classes()), engines, context);
            for (Candidate.Scope each : scopes(scope == null ? "pooled" : scope)) {
                boolean thinned = each == Candidate.Scope.POOLED && stride > 1;
                candidates.add(Candidate.of(name, each, thinned ? new EveryNth(learner, stride) : learner));
            }
        }
        return new Asked(asked, candidates, Optional.empty());
    }

    /** What {@code --scope} says. */
    static List<Candidate.Scope> scopes(String scope) {
        return switch (scope) {
            case "pooled" -> List.of(Candidate.Scope.POOLED);
            case "stock" -> List.of(Candidate.Scope.STOCK);
            case "both" -> List.of(Candidate.Scope.STOCK, Candidate.Scope.POOLED);
            default -> throw new UsageException("'--scope' must be pooled, stock or both, was '" + scope + "'");
        };
    }

    private static boolean isKept(String name, Context context) {
        return RunRecord.all(context.workspace()).stream()
                .anyMatch(r -> r.runId().equals(name) || r.models().containsValue(name));
    }

    private Learner learner(String word, Target target, Engines engines, Context context) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        Optional<Presets.Preset> preset =
                Presets.all().stream().filter(p -> p.name().equals(name)).findFirst();
        if (preset.isEmpty() && !engines.learners().contains(name)) {
            List<String> known = Stream.of(
                            Presets.suiting(target).stream().map(Presets.Preset::name),
                            engines.learners().stream(),
                            RunRecord.all(context.workspace()).stream().map(RunRecord::runId))
                    .flatMap(all -> all)
                    .toList();
            throw UsageException.unknown("preset, learner, run or model", name, known);
        }
        Map<String, Object> parameters = new TreeMap<>();
        if (preset.isPresent()) {
            parameters.putAll(Presets.of(name, target).parameters());
        }
        parameters.putAll(settings);
        if (colon >= 0) {
            parameters.putAll(values(word, word.substring(colon + 1)));
        }
        return engines.learner(preset.map(Presets.Preset::learner).orElse(name), parameters);
    }

    private static Map<String, String> values(String word, String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.split(",")) {
            int at = pair.indexOf('=');
            if (at <= 0) {
                throw new UsageException("'" + word + "' must be MODEL:NAME=VALUE[,NAME=VALUE...]");
            }
            values.put(pair.substring(0, at).strip(), pair.substring(at + 1));
        }
        return values;
    }

    private Asked ofRun(RunFolder run, Engines engines) {
        if (!settings.isEmpty() || scope != null || every != null) {
            throw new UsageException(
                    "'--set', '--scope' and '--every' are of presets and learners, not of the models of" + " run "
                            + run.id() + ", which stay as they are. Fix: leave them out, or name the learner");
        }
        RunRecipe recipe = run.recipe();
        Seed seed = Seed.of(recipe.seed());
        if (recipe.study().isPresent()) {
            StudySpec spec = StudySpec.of(recipe.study().get(), engines, seed);
            return new Asked(
                    label == null ? spec.label() : StudyGround.classes(label),
                    spec.candidates(),
                    Optional.of(spec.modalities()));
        }
        PerStockSpec spec = PerStockSpec.of(recipe.stock().orElseThrow(), engines, seed);
        Candidate alone = Candidate.of(spec.learner().name(), Candidate.Scope.STOCK, spec.learner());
        return new Asked(
                label == null ? Direction.three(spec.horizon()) : StudyGround.classes(label),
                List.of(alone),
                Optional.of(Modalities.NONE));
    }
}
