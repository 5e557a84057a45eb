package io.assay.experiment.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.experiment.Contender;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.Importances;
import io.assay.experiment.run.TrialCards;
import io.assay.feature.FeatureInfo;
import io.assay.market.Instrument;
import io.assay.model.Attributed;
import io.assay.model.Model;
import io.assay.model.ensemble.Platt;
import io.assay.quality.QualityScores;
import io.assay.report.Attribution;
import io.assay.report.QualityReport;
import io.assay.report.QualityReport.KeptModel;
import io.assay.train.Covering;

/**
 * Refits the candidates on all signals whose outcome is known and keeps their score-weighted mean, calibrated, with the
 * weights and the calibration as of now. Its card tells what the specification came to out of sample, and keeps that
 * apart from the days of the refit.
 */
final class QualityModel {
    /** Parameter that says of which signals it learnt. */
    static final String SIGNALS = "signals";

    /** Signals whose answers are divided among features. */
    private static final int LATEST = 200;

    private final QualitySpec spec;
    private final Wiring wiring;

    QualityModel(QualitySpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * What all outcomes that are known by now say.
     *
     * @param weights of the candidates
     * @param line by which their mean is calibrated
     */
    record AsOfNow(double[] weights, Platt line) {}

    /**
     * Fits and keeps.
     *
     * @param rows every signal that has an outcome, with the features that the candidates read
     * @param report what the walk-forward came to
     * @param now weights of the candidates, and how their mean is calibrated
     */
    KeptModel keep(SignalCollection.Collected collected, Dataset rows, QualityReport report, AsOfNow now) {
        wiring.progress().start("Refit on all signals", spec.candidates().size());
        Seed seed = spec.seed().child("refit");
        List<Cards.Fitted> members = new ArrayList<>();
        for (Contender candidate : spec.candidates()) {
            members.add(Cards.Fitted.of(
                    wiring.large(Covering.of(candidate.learner())), rows, seed.child(candidate.name())));
            wiring.progress().step(candidate.name());
        }
        wiring.progress().done();
        Cards.Fitted ensemble = Cards.Fitted.ensemble(members, now.weights(), now.line());
        String id = new TrialCards(wiring).keep(subject(collected, now), told(report), ensemble);
        return new KeptModel(id, Importances.of(ensemble.model()), attributions(members, rows));
    }

    /** Of the members that can tell, on the latest signals. */
    private List<Attribution> attributions(List<Cards.Fitted> members, Dataset rows) {
        Dataset latest = rows.select(
                IntStream.range(Math.max(0, rows.size() - LATEST), rows.size()).toArray());
        List<Attribution> all = new ArrayList<>();
        for (int k = 0; k < members.size(); k++) {
            Model model = members.get(k).model();
            if (model instanceof Attributed attributed && attributed.sums() == 1) {
                all.add(Attribution.of(
                        new Attribution.Told(spec.candidates().get(k).name(), attributed.unit()),
                        model.features(),
                        columns(latest, model.features()),
                        attributed.attribute(latest.features())));
            }
        }
        return all;
    }

    private static float[][] columns(Dataset rows, List<String> names) {
        List<String> there =
                rows.features().columns().stream().map(FeatureInfo::name).toList();
        float[][] columns = new float[names.size()][rows.size()];
        for (int c = 0; c < columns.length; c++) {
            int at = there.indexOf(names.get(c));
            for (int row = 0; row < rows.size(); row++) {
                columns[c][row] = rows.features().get(row, at);
            }
        }
        return columns;
    }

    private TrialCards.Subject subject(SignalCollection.Collected collected, AsOfNow now) {
        Map<String, Object> parameters = new TreeMap<>(Map.of(
                SIGNALS,
                spec.collection().kind(),
                "calibration",
                Map.of("slope", now.line().slope(), "intercept", now.line().intercept())));
        for (int k = 0; k < now.weights().length; k++) {
            Contender candidate = spec.candidates().get(k);
            parameters.put(
                    candidate.name(),
                    Map.of(
                            "weight",
                            now.weights()[k],
                            "parameters",
                            candidate.learner().parameters()));
        }
        List<String> instruments = collected.signals().instruments().stream()
                .map(Instrument::toString)
                .collect(Collectors.toList());
        return new TrialCards.Subject(
                instruments,
                collected.source(),
                collected.report().dataHash(),
                spec.text(),
                parameters,
                spec.seed(),
                Optional.empty());
    }

    private static TrialCards.Told told(QualityReport report) {
        QualityScores.Row own = report.row(QualityTrial.CALIBRATED);
        TrialCards.Told told = new TrialCards.Told(own.outcome().title() + ". " + report.sentence(), report.days());
        told.with(QualityTrial.SCORE, own.auc().value(), own.auc().interval())
                .with("lift", own.lift().value(), own.lift().interval())
                .with("net return in excess", own.excess().value(), own.excess().interval());
        for (QualityScores.Row row : report.scores().rows()) {
            if (row.outcome() == QualityScores.Outcome.NULL) {
                told.withNull(
                        row.name(),
                        QualityTrial.SCORE,
                        row.auc().value(),
                        row.auc().interval());
            }
        }
        return told;
    }
}
