package io.assay.market.simulate;

import java.util.random.RandomGenerator;

import io.assay.base.Check;

/**
 * One stock as total-return index that starts at 1 before the first session, with its hidden state. All returns are
 * simple: each gap and each session path is an arithmetic walk, so the expected return of what has no drift is zero
 * whatever the volatility.
 */
final class StockPath {
    /** A session's noise has at most this standard deviation, so that prices stay positive. */
    private static final double LARGEST_AMPLITUDE = 0.16;

    /** What is left at the worst moment of a session or gap that would lose more. */
    private static final double FLOOR = 0.05;

    private static final double VOLUME_PERSISTENCE = 0.7;
    private static final double VOLUME_SPREAD = 0.35;

    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;
    /** Conditional volatility of each session, known before it begins. */
    final double[] volatility;
    /** The planted predictor at each close. */
    final double[] predictor;

    private final double[] body;
    private final int bars;

    private StockPath(int bars, double[] volatility) {
        this.bars = bars;
        this.volatility = volatility;
        open = new double[bars];
        high = new double[bars];
        low = new double[bars];
        close = new double[bars];
        volume = new double[bars];
        predictor = new double[bars];
        body = new double[bars];
    }

    /**
     * Makes a stock.
     *
     * @param signal planted expected return of the gap two sessions after each close, from outside series, in units of
     *     volatility
     */
    static StockPath of(SimulationSpec spec, MarketState state, StockTraits traits, double[] signal) {
        Check.atLeast("signal.length", signal.length, traits.bars());
        RandomGenerator slow = traits.seed().child("volatility").random();
        double[] volatility = MarketState.slow(slow, spec.volatility().own(), traits.bars());
        for (int s = 0; s < volatility.length; s++) {
            volatility[s] *= traits.volatility() * state.volatility()[s];
        }
        StockPath path = new StockPath(traits.bars(), volatility);
        double[] power = path.walk(spec, state, traits, signal);
        path.trade(traits, power);
        return path;
    }

    /** Fills prices and predictor; returns the squared amplitude of each session. */
    private double[] walk(SimulationSpec spec, MarketState state, StockTraits traits, double[] signal) {
        FactorPath market = state.market();
        FactorPath sector = state.sectors().get(traits.sector());
        double sectorShare = spec.factors().sectorShare();
        double ownShare = 1 - traits.marketShare() - sectorShare;
        double tails = spec.volatility().amplitudeVariance();
        double strength = PlantedPattern.strength(spec);
        RandomGenerator random = traits.seed().child("path").random();
        double[] power = new double[bars];
        double[] steps = new double[PlantedPattern.STEPS];
        double toMarket = Math.sqrt(traits.marketShare());
        double toSector = Math.sqrt(sectorShare);
        double gapPart = Math.sqrt(spec.volatility().overnightShare());
        double stepPart = Math.sqrt((1 - spec.volatility().overnightShare()) / PlantedPattern.STEPS);
        double last = 1;
        for (int s = 0; s < bars; s++) {
            double own = FactorPath.power(random.nextGaussian(), tails);
            power[s] = traits.marketShare() * market.power()[s] + sectorShare * sector.power()[s] + ownShare * own;
            double amplitude = Math.min(volatility[s], LARGEST_AMPLITUDE / Math.sqrt(power[s]));
            double toOwn = Math.sqrt(ownShare * own);
            double gap = toMarket * market.gaps()[s] + toSector * sector.gaps()[s] + toOwn * random.nextGaussian();
            for (int k = 0, at = s * steps.length; k < steps.length; k++, at++) {
                steps[k] =
                        toMarket * market.steps()[at] + toSector * sector.steps()[at] + toOwn * random.nextGaussian();
            }
            int known = s - PlantedPattern.LAG;
            double telling = known < spec.alpha().lasts() ? strength : 0;
            double expected = known < 0 ? 0 : volatility[s] * (telling * predictor[known] + signal[known]);
            double move = spec.premium() + expected + amplitude * gapPart * gap;
            open[s] = last * Math.max(FLOOR, 1 + move);
            session(s, steps, amplitude * stepPart, spec.alpha());
            last = close[s];
        }
        return power;
    }

    /** Fills high, low, close and predictor from the open and the steps of the session. */
    private void session(int s, double[] steps, double scale, AlphaSpec alpha) {
        double at = 0;
        double top = 0;
        double bottom = 0;
        for (double step : steps) {
            at += step;
            top = Math.max(top, at);
            bottom = Math.min(bottom, at);
        }
        high[s] = open[s] * Math.max(FLOOR, 1 + scale * top);
        low[s] = open[s] * Math.max(FLOOR, 1 + scale * bottom);
        close[s] = open[s] * Math.max(FLOOR, 1 + scale * at);
        body[s] = PlantedPattern.body(close[s] - open[s], high[s] - low[s]);
        predictor[s] = PlantedPattern.next(s == 0 ? 0 : predictor[s - 1], body, s, alpha);
    }

    /** Fills volume: more on days of large amplitude and in volatile times, and a slow change of its own. */
    private void trade(StockTraits traits, double[] power) {
        RandomGenerator random = traits.seed().child("volume").random();
        double kick = Math.sqrt(1 - VOLUME_PERSISTENCE * VOLUME_PERSISTENCE);
        double level = random.nextGaussian();
        for (int s = 0; s < bars; s++) {
            double busy = Math.sqrt(power[s] * volatility[s] / traits.volatility());
            double shares = traits.firstVolume() * busy * StrictMath.exp(VOLUME_SPREAD * level);
            volume[s] = Math.max(1, Math.rint(shares));
            level = VOLUME_PERSISTENCE * level + kick * random.nextGaussian();
        }
    }
}
