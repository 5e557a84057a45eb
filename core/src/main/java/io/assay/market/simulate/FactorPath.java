package io.assay.market.simulate;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;

/**
 * The shocks of one factor, session by session: a gap and the steps of the session, each normal with variance 1 times
 * the session's power. The power is log-normal with mean 1 (Clark 1973), which gives the tails.
 *
 * @param steps {@link PlantedPattern#STEPS} numbers a session
 * @param gaps one number a session
 * @param power squared amplitude of each session, mean 1
 */
record FactorPath(double[] steps, double[] gaps, double[] power) {
    static FactorPath of(Seed seed, int sessions, double amplitudeVariance) {
        RandomGenerator random = seed.random();
        double[] steps = new double[sessions * PlantedPattern.STEPS];
        double[] gaps = new double[sessions];
        double[] power = new double[sessions];
        for (int s = 0; s < sessions; s++) {
            power[s] = power(random.nextGaussian(), amplitudeVariance);
            double amplitude = Math.sqrt(power[s]);
            gaps[s] = amplitude * random.nextGaussian();
            for (int k = 0; k < PlantedPattern.STEPS; k++) {
                steps[s * PlantedPattern.STEPS + k] = amplitude * random.nextGaussian();
            }
        }
        return new FactorPath(steps, gaps, power);
    }

    /** A squared amplitude with mean 1 from a standard normal number. */
    static double power(double normal, double variance) {
        return variance == 0 ? 1 : StrictMath.exp(Math.sqrt(variance) * normal - variance / 2);
    }
}
