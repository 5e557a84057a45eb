package io.assay.portfolio;

import java.util.List;

import io.assay.base.Check;

/**
 * Whose weights are asked for. Arrays are not copied.
 *
 * @param covariance of the names
 * @param sectors sector of each name; empty text for none
 * @param constraints what must hold
 * @param held weights that stand before; empty where nothing is held yet, and then turnover has no limit
 * @param leaving absolute weights of names that are held and not among these: their sale, and buying others for it, is
 *     not counted against the limit
 */
public record Problem(
        Covariance covariance, List<String> sectors, Constraints constraints, double[] held, double leaving) {
    /** Checks the lengths. */
    public Problem {
        sectors = List.copyOf(sectors);
        Check.sameLength("sectors", sectors.size(), covariance.width());
        if (held.length > 0) {
            Check.sameLength("held", held.length, covariance.width());
        }
        Check.within("leaving", leaving, 0, Double.MAX_VALUE);
    }

    /** One without sectors where nothing is held. */
    public static Problem of(Covariance covariance, Constraints constraints) {
        return new Problem(
                covariance, covariance.names().stream().map(name -> "").toList(), constraints, new double[0], 0);
    }

    /** The same where something is held. */
    public Problem holding(double[] weights) {
        return new Problem(covariance, sectors, constraints, weights, 0);
    }

    /** The same with sectors. */
    public Problem in(List<String> value) {
        return new Problem(covariance, value, constraints, held, leaving);
    }

    /** The same with other covariances of the same names. */
    Problem with(Covariance other) {
        return new Problem(other, sectors, constraints, held, leaving);
    }

    int width() {
        return covariance.width();
    }

    boolean limitsTurnover() {
        return held.length > 0 && Double.isFinite(constraints.turnover());
    }

    double mostTurnover() {
        return constraints.turnover() + 2 * leaving;
    }
}
