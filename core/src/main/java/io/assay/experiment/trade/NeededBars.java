package io.assay.experiment.trade;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.FeatureInfo;
import io.assay.feature.Stretch;
import io.assay.label.Labels;
import io.assay.market.BarSeries;
import io.assay.registry.ModelCard;

/**
 * How many bars in a row, without a hole, a stock must have before every column that a model reads has settled.
 *
 * @param bars number of bars, the day of the prediction included; at least 1
 * @param column the first column that needs so many
 */
public record NeededBars(int bars, String column) {
    /** What rows made this way need. */
    public static NeededBars of(DatasetSpec spec) {
        NeededBars most = new NeededBars(1, "none");
        for (FeatureInfo column : spec.outputColumns()) {
            if (column.settle() + 1 > most.bars) {
                most = new NeededBars(column.settle() + 1, column.name());
            }
        }
        return new NeededBars(most.bars + spec.rules().sequence() - 1, most.column);
    }

    /** What a kept model needs; what it reads beside the stock's own bars makes no difference. */
    public static NeededBars of(ModelCard card) {
        return of(ServedRows.ofBars(card, List.of(), Labels.parse(card.recipe().target())));
    }

    /**
     * Refuses a history on which the features of the last bar have not settled.
     *
     * @param model whose features they are
     * @param spec how its rows are made
     * @param history the stock's bars up to the day of the prediction, at least one
     * @throws DataException naming the bars there, the bars needed and the column that needs them
     */
    static void refuseFewer(String model, DatasetSpec spec, BarSeries history) {
        NeededBars needed = of(spec);
        int start = start(spec, history);
        int there = history.size() - start;
        if (there < needed.bars) {
            throw new DataException("model " + model + " needs " + needed.bars + " bars without a hole, since "
                    + needed.column + " has not settled before; there are " + there + ", from "
                    + Days.text(history.days()[start]) + " on");
        }
    }

    /** The bar on which features, those of the market too, last began anew: the first, or after a hole or bad bar. */
    private static int start(DatasetSpec spec, BarSeries history) {
        BarSeries adjusted = history.adjusted();
        int[] restarts = spec.features().compute(adjusted).restarts();
        int own = restarts.length == 0 ? 0 : restarts[restarts.length - 1];
        if (spec.market().isEmpty()) {
            return own;
        }
        List<Stretch> stretches = Stretch.of(adjusted, false);
        return Math.max(
                own,
                stretches.isEmpty() ? 0 : stretches.get(stretches.size() - 1).from());
    }
}
