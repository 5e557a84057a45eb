package io.assay.experiment.tune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.PurgedKFold;
import io.assay.experiment.ModelRows;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UntradedOpens;
import io.assay.feature.outside.Modalities;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.builtin.ConstantLearner;
import io.assay.proof.Ingredients;
import io.assay.train.Covering;
import io.assay.train.EveryNth;
import io.assay.train.tune.Pruner;
import io.assay.train.tune.Sampler;
import io.assay.train.tune.SearchSpace;

/**
 * What is searched.
 *
 * @param learner whose hyper-parameters are varied
 * @param asked what is asked of it
 * @param search how
 * @param to no bar after this epoch day is looked at
 * @param seed root of all randomness
 */
public record TuneSpec(Varied learner, Asked asked, Search search, int to, Seed seed) {
    /** Labels of a day are set against each other where there are so many. */
    static final int FEWEST_MEMBERS = 10;

    private static final String SEQUENCE = "sequence";

    /** Checks that all trials can share their rows. */
    public TuneSpec {
        if (learner.space().dimensions().stream()
                .anyMatch(d -> d.name().equals(SEQUENCE) && d.grid().size() > 1)) {
            throw new UsageException("'" + SEQUENCE + "' cannot be varied: all trials are compared on the same rows,"
                    + " and longer windows leave the first of them out. Fix: a search for each length");
        }
    }

    /**
     * A learner that is varied.
     *
     * @param name its standard name
     * @param fixed hyper-parameters that differ from its defaults and are not varied
     * @param space those that are
     * @param every it learns from every n-th session
     */
    public record Varied(String name, Map<String, Object> fixed, SearchSpace space, int every) {
        /** Copies the map. */
        public Varied {
            fixed = Map.copyOf(fixed);
        }

        /**
         * The learner with the values of a trial.
         *
         * @throws UsageException if it does not accept them
         */
        Learner with(Map<String, Object> values, Engines engines) {
            Map<String, Object> all = new LinkedHashMap<>(fixed);
            all.putAll(values);
            return new EveryNth(engines.learner(name, all), every);
        }

        /** Some of the learners that the search may try, the smallest first. */
        List<Learner> some(Engines engines) {
            return space.probes().stream().map(values -> with(values, engines)).toList();
        }
    }

    /**
     * What is asked of the learner.
     *
     * @param label what is to be predicted
     * @param across how labels of a day are set against each other, or nothing
     * @param modalities what is read beside bars
     */
    public record Asked(Label label, Optional<CrossSectionalLabel.Kind> across, Modalities modalities) {
        /** One that reads bars alone. */
        public Asked(Label label, Optional<CrossSectionalLabel.Kind> across) {
            this(label, across, Modalities.NONE);
        }
    }

    /**
     * How the search goes.
     *
     * @param sampler how trials are chosen
     * @param pruner which are given up early
     * @param folds inner folds that a trial is scored on, at least 2
     * @param trials most trials, at least 1
     * @param round trials that are chosen together
     */
    public record Search(Sampler sampler, Pruner pruner, int folds, int trials, int round) {}

    /** The rows: features ranked across the stocks of their day, in windows for learners that read several bars. */
    DatasetSpec rows(Label traded, List<Instrument> universe, MarketData data, int bars) {
        DatasetSpec own = ModelRows.ofPool(traded, universe, asked.across(), FEWEST_MEMBERS)
                .withSequence(bars);
        return OutsideInputs.on(own, asked.modalities(), data, universe);
    }

    /** The learner with the values of a trial. */
    Learner with(Map<String, Object> values, Engines engines) {
        Learner made = learner.with(values, engines);
        return asked.modalities().isEmpty() ? made : new Covering(made);
    }

    /** The inner folds; behind each block of tested days a horizon is left free as well. */
    PurgedKFold splitter() {
        return new PurgedKFold(search.folds(), asked.label().horizon());
    }

    /**
     * All that is fitted for it: learners of one kind that differ by numbers alone stand for each other.
     *
     * @param untraded whether some stocks of the universe are entered at the close
     */
    Ingredients ingredients(boolean untraded, Engines engines) {
        Learner smallest = learner.some(engines).get(0);
        return new Ingredients(List.of(new Ingredients.Part(
                "rows of all stocks",
                (universe, data) -> rows(
                        UntradedOpens.ofUniverse(asked.label(), untraded, universe),
                        universe,
                        data,
                        smallest.sequence()),
                false,
                List.of(smallest, ConstantLearner.majority()))));
    }
}
