package io.assay.experiment.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.LiveRows;
import io.assay.evaluate.Answers;
import io.assay.experiment.Contender;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.TrialCards;
import io.assay.forecast.AsOf;
import io.assay.forecast.Conformal;
import io.assay.forecast.ForecastScores;
import io.assay.forecast.Outlook;
import io.assay.forecast.Tested;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/**
 * Forecasts from the last open day on: models are fitted anew on every row whose outcome is known by then. Scores are
 * those of the walk-forward, which judged the specification and none of these models.
 */
final class LastForecasts {
    private static final double LIKELY = 0.8;
    private static final double NEARLY_SURE = 0.95;

    private final ForecastSpec spec;
    private final Wiring wiring;
    private final UniverseRows universe;
    private final ProofStamp proof;

    LastForecasts(ForecastSpec spec, Wiring wiring, UniverseRows universe, ProofStamp proof) {
        this.proof = proof;
        this.spec = spec;
        this.wiring = wiring;
        this.universe = universe;
    }

    /**
     * What the walk-forward came to.
     *
     * @param models in the order of the candidates
     * @param days that were judged
     */
    record Judged(Tested tested, List<Answers> models, ForecastScores scores, Window days) {}

    /**
     * What was made.
     *
     * @param outlooks forecasts
     * @param models names of the kept models in the store, by the names of the candidates
     */
    record Made(List<Outlook> outlooks, Map<String, String> models) {}

    /**
     * Forecasts.
     *
     * @param notes hears of whom nothing is forecast, and why
     */
    Made of(BuiltDataset built, Judged judged, List<String> notes) {
        LiveRows last = last(built, notes);
        AsOf known = AsOf.of(
                new AsOf.Whose(last.instruments(), last.instrument(), last.day()),
                i -> universe.auditor().clean(i).bars(),
                judged.tested().horizon());
        wiring.progress()
                .start(
                        "Forecast, " + judged.tested().horizon() + " sessions",
                        spec.candidates().size());
        List<Outlook> all = new ArrayList<>();
        Map<String, String> models = new LinkedHashMap<>();
        for (int k = 0; k < spec.candidates().size(); k++) {
            Contender candidate = spec.candidates().get(k);
            Cards.Fitted fitted = fitted(candidate, built, judged);
            models.put(
                    candidate.name(),
                    keep(candidate, fitted, judged, judged.scores().rows().get(k)));
            Predictions said = fitted.model().predict(last.features());
            int now = last.size() == 0 ? Integer.MAX_VALUE : last.day()[0];
            Conformal learnt = judged.tested()
                    .calibrated(now, judged.models().get(k).predictions().values());
            for (int row = 0; row < last.size(); row++) {
                all.add(outlook(
                        new Given(last, known, row),
                        said.values()[row],
                        learnt,
                        judged.scores().rows().get(k)));
            }
            wiring.progress().step(candidate.name());
        }
        wiring.progress().done();
        return new Made(all, models);
    }

    /** The whole rows of the last day on which any stock has one. */
    private LiveRows last(BuiltDataset built, List<String> notes) {
        LiveRows open = built.unlabelled();
        int day = Arrays.stream(open.day()).max().orElse(Integer.MIN_VALUE);
        LiveRows last = open.select(IntStream.range(0, open.size())
                .filter(row -> open.day()[row] == day)
                .toArray());
        List<String> without = IntStream.range(0, open.instruments().size())
                .filter(i -> Arrays.stream(last.instrument()).noneMatch(own -> own == i))
                .mapToObj(i -> open.instruments().get(i).toString())
                .toList();
        if (last.size() == 0) {
            notes.add("Nothing is forecast: no stock has a bar with all its features whose outcome is not known yet.");
        } else if (!without.isEmpty()) {
            notes.add("No forecast of " + String.join(", ", without) + ": they have no bar with all its features on "
                    + Days.text(day) + ", the last day of the others.");
        }
        return last;
    }

    private Cards.Fitted fitted(Contender candidate, BuiltDataset built, Judged judged) {
        return Cards.Fitted.of(
                wiring.large(candidate.learner()),
                built.dataset(),
                spec.seed()
                        .child("last forecast")
                        .child(judged.tested().horizon())
                        .child(candidate.name()));
    }

    private String keep(Contender candidate, Cards.Fitted fitted, Judged judged, ForecastScores.Row score) {
        TrialCards.Told told = new TrialCards.Told(score.outcome().title(), judged.days())
                .with(
                        ForecastTrial.SCORE,
                        score.overWalk().value(),
                        score.overWalk().interval())
                .with("mean squared error", score.mse().value(), score.mse().interval())
                .with(
                        "right directions",
                        score.direction().value(),
                        score.direction().interval());
        for (ForecastScores.Row row : judged.scores().rows()) {
            if (row.outcome() == ForecastScores.Outcome.NULL) {
                told.withNull(
                        row.name(),
                        "mean squared error",
                        row.mse().value(),
                        row.mse().interval());
            }
        }
        TrialCards.Subject subject = new TrialCards.Subject(
                universe.instruments().stream().map(Instrument::toString).toList(),
                universe.together(),
                universe.together().hash(),
                spec.text(candidate, judged.tested().horizon()),
                candidate.learner().parameters(),
                spec.seed(),
                Optional.of(proof));
        return new TrialCards(wiring).keep(subject, told, fitted);
    }

    /** A row that is forecast. */
    private record Given(LiveRows rows, AsOf known, int row) {}

    private static Outlook outlook(Given given, double said, Conformal learnt, ForecastScores.Row score) {
        double scale = given.known().volatility()[given.row()];
        return new Outlook(
                given.rows().instrumentOf(given.row()).toString(),
                score.name(),
                given.rows().day()[given.row()],
                given.known().close()[given.row()],
                said,
                learnt.of(said, scale, LIKELY),
                learnt.of(said, scale, NEARLY_SURE),
                score.isBelieved());
    }
}
