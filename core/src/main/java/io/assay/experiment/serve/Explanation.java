package io.assay.experiment.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.trade.PreparedStock;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.model.Attributed;
import io.assay.model.Predictions;
import org.jspecify.annotations.Nullable;

/**
 * What a model's answer about a stock is made of: Shapley values of the columns that it read. They say how the model
 * came to its answer, not whether it is right.
 *
 * @param symbol {@code MARKET:SYMBOL}
 * @param date day at whose close it was asked
 * @param model name of the kept model
 * @param learner its kind
 * @param of which class the values are of; empty where the model says a number
 * @param classes all classes that can be asked about, most bearish first
 * @param said what the model says of that class: its probability, or the number
 * @param unit in which the values are counted
 * @param base what is said where nothing is known of a row
 * @param parts one a column, the largest first; with {@code base} they sum to what is said, in the unit
 */
public record Explanation(
        String symbol,
        String date,
        String model,
        String learner,
        String of,
        List<String> classes,
        double said,
        String unit,
        double base,
        List<Part> parts) {
    /** Copies the lists. */
    public Explanation {
        classes = List.copyOf(classes);
        parts = List.copyOf(parts);
    }

    /**
     * What a column gives.
     *
     * @param feature its name
     * @param value what the model read there; null where it was missing
     * @param contribution its Shapley value
     */
    public record Part(String feature, @Nullable Double value, double contribution) {}

    /**
     * Explains what a stock's model says.
     *
     * @param stock ready to be asked
     * @param of the class that is asked about; empty for the most bullish one
     * @throws DataException if nobody speaks, or its model does not tell
     * @throws UsageException if there is no such class
     */
    static Explanation of(PreparedStock stock, Optional<String> of) {
        if (!stock.reason().isEmpty()) {
            throw new DataException(stock.instrument() + " cannot be looked at: " + stock.reason());
        }
        PreparedStock.Asked asked = stock.asked()
                .orElseThrow(() -> new DataException("no trained model speaks of " + stock.instrument()
                        + " on this day, and the technical rules give their reasons in words"));
        FeatureRows row = asked.row()
                .orElseThrow(() -> new DataException("model " + asked.card().id() + " says nothing of "
                        + stock.instrument() + " on this day: a feature is missing, or it learnt from later days"));
        if (!(asked.model() instanceof Attributed attributed)) {
            throw new DataException("model " + asked.card().id() + " is a "
                    + asked.card().recipe().learner()
                    + ", which does not divide what it says among its features (trees and linear models do)");
        }
        List<String> all = asked.card().recipe().classes();
        // Two classes may share one number, which is the last one's.
        List<String> classes = all.subList(attributed.sums() == 1 ? Math.max(0, all.size() - 1) : 0, all.size());
        int sum = classes.isEmpty() ? 0 : classIndex(classes, of);
        double[] values = attributed.attribute(row, sum)[0];
        List<String> features = asked.model().features();
        List<Part> parts = new ArrayList<>();
        for (int c = 0; c < features.size(); c++) {
            parts.add(new Part(features.get(c), value(row, features.get(c)), values[c]));
        }
        parts.sort(Comparator.comparingDouble((Part p) -> Math.abs(p.contribution()))
                .reversed()
                .thenComparing(Part::feature));
        Predictions said = asked.model().predict(row);
        return new Explanation(
                stock.instrument().toString(),
                Days.text(stock.day()),
                asked.card().id(),
                asked.card().recipe().learner(),
                classes.isEmpty() ? "" : classes.get(sum),
                classes,
                classes.isEmpty() ? said.score(0) : said.probability(0, all.indexOf(classes.get(sum))),
                attributed.unit(),
                values[features.size()],
                parts);
    }

    private static int classIndex(List<String> classes, Optional<String> of) {
        if (of.isEmpty()) {
            return classes.size() - 1;
        }
        int at = classes.indexOf(of.get().toUpperCase(Locale.ROOT));
        if (at < 0) {
            throw new UsageException("the model tells apart " + String.join(", ", classes) + ", and no other class");
        }
        return at;
    }

    private static @Nullable Double value(FeatureRows row, String feature) {
        List<String> names = row.columns().stream().map(FeatureInfo::name).toList();
        float value = row.get(0, names.indexOf(feature));
        return Float.isFinite(value) ? Double.valueOf(value) : null;
    }
}
