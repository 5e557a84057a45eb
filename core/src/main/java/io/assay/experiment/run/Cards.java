package io.assay.experiment.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.Verdict;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.Source;
import io.assay.experiment.Wiring;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.ledger.ProofStamp;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.model.ensemble.Platt;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelCard.Estimate;
import io.assay.signal.Training;
import io.assay.train.Coverage;

/** Keeps models with their cards. */
public final class Cards {
    private final Wiring wiring;

    /** Cards of models in the workspace of the wiring. */
    public Cards(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * What was fitted.
     *
     * @param parameters every hyper-parameter
     * @param hash SHA-256 of the whole specification
     * @param seed root of all randomness
     * @param trials specifications tried before this one was chosen, itself included
     * @param universe name of the universe whose market or ranks the features read, empty if they read none
     * @param members name of the universe in whose spells a model of one stock alone is asked; empty for all days
     * @param proof whether anything of it looks ahead
     * @param outside what it reads beside bars
     */
    public record Identity(
            Map<String, Object> parameters,
            String hash,
            long seed,
            int trials,
            String universe,
            Optional<String> members,
            ProofStamp proof,
            OutsideInputs outside) {
        /** Of a model whose universe, if it reads one, tells its spells. */
        public Identity(
                Map<String, Object> parameters,
                String hash,
                long seed,
                int trials,
                String universe,
                ProofStamp proof,
                OutsideInputs outside) {
            this(parameters, hash, seed, trials, universe, Optional.empty(), proof, outside);
        }
    }

    /**
     * The model itself.
     *
     * @param model refitted on all resolved rows
     * @param training what those rows say about each class; nothing where a number is asked for
     * @param refit first decision day of the refit, and the day on which the last of its labels became known
     * @param datasetHash of the rows of the refit
     * @param inSample accuracy on those very rows, which it has seen; NaN where no class is asked for
     * @param notes what a reader must know of the fit, in sentences
     */
    public record Fitted(
            Model model,
            Optional<Training> training,
            int[] refit,
            String datasetHash,
            double inSample,
            List<String> notes) {
        private static final int AT_A_TIME = 1 << 16;

        /** A learner, fitted on some rows. */
        public static Fitted of(Learner learner, Dataset rows, Seed seed) {
            Examples examples = rows.examples();
            Model model = learner.fit(examples, seed);
            int known = Arrays.stream(rows.rows().knownDay()).max().orElseThrow();
            int[] days = {rows.rows().decisionDay()[0], known};
            double seen = accuracy(model, rows, learner.learntFrom(examples));
            List<String> notes = Coverage.of(rows.features()).dropped().stream()
                    .map(Coverage.Dropped::sentence)
                    .toList();
            return new Fitted(model, training(rows), days, rows.hash(), seen, notes);
        }

        /** What its rows say of each class, by name; nothing of a number. */
        Map<String, ModelCard.OfClass> classes() {
            Map<String, ModelCard.OfClass> of = new TreeMap<>();
            List<String> classes = model.target().classes();
            training.ifPresent(known -> {
                for (int k = 0; k < classes.size(); k++) {
                    of.put(classes.get(k), new ModelCard.OfClass(known.baseRates()[k], known.classMeans()[k]));
                }
            });
            return of;
        }

        private static Optional<Training> training(Dataset rows) {
            return rows.target().isClasses() ? Optional.of(Training.of(rows)) : Optional.empty();
        }

        /** Several members as one, whose mean is calibrated; the rows are those of the first. */
        public static Fitted ensemble(List<Fitted> members, double[] weights, Platt line) {
            List<EnsembleModel.Member> parts = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (int k = 0; k < weights.length; k++) {
                if (weights[k] > 0) {
                    parts.add(new EnsembleModel.Member(members.get(k).model(), weights[k]));
                    notes.addAll(members.get(k).notes());
                }
            }
            Fitted first = members.get(0);
            return new Fitted(
                    EnsembleModel.of(parts).calibrated(line),
                    first.training(),
                    first.refit(),
                    first.datasetHash(),
                    Double.NaN,
                    notes.stream().distinct().toList());
        }

        private static double accuracy(Model model, Dataset rows, int[] learnt) {
            if (!rows.target().isClasses() || learnt.length == 0) {
                return Double.NaN;
            }
            long hits = 0;
            for (int from = 0; from < learnt.length; from += AT_A_TIME) {
                Dataset part = rows.select(Arrays.copyOfRange(learnt, from, Math.min(learnt.length, from + AT_A_TIME)));
                Predictions said = model.predict(part.features());
                double[] target = part.rows().target();
                for (int row = 0; row < target.length; row++) {
                    hits += said.classOf(row) == target[row] ? 1 : 0;
                }
            }
            return (double) hits / learnt.length;
        }
    }

    /**
     * Everything a card says.
     *
     * @param instruments whom the model is for
     * @param identity what was fitted
     * @param fitted the model itself
     * @param assessment how its specification did
     * @param source where its bars come from
     */
    public record Parts(
            List<String> instruments, Identity identity, Fitted fitted, Assessment assessment, Source source) {}

    /** Keeps a model and returns its name in the store. */
    public String keep(Parts parts) {
        Engine engine = wiring.engines().made(parts.fitted().model());
        return wiring.models().save(card(parts, engine), parts.fitted().model(), engine);
    }

    private ModelCard card(Parts parts, Engine engine) {
        Map<String, Estimate> performance = estimates(parts.assessment().evaluation());
        if (performance.containsKey(Assessment.F1)) {
            performance.put("F1", performance.get(Assessment.F1));
        }
        return new ModelCard(
                "",
                parts.instruments(),
                recipe(parts),
                performance,
                verdict(parts),
                nullScores(parts.assessment().comparison()),
                parts.fitted().classes(),
                spans(parts),
                provenance(parts, engine),
                wiring.clock().instant().toString(),
                warnings(parts),
                Optional.of(parts.identity().proof()));
    }

    private static String verdict(Parts parts) {
        Verdict verdict = Verdict.of(parts.assessment().comparison());
        String alone = parts.instruments().size() == 1
                ? " (This stock by itself; the run's verdict is over all its stocks.)"
                : "";
        return verdict.sentence() + alone;
    }

    private static ModelCard.Recipe recipe(Parts parts) {
        Model model = parts.fitted().model();
        return new ModelCard.Recipe(
                model.learner(),
                parts.identity().parameters(),
                model.features(),
                model.sequence() > 1 ? Optional.of(model.sequence()) : Optional.empty(),
                model.target().name(),
                model.target().classes(),
                parts.identity().hash(),
                parts.identity().seed(),
                parts.identity().trials(),
                parts.identity().universe(),
                parts.identity().members(),
                beside(parts.identity().outside()));
    }

    private static Optional<ModelCard.Beside> beside(OutsideInputs outside) {
        OutsideFeatures.Pinned pinned = outside.features().pinned();
        return outside.asked().isEmpty()
                ? Optional.empty()
                : Optional.of(new ModelCard.Beside(outside.asked().list(), pinned.columns(), pinned.series()));
    }

    private static Map<String, Estimate> estimates(Evaluation evaluation) {
        Map<String, Estimate> estimates = new TreeMap<>();
        for (Figure figure : evaluation.figures()) {
            estimate(
                    figure.value(), figure.interval().lower(), figure.interval().upper(), figure.name(), estimates);
        }
        return estimates;
    }

    /**
     * A figure without a value or an interval is left out: a card holds no score that cannot be told how sure it is.
     */
    private static void estimate(double value, double low, double high, String name, Map<String, Estimate> into) {
        if (Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high)) {
            into.put(name, new Estimate(value, Math.min(low, value), Math.max(high, value)));
        }
    }

