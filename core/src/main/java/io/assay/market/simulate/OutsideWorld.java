package io.assay.market.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.market.Market;
import io.assay.market.Series;

/**
 * The market-wide outside series and what they plant.
 *
 * @param vix volatility index: annualised conditional volatility of the market in percent, known at the close
 * @param macro a monthly figure, released about two weeks after the month, revised with the next release
 * @param putCall ratio of puts to calls of each session, known on the next
 * @param others series that tell nothing
 * @param signal expected return planted, in units of volatility, one a session: what the close of that session knows
 */
record OutsideWorld(Series vix, Series macro, Series putCall, List<Series> others, double[] signal) {
    /** Mean, standard deviation and month-to-month correlation of the first releases of the monthly figure. */
    private static final double MACRO_MEAN = 2;

    private static final double MACRO_SPREAD = 0.5;
    private static final double MACRO_PERSISTENCE = 0.5;
    private static final double REVISION_SPREAD = 0.3;

    /** Mean, standard deviation and correlation from session to session of the ratio of puts to calls. */
    private static final double PUT_CALL_MEAN = 1;

    private static final double PUT_CALL_SPREAD = 0.15;
    private static final double PUT_CALL_PERSISTENCE = 0.9;

    /** Root-mean-square daily volatility of the index behind the volatility index. */
    private static final double INDEX_VOLATILITY = 0.011;

    private static final double SESSIONS_A_MONTH = SimulationSpec.YEAR / 12.0;

    static OutsideWorld of(SimulationSpec spec, int[] days, double[] common) {
        double[] signal = new double[days.length];
        Series vix = vix(spec, days, common, signal);
        Series macro = macro(spec, days, signal);
        Series putCall = putCall(spec, days, signal);
        return new OutsideWorld(vix, macro, putCall, UntellingSeries.of(spec.seed(), days), signal);
    }

    /**
     * What to multiply a standardised signal with so that it has the wanted correlation with the scaled return over the
     * alpha's horizon, to first order in it.
     *
     * @param persistence sum of the signal's autocorrelations of lags 0 .. horizon - 1
     */
    static double strength(double information, int horizon, double persistence) {
        return information * Math.sqrt(horizon) / persistence;
    }

    /** Adds to a signal what each standardised value plants while it is the latest. */
    static void plant(int[] days, int[] known, double[] standardised, double strength, double[] signal) {
        int latest = -1;
        for (int s = 0; s < days.length && s < signal.length; s++) {
            while (latest + 1 < known.length && known[latest + 1] <= days[s]) {
                latest++;
            }
            signal[s] += latest < 0 ? 0 : strength * standardised[latest];
        }
    }

    /** Sum of autocorrelations of a value that is held for {@code span} sessions, at a random moment of its life. */
    static double heldPersistence(int horizon, double span, double nextCorrelation) {
        double sum = 0;
        for (int j = 0; j < horizon; j++) {
            sum += Math.max(0, 1 - (1 - nextCorrelation) * j / span);
        }
        return sum;
    }

    private static Series vix(SimulationSpec spec, int[] days, double[] common, double[] signal) {
        double[] value = new double[days.length];
        for (int s = 0; s < days.length; s++) {
            value[s] = 100 * Math.sqrt(SimulationSpec.YEAR) * INDEX_VOLATILITY * common[s];
        }
        double information = spec.outside().vix();
        if (information != 0) {
            plantVix(spec, common, information, signal);
        }
        return Series.of(Market.SIMULATED_SERIES + "VIX.CLOSE", true, days, days, value);
    }

