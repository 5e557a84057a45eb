package io.assay.model.builtin;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.model.Learner;

/**
 * The rule-based technical model: classical rules vote, nothing is searched for. Fitting takes the class frequencies of
 * the training rows as the starting point of the probabilities and, if asked, calibrates how far votes move them.
 */
public final class RuleBasedLearner implements Learner {
    static final String NAME = "rules";

    /**
     * How far a full vote moves the log odds where nothing was calibrated: a convention that makes clear majorities of
     * the rules pass the signal thresholds, and no measurement.
     */
    static final double DEFAULT_SLOPE = 0.5;

    private static final double STEEPEST = 3;
    private static final int HALVINGS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final boolean calibrated;

    private RuleBasedLearner(boolean calibrated) {
        this.calibrated = calibrated;
    }

    /**
     * Rules whose full vote tilts the log odds by a fixed 0.5 a class position; their probabilities were not measured.
     */
    public static RuleBasedLearner create() {
        return new RuleBasedLearner(false);
    }

    /**
     * Rules whose tilt, between 0 and 3, is the most likely one on the training rows (Platt scaling in one number): 0
     * where the rules knew nothing or were wrong there. Never negative: rules are not turned around.
     */
    public static RuleBasedLearner withCalibration() {
        return new RuleBasedLearner(true);
    }

    /** The model without any training rows: every class is as likely as another before the votes. */
    public static RuleBasedModel unfitted(Target target) {
        double[] rates = new double[target.width()];
        Arrays.fill(rates, target.isClasses() ? 1.0 / rates.length : 0);
        return new RuleBasedModel(target, new RuleBasedModel.Values(rates, DEFAULT_SLOPE));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        return new TreeMap<>(Map.of("calibrate", calibrated));
    }

    @Override
    public RuleBasedModel fit(Examples train, Seed seed) {
        double[] rates = BaseRates.of(train);
        double slope = calibrated && train.target().isClasses() ? slope(train, rates) : DEFAULT_SLOPE;
        return new RuleBasedModel(train.target(), new RuleBasedModel.Values(rates, slope));
    }

    /** The slope of least log loss by golden-section search: the loss is convex in it. */
    private static double slope(Examples train, double[] rates) {
        RuleBasedModel rules = new RuleBasedModel(train.target(), new RuleBasedModel.Values(rates, DEFAULT_SLOPE));
        double[] votes = rules.votes(train.features());
        double low = 0;
        double high = STEEPEST;
        for (int i = 0; i < HALVINGS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(train, votes, rates, left) <= loss(train, votes, rates, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double loss(Examples train, double[] votes, double[] rates, double slope) {
        double[] p = new double[rates.length];
        double sum = 0;
        for (int r = 0; r < votes.length; r++) {
            if (!Double.isNaN(votes[r])) {
                RuleBasedModel.tilt(rates, slope * votes[r], p, 0);
                int actual = (int) train.rows().target()[r];
                Check.within("target", actual, 0, rates.length - 1);
                sum -= train.rows().weight()[r] * StrictMath.log(p[actual]);
            }
        }
        return sum;
    }
}
