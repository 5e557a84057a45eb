package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/**
 * Value at risk and expected shortfall of a book by one method, and how the estimate did on days that it did not know.
 * Losses are positive fractions of equity. Estimates stand on all returns there are and are of the days after the last;
 * several days are compounded, and past losses of several days overlap. The interval of a filtered one takes the
 * volatility of now as known.
 *
 * @param method how it was estimated
 * @param level probability that the loss is not above {@code var}
 * @param horizon sessions that the loss runs over
 * @param var loss not exceeded with that probability
 * @param shortfall mean loss beyond it (CVaR)
 * @param refusal why there is none, in a sentence; empty if there is
 * @param check against losses that came later
 */
public record TailRisk(
        TailMethod method,
        double level,
        int horizon,
        RiskFigure var,
        RiskFigure shortfall,
        String refusal,
        VarCheck check) {
    /** Probabilities that estimates are made of. */
    public static final List<Double> LEVELS = List.of(0.95, 0.99);

    /** Sessions that losses run over. */
    public static final List<Integer> HORIZONS = List.of(1, 10);

    /** Volatility clusters: blocks are of a month, or of a tenth of the days where that is shorter. */
    static final int MEMORY = 20;

    /** Every method at every horizon and level. */
    static List<TailRisk> all(BookReturns book, RiskSpec spec, Seed seed) {
        List<TailRisk> all = new ArrayList<>();
        for (int horizon : HORIZONS) {
            for (TailMethod method : TailMethod.values()) {
                AsOfTail tail = new AsOfTail(method, horizon, spec.paths(), seed.child("paths"));
                all.addAll(new Maker(tail, horizon, spec).of(method, book.returns(), seed.child("redraws")));
            }
        }
        return List.copyOf(all);
    }

    /** Makes both levels at once. */
    private record Maker(AsOfTail tail, int horizon, RiskSpec spec) {
        List<TailRisk> of(TailMethod method, double[] returns, Seed seed) {
            List<List<VarCheck.Outcome>> outcomes = outcomes(tail, horizon, returns, spec.warmUp());
            RiskFigure[] figures = figures(seed);
            List<TailRisk> both = new ArrayList<>();
            for (int i = 0; i < LEVELS.size(); i++) {
                double level = LEVELS.get(i);
                both.add(new TailRisk(
                        method,
                        level,
                        horizon,
                        figures[2 * i],
                        figures[2 * i + 1],
                        tail.refusal(level),
                        VarCheck.of(outcomes.get(i), level)));
            }
            return both;
        }

        private RiskFigure[] figures(Seed seed) {
            RiskFigure[] figures = new RiskFigure[2 * LEVELS.size()];
            LossSample sample = tail.sample();
            int days = sample.size();
            if (days == 0) {
                Arrays.fill(figures, RiskFigure.NONE);
                return figures;
            }
            int[] order = sample.order();
            int overlap = tail.overlap() == 1 ? 0 : tail.overlap();
            Draws draws = DayBlocks.forOverlap(days, overlap, MEMORY)
                    .sample(times -> flat(tail.estimate(sample.redrawn(order, times), levels())), spec.redraws(), seed);
            Arrays.setAll(figures, i -> RiskFigure.of(draws, i));
            return figures;
        }

        private static double[] flat(TailLoss[] losses) {
            double[] flat = new double[2 * losses.length];
            for (int i = 0; i < losses.length; i++) {
                flat[2 * i] = losses[i].var();
                flat[2 * i + 1] = losses[i].shortfall();
            }
            return flat;
        }
    }

    private static double[] levels() {
        return LEVELS.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Hands a tail estimate all returns, one by one; after the warm-up an estimate is made every {@code horizon} days
     * and kept beside the loss that followed.
     *
     * @return for each level the outcomes in the order of time
     */
    static List<List<VarCheck.Outcome>> outcomes(AsOfTail tail, int horizon, double[] returns, int warmUp) {
        List<List<VarCheck.Outcome>> all = new ArrayList<>();
        LEVELS.forEach(level -> all.add(new ArrayList<>()));
        for (int t = 0; t < returns.length; t++) {
            boolean checked = t >= warmUp && (t - warmUp) % horizon == 0 && t + horizon <= returns.length;
            if (checked) {
                TailLoss[] estimates = tail.estimate(levels());
                double loss = AsOfTail.loss(Arrays.copyOfRange(returns, t, t + horizon));
                for (int i = 0; i < estimates.length; i++) {
                    all.get(i).add(new VarCheck.Outcome(estimates[i], loss));
                }
            }
            tail.add(returns[t]);
        }
        return all;
    }
}
