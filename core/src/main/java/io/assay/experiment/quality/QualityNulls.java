package io.assay.experiment.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.LastDayLearner;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalFeatures;
import io.assay.quality.TakenSignals;

/**
 * What needs no model to tell which signals succeed.
 *
 * @param taken all signals
 * @param tested those that are judged, with all features
 */
record QualityNulls(TakenSignals taken, Dataset tested) {
    private static final String RATE = "strategy_success_rate";
    private static final String SIDE = "side";

    /**
     * The success rates of both sides in the training rows, the strategy's own as it was known on the day, and a linear
     * model of who gave the signal and how sure that strategy was.
     *
     * @param said what a learner says of the judged signals, having learnt from others alone, under a name
     */
    List<Answers> answers(BiFunction<Learner, String, Predictions> said) {
        List<String> signal = taken.names().stream()
                .filter(name -> name.equals("confidence") || name.equals(SIDE) || isStrategy(name))
                .toList();
        return List.of(
                new Answers("side's rate", said.apply(LastDayLearner.of(List.of(SIDE), 1), SIDE)),
                new Answers("strategy's rate", rate()),
                new Answers("signal alone", said.apply(LastDayLearner.of(signal, 1), "signal")));
    }

    private boolean isStrategy(String feature) {
        return taken.strategies().stream().anyMatch(s -> feature.equals(SignalFeatures.ofStrategy(s)));
    }

    /**
     * What is judged.
     *
     * @param horizon most sessions of a trade
     */
    QualityScores.Tested tested(int horizon) {
        int column = taken.names().indexOf(SIDE);
        int[] side = new int[tested.size()];
        Arrays.setAll(side, row -> (int) tested.features().get(row, column));
        return new QualityScores.Tested(tested, side, horizon);
    }

    private Predictions rate() {
        int column = taken.names().indexOf(RATE);
        double[] values = new double[2 * tested.size()];
        for (int row = 0; row < tested.size(); row++) {
            values[2 * row + 1] = tested.features().get(row, column);
            values[2 * row] = 1 - values[2 * row + 1];
        }
        return new Predictions(tested.target(), values);
    }
}
