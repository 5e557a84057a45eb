package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.metric.Moments;
import io.assay.model.Spread;

/**
 * Whether the disagreement between a model's parts warns of its errors: rank correlations (Spearman, over all rows)
 * with how wrong the model was on a row, which is the absolute error of a number, or 1 less the probability of the
 * class that came true. Near 0, a doubt warns of nothing. Intervals are from redrawn blocks of whole days.
 *
 * @param spread of the spread between the parts; NaN where they never differ
 * @param plain of the doubt that a model without parts states itself, 1 less the probability of the class that it says;
 *     empty for a number
 * @param lead the first less the second: what the parts add; empty for a number
 */
public record Doubt(Figure spread, Optional<Figure> plain, Optional<Figure> lead) {
    private static final int SPREAD = 0;
    private static final int PLAIN = 1;
    private static final int LEAD = 2;

    /**
     * Measures it.
     *
     * @param test rows sorted by day; none may have been used to fit the parts
     * @param said of each of them
     * @throws DataException if nothing is said of any
     */
    public static Doubt of(Dataset test, Spread said, Settings settings) {
        JudgedRows rows = JudgedRows.of(test, said.mean(), List.of());
        boolean classes = test.target().isClasses();
        double[] wrong = column(
                rows,
                i -> classes
                        ? 1 - said.mean().probability(rows.position(i), rows.actualClass(i))
                        : Math.abs(test.rows().target()[rows.position(i)]
                                - said.mean().values()[rows.position(i)]));
        double[] spread = column(rows, i -> said.of(rows.position(i)));
        double[] plain = column(rows, i -> classes ? 1 - largest(said, rows.position(i)) : 0);
        RankedOutcomes errors = RankedOutcomes.overTime(rows.dayOf(), wrong, rows.days().length);
        RankIc bySpread = errors.ic(spread);
        RankIc byPlain = errors.ic(plain);
        boolean silent = Moments.isConstant(spread);
        Memory memory = Memory.longer(Memory.of(rows, spread), Memory.of(rows, plain));
        DayBlocks.Statistic ties = multiplicity -> {
            double first = silent ? Double.NaN : bySpread.at(multiplicity);
            double second = byPlain.at(multiplicity);
            return new double[] {first, second, first - second};
        };
        Draws draws = memory.careful(
                memory.blocks().sample(ties, settings.draws(), settings.seed().child("doubt")));
        double level = settings.intervalLevel();
        return new Doubt(
                figure("of the spread", draws, SPREAD, level),
                classes ? Optional.of(figure("of the stated doubt", draws, PLAIN, level)) : Optional.empty(),
                classes ? Optional.of(figure("lead of the spread", draws, LEAD, level)) : Optional.empty());
    }

    private static double[] column(JudgedRows rows, IntToDoubleFunction value) {
        double[] column = new double[rows.size()];
        Arrays.setAll(column, value);
        return column;
    }

    private static double largest(Spread said, int row) {
        return said.mean().probability(row, said.mean().classOf(row));
    }

    private static Figure figure(String name, Draws draws, int number, double level) {
        return new Figure(
                name,
                draws.estimate()[number],
                draws.interval(number, level),
                "rank correlation with the error, -1..1");
    }
}
