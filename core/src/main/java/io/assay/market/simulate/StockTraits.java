package io.assay.market.simulate;

import java.util.Locale;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.market.Instrument;
import io.assay.market.Market;

/**
 * What a stock is born with; a function of the specification and its number alone.
 *
 * @param instrument identity
 * @param sector number of its sector
 * @param seed root of its draws
 * @param volatility root-mean-square daily volatility
 * @param marketShare share of its variance that is the market's
 * @param firstPrice price before the first session
 * @param firstVolume usual number of shares a day
 * @param bars number of bars: all sessions, or those up to the delisting
 * @param delistingReturn from the last close to what holders got; NaN if it is not delisted
 * @param dividendYield a year, 0 if it pays none
 * @param dividendPhase sessions from the start to its first dividend
 */
record StockTraits(
        Instrument instrument,
        int sector,
        Seed seed,
        double volatility,
        double marketShare,
        double firstPrice,
        double firstVolume,
        int bars,
        double delistingReturn,
        double dividendYield,
        int dividendPhase) {
    /** Sessions from one dividend to the next. */
    static final int QUARTER = SimulationSpec.YEAR / 4;

    static StockTraits of(SimulationSpec spec, int number) {
        Seed seed = spec.seed().child("stock").child(number);
        RandomGenerator random = seed.child("traits").random();
        VolatilitySpec volatility = spec.volatility();
        FactorSpec factors = spec.factors();
        EventSpec events = spec.events();
        double sigma = between(volatility.low(), volatility.high(), random.nextDouble());
        double share = between(factors.marketShareLow(), factors.marketShareHigh(), random.nextDouble());
        double price = 40 * StrictMath.exp(0.6 * random.nextGaussian());
        double volume = 2e6 * StrictMath.exp(random.nextGaussian());
        boolean delisted = random.nextDouble() < events.delistings();
        double when = random.nextDouble();
        double end = delistingReturn(random.nextDouble(), random.nextDouble());
        boolean pays = random.nextDouble() < events.dividendPayers();
        int phase = 1 + random.nextInt(QUARTER);
        return new StockTraits(
                new Instrument(Market.SIM.code(), String.format(Locale.ROOT, "S%04d", number + 1)),
                number % spec.sectors(),
                seed,
                sigma,
                share,
                price,
                volume,
                delisted ? lastBars(spec.sessions(), when) : spec.sessions(),
                delisted ? end : Double.NaN,
                pays ? events.dividendYield() : 0,
                phase);
    }

    /** Half of those who leave fail and lose 20 to 100 %, half are taken over at a premium of up to 40 %. */
    private static double delistingReturn(double kind, double size) {
        return kind < 0.5 ? -between(0.2, 1, size) : between(0, 0.4, size);
    }

    /** Nobody leaves in the first year, or in the first half of a market shorter than two. */
    private static int lastBars(int sessions, double when) {
        int earliest = Math.min(SimulationSpec.YEAR, sessions / 2);
        return Math.max(1, earliest + (int) (when * (sessions - earliest - 1)));
    }

    private static double between(double low, double high, double uniform) {
        return low + (high - low) * uniform;
    }

    boolean delisted() {
        return !Double.isNaN(delistingReturn);
    }
}
