package io.assay.experiment.stock;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.Source;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.label.Label;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.audit.CleanSeries;
import io.assay.model.Learner;
import io.assay.model.builtin.NullModels;
import io.assay.model.builtin.RuleBasedLearner;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;

/**
 * Judges one stock's specification by a stitched, purged walk-forward, with every null model and the rules beside it on
 * the same rows, then refits it on all resolved rows for today's signals.
 */
final class StockTrainer {
    private final PerStockSpec spec;
    private final Wiring wiring;

    StockTrainer(PerStockSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /** The null models every stock is compared with, the first of which gives the base rates. */
    static List<Learner> nulls(PerStockSpec spec) {
        return NullModels.standard(spec.pastReturn());
    }

    /** Whoever stands beside the model: the null models and then the rules. */
    static List<Learner> others(PerStockSpec spec) {
        List<Learner> others = new ArrayList<>(nulls(spec));
        others.add(RuleBasedLearner.withCalibration());
        return others;
    }

    /**
     * A stock that was fitted and judged.
     *
     * @param fitted the model, refitted on all resolved rows
     * @param predicted out-of-sample rows with what everybody said
     * @param source where its bars come from
     * @param folds walk-forward windows
     */
    record Trained(Cards.Fitted fitted, Predicted predicted, Source source, int folds) {}

    /**
     * Fits and judges.
     *
     * @param clean what the audit left of the instrument's bars
     * @throws DataException if the audit blocks the stock or its history is too short; the sentence says so
     */
    Trained train(Instrument instrument, CleanSeries clean, Parallel parallel) {
        BarSeries bars = clean.bars();
        Label label = spec.label(clean);
        DatasetSpec rows = wiring.ofMembers(spec.dataset(label));
        DatasetBuilder builder = wiring.datasets(parallel);
        try (BuiltDataset built = builder.build(rows, List.of(instrument), i -> bars)) {
            Dataset dataset = built.dataset();
            Seed seed = spec.seed().child(instrument.toString());
            Dataset open = spec.open(dataset);
            CrossFit.Folds folds =
                    new CrossFit(spec.walkForward()).over(open, spec.open(built.unlabelled(), open), FoldMemory.NONE);
            List<Learner> learners = new ArrayList<>();
            learners.add(spec.learner());
            learners.addAll(others(spec));
            List<OutOfSample> said = learners.stream()
                    .map(learner -> folds.run(learner, seed.child(learner.name()), parallel))
                    .toList();
            Cards.Fitted fitted = Cards.Fitted.of(spec.learner(), dataset, seed.child("refit"));
            RowTraining training = RowTraining.of(folds, dataset.target().width());
            return new Trained(
                    fitted,
                    Predicted.of(learners.stream().map(Learner::name).toList(), said, training),
                    Source.of(clean).within(wiring.members()),
                    folds.folds().size());
        }
    }
}
