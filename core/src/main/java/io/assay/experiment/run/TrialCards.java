package io.assay.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.experiment.Source;
import io.assay.experiment.Wiring;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Window;
import io.assay.metric.Draws;
import io.assay.model.Engine;
import io.assay.model.Model;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelCard.Estimate;

/**
 * Keeps models of trials that have figures of their own, such as those of signal quality: no evaluation of a run stands
 * behind them, and no signal of a stock comes from them.
 */
public final class TrialCards {
    private final Wiring wiring;

    /** Cards of models in the workspace of the wiring. */
    public TrialCards(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * What was fitted, and of what.
     *
     * @param instruments whom the model is for
     * @param source where their bars come from
     * @param dataHash of all data, series and reports included
     * @param specification in one line
     * @param parameters every hyper-parameter
     * @param seed root of all randomness
     * @param proof whether anything of it looks ahead, where its rows passed the gate
     */
    public record Subject(
            List<String> instruments,
            Source source,
            String dataHash,
            String specification,
            Map<String, Object> parameters,
            Seed seed,
            Optional<ProofStamp> proof) {}

    /** What the specification came to out of sample. */
    public static final class Told {
        private final String verdict;
        private final Window days;
        private final Map<String, Estimate> performance = new TreeMap<>();
        private final Map<String, Map<String, Estimate>> nulls = new TreeMap<>();

        /**
         * Without any figure so far.
         *
         * @param verdict in a sentence
         * @param days that were judged
         */
        public Told(String verdict, Window days) {
            this.verdict = verdict;
            this.days = days;
        }

        /** Adds a figure; one without an interval is left out, since nobody can tell how sure it is. */
        public Told with(String name, double value, Draws.Interval interval) {
            add(performance, name, value, interval);
            return this;
        }

        /** Adds a figure of a null model, likewise. */
        public Told withNull(String whose, String name, double value, Draws.Interval interval) {
            add(nulls.computeIfAbsent(whose, w -> new TreeMap<>()), name, value, interval);
            return this;
        }

        private static void add(Map<String, Estimate> into, String name, double value, Draws.Interval interval) {
            if (Double.isFinite(value) && interval.isDefined()) {
                into.put(
                        name,
                        new Estimate(value, Math.min(interval.lower(), value), Math.max(interval.upper(), value)));
            }
        }
    }

    /** Keeps a model and returns its name in the store. */
    public String keep(Subject subject, Told told, Cards.Fitted fitted) {
        Engine engine = wiring.engines().made(fitted.model());
        return wiring.models().save(card(subject, told, fitted, engine), fitted.model(), engine);
    }

    private ModelCard card(Subject subject, Told told, Cards.Fitted fitted, Engine engine) {
        List<String> warnings = new ArrayList<>(subject.source().warnings());
        warnings.addAll(fitted.notes());
        return new ModelCard(
                "",
                subject.instruments(),
                recipe(subject, fitted.model()),
                told.performance,
                told.verdict,
                told.nulls,
                fitted.classes(),
                new ModelCard.Spans(
                        span(told.days.firstDay(), told.days.lastDay()), span(fitted.refit()[0], fitted.refit()[1])),
                new ModelCard.Provenance(
                        subject.dataHash(),
                        fitted.datasetHash(),
                        subject.source().basis().name(),
                        subject.source().simulated(),
                        engine.name(),
                        engine.version(),
                        CodeVersion.current()),
                wiring.clock().instant().toString(),
                warnings,
                subject.proof());
    }

    private ModelCard.Recipe recipe(Subject subject, Model model) {
        return new ModelCard.Recipe(
                model.learner(),
                subject.parameters(),
                model.features(),
                model.sequence() > 1 ? Optional.of(model.sequence()) : Optional.empty(),
                model.target().name(),
                model.target().classes(),
                Digest.sha256().add(subject.specification()).hex(),
                subject.seed().value(),
                Math.toIntExact(Math.max(1, wiring.ledger().countTrials())),
                "");
    }

    private static ModelCard.Span span(int first, int last) {
        return new ModelCard.Span(Days.text(first), Days.text(last));
    }
}