    private static Map<String, Map<String, Estimate>> nullScores(Comparison comparison) {
        Map<String, Map<String, Estimate>> scores = new TreeMap<>();
        for (Comparison.Difference d : comparison.differences()) {
            Map<String, Estimate> of = scores.computeIfAbsent(d.nullName(), n -> new TreeMap<>());
            String name = "model less null: " + d.measure().title();
            estimate(d.estimate(), d.interval().lower(), d.interval().upper(), name, of);
        }
        return scores;
    }

    private static ModelCard.Spans spans(Parts parts) {
        Comparison.Span judged = parts.assessment().comparison().span();
        int[] refit = parts.fitted().refit();
        return new ModelCard.Spans(
                new ModelCard.Span(Days.text(judged.firstDay()), Days.text(judged.lastDay())),
                new ModelCard.Span(Days.text(refit[0]), Days.text(refit[1])));
    }

    private static ModelCard.Provenance provenance(Parts parts, Engine engine) {
        return new ModelCard.Provenance(
                parts.source().hash(),
                parts.fitted().datasetHash(),
                parts.source().basis().name(),
                parts.source().simulated(),
                engine.name(),
                engine.version(),
                CodeVersion.current());
    }

    private static List<String> warnings(Parts parts) {
        List<String> warnings = new ArrayList<>(parts.source().warnings());
        warnings.addAll(parts.identity().outside().warnings());
        warnings.addAll(parts.fitted().notes());
        if (Plausibility.of(parts.assessment().evaluation()).leakSuspected()) {
            warnings.add(
                    0, "A score lies above the best published one for sure: search for a leak before believing it.");
        }
        if (!parts.identity().proof().isProven()) {
            warnings.add(0, parts.identity().proof().sentence() + ".");
        }
        return warnings;
    }
}
