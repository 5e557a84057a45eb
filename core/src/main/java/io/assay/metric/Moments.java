package io.assay.metric;

/** Sums of one column: mean, deviation, skewness, kurtosis. */
public final class Moments {
    private Moments() {}

    /** Arithmetic mean; NaN without values. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    /** Sample standard deviation (n - 1); NaN below two values; exactly 0 for equal values. */
    public static double deviation(double[] values) {
        int n = values.length;
        return n < 2 ? Double.NaN : Math.sqrt(central(values, 2) * n / (n - 1));
    }

    /** Skewness of the population form {@code m3 / m2^1.5}; NaN without spread. */
    public static double skewness(double[] values) {
        double m2 = central(values, 2);
        return m2 > 0 ? central(values, 3) / StrictMath.pow(m2, 1.5) : Double.NaN;
    }

    /** Kurtosis of the population form {@code m4 / m2^2} (3 for a normal column); NaN without spread. */
    public static double kurtosis(double[] values) {
        double m2 = central(values, 2);
        return m2 > 0 ? central(values, 4) / (m2 * m2) : Double.NaN;
    }

    /**
     * Autocovariance at a lag with the divisor n; exactly 0 for equal values and for lags of n and more, NaN without
     * values.
     *
     * @return the mean over all n of the products about the common mean
     */
    public static double autocovariance(double[] values, int lag) {
        // The mean of equal values is not always their value: rounding must not look like spread.
        if (isConstant(values)) {
            return values.length == 0 ? Double.NaN : 0;
        }
        double mean = mean(values);
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length;
    }

    /** Whether all values are equal; true without values, false where one is NaN. */
    public static boolean isConstant(double[] values) {
        boolean constant = true;
        for (double value : values) {
            constant &= value == values[0];
        }
        return constant;
    }

    private static double central(double[] values, int power) {
        if (values.length > 0 && isConstant(values)) {
            return 0;
        }
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            double gap = value - mean;
            double product = gap * gap;
            sum += power == 2 ? product : power == 3 ? product * gap : product * product;
        }
        return sum / values.length;
    }
}
