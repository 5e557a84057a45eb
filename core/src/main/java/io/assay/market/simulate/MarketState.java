package io.assay.market.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;

/**
 * What all stocks share, made before any stock: sessions, regimes, common volatility, the shocks of the market and the
 * sectors, and the expected return that market-wide series plant. Immutable; arrays are read only.
 *
 * @param days sessions, ascending epoch days
 * @param regimes 0 = calm, 1 = normal, 2 = stress, one a session
 * @param volatility common factor of all volatilities, one a session, mean square 1
 * @param market shocks of the market
 * @param sectors shocks of each sector
 * @param outside market-wide outside series
 */
record MarketState(
        int[] days,
        int[] regimes,
        double[] volatility,
        FactorPath market,
        List<FactorPath> sectors,
        OutsideWorld outside) {

    static MarketState of(SimulationSpec spec) {
        Seed seed = spec.seed();
        int n = spec.sessions();
        VolatilitySpec volatility = spec.volatility();
        int[] days = Sessions.of(spec);
        int[] regimes = regimes(seed.child("regimes"), volatility.regimes(), n);
        double[] common = common(seed.child("volatility"), volatility, regimes);
        double tails = volatility.amplitudeVariance();
        List<FactorPath> sectors = new ArrayList<>();
        for (int k = 0; k < spec.sectors(); k++) {
            sectors.add(FactorPath.of(seed.child("sector").child(k), n, tails));
        }
        return new MarketState(
                days,
                regimes,
                common,
                FactorPath.of(seed.child("market"), n, tails),
                List.copyOf(sectors),
                OutsideWorld.of(spec, days, common));
    }

    private static int[] regimes(Seed seed, VolatilitySpec.Regimes spec, int n) {
        RandomGenerator random = seed.random();
        int[] states = new int[n];
        int state = spec.state(random.nextDouble());
        for (int s = 0; s < n; s++) {
            double change = random.nextDouble();
            double fresh = random.nextDouble();
            state = change < 1 / spec.meanSessions() ? spec.state(fresh) : state;
            states[s] = state;
        }
        return states;
    }

    private static double[] common(Seed seed, VolatilitySpec spec, int[] regimes) {
        double[] factor = slow(seed.random(), spec.market(), regimes.length);
        double norm = Math.sqrt(spec.regimes().mean(m -> m * m));
        for (int s = 0; s < factor.length; s++) {
            factor[s] *= spec.regimes().multiplier(regimes[s]) / norm;
        }
        return factor;
    }

    /** The exponential of an autoregression, begun in its stationary state and scaled to mean square 1. */
    static double[] slow(RandomGenerator random, VolatilitySpec.SlowChange spec, int n) {
        double p = spec.persistence();
        double kick = Math.sqrt(1 - p * p);
        double spread = spec.spread();
        double[] factor = new double[n];
        double level = random.nextGaussian();
        for (int s = 0; s < n; s++) {
            factor[s] = spread == 0 ? 1 : StrictMath.exp(spread * level - spread * spread);
            level = p * level + kick * random.nextGaussian();
        }
        return factor;
    }
}
