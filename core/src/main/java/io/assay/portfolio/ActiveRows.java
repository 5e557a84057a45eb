package io.assay.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;

/**
 * The rows of a quadratic program that bind, with the factors that Goldfarb and Idnani (1983) keep of them: with
 * {@code G = LL'} and the binding rows N a matrix J of {@code JJ' = G^-1}, and a triangle R of {@code J'N = (R, 0)'}.
 * Taking up a row and letting go of one turn J by plane rotations, at a cost of the square of the variables.
 */
final class ActiveRows {
    /** A multiplier that falls by less, over the one that falls most, does not fall but for rounding. */
    private static final double ROUNDING = 1e-13;

    private final int n;
    /** J, row by row. */
    private final double[][] j;

    private final double[][] r;
    private final double[] multiplier;
    private final List<Bound> bounds = new ArrayList<>();

    /** None, of a curvature that must be positive definite. */
    ActiveRows(double[][] curvature) {
        this.n = curvature.length;
        this.j = inverseRoot(curvature);
        this.r = new double[n][n];
        this.multiplier = new double[n + 1];
    }

    /** A row that binds: its number, itself, and -1 where it was taken up from above. */
    record Bound(int number, QuadraticProgram.Row row, double side) {}

    /**
     * What taking up a row does.
     *
     * @param d the row in the coordinates of J
     * @param primal how the variables move
     * @param dual how multipliers of the binding rows fall
     * @param gain how fast the row is met
     * @param all the same if nothing bound
     */
    record Direction(double[] d, double[] primal, double[] dual, double gain, double all) {}

    /** The row whose multiplier comes to 0 first, and after what step; infinite where none does. */
    record Limit(int place, double step) {}

