package io.assay.feature.cross;

import io.assay.feature.CrossSectional;

/**
 * Mid-rank among the instruments of the day, -0.5 (lowest) to 0.5 (highest); ties share the middle of their ranks. One
 * instrument alone, or all equal: 0. Missing stays missing and does not count.
 */
public final class Rank implements CrossSectional {
    @Override
    public String name() {
        return "rank";
    }

    @Override
    public void apply(float[] values) {
        float[] sorted = Present.sorted(values);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i])) {
                values[i] = rank(sorted, values[i]);
            }
        }
    }

    private static float rank(float[] sorted, float value) {
        if (sorted.length == 1) {
            return 0;
        }
        int below = Present.below(sorted, value);
        int notAbove = Present.notAbove(sorted, value);
        return (float) ((below + notAbove - 1) / (2.0 * (sorted.length - 1)) - 0.5);
    }
}
