package io.assay.experiment.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;

/**
 * Total-return closes of several stocks side by side on the sessions of all of them. A return is one from a session to
 * the next one of the market: over a session without a bar there is none, before it or after it.
 */
final class CloseGrid {
    private final List<Instrument> instruments;
    private final int[] sessions;
    /** Stock by stock, session by session; NaN without a bar. */
    private final double[][] closes;

    private CloseGrid(List<Instrument> instruments, int[] sessions, double[][] closes) {
        this.instruments = instruments;
        this.sessions = sessions;
        this.closes = closes;
    }

    /**
     * Reads.
     *
     * @param bars audited bars of a stock
     * @throws DataException if there is no bar at all
     */
    static CloseGrid of(List<Instrument> instruments, Function<Instrument, BarSeries> bars, Parallel parallel) {
        List<BarSeries> all = parallel.map(instruments, i -> bars.apply(i).adjusted());
        int[] sessions = sessions(all);
        List<double[]> closes = new ArrayList<>();
        for (BarSeries series : all) {
            double[] own = new double[sessions.length];
            Arrays.fill(own, Double.NaN);
            int at = 0;
            for (int row = 0; row < series.size(); row++) {
                while (sessions[at] < series.days()[row]) {
                    at++;
                }
                double close = series.adjustedClose()[row];
                own[at] = close > 0 && Double.isFinite(close) ? close : Double.NaN;
            }
            closes.add(own);
        }
        return new CloseGrid(instruments, sessions, closes.toArray(double[][]::new));
    }

    private static int[] sessions(List<BarSeries> all) {
        int first = all.stream()
                .filter(s -> s.size() > 0)
                .mapToInt(s -> s.days()[0])
                .min()
                .orElseThrow(() -> new DataException("none of " + all.size() + " stocks has a bar"));
        BitSet seen = new BitSet();
        all.forEach(series -> Arrays.stream(series.days()).forEach(day -> seen.set(day - first)));
        return seen.stream().map(offset -> first + offset).toArray();
    }

    List<Instrument> instruments() {
        return instruments;
    }

    int size() {
        return sessions.length;
    }

    /** Epoch day of a session. */
    int day(int session) {
        return sessions[session];
    }

    /** The number of the last session up to an epoch day, -1 if there is none. */
    int sessionBy(int day) {
        int at = Arrays.binarySearch(sessions, day);
        return at >= 0 ? at : -at - 2;
    }

    boolean trades(int stock, int session) {
        return !Double.isNaN(closes[stock][session]);
    }

    /** Simple return from the session before; NaN where either has no bar. */
    double earned(int stock, int session) {
        return session == 0 ? Double.NaN : closes[stock][session] / closes[stock][session - 1] - 1;
    }

    /** The returns of some stocks on so many sessions up to one, a row a session. */
    double[][] returns(int[] stocks, int session, int count) {
        double[][] rows = new double[count][stocks.length];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < stocks.length; i++) {
                rows[t][i] = earned(stocks[i], session - count + 1 + t);
            }
        }
        return rows;
    }

    /** Last close up to one session over the last close up to another, as the account values what is held. */
    double growth(int stock, int from, int to) {
        return last(stock, to) / last(stock, from);
    }

    private double last(int stock, int session) {
        int at = session;
        while (at > 0 && Double.isNaN(closes[stock][at])) {
            at--;
        }
        return closes[stock][at];
    }
}
