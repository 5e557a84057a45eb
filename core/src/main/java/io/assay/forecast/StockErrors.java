package io.assay.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.evaluate.Answers;

/**
 * How each model stands to the random walk on one stock: figures without intervals, which choose nothing. The best of
 * many stocks is good by chance alone.
 *
 * @param stock its name
 * @param rows that were judged
 * @param overWalk R-squared over the random walk of each model, in their order; NaN where the price never changed
 */
public record StockErrors(String stock, int rows, List<Double> overWalk) {
    /** Copies the list. */
    public StockErrors {
        overWalk = List.copyOf(overWalk);
    }

    /** Those of every stock that has rows of which all models speak, in the order of stocks. */
    public static List<StockErrors> of(Tested tested, List<Answers> models) {
        int[][] positions = tested.rows().positions();
        return IntStream.range(0, positions.length)
                .mapToObj(whose -> of(
                        tested.rows().instruments().get(whose).toString(),
                        Arrays.stream(positions[whose])
                                .filter(row -> models.stream()
                                        .allMatch(m -> m.predictions().speaks(row)))
                                .toArray(),
                        tested,
                        models))
                .filter(stock -> stock.rows() > 0)
                .toList();
    }

    private static StockErrors of(String stock, int[] rows, Tested tested, List<Answers> models) {
        double still = 0;
        double[] errors = new double[models.size()];
        for (int row : rows) {
            double actual = tested.actual(row);
            still += actual * actual;
            for (int k = 0; k < errors.length; k++) {
                double error = actual - models.get(k).predictions().values()[row];
                errors[k] += error * error;
            }
        }
        double all = still;
        return new StockErrors(
                stock,
                rows.length,
                Arrays.stream(errors)
                        .mapToObj(sum -> all > 0 ? 1 - sum / all : Double.NaN)
                        .toList());
    }
}
