package io.assay.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.dataset.Examples;
import io.assay.dataset.Imputation;
import io.assay.dataset.Scaler;
import io.assay.dataset.Scaling;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.model.setting.Settings;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Shape;

/**
 * What a network reads and how it is scaled, learnt from training rows alone. A value that is missing, or a column that
 * was constant, reads as 0, the mean; scaled values end at {@code limit} standard deviations on both sides.
 *
 * @param features columns, in order
 * @param modalities the kind of each
 * @param bars bars of a window
 * @param pooled scale of all stocks together
 * @param own scale of each stock by itself; empty where all share one. A stock that training did not see has the shared
 *     one.
 * @param stocks those with an effect of their own, in order; empty for none
 * @param limit largest scaled value
 */
record Inputs(
        List<String> features,
        List<Modality> modalities,
        int bars,
        Scale pooled,
        Map<String, Scale> own,
        List<String> stocks,
        double limit) {
    /** Fewer rows of one stock than these say nothing about its scale. */
    private static final int FEWEST = 20;

    Inputs {
        features = List.copyOf(features);
        modalities = List.copyOf(modalities);
        own = new TreeMap<>(own);
        stocks = List.copyOf(stocks);
    }

    /**
     * How columns are scaled.
     *
     * @param centre what is subtracted, one a column
     * @param scale what is divided by, one a column; 0 for a constant one
     */
    record Scale(double[] centre, double[] scale) {
        Scale {
            Check.sameLength("scale", scale.length, centre.length);
        }

        static Scale of(FeatureRows rows, Scaling scaling) {
            Scaler scaler = Scaler.fit(rows, scaling, Imputation.NONE);
            return new Scale(scaler.centre(), scaler.scale());
        }
    }

    /** What is learnt from some rows. */
    static Inputs of(Examples train, Settings settings) {
        List<FeatureInfo> columns = train.features().columns();
        Scaling scaling = Schooling.scaling(settings);
        Map<String, Scale> own = Schooling.scalesEachStock(settings) ? scales(train, scaling) : Map.of();
        List<String> stocks = new ArrayList<>();
        if (settings.count("stock_effects") > 0) {
            train.instruments().forEach(instrument -> stocks.add(instrument.toString()));
        }
        return new Inputs(
                columns.stream().map(FeatureInfo::name).toList(),
                columns.stream().map(column -> Modality.of(column.group())).toList(),
                settings.count("sequence"),
                Scale.of(train.features(), scaling),
                own,
                stocks,
                settings.real("input_limit"));
    }

    private static Map<String, Scale> scales(Examples train, Scaling scaling) {
        Map<String, Scale> scales = new TreeMap<>();
        int[][] positions = train.dataset().positions();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i].length >= FEWEST) {
                FeatureRows rows = train.select(positions[i]).features();
                scales.put(train.instruments().get(i).toString(), Scale.of(rows, scaling));
            }
        }
        return scales;
    }

    /** The shape of a network that reads them. */
    Shape shape(int outputs) {
        return new Shape(bars, modalities, stocks.size(), outputs);
    }

    /** Whether it must be known whose a row is. */
    boolean askWhose() {
        return !own.isEmpty() || !stocks.isEmpty();
    }
}
