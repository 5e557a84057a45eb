package io.assay.feature.kernel;

/**
 * Wilder's directional movement (New Concepts in Technical Trading Systems, 1978), with TA-Lib's start: the first
 * {@code period - 1} movements are summed, smoothing begins with the next.
 *
 * @param plus +DI, 0..100, from row {@code period}
 * @param minus -DI, 0..100, from row {@code period}
 * @param adx ADX, 0..100, from row {@code 2 period - 1}
 */
public record Directional(double[] plus, double[] minus, double[] adx) {
    /**
     * Fills the three columns over rows 0 to {@code size - 1}. Without movement (smoothed true range not above
     * {@code still} of the close a bar) both DI are 0 and ADX keeps its value.
     *
     * @param ranges high, low, close and true range (from row 1)
     * @param still smallest smoothed true range, as a share of the close, that counts as movement
     */
    public void fill(Ranges ranges, int period, double still) {
        int size = ranges.size();
        Span span = new Span(1, size);
        double up = 0;
        double down = 0;
        double range = 0;
        double index = 0;
        for (int t = 1; t < size; t++) {
            double rise = ranges.high[t] - ranges.high[t - 1];
            double fall = ranges.low[t - 1] - ranges.low[t];
            boolean settled = t >= period;
            double keep = settled ? 1.0 / period : 0;
            up += (rise > 0 && rise > fall ? rise : 0) - up * keep;
            down += (fall > 0 && fall > rise ? fall : 0) - down * keep;
            range += ranges.trueRange[t] - range * keep;
            boolean moves = range > still * period * ranges.close[t];
            plus[t] = moves ? 100 * (up / range) : 0;
            minus[t] = moves ? 100 * (down / range) : 0;
            double both = plus[t] + minus[t];
            double strength = both > 0 ? 100 * Math.abs(plus[t] - minus[t]) / both : 0;
            if (t >= 2 * period) {
                index += both > 0 ? (strength - index) / period : 0;
            } else if (settled) {
                index += strength / period;
            }
            adx[t] = index;
        }
        span.blank(plus, period);
        span.blank(minus, period);
        span.blank(adx, 2 * period - 1);
    }

    /**
     * What directional movement is made of.
     *
     * @param high highest prices
     * @param low lowest prices
     * @param close last prices
     * @param trueRange true range from row 1 on
     * @param size number of rows
     */
    public record Ranges(double[] high, double[] low, double[] close, double[] trueRange, int size) {}
}
