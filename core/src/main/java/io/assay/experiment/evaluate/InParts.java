package io.assay.experiment.evaluate;

import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.dataset.Dataset;
import io.assay.feature.FeatureRows;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.Spread;

/** Asks a model about rows part by part, so that memory does not grow with their number. */
public final class InParts {
    private static final int AT_A_TIME = 1 << 16;

    private InParts() {}

    /** What a model says of rows. */
    public static Predictions predict(Model model, Dataset rows) {
        double[] values =
                new double[Math.multiplyExact(rows.size(), rows.target().width())];
        forEach(rows, (part, at) -> put(model.predict(part).values(), values, at));
        return new Predictions(rows.target(), values);
    }

    /** How far the parts of a model disagree about rows. */
    static Spread spread(Function<FeatureRows, Spread> model, Dataset rows) {
        double[] mean = new double[Math.multiplyExact(rows.size(), rows.target().width())];
        double[] deviation = new double[mean.length];
        int[] parts = new int[1];
        forEach(rows, (part, at) -> {
            Spread spread = model.apply(part);
            put(spread.mean().values(), mean, at);
            put(spread.deviation(), deviation, at);
            parts[0] = spread.parts();
        });
        return new Spread(new Predictions(rows.target(), mean), deviation, parts[0]);
    }

    private interface OfPart {
        void ask(FeatureRows part, int at);
    }

    private static void forEach(Dataset rows, OfPart asked) {
        int width = rows.target().width();
        for (int from = 0; from < rows.size(); from += AT_A_TIME) {
            int to = Math.min(rows.size(), from + AT_A_TIME);
            asked.ask(rows.select(IntStream.range(from, to).toArray()).features(), from * width);
        }
    }

    private static void put(double[] part, double[] whole, int at) {
        System.arraycopy(part, 0, whole, at, part.length);
    }
}
