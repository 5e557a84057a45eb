package io.assay.market.simulate;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Seed;

/**
 * Everything a simulated market is made from: the same specification gives the same bits.
 *
 * @param symbols number of stocks, 1 to 9,999; stock {@code i} is the same however many there are
 * @param sectors number of sectors; stock {@code i} is in sector {@code i % sectors}
 * @param firstDay epoch day on or after which the first session is
 * @param sessions number of sessions, at least 2
 * @param seed root of all draws
 * @param alpha what there is to find
 * @param volatility size and clustering of the moves
 * @param factors what stocks have in common
 * @param events splits, dividends, delistings, holidays
 * @param outside what the outside series tell
 */
public record SimulationSpec(
        int symbols,
        int sectors,
        int firstDay,
        int sessions,
        Seed seed,
        AlphaSpec alpha,
        VolatilitySpec volatility,
        FactorSpec factors,
        EventSpec events,
        OutsideSpec outside) {
    /** Sessions in a simulated year. */
    public static final int YEAR = 252;

    /** Checks the ranges. */
    public SimulationSpec {
        Check.within("symbols", symbols, 1, 9_999);
        Check.within("sectors", sectors, 1, 100);
        Check.within("firstDay", firstDay, Days.of(1900, 1, 1), Days.of(2200, 1, 1));
        Check.within("sessions", sessions, 2, 100_000);
    }

    /** 40 stocks in 8 sectors over 14 years from 2002 on, with an information coefficient of 0.03. */
    public static SimulationSpec defaults() {
        return new SimulationSpec(
                40,
                8,
                Days.of(2002, 1, 1),
                14 * YEAR,
                Seed.of(1),
                AlphaSpec.defaults(),
                VolatilitySpec.defaults(),
                FactorSpec.defaults(),
                EventSpec.defaults(),
                OutsideSpec.defaults());
    }

    /** The same with another number of stocks. */
    public SimulationSpec withSymbols(int value) {
        return new SimulationSpec(
                value, sectors, firstDay, sessions, seed, alpha, volatility, factors, events, outside);
    }

    /** The same with another number of sectors. */
    public SimulationSpec withSectors(int value) {
        return new SimulationSpec(
                symbols, value, firstDay, sessions, seed, alpha, volatility, factors, events, outside);
    }

    /** The same from another epoch day on. */
    public SimulationSpec withFirstDay(int value) {
        return new SimulationSpec(symbols, sectors, value, sessions, seed, alpha, volatility, factors, events, outside);
    }

    /** The same with another number of sessions. */
    public SimulationSpec withSessions(int value) {
        return new SimulationSpec(symbols, sectors, firstDay, value, seed, alpha, volatility, factors, events, outside);
    }

    /** Another market of the same kind. */
    public SimulationSpec withSeed(Seed value) {
        return new SimulationSpec(
                symbols, sectors, firstDay, sessions, value, alpha, volatility, factors, events, outside);
    }

    /** The same with another planted pattern. */
    public SimulationSpec withAlpha(AlphaSpec value) {
        return new SimulationSpec(
                symbols, sectors, firstDay, sessions, seed, value, volatility, factors, events, outside);
    }

    /** The same with a stronger or weaker planted pattern; 0 = nothing to find. */
    public SimulationSpec withInformationCoefficient(double value) {
        return withAlpha(alpha.withInformationCoefficient(value));
    }

    /** The same with other volatilities. */
    public SimulationSpec withVolatility(VolatilitySpec value) {
        return new SimulationSpec(symbols, sectors, firstDay, sessions, seed, alpha, value, factors, events, outside);
    }

    /** The same with other factors. */
    public SimulationSpec withFactors(FactorSpec value) {
        return new SimulationSpec(
                symbols, sectors, firstDay, sessions, seed, alpha, volatility, value, events, outside);
    }

    /** The same with other events. */
    public SimulationSpec withEvents(EventSpec value) {
        return new SimulationSpec(
                symbols, sectors, firstDay, sessions, seed, alpha, volatility, factors, value, outside);
    }

    /** The same with other outside series. */
    public SimulationSpec withOutside(OutsideSpec value) {
        return new SimulationSpec(
                symbols, sectors, firstDay, sessions, seed, alpha, volatility, factors, events, value);
    }

    /** The constant expected return of one session. */
    double premium() {
        return factors.riskPremium() / YEAR;
    }
}
