package io.assay.experiment.portfolio;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.portfolio.ForecastSkill;
import io.assay.portfolio.Views;

/**
 * What a finished run predicted out of sample, day by day, with how far it was believed on the day: its scores are
 * ranked among the stocks of the day, and how well such ranks had fared is measured on outcomes that were known.
 */
final class Forecasts {
    private final Dataset.Rows rows;
    private final double[] scores;
    private final Map<Instrument, Integer> numbers;
    private final ForecastSkill skill;
    private final int horizon;

    private Forecasts(Predicted predicted) {
        this.rows = predicted.rows().rows();
        Predictions said = predicted.model().predictions();
        this.scores = new double[predicted.rows().size()];
        Arrays.setAll(scores, row -> said.speaks(row) ? said.score(row) : Double.NaN);
        this.numbers = new HashMap<>();
        predicted.rows().instruments().forEach(i -> numbers.put(i, numbers.size()));
        this.horizon = Labels.parse(predicted.rows().target().name()).horizon();
        this.skill = ForecastSkill.of(
                new ForecastSkill.Rows(rows.decisionDay(), rows.knownDay(), scores, rows.outcome()), horizon);
    }

    /** Those of rows and answers. */
    static Forecasts of(Predicted predicted) {
        return new Forecasts(predicted);
    }

    /**
     * Those of a run, of its model alone.
     *
     * @throws UsageException if it judged fewer stocks than ranks can be made of
     */
    static Forecasts of(RunFolder run) {
        List<Predicted> parts = run.judged(Optional.empty()).stream()
                .map(JudgedFile.Content::predicted)
                .map(p -> p.first(1))
                .toList();
        if (parts.size() < ForecastSkill.FEWEST_NAMES) {
            throw new UsageException("run " + run.id() + " predicts " + parts.size() + " stocks, and forecasts are"
                    + " ranks among at least " + ForecastSkill.FEWEST_NAMES + ". Fix: train on more stocks");
        }
        return new Forecasts(RunJudge.pooled(parts));
    }

    /** The stocks of whom something is said. */
    List<Instrument> instruments() {
        return numbers.keySet().stream().sorted().toList();
    }

    /** First epoch day on which something is said. */
    int firstDay() {
        return rows.decisionDay()[0];
    }

    /** The last. */
    int lastDay() {
        return rows.decisionDay()[rows.decisionDay().length - 1];
    }

    int horizon() {
        return horizon;
    }

    /** How good they were, as far as that was known at the close of an epoch day. */
    ForecastSkill.Known known(int day) {
        return skill.at(day);
    }

    /** What is said on an epoch day of some stocks, and believed. */
    Views views(int day, List<Instrument> stocks) {
        double[] byNumber = new double[numbers.size()];
        Arrays.fill(byNumber, Double.NaN);
        for (int row = first(day); row < scores.length && rows.decisionDay()[row] == day; row++) {
            byNumber[rows.instrument()[row]] = scores[row];
        }
        double[] own = new double[stocks.size()];
        Arrays.setAll(own, i -> {
            Integer number = numbers.get(stocks.get(i));
            return number == null ? Double.NaN : byNumber[number];
        });
        double[] ranks = ForecastSkill.standardised(own);
        boolean silent = Arrays.stream(ranks).allMatch(Double::isNaN);
        return new Views(ranks, silent ? 0 : known(day).confidence(), horizon);
    }

    private int first(int day) {
        int at = Arrays.binarySearch(rows.decisionDay(), day);
        int row = at >= 0 ? at : -at - 1;
        while (row > 0 && rows.decisionDay()[row - 1] == day) {
            row--;
        }
        return row;
    }
}
