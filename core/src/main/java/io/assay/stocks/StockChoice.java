package io.assay.stocks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Seed;
import io.assay.metric.DieboldMariano;

/**
 * Which model a stock is given, and how that one did afterwards: chosen by returns that were known before the first
 * decision of the last window, judged on the rows of that window, none of which chose.
 *
 * @param symbol whose model
 * @param chosen the model with the least squared error before
 * @param before R-squared of each on the rows that chose, against the random walk
 * @param rowsBefore how many rows chose
 * @param p two-sided, that the chosen one and the next best lose equally much on those rows
 * @param judged figures on the last window, of {@link ModelNames#CHOSEN} and the null models, with the test against the
 *     random walk
 */
public record StockChoice(
        String symbol, String chosen, Map<String, Double> before, int rowsBefore, double p, Compared judged) {
    private static final double LEVEL = 0.05;

    /** Copies the map. */
    public StockChoice {
        before = new TreeMap<>(before);
    }

    /** Whether the rows that chose tell the chosen one from the next best. */
    public boolean isEstablished() {
        return p <= LEVEL;
    }

    /** Whether it lost less than the random walk on the rows that chose. */
    public boolean beatsWalkBefore() {
        return before.getOrDefault(chosen, Double.NaN) > 0;
    }

    /** Rows of a stock parted into those that choose and those that judge; nothing where one part is empty. */
    public static Optional<StockChoice> of(StockAnswers all, Compared.Terms terms, Seed seed) {
        int last = all.lastWindow();
        StockAnswers later = all.where(row -> all.rows().window()[row] == last);
        int first = later.size() == 0 ? Integer.MIN_VALUE : later.rows().day()[0];
        StockAnswers before =
                all.where(row -> all.rows().window()[row] < last && all.rows().known()[row] < first);
        if (before.size() == 0 || later.size() == 0) {
            return Optional.empty();
        }
        double walk = sum(before.losses(ModelNames.RANDOM_WALK));
        Map<String, Double> scores = new TreeMap<>();
        ModelNames.CHOOSABLE.forEach(m -> scores.put(m, 1 - sum(before.losses(m)) / walk));
        List<String> order = ModelNames.CHOOSABLE.stream()
                .sorted(Comparator.comparingDouble((String m) -> scores.getOrDefault(m, Double.NaN))
                        .reversed())
                .toList();
        Compared judged = Compared.of(
                List.of(later.withAlias(order.get(0), ModelNames.CHOSEN)),
                new Compared.Terms(
                        List.of(ModelNames.CHOSEN),
                        List.of(List.of(ModelNames.CHOSEN, ModelNames.RANDOM_WALK)),
                        terms.horizon(),
                        terms.roundTrip(),
                        terms.trials()),
                seed);
        return Optional.of(new StockChoice(
                all.symbol(), order.get(0), scores, before.size(), p(before, order, terms.horizon()), judged));
    }

    /** The rows of the last window, with the chosen model's answers told as those of {@link ModelNames#CHOSEN}. */
    public StockAnswers laterRows(StockAnswers all) {
        int last = all.lastWindow();
        return all.where(row -> all.rows().window()[row] == last).withAlias(chosen, ModelNames.CHOSEN);
    }

    private static double p(StockAnswers before, List<String> order, int horizon) {
        double[] differences = before.losses(order.get(0));
        double[] next = before.losses(order.get(1));
        for (int row = 0; row < next.length; row++) {
            differences[row] -= next[row];
        }
        return DieboldMariano.of(differences, horizon).p();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