    /** J is the transposed inverse of the lower root of G: an upper triangle. */
    private static double[][] inverseRoot(double[][] g) {
        int n = g.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = g[i][k];
                for (int m = 0; m < k; m++) {
                    sum -= root[i][m] * root[k][m];
                }
                Check.that(i != k || sum > 0, "curvature", "be positive definite", sum);
                root[i][k] = i == k ? Math.sqrt(sum) : sum / root[k][k];
            }
        }
        double[][] inverse = new double[n][n];
        for (int c = 0; c < n; c++) {
            inverse[c][c] = 1 / root[c][c];
            for (int i = c + 1; i < n; i++) {
                double sum = 0;
                for (int m = c; m < i; m++) {
                    sum -= root[i][m] * inverse[c][m];
                }
                inverse[c][i] = sum / root[i][i];
            }
        }
        return inverse;
    }

    boolean holds(int number) {
        for (Bound bound : bounds) {
            if (bound.number() == number) {
                return true;
            }
        }
        return false;
    }

    /** The minimum where nothing binds: {@code -JJ'a}. */
    double[] minimum(double[] slope) {
        double[] turned = turned(slope);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                x[i] -= j[i][k] * turned[k];
            }
        }
        return x;
    }

    private double[] turned(double[] vector) {
        double[] turned = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                turned[k] += j[i][k] * vector[i];
            }
        }
        return turned;
    }

    Direction direction(QuadraticProgram.Row row, double side) {
        double[] d = new double[n];
        for (int m = 0; m < row.at().length; m++) {
            double[] own = j[row.at()[m]];
            for (int k = 0; k < n; k++) {
                d[k] += side * row.factor()[m] * own[k];
            }
        }
        int q = bounds.size();
        double gain = 0;
        double all = 0;
        for (int k = 0; k < n; k++) {
            all += d[k] * d[k];
            gain += k < q ? 0 : d[k] * d[k];
        }
        double[] primal = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = q; k < n; k++) {
                primal[i] += j[i][k] * d[k];
            }
        }
        return new Direction(d, primal, solved(d, q), gain, all);
    }

    /** Solves R y = d by substitution from below. */
    private double[] solved(double[] d, int q) {
        double[] y = new double[q];
        for (int i = q - 1; i >= 0; i--) {
            double sum = d[i];
            for (int k = i + 1; k < q; k++) {
                sum -= r[i][k] * y[k];
            }
            y[i] = sum / r[i][i];
        }
        return y;
    }

    Limit limit(double[] dual) {
        int place = -1;
        double least = Double.POSITIVE_INFINITY;
        double slight = ROUNDING * Arrays.stream(dual).map(Math::abs).max().orElse(0);
        for (int k = 0; k < dual.length; k++) {
            if (!bounds.get(k).row().equality() && dual[k] > slight && multiplier[k] / dual[k] < least) {
                least = Math.max(0, multiplier[k] / dual[k]);
                place = k;
            }
        }
        return new Limit(place, least);
    }

    void move(double[] dual, double step) {
        for (int k = 0; k < dual.length; k++) {
            multiplier[k] -= step * dual[k];
        }
    }

    /** Takes up a row: the part of it that is not yet in R is turned into one coordinate. */
    void add(Bound bound, double own, Direction way) {
        int q = bounds.size();
        double[] d = way.d();
        for (int k = n - 1; k > q; k--) {
            double length = length(d[k - 1], d[k]);
            if (length > 0) {
                turn(k - 1, d[k - 1] / length, d[k] / length);
                d[k - 1] = length;
                d[k] = 0;
            }
        }
        for (int i = 0; i <= q; i++) {
            r[i][q] = d[i];
        }
        multiplier[q] = own;
        bounds.add(bound);
    }

    /** Lets go of a row; R is made a triangle again. */
    void drop(int place) {
        int q = bounds.size();
        bounds.remove(place);
        for (int k = place; k < q - 1; k++) {
            multiplier[k] = multiplier[k + 1];
            for (int i = 0; i < q; i++) {
                r[i][k] = r[i][k + 1];
            }
        }
        for (int k = place; k < q - 1; k++) {
            double length = length(r[k][k], r[k + 1][k]);
            double cosine = length > 0 ? r[k][k] / length : 1;
            double sine = length > 0 ? r[k + 1][k] / length : 0;
            for (int c = k; c < q - 1; c++) {
                double upper = r[k][c];
                double lower = r[k + 1][c];
                r[k][c] = cosine * upper + sine * lower;
                r[k + 1][c] = cosine * lower - sine * upper;
            }
            r[k + 1][k] = 0;
            turn(k, cosine, sine);
        }
    }

    /** Turns columns k and k + 1 of J. */
    private void turn(int k, double cosine, double sine) {
        for (int i = 0; i < n; i++) {
            double left = j[i][k];
            double right = j[i][k + 1];
            j[i][k] = cosine * left + sine * right;
            j[i][k + 1] = cosine * right - sine * left;
        }
    }

    private static double length(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        return larger == 0 ? 0 : larger * Math.sqrt((a / larger) * (a / larger) + (b / larger) * (b / larger));
    }

    /**
     * The minimum where the binding rows hold exactly: with {@code x = Jy} the rows say {@code R'y1 = b} and the slope
     * {@code y2 = -J2'a}; their multipliers follow from {@code Ru = y1 + J1'a}.
     */
    double[] answer(double[] slope) {
        int q = bounds.size();
        double[] turned = turned(slope);
        double[] y = new double[n];
        for (int i = 0; i < q; i++) {
            double sum = bounds.get(i).side() * bounds.get(i).row().bound();
            for (int k = 0; k < i; k++) {
                sum -= r[k][i] * y[k];
            }
            y[i] = sum / r[i][i];
        }
        double[] right = new double[q];
        for (int k = 0; k < n; k++) {
            if (k < q) {
                right[k] = y[k] + turned[k];
            } else {
                y[k] = -turned[k];
            }
        }
        System.arraycopy(solved(right, q), 0, multiplier, 0, q);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                x[i] += j[i][k] * y[k];
            }
        }
        return x;
    }

    /** By how much the multiplier of an inequality is below 0, over the largest of all; 0 if none is. */
    double mostNegative() {
        double largest =
                Arrays.stream(multiplier, 0, bounds.size()).map(Math::abs).max().orElse(0);
        double most = 0;
        for (int k = 0; k < bounds.size(); k++) {
            if (!bounds.get(k).row().equality()) {
                most = Math.max(most, -multiplier[k]);
            }
        }
        return largest > 0 ? most / largest : 0;
    }
}
