package io.assay.portfolio;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;

/**
 * How covariances are estimated.
 *
 * @param kind the formula
 * @param missing what becomes of missing returns
 * @param decay weight of a session over that of the next one, in (0, 1); of {@link Kind#EWMA} alone
 */
public record CovarianceEstimator(Kind kind, MissingReturns missing, double decay) {
    /** Decay that RiskMetrics (1996) takes for a horizon of a month. */
    public static final double MONTHLY = 0.97;

    /** Fewest sessions that covariances are estimated from. */
    public static final int FEWEST_SESSIONS = 20;

    /** The formula. */
    public enum Kind {
        /** About the mean, over the sessions less 1. */
        SAMPLE("sample"),
        /** The sample matrix shrunk to one of equal correlations (Ledoit and Wolf 2004, Honey I shrunk). */
        CONSTANT_CORRELATION("lw-correlation"),
        /** The sample matrix shrunk to a multiple of the identity (Ledoit and Wolf 2004, well-conditioned). */
        SCALED_IDENTITY("lw-identity"),
        /** About zero, later sessions weighing more (RiskMetrics 1996). */
        EWMA("ewma");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As options name it. */
        public String code() {
            return code;
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws UsageException if pairs are asked of a formula that needs whole sessions
     */
    public CovarianceEstimator {
        Check.within("decay", decay, 1e-6, 1 - 1e-9);
        if (missing == MissingReturns.PAIRWISE && (kind == Kind.CONSTANT_CORRELATION || kind == Kind.SCALED_IDENTITY)) {
            throw new UsageException("how much a matrix is shrunk is estimated from sessions on which all names have a"
                    + " return, so " + kind.code() + " cannot go with pairwise. Fix: complete-days, sample or ewma");
        }
    }

    /** Shrunk to equal correlations, on complete sessions. */
    public static CovarianceEstimator standard() {
        return of(Kind.CONSTANT_CORRELATION, MissingReturns.COMPLETE_DAYS);
    }

    /** An estimator with the decay of a month, where there is one. */
    public static CovarianceEstimator of(Kind kind, MissingReturns missing) {
        return new CovarianceEstimator(kind, missing, MONTHLY);
    }

    /** In one line: what tells trials apart. */
    public String text() {
        String weights = kind == Kind.EWMA ? "(" + decay + ")" : "";
        return kind.code() + weights + ", " + missing.code();
    }

    /**
     * The estimate.
     *
     * @throws DataException if there are too few sessions, or a name does not move on them
     */
    public Covariance of(DailyReturns returns) {
        if (missing == MissingReturns.PAIRWISE) {
            return PairwiseCovariance.of(returns, kind == Kind.EWMA ? decay : 1, kind != Kind.EWMA);
        }
        double[][] rows = returns.complete();
        requireEnough(rows.length, returns.width(), "all of them have a return");
        Covariance estimate = switch (kind) {
            case SAMPLE -> new Covariance(returns.names(), sample(rows), rows.length, Double.NaN, 0);
            case EWMA -> new Covariance(returns.names(), weighted(rows), rows.length, Double.NaN, 0);
            case CONSTANT_CORRELATION -> shrunk(returns, rows, LedoitWolf.toConstantCorrelation(rows));
            case SCALED_IDENTITY -> shrunk(returns, rows, LedoitWolf.toScaledIdentity(rows));
        };
        requireMoving(estimate);
        return estimate;
    }

    private static Covariance shrunk(DailyReturns returns, double[][] rows, LedoitWolf.Shrunk found) {
        return new Covariance(returns.names(), found.matrix(), rows.length, found.intensity(), 0);
    }

    static void requireEnough(int sessions, int names, String which) {
        if (sessions < FEWEST_SESSIONS) {
            throw new DataException(DataProblem.of("covariances of " + names + " names need at least " + FEWEST_SESSIONS
                            + " sessions on which " + which)
                    .withValue(Integer.toString(sessions))
                    .withFix("a longer lookback, fewer names, or pairwise sessions"));
        }
    }

    static void requireMoving(Covariance estimate) {
        for (int i = 0; i < estimate.width(); i++) {
            if (!(estimate.matrix()[i][i] > 0)) {
                throw new DataException(DataProblem.of("a name must move to have a covariance; its variance was" + " "
                                + estimate.matrix()[i][i])
                        .withSymbol(estimate.names().get(i))
                        .withFix("leave it out"));
            }
        }
    }

    private static double[][] sample(double[][] rows) {
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1.0 / (rows.length - 1));
        return Products.products(Products.centred(rows), ones);
    }

    private double[][] weighted(double[][] rows) {
        double[] weights = new double[rows.length];
        double weight = 1;
        double sum = 0;
        for (int t = rows.length - 1; t >= 0; t--) {
            weights[t] = weight;
            sum += weight;
            weight *= decay;
        }
        for (int t = 0; t < weights.length; t++) {
            weights[t] /= sum;
        }
        return Products.products(rows, weights);
    }
}
