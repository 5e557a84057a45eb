package io.assay.train.tune;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Functions that optimisers are compared on, to be minimised (Dixon and Szego 1978). */
final class Functions {
    private static final double[][] STEEPNESS = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final double[] DEPTHS = {1, 1.2, 3, 3.2};

    private Functions() {}

    /** A function with the space it is searched in. */
    record Task(String name, SearchSpace space, ToDoubleFunction<Map<String, Object>> value) {}

    /** Three equal minima of 0.397887, for example at (pi, 2.275). */
    static Task branin() {
        SearchSpace space = SearchSpace.of(Dimension.real("x", -5, 10), Dimension.real("y", 0, 15));
        return new Task("Branin", space, v -> branin(Attempts.number(v, "x"), Attempts.number(v, "y")));
    }

    static double branin(double x, double y) {
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
    }

    /** Six minima, the lowest -3.32237 at (0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573). */
    static Task hartmann6() {
        SearchSpace space = new SearchSpace(IntStream.range(0, 6)
                .mapToObj(d -> Dimension.real("x" + d, 0, 1))
                .toList());
        return new Task(
                "Hartmann-6",
                space,
                v -> hartmann6(IntStream.range(0, 6)
                        .mapToDouble(d -> Attempts.number(v, "x" + d))
                        .toArray()));
    }

    static double hartmann6(double[] x) {
        double sum = 0;
        for (int i = 0; i < DEPTHS.length; i++) {
            double distance = 0;
            for (int d = 0; d < x.length; d++) {
                distance += STEEPNESS[i][d] * (x[d] - CENTRES[i][d]) * (x[d] - CENTRES[i][d]);
            }
            sum -= DEPTHS[i] * StrictMath.exp(-distance);
        }
        return sum;
    }
}
