package io.assay.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Severity;
import io.assay.model.Engine;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelCard.Estimate;
import io.assay.report.RunReport;

/** Writes the card of one stock's model and keeps both. */
final class StockCards {
    /** What R4 calls performance. */
    private static final String F1 = "macro F1";

    /** Redrawn samples a stock; the run's verdict, which counts, has more. */
    private static final int DRAWS = 1000;

    private final PerStockSpec spec;
    private final Wiring wiring;

    StockCards(PerStockSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /** Judges one stock by itself, keeps its model with a card, and returns what it came to. */
    RunReport.Stock keep(Instrument instrument, StockTrainer.Trained trained) {
        Settings settings = Settings.standard(spec.seed().child("judging").child(instrument.toString()))
                .withDraws(DRAWS);
        Judged judged = trained.judged();
        List<Answers> nulls = judged.nulls(StockTrainer.nulls(spec).size());
        Comparison comparison = Comparison.of(judged.rows(), judged.model(), nulls, settings);
        Evaluation evaluation =
                Evaluation.of(judged.rows(), judged.model(), nulls.get(0).predictions(), settings);
        Engine engine = wiring.engines().made(trained.model());
        ModelCard card = card(instrument, trained, comparison, evaluation);
        return new RunReport.Stock(
                instrument.toString(),
                wiring.models().save(card, trained.model(), engine),
                Verdict.of(comparison).outcome(),
                comparison.by(Measure.DIRECTION).get(0),
                evaluation.figure(F1).value(),
                evaluation.figure(Measure.BALANCED_ACCURACY.title()).value(),
                evaluation.figure("majority rate").value(),
                judged.rows().size(),
                trained.folds(),
                comparison.span().firstDay(),
                comparison.span().lastDay());
    }

    private ModelCard card(
            Instrument instrument, StockTrainer.Trained trained, Comparison comparison, Evaluation evaluation) {
        Engine engine = wiring.engines().made(trained.model());
        Map<String, Estimate> performance = estimates(evaluation);
        if (performance.containsKey(F1)) {
            performance.put("F1", performance.get(F1));
        }
        return new ModelCard(
                "",
                List.of(instrument.toString()),
                recipe(trained),
                performance,
                verdict(comparison),
                nullScores(comparison),
                classes(trained),
                spans(trained),
                provenance(instrument, trained, engine),
                wiring.clock().instant().toString(),
                warnings(instrument, trained.clean(), evaluation));
    }

    private static String verdict(Comparison comparison) {
        Verdict verdict = Verdict.of(comparison);
        return verdict.outcome().title() + ". " + verdict.sentence()
                + " (This stock by itself; the run's verdict is over all its stocks.)";
    }

    private ModelCard.Recipe recipe(StockTrainer.Trained trained) {
        return new ModelCard.Recipe(
                spec.learner().name(),
                spec.learner().parameters(),
                trained.model().features(),
                trained.model().target().name(),
                trained.model().target().classes(),
                spec.hash(),
                spec.seed().value(),
                1);
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

    private static Map<String, ModelCard.OfClass> classes(StockTrainer.Trained trained) {
        Map<String, ModelCard.OfClass> of = new TreeMap<>();
        List<String> classes = trained.model().target().classes();
        for (int k = 0; k < classes.size(); k++) {
            of.put(
                    classes.get(k),
                    new ModelCard.OfClass(
                            trained.training().baseRates()[k],
                            trained.training().classMeans()[k]));
        }
        return of;
    }

    private static ModelCard.Spans spans(StockTrainer.Trained trained) {
        int[] days = trained.judged().rows().rows().decisionDay();
        return new ModelCard.Spans(
                new ModelCard.Span(Days.text(days[0]), Days.text(days[days.length - 1])),
                new ModelCard.Span(Days.text(trained.refit()[0]), Days.text(trained.refit()[1])));
    }

    private ModelCard.Provenance provenance(Instrument instrument, StockTrainer.Trained trained, Engine engine) {
        return new ModelCard.Provenance(
                trained.clean().bars().hash(),
                trained.datasetHash(),
                trained.clean().bars().basis().name(),
                instrument.market().equals(Market.SIM.code()),
                engine.name(),
                engine.version(),
                CodeVersion.current());
    }

    private List<String> warnings(Instrument instrument, CleanSeries clean, Evaluation evaluation) {
        List<String> warnings = new ArrayList<>();
        if (instrument.market().equals(Market.SIM.code())) {
            warnings.add("The market is simulated. Nothing on it is real.");
        }
        if (Plausibility.of(evaluation).leakSuspected()) {
            warnings.add("A score lies above the best published one for sure: search for a leak before believing it.");
        }
        clean.findings().stream()
                .filter(f -> f.severity() != Severity.WARN)
                .forEach(f -> warnings.add("audit: " + f.rule().id() + ", " + f.count() + " "
                        + f.rule().counts()));
        if (spec.label(clean).name().endsWith("_close")) {
            warnings.add("Entries and exits are at the close: the recorded opens were not traded at.");
        }
        warnings.add("Stocks that vanished before the data was gathered may be missing (survivorship).");
        return warnings;
    }
}
