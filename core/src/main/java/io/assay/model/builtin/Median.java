package io.assay.model.builtin;

import java.util.Arrays;

/** The median of a column in linear time (quickselect, Hoare 1961). */
final class Median {
    private Median() {}

    /** The median of the finite values, the mean of the middle two if there are two; 0 if there are none. */
    static double of(float[] column) {
        float[] values = new float[column.length];
        int n = 0;
        for (float value : column) {
            if (Float.isFinite(value)) {
                values[n++] = value;
            }
        }
        if (n == 0) {
            return 0;
        }
        int middle = (n - 1) / 2;
        select(values, n, middle);
        double upper = values[middle];
        if (n % 2 == 0) {
            upper = Double.POSITIVE_INFINITY;
            for (int i = middle + 1; i < n; i++) {
                upper = Math.min(upper, values[i]);
            }
        }
        // Adding 0 makes a negative zero positive: which of the two is found depends on their order.
        return (values[middle] + upper) / 2 + 0.0;
    }

    /** Moves the value of rank {@code rank} among the first n there, smaller ones before it, greater ones behind. */
    private static void select(float[] values, int n, int rank) {
        int low = 0;
        int high = n - 1;
        int rounds = 4 * (Integer.SIZE - Integer.numberOfLeadingZeros(n));
        while (low < high && rounds > 0) {
            rounds--;
            float pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (rank > j && rank < i) {
                return;
            }
            low = rank >= i ? i : low;
            high = rank <= j ? j : high;
        }
        // Only an order made to be hard gets here unfinished.
        if (low < high) {
            Arrays.sort(values, low, high + 1);
        }
    }

    private static float middle(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
