package io.assay.market.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.assay.base.Parallel;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;

/** Plain statistics for the tests, written without the code under test. */
final class Sample {
    private Sample() {}

    /** An estimate with its standard error. */
    record Estimate(double value, double error) {
        /** Distance from a value in standard errors. */
        double from(double truth) {
            return Math.abs(value - truth) / error;
        }
    }

    static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    static double moment(double[] x, int power) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> Math.pow(v - mean, power)).average().orElseThrow();
    }

    static double deviation(double[] x) {
        return Math.sqrt(moment(x, 2));
    }

    static double kurtosis(double[] x) {
        return moment(x, 4) / Math.pow(moment(x, 2), 2);
    }

    static double correlation(double[] x, double[] y) {
        double mx = mean(x);
        double my = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - mx) * (y[i] - my);
        }
        return sum / x.length / deviation(x) / deviation(y);
    }

    /** Correlation of a column with itself some rows later. */
    static double autocorrelation(double[] x, int lag) {
        return correlation(Arrays.copyOf(x, x.length - lag), Arrays.copyOfRange(x, lag, x.length));
    }

    static double[] absolute(double[] x) {
        return Arrays.stream(x).map(Math::abs).toArray();
    }

    /** Simple returns from adjusted close to adjusted close; one fewer than bars. */
    static double[] returns(BarSeries bars) {
        double[] close = bars.adjustedClose();
        double[] r = new double[close.length - 1];
        for (int i = 0; i < r.length; i++) {
            r[i] = close[i + 1] / close[i] - 1;
        }
        return r;
    }

    static List<Instrument> instruments(SimulatedMarket market) {
        return market.listings().stream().map(Listing::instrument).toList();
    }

    /** Raw return from the open of the next bar to the open {@code h} bars later, NaN at the end. */
    static double[] forward(BarSeries bars, int h) {
        double[] open = bars.adjusted().open();
        double[] y = new double[open.length];
        for (int t = 0; t < y.length; t++) {
            y[t] = t + 1 + h < y.length ? open[t + 1 + h] / open[t + 1] - 1 : Double.NaN;
        }
        return y;
    }

    /** The same with every gap and every session divided by its volatility, from recorded bars. */
    static double[] scaledForward(SimulatedMarket market, Instrument instrument, int h) {
        BarSeries bars = market.bars(instrument).adjusted();
        double[] sigma = market.oracle().volatility(instrument);
        double premium = market.spec().factors().riskPremium() / 252;
        double[] y = new double[bars.size()];
        Arrays.fill(y, Double.NaN);
        for (int t = 0; t + 1 + h < y.length; t++) {
            y[t] = 0;
            for (int s = t + 1; s <= t + h; s++) {
                y[t] += (bars.close()[s] / bars.open()[s] - 1) / sigma[s];
                y[t] += (bars.open()[s + 1] / bars.close()[s] - 1 - premium) / sigma[s + 1];
            }
        }
        return y;
    }

    /** Two columns of one stock. */
    record Pair(double[] x, double[] y) {}

    /**
     * The pooled correlation of two columns over stocks that have nothing in common; the error comes from the spread
     * between stocks, so overlapping returns do not flatter it. Rows before {@code from} and rows with NaN are left
     * out.
     */
    static Estimate pooled(SimulatedMarket market, int from, Function<Instrument, Pair> columns) {
        List<double[]> sums = new Parallel(2).map(instruments(market), i -> sums(columns.apply(i), from));
        double n = total(sums, 0);
        double mx = total(sums, 1) / n;
        double my = total(sums, 2) / n;
        double vx = total(sums, 3) / n - mx * mx;
        double vy = total(sums, 4) / n - my * my;
        double correlation = (total(sums, 5) / n - mx * my) / Math.sqrt(vx * vy);
        double square = 0;
        for (double[] s : sums) {
            double part = s[5] - mx * s[2] - my * s[1] + s[0] * mx * my - correlation * s[0] * Math.sqrt(vx * vy);
            square += part * part;
        }
        return new Estimate(correlation, Math.sqrt(square) / n / Math.sqrt(vx * vy));
    }

    private static double total(List<double[]> sums, int at) {
        return sums.stream().mapToDouble(s -> s[at]).sum();
    }

    private static double[] sums(Pair pair, int from) {
        double[] s = new double[6];
        for (int i = from; i < pair.x().length; i++) {
            double x = pair.x()[i];
            double y = pair.y()[i];
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                s[0]++;
                s[1] += x;
                s[2] += y;
                s[3] += x * x;
                s[4] += y * y;
                s[5] += x * y;
            }
        }
        return s;
    }
}
