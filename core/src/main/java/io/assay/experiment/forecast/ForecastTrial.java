package io.assay.experiment.forecast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.Contender;
import io.assay.experiment.Looks;
import io.assay.experiment.ReportPages;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.study.FoldFolder;
import io.assay.forecast.AsOf;
import io.assay.forecast.ForecastFile;
import io.assay.forecast.ForecastScores;
import io.assay.forecast.StockErrors;
import io.assay.forecast.Tested;
import io.assay.label.CloseChange;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.proof.Ingredients;
import io.assay.report.ForecastReport;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Asks whether models can forecast prices some sessions ahead better than that they stay: each walks forward over the
 * pooled rows of all stocks, purged, and is judged beside forecasts without skill on the same rows. Each model over
 * each horizon is a trial. Folds are on disk as soon as they are done: who is killed goes on.
 */
public final class ForecastTrial {
    /** Name of the null that says the price stays. */
    public static final String WALK = "random walk";

    /** Name of the null that says the mean log return of the training rows. */
    public static final String DRIFT = "drift";

    /** Name of the null that says the stock's last log return over as many sessions again. */
    public static final String PERSISTENCE = "persistence";

    /** What the ledger notes of each. */
    static final String SCORE = "R2 over the random walk";

    private final ForecastSpec spec;
    private final Wiring wiring;

