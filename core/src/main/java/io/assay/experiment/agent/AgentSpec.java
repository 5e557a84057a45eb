package io.assay.experiment.agent;

import java.util.List;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.feature.FeatureSet;
import io.assay.feature.catalogue.Features;
import io.assay.portfolio.sizing.SizingLearner;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.SizingScores;

/**
 * Which agent is trained, on what it acts and how it is judged.
 *
 * @param learner trains it
 * @param rules under which it acts
 * @param sight what it sees
 * @param windows how the walk-forward is cut
 * @param seeds how often it is trained anew, at least {@link SizingScores#FEWEST_SEEDS}: all count, none is chosen
 * @param to no bar after this epoch day is looked at
 * @param seed root of all randomness
 */
public record AgentSpec(
        SizingLearner learner, SizingRules rules, Sight sight, Windows windows, int seeds, int to, Seed seed) {
    /** How the text of every specification of an agent begins, and of nothing else. */
    static final String KIND = "agent ";

    /** Columns of the small set: moves, trend, place between extremes, swings and volume, without a scale. */
    static final List<String> FEW = List.of(
            "ret_1", "roc_5", "roc_20", "rsi_14", "macd_rel", "bb_pctb_20_2", "sma_20_rel", "hv_20", "vol_rel_20");

    /** Checks the number of seeds. */
    public AgentSpec {
        Check.atLeast("seeds", seeds, SizingScores.FEWEST_SEEDS);
    }

    /**
     * What an agent sees of an instrument.
     *
     * @param all whether all features of its bars without a scale, or a few
     * @param run a finished run whose out-of-sample scores it sees too: then it sizes what other models expect
     */
    public record Sight(boolean all, Optional<String> run) {
        /** The features of bars. */
        FeatureSet features() {
            return all ? Features.pooled() : Features.technical().select("agent", FEW);
        }

        String text() {
            return features().name() + " (" + features().columns().size() + " columns)"
                    + run.map(name -> " and the out-of-sample scores of run " + name)
                            .orElse("");
        }
    }

    /**
     * How the walk-forward is cut.
     *
     * @param years from one training to the next
     * @param minTrain fewest decisions of one instrument in front of a window
     * @param gap sessions between training and testing that neither uses, at least 1, the delay of an action
     */
    public record Windows(int years, int minTrain, int gap) {
        /** Checks the numbers. */
        public Windows {
            Check.within("years", years, 1, 100);
            Check.atLeast("minTrain", minTrain, 1);
            Check.atLeast("gap", gap, 1);
        }
    }

    /** In one line: what distinguishes it from every other trial. */
    public String text() {
        return KIND + learner.name() + " " + Json.line(learner.parameters()) + " sees " + sight.text() + "; "
                + rules.text() + "; mean position of " + seeds + " seeds; trained every "
                + CalendarWindows.length(12 * windows.years()) + ", train>=" + windows.minTrain() + ", gap "
                + windows.gap();
    }
}
