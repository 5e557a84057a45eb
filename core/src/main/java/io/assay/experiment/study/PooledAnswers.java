package io.assay.experiment.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.dataset.Dataset;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.train.OutOfSample;

/** What a pooled model said, found by stock and day. */
final class PooledAnswers {
    private final Predictions predictions;
    private final RowTraining training;
    private final Map<Instrument, int[]> rowsOf = new HashMap<>();
    private final int[] decisionDay;

    private PooledAnswers(Predicted said) {
        this.predictions = said.model().predictions();
        this.training = said.training();
        this.decisionDay = said.rows().rows().decisionDay();
        List<Instrument> instruments = said.rows().instruments();
        int[][] rows = said.rows().positions();
        for (int i = 0; i < rows.length; i++) {
            rowsOf.put(instruments.get(i), rows[i]);
        }
    }

    /** The answers of a pooled walk-forward, rows without a label among them. */
    static PooledAnswers of(String name, OutOfSample said, RowTraining training) {
        return new PooledAnswers(Predicted.of(List.of(name), List.of(said), training));
    }

    /**
     * The answers on the rows of one stock, NaN on days on which the pooled model said nothing.
     *
     * @param rows rows of one stock, ascending by day
     */
    Predictions on(Dataset rows) {
        return new Predictions(predictions.target(), found(rows, predictions.values()));
    }

    /** What the pooled model had learnt from, likewise. */
    RowTraining trainingOn(Dataset rows) {
        return training.map(figures -> found(rows, figures));
    }

    private double[] found(Dataset rows, double[] from) {
        int width = predictions.target().width();
        double[] values = new double[rows.size() * width];
        Arrays.fill(values, Double.NaN);
        int[] mine = rowsOf.getOrDefault(rows.instruments().get(0), new int[0]);
        int[] days = rows.rows().decisionDay();
        int at = 0;
        for (int row = 0; row < days.length; row++) {
            while (at < mine.length && decisionDay[mine[at]] < days[row]) {
                at++;
            }
            if (at < mine.length && decisionDay[mine[at]] == days[row]) {
                System.arraycopy(from, mine[at] * width, values, row * width, width);
            }
        }
        return values;
    }
}