    /** A trial. */
    public ForecastTrial(ForecastSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * What came out.
     *
     * @param report for people
     * @param forecasts of the walk-forward, a part each horizon, by the models
     */
    public record Result(ForecastReport report, List<ForecastFile.Part> forecasts) {
        /** Copies the list. */
        public Result {
            forecasts = List.copyOf(forecasts);
        }

        /** Writes them into a workspace. */
        public Files write(Path workspace) {
            Path csv = workspace.resolve("forecasts").resolve("forecast-" + ReportPages.name(report) + ".csv");
            ForecastFile.write(csv, forecasts);
            return new Files(csv, ReportPages.write(workspace, report));
        }
    }

    /**
     * Where forecasts were written.
     *
     * @param csv a line each forecast
     * @param page for people
     */
    public record Files(Path csv, Path page) {}

    /** One horizon of it. */
    private record OfHorizon(ForecastReport.Horizon table, ForecastFile.Part forecasts) {}

    /**
     * Runs.
     *
     * @throws io.assay.base.DataException if no stock may be used, there are too few rows to learn from, or something
     *     of the trial looks ahead
     */
    public Result run(List<Instrument> instruments) {
        CloseChange first = CloseChange.log(spec.horizons().get(0));
        UniverseRows universe = UniverseRows.of(first, wiring, instruments);
        ProofStamp proof = wiring.proven(ingredients());
        List<String> notes = new ArrayList<>(universe.together().warnings());
        List<OfHorizon> all = new ArrayList<>();
        for (int horizon : spec.horizons()) {
            all.add(ofHorizon(universe, horizon, proof, notes));
        }
        ForecastReport report = new ForecastReport(
                spec.text(),
                universe.together().hash(),
                spec.seed().value(),
                universe.together().simulated(),
                universe.instruments().size(),
                universe.text(),
                all.stream().map(OfHorizon::table).toList(),
                proof,
                wiring.ledger().countTrials(),
                notes.stream().distinct().toList(),
                universe.leftOut());
        return new Result(report, all.stream().map(OfHorizon::forecasts).toList());
    }

    private Ingredients ingredients() {
        List<Learner> learners = Stream.concat(
                        spec.candidates().stream().map(Contender::learner), Stream.of(ConstantLearner.majority()))
                .toList();
        return new Ingredients(spec.horizons().stream()
                .map(h -> new Ingredients.Part(
                        "rows of forecasts over " + h + " sessions", (all, data) -> spec.rows(h), false, learners))
                .toList());
    }

    private OfHorizon ofHorizon(UniverseRows universe, int horizon, ProofStamp proof, List<String> notes) {
        try (BuiltDataset built = universe.build(spec.rows(horizon), spec.to())) {
            Dataset rows = built.dataset();
            int[] days = rows.rows().decisionDay();
            FoldFolder memory = new FoldFolder(folder(universe, horizon), wiring.maker(), wiring.clock(), notes);
            CrossFit.Folds folds = new CrossFit(CalendarWindows.ofYears(
                            spec.windows().years(),
                            days[0],
                            days[days.length - 1],
                            spec.windows().minTrain()))
                    .over(rows, memory);
            Tested tested = tested(universe, folds, horizon);
            wiring.progress()
                    .start(
                            "Walk-forward, " + horizon + " sessions",
                            spec.candidates().size() + 1);
            List<Answers> models = models(folds, horizon);
            List<Answers> nulls = nulls(folds, tested);
            wiring.progress().done();
            memory.prune();
            ForecastScores scores =
                    ForecastScores.of(tested, models, nulls, seed(horizon).child("judging"));
            int[] judged = tested.rows().rows().decisionDay();
            Window window = new Window(judged[0], judged[judged.length - 1]);
            Map<String, Long> lines = log(universe, horizon, scores, window);
            LastForecasts last = new LastForecasts(spec, wiring, universe, proof);
            LastForecasts.Made made = last.of(built, new LastForecasts.Judged(tested, models, scores, window), notes);
            ForecastReport.Horizon table = new ForecastReport.Horizon(
                    horizon, scores, window, StockErrors.of(tested, models), made.outlooks(), lines, made.models());
            return new OfHorizon(table, new ForecastFile.Part(tested, models));
        }
    }

    private Seed seed(int horizon) {
        return spec.seed().child("forecast").child(horizon);
    }

    private Path folder(UniverseRows universe, int horizon) {
        String name = Digest.sha256()
                .add(spec.text())
                .add(universe.text())
                .add(horizon)
                .add(spec.seed().value())
                .hex()
                .substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("forecast-" + name);
    }

    private static Tested tested(UniverseRows universe, CrossFit.Folds folds, int horizon) {
        Dataset rows = folds.tested();
        AsOf known = AsOf.of(
                new AsOf.Whose(
                        rows.instruments(),
                        rows.rows().instrument(),
                        rows.rows().decisionDay()),
                i -> universe.auditor().clean(i).bars(),
                horizon);
        return new Tested(rows, known, Tested.windows(folds.folds()), horizon);
    }

    private List<Answers> models(CrossFit.Folds folds, int horizon) {
        List<Answers> models = new ArrayList<>();
        for (Contender candidate : spec.candidates()) {
            Seed seed = seed(horizon).child(candidate.name());
            OutOfSample said = folds.run(wiring.large(candidate.learner()), seed, new Parallel(1));
            models.add(new Answers(candidate.name(), said.predictions()));
            wiring.progress().step(candidate.name());
        }
        return models;
    }

    private List<Answers> nulls(CrossFit.Folds folds, Tested tested) {
        OutOfSample mean = folds.run(ConstantLearner.majority(), spec.seed().child(DRIFT), new Parallel(1));
        wiring.progress().step(DRIFT);
        return List.of(
                new Answers(WALK, said(tested, new double[tested.size()])),
                new Answers(DRIFT, mean.predictions()),
                new Answers(PERSISTENCE, said(tested, tested.asOf().past())));
    }

    private static Predictions said(Tested tested, double[] values) {
        return new Predictions(tested.rows().target(), values);
    }

    private Map<String, Long> log(UniverseRows universe, int horizon, ForecastScores scores, Window window) {
        Looks looks = new Looks(wiring.ledger(), universe.together().hash(), window, spec.seed());
        Map<String, Long> lines = new LinkedHashMap<>();
        for (int k = 0; k < spec.candidates().size(); k++) {
            Contender candidate = spec.candidates().get(k);
            lines.put(
                    candidate.name(),
                    looks.trial(
                            spec.text(candidate, horizon) + "; " + universe.text(),
                            new Trial.Score(
                                    SCORE, scores.rows().get(k).overWalk().value())));
        }
        return lines;
    }
}