    private static void plantVix(SimulationSpec spec, double[] common, double information, double[] signal) {
        VolatilitySpec volatility = spec.volatility();
        VolatilitySpec.Regimes regimes = volatility.regimes();
        double spread = volatility.market().spread();
        double stateMean = regimes.mean(StrictMath::log);
        double stateVariance = regimes.mean(m -> StrictMath.log(m) * StrictMath.log(m)) - stateMean * stateMean;
        double variance = stateVariance + spread * spread;
        double mean = stateMean - StrictMath.log(regimes.mean(m -> m * m)) / 2 - spread * spread;
        if (variance <= 0) {
            throw new IllegalArgumentException(
                    "'vix' must be 0 where the market's volatility is constant, was " + information);
        }
        double persistence = 0;
        double states = 1;
        double slow = 1;
        for (int j = 0; j < spec.alpha().horizon(); j++) {
            persistence += (stateVariance * states + spread * spread * slow) / variance;
            states *= 1 - 1 / regimes.meanSessions();
            slow *= volatility.market().persistence();
        }
        double strength = strength(information, spec.alpha().horizon(), persistence);
        for (int s = 0; s < signal.length; s++) {
            signal[s] += strength * (StrictMath.log(common[s]) - mean) / Math.sqrt(variance);
        }
    }

    private static Series putCall(SimulationSpec spec, int[] days, double[] signal) {
        RandomGenerator random = spec.seed().child("put/call").random();
        int n = days.length - 1;
        double[] standardised = new double[n];
        double u = random.nextGaussian();
        for (int s = 0; s < n; s++) {
            standardised[s] = u;
            u = PUT_CALL_PERSISTENCE * u
                    + Math.sqrt(1 - PUT_CALL_PERSISTENCE * PUT_CALL_PERSISTENCE) * random.nextGaussian();
        }
        int[] known = Arrays.copyOfRange(days, 1, days.length);
        double persistence = 0;
        for (int j = 0; j < spec.alpha().horizon(); j++) {
            persistence += StrictMath.pow(PUT_CALL_PERSISTENCE, j);
        }
        double strength = strength(spec.outside().putCall(), spec.alpha().horizon(), persistence);
        plant(days, known, standardised, strength, signal);
        double[] value = Arrays.stream(standardised)
                .map(z -> PUT_CALL_MEAN + PUT_CALL_SPREAD * z)
                .toArray();
        return Series.of(Market.SIMULATED_SERIES + "PUTCALL", true, Arrays.copyOf(days, n), known, value);
    }

    private static Series macro(SimulationSpec spec, int[] days, double[] signal) {
        RandomGenerator random = spec.seed().child("macro").random();
        LocalDate month = Days.date(days[0]).withDayOfMonth(1);
        List<Release> firsts = new ArrayList<>();
        List<Release> all = new ArrayList<>();
        double u = random.nextGaussian();
        while (true) {
            int at = sessionFrom(days, Days.of(month.plusMonths(1)) + 9 + random.nextInt(8));
            double revision = REVISION_SPREAD * random.nextGaussian();
            if (at == days.length) {
                break;
            }
            if (!firsts.isEmpty()) {
                Release before = firsts.get(firsts.size() - 1);
                all.add(new Release(before.period(), days[at], before.standardised() + revision));
            }
            Release release = new Release(Days.of(month), days[at], u);
            firsts.add(release);
            all.add(release);
            u = MACRO_PERSISTENCE * u + Math.sqrt(1 - MACRO_PERSISTENCE * MACRO_PERSISTENCE) * random.nextGaussian();
            month = month.plusMonths(1);
        }
        int h = spec.alpha().horizon();
        double held = heldPersistence(h, SESSIONS_A_MONTH, MACRO_PERSISTENCE);
        double strength = strength(spec.outside().macro(), h, held);
        plant(days, known(firsts), standardised(firsts), strength, signal);
        int[] period = all.stream().mapToInt(Release::period).toArray();
        double[] value = standardised(all);
        for (int i = 0; i < value.length; i++) {
            value[i] = MACRO_MEAN + MACRO_SPREAD * value[i];
        }
        return Series.of(Market.SIMULATED_SERIES + "UNRATE", true, period, known(all), value);
    }

    private record Release(int period, int known, double standardised) {}

    private static int[] known(List<Release> releases) {
        return releases.stream().mapToInt(Release::known).toArray();
    }

    private static double[] standardised(List<Release> releases) {
        return releases.stream().mapToDouble(Release::standardised).toArray();
    }

    /** Row of the first session on or after a day, or the number of sessions. */
    private static int sessionFrom(int[] days, int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }
}
