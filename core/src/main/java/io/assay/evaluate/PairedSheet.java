package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/** Every figure of one model on any redrawn sample of days, with those that reports of several models show besides. */
final class PairedSheet implements DayBlocks.Statistic {
    /** Name of the mean correlation a day, where there is a cross-section. */
    static final String DAILY_IC = "IC (daily, over instruments)";

    private final JudgedRows rows;
    private final String name;
    private final Settings settings;
    private final Scorer scorer;
    private final FigureSums figures;
    private final RankIc plain;
    private final boolean crossSection;

    PairedSheet(JudgedRows rows, RankedOutcomes outcomes, Answers answers, Settings settings) {
        this.rows = rows;
        this.name = answers.name();
        this.settings = settings;
        this.scorer = new Scorer(rows, outcomes, answers, settings.withMeasures(FigureSums.SHARED));
        this.figures = new FigureSums(rows, answers, scorer);
        this.crossSection = outcomes.isCrossSection();
        this.plain = new RankIc(rows.days().length, true);
        if (crossSection) {
            double[] score = new double[rows.size()];
            Arrays.setAll(score, i -> answers.predictions().score(rows.position(i)));
            addDays(score);
        }
    }

    /** The correlation of score and outcome themselves on each day whose ranks are correlated too. */
    private void addDays(double[] score) {
        int from = 0;
        while (from < score.length) {
            int day = rows.dayOf()[from];
            int to = from;
            while (to < score.length && rows.dayOf()[to] == day) {
                to++;
            }
            if (!Double.isNaN(scorer.dailyRankIc()[day])) {
                plain.addDay(
                        day,
                        Correlation.pearson(
                                Arrays.copyOfRange(score, from, to), Arrays.copyOfRange(rows.outcome(), from, to)));
            }
            from = to;
        }
    }

    /** Score less the score of the base rates, one a row. */
    double[] excess() {
        return scorer.excess();
    }

    List<String> names() {
        List<String> names = new ArrayList<>(figures.names());
        if (crossSection) {
            names.add(DAILY_IC);
        }
        return names;
    }

    @Override
    public double[] at(int[] multiplicity) {
        double[] values = figures.at(multiplicity);
        if (!crossSection) {
            return values;
        }
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = plain.at(multiplicity);
        return more;
    }

    /** The figures with the intervals of some draws. */
    Evaluation evaluation(Draws draws, DayBlocks blocks) {
        List<String> notes = new ArrayList<>(figures.notes());
        notes.add("mean daily Pearson correlation of score and outcome");
        List<Figure> all = new ArrayList<>();
        List<String> names = names();
        for (int f = 0; f < names.size(); f++) {
            all.add(new Figure(
                    names.get(f), draws.estimate()[f], draws.interval(f, settings.intervalLevel()), notes.get(f)));
        }
        all.addAll(DailyFigures.of(rows, scorer, settings));
        all.add(DailyFigures.plain(
                Evaluation.EFFECTIVE_NAMES,
                Breadth.effectiveNames(rows),
                "stocks that move independently which these are worth, from the correlations of their outcomes"));
        return new Evaluation(name, all, figures.confusion(), Comparison.span(rows, scorer.excess(), blocks));
    }
}
