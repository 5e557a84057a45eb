package io.assay.torch.agent;

import io.assay.base.Check;

/**
 * The losses of proximal policy optimisation and their slopes (Schulman, Wolski, Dhariwal, Radford and Klimov 2017,
 * equations 7 and 9; generalised advantages of Schulman, Moritz, Levine, Jordan and Abbeel 2016). The policy is normal
 * before it is squashed; squashing cancels in the ratio of probabilities, and entropy is that of the normal.
 *
 * @param clip how far the ratio may go from 1 before it earns no more
 * @param valueClip how far a value may go from what it was before its error counts as before; in units of rewards
 * @param entropy weight of the entropy, which keeps the policy trying
 */
record PpoLoss(double clip, double valueClip, double entropy) {
    /** The logarithm of the deviation stays within these. */
    static final double LEAST_LOG = -3;

    /** See {@link #LEAST_LOG}. */
    static final double MOST_LOG = 0.5;

    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    PpoLoss {
        Check.within("clip", clip, 1e-6, 1);
        Check.positive("valueClip", valueClip);
        Check.within("entropy", entropy, 0, 1);
    }

    /**
     * What was done in one state.
     *
     * @param action before it was squashed
     * @param logBefore logarithm of its density when it was drawn
     * @param advantage over what was expected, standardised
     */
    record Deed(double action, double logBefore, double advantage) {}

    /** The deviation that a network's answer stands for, as a logarithm. */
    static double logDeviation(double answer) {
        return Math.max(LEAST_LOG, Math.min(MOST_LOG, answer));
    }

    /** Logarithm of the normal density. */
    static double logDensity(double action, double mean, double logDeviation) {
        double z = (action - mean) / StrictMath.exp(logDeviation);
        return -0.5 * z * z - logDeviation - HALF_LOG_TWO_PI;
    }

    /** Loss of the policy in one state, to be made small. */
    double policy(Deed deed, double mean, double answer) {
        double log = logDeviation(answer);
        double ratio = StrictMath.exp(logDensity(deed.action, mean, log) - deed.logBefore);
        double held = Math.max(1 - clip, Math.min(1 + clip, ratio));
        double entropyOf = log + HALF_LOG_TWO_PI + 0.5;
        return -Math.min(ratio * deed.advantage, held * deed.advantage) - entropy * entropyOf;
    }

    /** Its slopes by the mean and by the answer that the deviation is made of. */
    double[] policySlopes(Deed deed, double mean, double answer) {
        double log = logDeviation(answer);
        double ratio = StrictMath.exp(logDensity(deed.action, mean, log) - deed.logBefore);
        double held = Math.max(1 - clip, Math.min(1 + clip, ratio));
        boolean earns = ratio * deed.advantage <= held * deed.advantage;
        double by = earns ? -deed.advantage * ratio : 0;
        double z = (deed.action - mean) / StrictMath.exp(log);
        boolean free = answer > LEAST_LOG && answer < MOST_LOG;
        return new double[] {by * z / StrictMath.exp(log), free ? by * (z * z - 1) - entropy : 0};
    }

    /**
     * Loss of a value in one state.
     *
     * @param target what it should have been
     * @param before what it was when the state was met
     */
    double value(double value, double target, double before) {
        double near = Math.max(before - valueClip, Math.min(before + valueClip, value));
        return 0.5 * Math.max(square(value - target), square(near - target));
    }

    /** Its slope by the value. */
    double valueSlope(double value, double target, double before) {
        double near = Math.max(before - valueClip, Math.min(before + valueClip, value));
        boolean far = square(value - target) < square(near - target);
        return far ? 0 : value - target;
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * Generalised advantages of one episode, which ends for good.
     *
     * @param rewards of each decision
     * @param values that were expected in each state
     * @param discount of a later reward, in [0, 1]
     * @param trace how far back a surprise reaches, in [0, 1]
     */
    static double[] advantages(double[] rewards, double[] values, double discount, double trace) {
        double[] advantages = new double[rewards.length];
        double later = 0;
        double next = 0;
        for (int i = rewards.length - 1; i >= 0; i--) {
            double surprise = rewards[i] + discount * next - values[i];
            later = surprise + discount * trace * later;
            advantages[i] = later;
            next = values[i];
        }
        return advantages;
    }
}
