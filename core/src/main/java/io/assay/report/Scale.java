package io.assay.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to places along an axis.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, above {@code low}
 * @param from place of the lowest value
 * @param to place of the highest value
 */
record Scale(double low, double high, double from, double to) {
    /** A spread below this share of the values is their rounding: ticks between them could not be told apart. */
    private static final double ROUNDING = 1e-9;

    /** A scale that covers the finite values given; a single value, or several but for rounding, gets room around. */
    static Scale covering(double[] values, double from, double to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return new Scale(0, 1, from, to);
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        double room = high - low > ROUNDING * largest ? 0 : Math.max(ROUNDING, largest / 2);
        return new Scale(low - room, high + room, from, to);
    }

    /** The place of a value. */
    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** About {@code count} round values within the scale, ascending. */
    List<Double> ticks(int count) {
        double step = roundStep((high - low) / count);
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step - 1e-9) * step; tick <= high + step * 1e-9; tick += step) {
            ticks.add(Math.abs(tick) < step * 1e-9 ? 0.0 : tick);
        }
        return ticks;
    }

    /** A number as short as the distance between about {@code count} ticks allows. */
    String label(double value, int count) {
        return Text.decimal(value, digits(count));
    }

    /** The decimals that tell about {@code count} ticks apart, at most eight. */
    int digits(int count) {
        double step = roundStep((high - low) / count);
        return Math.min(8, Math.max(0, (int) Math.ceil(-StrictMath.log10(step) - 1e-9)));
    }

    private static double roundStep(double raw) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double factor = raw / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }
}
