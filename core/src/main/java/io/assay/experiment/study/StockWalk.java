package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.LiveRows;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.model.Learner;
import io.assay.model.builtin.NullModels;
import io.assay.model.builtin.RuleBasedLearner;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;

/** The walk-forward of one stock: its own candidates, every null model and the rules, on the same rows. */
final class StockWalk {
    private static final Parallel ONE_THREAD = new Parallel(1);

    private final StudySpec spec;
    private final CalendarWindows windows;

    StockWalk(StudySpec spec, CalendarWindows windows) {
        this.spec = spec;
        this.windows = windows;
    }

    /** The null models, the first of which gives the base rates. */
    static List<Learner> nulls(StudySpec spec) {
        return NullModels.standard(spec.pastReturn());
    }

    /** Whoever stands beside the candidates: the null models and then the rules. */
    static List<Learner> others(StudySpec spec) {
        List<Learner> others = new ArrayList<>(nulls(spec));
        others.add(RuleBasedLearner.withCalibration());
        return others;
    }

    /**
     * Walks.
     *
     * @param dataset rows of one stock
     * @param unlabelled its rows without a label
     * @param memory what was predicted before
     * @return the tested rows with the answers of the stock's candidates in their order, the nulls, and the rules
     * @throws DataException if the history is too short
     */
    Predicted walk(Dataset dataset, LiveRows unlabelled, FoldMemory memory) {
        Seed seed = spec.seed().child(dataset.instruments().get(0).toString());
        CrossFit.Folds folds = new CrossFit(windows).over(dataset, unlabelled.within(windows), memory);
        List<String> names = new ArrayList<>();
        List<OutOfSample> said = new ArrayList<>();
        for (Candidate candidate : spec.of(Candidate.Scope.STOCK)) {
            names.add(candidate.name());
            said.add(folds.run(candidate.learner(), seed.child(candidate.name()), ONE_THREAD));
        }
        for (Learner other : others(spec)) {
            names.add(other.name());
            said.add(folds.run(other, seed.child(other.name()), ONE_THREAD));
        }
        return Predicted.of(names, said, RowTraining.of(folds, dataset.target().width()));
    }
}
