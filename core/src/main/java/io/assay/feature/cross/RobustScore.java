package io.assay.feature.cross;

import java.util.Arrays;

import io.assay.feature.CrossSectional;

/**
 * Distance from the day's median in robust deviations: 1.4826 times the median absolute deviation, which is the
 * standard deviation of a normal distribution. Where more than half of the instruments are equal, so that this is 0,
 * 1.2533 times the mean absolute deviation takes its place; where all are equal, or one is alone, the score is 0.
 * Missing stays missing and does not count. Scores are not cut off.
 */
public final class RobustScore implements CrossSectional {
    private static final double MEDIAN_TO_SD = 1.4826022185056018;
    private static final double MEAN_TO_SD = 1.2533141373155001;

    @Override
    public String name() {
        return "zscore";
    }

    @Override
    public void apply(float[] values) {
        float[] sorted = Present.sorted(values);
        if (sorted.length == 0) {
            return;
        }
        double centre = Present.median(sorted);
        double unit = deviation(sorted, centre);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i])) {
                values[i] = unit > 0 ? (float) ((values[i] - centre) / unit) : 0;
            }
        }
    }

    /** Reads sorted values, so that the order of the instruments does not matter to the last bit. */
    private static double deviation(float[] sorted, double centre) {
        double[] far = new double[sorted.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = Math.abs(sorted[i] - centre);
        }
        Arrays.sort(far);
        int half = far.length / 2;
        double middle = far.length % 2 == 1 ? far[half] : (far[half - 1] + far[half]) / 2;
        return middle > 0
                ? MEDIAN_TO_SD * middle
                : MEAN_TO_SD * Arrays.stream(far).sum() / far.length;
    }
}
