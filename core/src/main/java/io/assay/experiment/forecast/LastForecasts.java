package io.assay.experiment.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.LiveRows;
import io.assay.evaluate.Answers;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.forecast.ForecastSpec.Candidate;
import io.assay.forecast.AsOf;
import io.assay.forecast.Conformal;
import io.assay.forecast.ForecastScores;
import io.assay.forecast.Outlook;
import io.assay.forecast.Tested;
import io.assay.model.Model;
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

    LastForecasts(ForecastSpec spec, Wiring wiring, UniverseRows universe) {
        this.spec = spec;
        this.wiring = wiring;
        this.universe = universe;
    }

    /** What the walk-forward came to: models in the order of the candidates. */
    record Judged(Tested tested, List<Answers> models, ForecastScores scores) {}

    /**
     * Forecasts.
     *
     * @param notes hears of whom nothing is forecast, and why
     */
    List<Outlook> of(BuiltDataset built, Judged judged, List<String> notes) {
        LiveRows last = last(built, notes);
        if (last.size() == 0) {
            return List.of();
        }
        AsOf known = AsOf.of(
                new AsOf.Whose(last.instruments(), last.instrument(), last.day()),
                i -> universe.auditor().clean(i).bars(),
                judged.tested().horizon());
        wiring.progress()
                .start(
                        "Forecast, " + judged.tested().horizon() + " sessions",
                        spec.candidates().size());
        List<Outlook> all = new ArrayList<>();
        for (int k = 0; k < spec.candidates().size(); k++) {
            Predictions said = said(spec.candidates().get(k), built, last, judged);
            Conformal learnt = judged.tested()
                    .calibrated(
                            last.day()[0], judged.models().get(k).predictions().values());
            for (int row = 0; row < last.size(); row++) {
                all.add(outlook(
                        new Given(last, known, row),
                        said.values()[row],
                        learnt,
                        judged.scores().rows().get(k)));
            }
            wiring.progress().step(spec.candidates().get(k).name());
        }
        wiring.progress().done();
        return all;
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

    private Predictions said(Candidate candidate, BuiltDataset built, LiveRows last, Judged judged) {
        Model model = wiring.large(candidate.learner())
                .fit(
                        built.dataset().examples(),
                        spec.seed()
                                .child("last forecast")
                                .child(judged.tested().horizon())
                                .child(candidate.name()));
        return model.predict(last.features());
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
