package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.metric.DailyIc;
import io.assay.metric.Draws;
import io.assay.metric.Moments;
import io.assay.metric.NeweyWest;

/** Figures of daily series: the cross-sectional IC's ratio and t, and the Sharpe ratio of acting on the score. */
final class DailyFigures {
    static final String SHARPE = "net Sharpe a year";

    private static final double DAYS_A_YEAR = 365.25;
    private static final double NORMAL_95 = 1.959963984540054;

    private DailyFigures() {}

    static List<Figure> of(JudgedRows rows, Scorer scorer, Settings settings) {
        List<Figure> figures = new ArrayList<>();
        int lags = Math.max(1, 2 * rows.overlap());
        if (scorer.isCrossSection()) {
            DailyIc series = new DailyIc(rows.days(), scorer.dailyRankIc());
            double[] defined = series.defined();
            figures.add(plain("ICIR", series.ratio(), "mean over deviation of the daily rank IC"));
            figures.add(plain("rank IC t", NeweyWest.tOfMean(defined, lags), "Newey-West with " + lags + " lags"));
        }
        Trading trading = settings.trading();
        String note =
                "of the summed positions after costs, no risk-free rate; long-run deviation, 95 % normal interval";
        figures.add(sharpe(new Acting(SHARPE, note), rows, trading.positions(scorer.excess()), trading, lags));
        double[] bought = new double[rows.size()];
        Arrays.fill(bought, 1);
        String all = "of buying every row, at the same costs: what needs no skill";
        figures.add(sharpe(new Acting(Evaluation.ALWAYS_UP_SHARPE, all), rows, bought, trading, lags));
        return figures;
    }

    /** What a ratio is called and what is said of it. */
    private record Acting(String name, String note) {}

    /**
     * The long-run ratio: Newey-West t of the decision days' net returns over the root of the years. The plain daily
     * ratio would count overlapping holdings several times.
     */
    private static Figure sharpe(Acting acting, JudgedRows rows, double[] positions, Trading trading, int lags) {
        double[] daily = earned(rows, positions, trading);
        int[] days = rows.days();
        // From the first decision day to the last there is one day less than days that earn.
        double between = (days[days.length - 1] - days[0]) / DAYS_A_YEAR;
        double years = between * days.length / Math.max(1, days.length - 1);
        double ratio = NeweyWest.tOfMean(daily, lags) / Math.sqrt(years);
        boolean usable = years > 0 && Moments.deviation(daily) > 0 && Double.isFinite(ratio);
        double error = Math.sqrt((1 + ratio * ratio * years / (2 * days.length)) / years);
        Draws.Interval interval = usable
                ? new Draws.Interval(ratio - NORMAL_95 * error, ratio + NORMAL_95 * error)
                : new Draws.Interval(Double.NaN, Double.NaN);
        return new Figure(acting.name(), usable ? ratio : Double.NaN, interval, acting.note());
    }

    /** What acting on a score earns by decision day, summed over its rows, after costs. */
    static double[] net(JudgedRows rows, double[] excess, Trading trading) {
        return earned(rows, trading.positions(excess), trading);
    }

    private static double[] earned(JudgedRows rows, double[] positions, Trading trading) {
        double[] costs = trading.costs(rows, positions);
        double[] daily = new double[rows.days().length];
        for (int i = 0; i < positions.length; i++) {
            daily[rows.dayOf()[i]] += positions[i] * rows.outcome()[i] - costs[i];
        }
        return daily;
    }

    static Figure plain(String name, double value, String note) {
        return new Figure(name, value, new Draws.Interval(Double.NaN, Double.NaN), note);
    }
}
