package io.assay.market.simulate;

import java.util.Arrays;

import io.assay.market.Instrument;

/** Knows the hidden state of a simulated market: what a perfect forecaster could know, and how well it would do. */
public final class Oracle {
    private final SimulatedMarket market;
    private final SimulationSpec spec;

    Oracle(SimulatedMarket market) {
        this.market = market;
        this.spec = market.spec();
    }

    /**
     * The planted predictor, one value a bar, known at its close; equal to {@link PlantedPattern#predictor} of the bars
     * but for rounding. With an information coefficient of 0 it is still there and tells nothing.
     */
    public double[] predictor(Instrument instrument) {
        return market.path(market.stock(instrument)).predictor;
    }

    /** The conditional volatility of each session, a daily fraction, fixed before the session began. */
    public double[] volatility(Instrument instrument) {
        return market.path(market.stock(instrument)).volatility;
    }

    /**
     * The return that {@link #informationCoefficient()} is about: over the alpha's horizon from the open of the next
     * bar, the sum of gaps and sessions, each in units of its session's volatility, gaps less the risk premium.
     *
     * @return one value a bar; NaN on the last {@code horizon + 1} bars
     */
    public double[] scaledReturn(Instrument instrument) {
        StockPath path = market.path(market.stock(instrument));
        int h = spec.alpha().horizon();
        double[] scaled = new double[path.close.length];
        Arrays.fill(scaled, Double.NaN);
        for (int t = 0; t + h + 1 < scaled.length; t++) {
            double sum = 0;
            for (int s = t + 1; s <= t + h; s++) {
                double gap = path.open[s + 1] / path.close[s] - 1 - spec.premium();
                sum += (path.close[s] / path.open[s] - 1) / path.volatility[s] + gap / path.volatility[s + 1];
            }
            scaled[t] = sum;
        }
        return scaled;
    }

    /** What was planted: the correlation of {@link #predictor} and {@link #scaledReturn}. */
    public double informationCoefficient() {
        return informationCoefficient(spec.alpha().horizon());
    }

    /** The same over another number of sessions. */
    public double informationCoefficient(int horizon) {
        return PlantedPattern.informationCoefficient(spec, horizon);
    }

    /**
     * The correlation of the predictor with the plain return of one stock over a horizon: smaller, because sessions of
     * high volatility dominate the variance of returns. Over stocks of different volatility together it is smaller
     * again. Products of returns within the horizon are left out (relative error below 1e-2 up to 30 sessions).
     */
    public double rawInformationCoefficient(int horizon) {
        VolatilitySpec volatility = spec.volatility();
        VolatilitySpec.Regimes regimes = volatility.regimes();
        double slow =
                square(volatility.market().spread()) + square(volatility.own().spread());
        double states = regimes.mean(m -> m) / Math.sqrt(regimes.mean(m -> m * m));
        return informationCoefficient(horizon) * states * StrictMath.exp(-slow / 2);
    }

    /** The bar, counted from 0, from which the variance of the predictor is 1 to within 1e-4. */
    public int settle() {
        double p = spec.alpha().persistence();
        int first = PlantedPattern.first(spec.alpha().pattern());
        return p == 0 ? first : first + (int) Math.ceil(StrictMath.log(1e-4) / (2 * StrictMath.log(p)));
    }

    private static double square(double x) {
        return x * x;
    }
}
