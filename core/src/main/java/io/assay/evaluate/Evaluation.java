package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.metric.Confusion;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.model.Predictions;

/**
 * Every figure of a model's out-of-sample answers, with intervals.
 *
 * @param model name of the model
 * @param figures in the order of reports
 * @param confusion counts of actual against most probable classes; all 0 for a number target
 * @param span what they were measured on
 */
public record Evaluation(String model, List<Figure> figures, Confusion confusion, Comparison.Span span) {
    /** Name of the mean rank correlation a day, where there is a cross-section. */
    public static final String DAILY_RANK_IC = "rank IC (daily, over instruments)";

    /** Name of the Sharpe ratio of buying every row, at the same costs. */
    public static final String ALWAYS_UP_SHARPE = "net Sharpe a year of always buying";

    /** Name of the share of up-or-down rows whose side was right. */
    public static final String SIDE_ACCURACY = "side accuracy";

    /** Name of the number of stocks that move independently which the judged ones are worth. */
    public static final String EFFECTIVE_NAMES = "effective names";

    /** Copies the list. */
    public Evaluation {
        figures = List.copyOf(figures);
    }

    /**
     * Evaluates.
     *
     * @param test rows sorted by day; none may have been used to fit the model that answers it
     * @param answers what the model says of them; rows that hold NaN are left out and show in the coverage
     * @param base answers of the majority model: the training base rates
     * @throws io.assay.base.DataException if the model says nothing on any row
     */
    public static Evaluation of(Dataset test, Answers answers, Predictions base, Settings settings) {
        JudgedRows rows = JudgedRows.of(test, base, List.of(answers));
        RankedOutcomes outcomes = RankedOutcomes.of(rows, settings.fewestNames());
        Scorer scorer = new Scorer(rows, outcomes, answers, settings.withMeasures(FigureSums.SHARED));
        FigureSums sums = new FigureSums(rows, answers, scorer);
        Memory memory = Memory.of(rows, scorer.excess());
        DayBlocks blocks = memory.blocks();
        Draws draws = memory.careful(
                blocks.sample(sums, settings.draws(), settings.seed().child("evaluation")));
        List<String> names = sums.names();
        List<Figure> figures = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            figures.add(new Figure(
                    names.get(f),
                    draws.estimate()[f],
                    draws.interval(f, settings.intervalLevel()),
                    sums.notes().get(f)));
        }
        figures.addAll(DailyFigures.of(rows, scorer, settings));
        figures.add(DailyFigures.plain(
                EFFECTIVE_NAMES,
                Breadth.effectiveNames(rows),
                "stocks that move independently which these are worth, from the correlations of their outcomes"));
        return new Evaluation(
                answers.name(), figures, sums.confusion(), Comparison.span(rows, scorer.excess(), blocks));
    }

    /** The figure of a name. */
    public Figure figure(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'name' must be a figure, was " + name));
    }

    /** Whether there is a figure of that name. */
    public boolean has(String name) {
        Check.notBlank("name", name);
        return figures.stream().anyMatch(figure -> figure.name().equals(name));
    }
}
