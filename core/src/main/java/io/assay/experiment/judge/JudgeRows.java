package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.MissingFeatures;
import io.assay.dataset.RowRules;
import io.assay.evaluate.Answers;
import io.assay.experiment.ModelRows;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.feature.catalogue.Features;
import io.assay.feature.cross.Rank;
import io.assay.label.CrossSectionalLabel;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.LastDayLearner;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;

/**
 * Joins scores with outcomes and with what the null models say. Null models read the last days' prices alone and walk
 * forward: each window's is fitted on every earlier session of the scored symbols, purged.
 */
final class JudgeRows {
    /** Names from which on a day has a cross-section. */
    static final int FEWEST_NAMES = 10;

    /** Sessions that null models learn from before the first score is judged. */
    static final int FEWEST_SESSIONS = 126;

    /** Name of the scores among those who answer. */
    static final String SCORES = "scores";

    private final Wiring wiring;
    private final UniverseRows universe;
    private final boolean relative;
    private final int horizon;

    /** Rows of a universe, ranked within a day or not. */
    JudgeRows(Wiring wiring, UniverseRows universe, boolean relative, int horizon) {
        this.wiring = wiring;
        this.universe = universe;
        this.relative = relative;
        this.horizon = horizon;
    }

    /**
     * What is judged.
     *
     * @param predicted the scores first, then the null models
     * @param tooEarly rows of scores in front of which null models have too little to learn from
     */
    record Joined(Predicted predicted, long tooEarly) {}

    /**
     * Joins.
     *
     * @param positions of the scores; rows of NaN are left out
     * @param seed of the random picks
     * @throws DataException if there is not enough history for null models before the last score
     */
    Joined join(Scores scores, double[] positions, Seed seed) {
        try (BuiltDataset built = universe.build(spec(), RowRules.DEFAULT.to())) {
            CalendarWindows windows = windows(built.dataset(), scores);
            CrossFit.Folds folds = new CrossFit(windows).over(built.dataset(), built.unlabelled(), FoldMemory.NONE);
            Predicted nulls = nulls(folds, seed);
            return joined(nulls, scores, positions);
        }
    }

    private DatasetSpec spec() {
        List<String> columns = new ArrayList<>(LastDayLearner.PRICE_COLUMNS);
        String past = ModelRows.pastReturn(horizon);
        if (!columns.contains(past)) {
            columns.add(past);
        }
        DatasetSpec plain = DatasetSpec.of(Features.technical().select("null-models", columns), universe.label())
                .withRules(RowRules.DEFAULT.withMissing(MissingFeatures.KEEP).withWarmUpKept(true));
        return relative
                ? plain.withTransforms(List.of(new Rank())).withAcross(CrossSectionalLabel.rank(FEWEST_NAMES))
                : plain;
    }

    private List<Learner> learners() {
        return ModelRows.nulls(horizon, relative);
    }

    /** A window begins with the first score that has history before it, and then each year. */
    private static CalendarWindows windows(Dataset dataset, Scores scores) {
        int[] days = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        int first = scores.day()[0];
        int last = scores.day()[scores.size() - 1];
        int learnt = 0;
        int start = Integer.MAX_VALUE;
        int[] sessions = Arrays.stream(days).distinct().toArray();
        int[] latest = new int[sessions.length];
        for (int row = 0; row < days.length; row++) {
            int at = Arrays.binarySearch(sessions, days[row]);
            latest[at] = Math.max(latest[at], known[row]);
        }
        for (int session : sessions) {
            while (learnt < sessions.length && latest[learnt] < session) {
                learnt++;
            }
            if (learnt >= FEWEST_SESSIONS && session >= first) {
                start = Math.min(start, session);
            }
        }
        if (start > last) {
            throw new DataException(DataProblem.of("null models need " + FEWEST_SESSIONS
                            + " sessions with known outcomes before a score is judged; the last score is of "
                            + Days.text(last) + ", the first bars of its symbols of "
                            + (sessions.length == 0 ? "no day" : Days.text(sessions[0])))
                    .at(scores.file(), 0)
                    .withFix("import a longer history of the scored symbols"));
        }
        return yearly(start, last);
    }

    private static CalendarWindows yearly(int start, int last) {
        List<Integer> starts = new ArrayList<>();
        starts.add(start);
        for (int year = Days.date(start).getYear() + 1; Days.of(year, 1, 1) <= last; year++) {
            starts.add(Days.of(year, 1, 1));
        }
        return new CalendarWindows(starts, FEWEST_SESSIONS);
    }

    private Predicted nulls(CrossFit.Folds folds, Seed seed) {
        List<Learner> learners = learners();
        wiring.progress().start("Null models", learners.size());
        List<OutOfSample> said = new ArrayList<>();
        for (Learner learner : learners) {
            said.add(folds.run(learner, seed.child(learner.name()), new Parallel(1)));
            wiring.progress().step(learner.name());
        }
        wiring.progress().done();
        int rows = folds.tested().size() + folds.unlabelled().size();
        return Predicted.of(learners.stream().map(Learner::name).toList(), said, RowTraining.none(rows));
    }

    private static Joined joined(Predicted nulls, Scores scores, double[] positions) {
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < nulls.rows().instruments().size(); i++) {
            place.put(nulls.rows().instruments().get(i).toString(), i);
        }
        int[] numbers = scores.instruments().stream()
                .mapToInt(i -> place.getOrDefault(i.toString(), Integer.MAX_VALUE))
                .toArray();
        Dataset.Rows rows = nulls.rows().rows();
        int[] at = new int[scores.size()];
        double[] said = new double[scores.size()];
        int found = 0;
        int row = 0;
        int tooEarly = 0;
        for (int s = 0; s < scores.size(); s++) {
            int whose = numbers[scores.instrument()[s]];
            int day = scores.day()[s];
            while (row < nulls.rows().size()
                    && (rows.decisionDay()[row] < day
                            || (rows.decisionDay()[row] == day && rows.instrument()[row] < whose))) {
                row++;
            }
            boolean here =
                    row < nulls.rows().size() && rows.decisionDay()[row] == day && rows.instrument()[row] == whose;
            if (here && !Double.isNaN(positions[s])) {
                at[found] = row;
                said[found++] = positions[s];
            } else {
                tooEarly++;
            }
        }
        if (found == 0) {
            throw new DataException(DataProblem.of("no score is left to be judged: null models need "
                            + FEWEST_SESSIONS + " sessions before it, and scores that are not ranked within a day "
                            + Positions.FIRST_DAYS + " days of scores before them")
                    .at(scores.file(), 0)
                    .withFix("more days of scores, or a longer history of bars"));
        }
        int[] chosen = Arrays.copyOf(at, found);
        Predictions ours = new Predictions(nulls.rows().target(), Arrays.copyOf(said, found));
        List<Answers> answers = new ArrayList<>();
        answers.add(new Answers(SCORES, ours));
        nulls.answers()
                .forEach(a -> answers.add(new Answers(a.name(), a.predictions().select(chosen))));
        return new Joined(nulls.select(chosen, answers), tooEarly);
    }

    /** Whether most days of some scores have enough names to be ranked by themselves. */
    static boolean isCrossSection(Scores scores) {
        int[] starts = scores.dayStarts();
        long wide = IntStream.range(0, starts.length - 1)
                .filter(d -> starts[d + 1] - starts[d] >= FEWEST_NAMES)
                .count();
        return 2 * wide >= starts.length - 1;
    }
}
