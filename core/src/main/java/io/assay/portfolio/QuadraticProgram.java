package io.assay.portfolio;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;

/**
 * Minimises {@code x'Gx / 2 + a'x} where linear rows hold, G positive definite, by the dual method of Goldfarb and
 * Idnani (1983): it starts from the minimum without rows and takes up, one after another, the row that is broken most.
 * Dense, one thread, no tuning by machine: the same bits everywhere. The answer is worked out once more from the rows
 * that bind, so that rounding of the way there does not stay in it, and is checked by the conditions of Karush, Kuhn
 * and Tucker.
 */
final class QuadraticProgram {
    /** By so much a row may be missed before it counts as broken. */
    private static final double BROKEN = 1e-11;

    /** By so much the answer may miss a row, or a multiplier be below 0, times the largest that there is. */
    private static final double SOUND = 1e-7;

    /** A direction of which so small a part is left depends on the rows that bind. */
    private static final double DEPENDENT = 1e-18;

    private static final int STEPS_A_ROW = 50;

    private final double[] slope;
    private final List<Row> rows;
    private final ActiveRows active;
    private final double[] x;

    private QuadraticProgram(double[][] curvature, double[] slope, List<Row> rows) {
        this.slope = slope;
        this.rows = rows;
        this.active = new ActiveRows(curvature);
        this.x = active.minimum(slope);
    }

    /**
     * A row {@code sum of factor x >= bound}, or with {@code =} for an equality.
     *
     * @param at places of the variables, each once
     * @param factor of each
     */
    record Row(int[] at, double[] factor, double bound, boolean equality) {
        Row {
            Check.sameLength("factor", factor.length, at.length);
        }

        /** All of some variables, times a factor, are at least a bound. */
        static Row sum(int[] at, double factor, double bound) {
            double[] factors = new double[at.length];
            Arrays.fill(factors, factor);
            return new Row(at, factors, bound, false);
        }

        /** One variable, times a factor, is at least a bound. */
        static Row one(int at, double factor, double bound) {
            return new Row(new int[] {at}, new double[] {factor}, bound, false);
        }

        /** The same as an equality. */
        Row exactly() {
            return new Row(at, factor, bound, true);
        }

        double slack(double[] x) {
            double sum = -bound;
            for (int k = 0; k < at.length; k++) {
                sum += factor[k] * x[at[k]];
            }
            return sum;
        }
    }

    /**
     * What came out.
     *
     * @param x the minimum; empty if there is none
     * @param possible whether all rows can hold at once
     */
    record Solution(double[] x, boolean possible) {}

    /**
     * Solves.
     *
     * @param curvature G, symmetric and positive definite
     * @param slope a
     * @throws IllegalArgumentException if G is not positive definite
     */
    static Solution solve(double[][] curvature, double[] slope, List<Row> rows) {
        return new QuadraticProgram(curvature, slope, rows).solve();
    }

    private Solution solve() {
        for (int j = 0; j < rows.size(); j++) {
            if (rows.get(j).equality() && !take(j)) {
                return new Solution(new double[0], false);
            }
        }
        int steps = 0;
        int worst = worst();
        while (worst >= 0) {
            if (!take(worst)) {
                return new Solution(new double[0], false);
            }
            if (++steps > STEPS_A_ROW * (rows.size() + x.length)) {
                throw new IllegalStateException(
                        "a quadratic program of " + x.length + " variables went round in circles");
            }
            worst = worst();
        }
        double[] exact = active.answer(slope);
        requireSound(exact);
        return new Solution(exact, true);
    }

    /** The row that is broken most, -1 if none is. */
    private int worst() {
        int worst = -1;
        double least = 0;
        for (int j = 0; j < rows.size(); j++) {
            Row row = rows.get(j);
            double slack = row.equality() ? 0 : row.slack(x);
            if (slack < least && slack < -BROKEN * (1 + Math.abs(row.bound())) && !active.holds(j)) {
                least = slack;
                worst = j;
            }
        }
        return worst;
    }

    /** Makes a row hold, letting go of others that need not bind any more; whether that can be done. */
    private boolean take(int j) {
        Row row = rows.get(j);
        double side = row.equality() && row.slack(x) > 0 ? -1 : 1;
        double own = 0;
        while (true) {
            ActiveRows.Direction way = active.direction(row, side);
            double missing = -side * row.slack(x);
            boolean moves = way.gain() > DEPENDENT * way.all();
            double full = moves ? missing / way.gain() : Double.POSITIVE_INFINITY;
            ActiveRows.Limit limit = active.limit(way.dual());
            double step = Math.min(full, limit.step());
            if (Double.isInfinite(step)) {
                return row.equality() && Math.abs(missing) <= SOUND * (1 + Math.abs(row.bound()));
            }
            own += step;
            active.move(way.dual(), step);
            if (moves) {
                for (int i = 0; i < x.length; i++) {
                    x[i] += step * way.primal()[i];
                }
            }
            if (moves && step == full) {
                active.add(new ActiveRows.Bound(j, row, side), own, way);
                return true;
            }
            active.drop(limit.place());
        }
    }

    private void requireSound(double[] answer) {
        double size = Math.max(1, Arrays.stream(answer).map(Math::abs).max().orElse(0));
        for (Row row : rows) {
            double slack = row.slack(answer);
            double missed = row.equality() ? Math.abs(slack) : -slack;
            if (!(missed <= SOUND * (size + Math.abs(row.bound())))) {
                throw new IllegalStateException("a quadratic program misses a row by " + missed);
            }
        }
        double wrong = active.mostNegative();
        if (!(wrong <= SOUND)) {
            throw new IllegalStateException(
                    "a quadratic program has a multiplier of the wrong sign, " + wrong + " times the largest");
        }
    }
}
