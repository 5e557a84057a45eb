package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.HeldPositions;
import io.assay.backtest.risk.Scenario.Line;
import io.assay.base.Days;
import io.assay.metric.Moments;

/** Stress on the positions and returns as they were booked. */
final class PathStresses {
    private static final double[] SIGMAS = {1, 2.33};

    private final RiskInputs inputs;
    private final BacktestResult result;
    private final double[] returns;
    private final RiskSpec spec;

    PathStresses(RiskInputs inputs, RiskSpec spec) {
        this.inputs = inputs;
        this.result = inputs.result();
        this.returns = result.returns();
        this.spec = spec;
    }

    List<Scenario> all() {
        return List.of(gap(), spread(), together());
    }

    private Scenario gap() {
        int worst = largestGross();
        double size = worst < 0 ? 0 : gross(worst);
        double loss = spec.stress().gap() * size;
        double[] stressed = returns.clone();
        if (worst >= 0) {
            stressed[worst] = (1 + stressed[worst]) * Math.max(0, 1 - loss) - 1;
        }
        List<Line> lines = new ArrayList<>(Scenario.lines(returns, stressed, spec.sessionsPerYear()));
        lines.add(Line.size("loss of that night", Double.NaN, worst < 0 ? Double.NaN : loss));
        return new Scenario(
                "Overnight gap of " + Words.percent(spec.stress().gap()) + " against every position",
                "In the night after the largest exposure"
                        + (worst < 0
                                ? ""
                                : " (" + Days.text(result.days()[worst]) + ", gross " + Words.percent(size) + ")")
                        + " what is held long falls and what is sold short rises by "
                        + Words.percent(spec.stress().gap()) + "; returns of other sessions stay as they were.",
                lines);
    }

    /** The session of the largest gross share of equity that has a night after it; -1 if nothing was ever held. */
    private int largestGross() {
        int worst = -1;
        for (int s = 0; s < returns.length; s++) {
            double gross = gross(s);
            worst = gross > 0 && (worst < 0 || gross > gross(worst)) ? s : worst;
        }
        return worst;
    }

    private double gross(int session) {
        double equity = result.equity(session);
        return equity > 0 ? (result.longs(session) + result.shorts(session)) / equity : 0;
    }

    private Scenario spread() {
        double mean = Moments.mean(returns);
        double factor = spec.stress().spread();
        double[] stressed =
                Arrays.stream(returns).map(r -> mean + factor * (r - mean)).toArray();
        return new Scenario(
                "Volatility times " + Words.number(factor),
                "Each session's return is " + Words.number(factor)
                        + " times as far from the mean of all, in the same order; the book takes no smaller positions"
                        + " for it.",
                Scenario.lines(returns, stressed, spec.sessionsPerYear()));
    }

    private Scenario together() {
        Together sums = new Together();
        double[] own = EwmaVolatility.known(returns);
        double[][] stocks = result.instruments().stream()
                .map(i -> EwmaVolatility.known(inputs.prices().returns(i)))
                .toArray(double[][]::new);
        HeldPositions held = HeldPositions.of(result, inputs.prices());
        while (held.next()) {
            double all = held.isSolvent() ? deviation(held, stocks) : 0;
            if (all > 0 && !Double.isNaN(own[held.session()])) {
                sums.add(own[held.session()], all, held.day());
            }
        }
        List<Line> lines = new ArrayList<>();
        for (double z : SIGMAS) {
            String of = "loss at " + Words.number(z) + " sigma, ";
            lines.add(Line.size(of + "mean of closes", z * sums.own / sums.closes, z * sums.all / sums.closes));
            lines.add(Line.size(
                    of + "worst close" + (sums.closes == 0 ? "" : ", " + Days.text(sums.worstDay)),
                    z * sums.mostOwn,
                    z * sums.most));
        }
        return new Scenario(
                "Correlation of one",
                "On one day every position moves against the book by so many deviations of its own, as known at the"
                        + " close (0.94 a day); beside it as many deviations of the book's returns as it was run.",
                lines);
    }

    /** Sum of the absolute shares times their stocks' deviations; a stock without one has the mean of the others. */
    private static double deviation(HeldPositions held, double[][] stocks) {
        double known = 0;
        double gross = 0;
        double sum = 0;
        for (int i = 0; i < stocks.length; i++) {
            double share = Math.abs(held.share(i));
            if (share > 0) {
                double deviation = stocks[i][held.row(i) + 1];
                gross += share;
                known += Double.isNaN(deviation) ? 0 : share;
                sum += Double.isNaN(deviation) ? 0 : share * deviation;
            }
        }
        return known > 0 ? sum * gross / known : 0;
    }

    /** Sums over closes. */
    private static final class Together {
        private int closes;
        private double own;
        private double all;
        private double mostOwn = Double.NaN;
        private double most = Double.NaN;
        private int worstDay;

        void add(double ownNow, double allNow, int day) {
            closes++;
            own += ownNow;
            all += allNow;
            mostOwn = mostOwn >= ownNow ? mostOwn : ownNow;
            if (!(most >= allNow)) {
                most = allNow;
                worstDay = day;
            }
        }
    }
}
