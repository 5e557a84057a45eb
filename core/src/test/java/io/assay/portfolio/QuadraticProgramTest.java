package io.assay.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.portfolio.QuadraticProgram.Row;
import io.assay.portfolio.QuadraticProgram.Solution;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Beside ojAlgo, which solves the same programs by another method. */
class QuadraticProgramTest {
    private static Optimisation.Result byOjAlgo(double[][] curvature, double[] slope, List<Row> rows) {
        ConvexSolver.Builder builder = ConvexSolver.newBuilder(slope.length);
        R064Store linear = R064Store.FACTORY.make(slope.length, 1);
        for (int i = 0; i < slope.length; i++) {
            linear.set(i, 0, -slope[i]);
        }
        R064Store quadratic = R064Store.FACTORY.make(slope.length, slope.length);
        for (int i = 0; i < slope.length; i++) {
            for (int k = 0; k < slope.length; k++) {
                quadratic.set(i, k, curvature[i][k]);
            }
        }
        builder.objective(quadratic, linear);
        for (Row row : rows) {
            double[] factors = new double[slope.length];
            for (int k = 0; k < row.at().length; k++) {
                factors[row.at()[k]] = row.equality() ? row.factor()[k] : -row.factor()[k];
            }
            if (row.equality()) {
                builder.equality(row.bound(), factors);
            } else {
                builder.inequality(-row.bound(), factors);
            }
        }
        return builder.build().solve();
    }

    private static double value(double[][] curvature, double[] slope, double[] x) {
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            sum += slope[i] * x[i];
            for (int k = 0; k < slope.length; k++) {
                sum += x[i] * curvature[i][k] * x[k] / 2;
            }
        }
        return sum;
    }

    private static List<Row> random(RandomGenerator random, int n) {
        List<Row> rows = new ArrayList<>();
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
            rows.add(Row.one(i, 1, -0.1 * random.nextInt(2)));
            rows.add(Row.one(i, -1, -(1.5 + random.nextInt(2)) / n));
        }
        rows.add(Row.sum(all, 1, 1).exactly());
        for (int more = 0; more < 3; more++) {
            double[] factors = new double[n];
            double middle = 0;
            for (int i = 0; i < n; i++) {
                factors[i] = random.nextGaussian();
                middle += factors[i] / n;
            }
            rows.add(new Row(all, factors, middle - 0.01 * random.nextDouble(), false));
        }
        return rows;
    }

    @Test
    void a_hundred_random_programs_come_to_what_oj_algo_finds() {
        RandomGenerator random = Seed.of(3).random();
        for (int round = 0; round < 100; round++) {
            int n = 3 + random.nextInt(15);
            double[][] curvature = CovarianceEstimator.standard()
                    .of(Sample.random(n, 60, round))
                    .matrix();
            double[] slope = new double[n];
            for (int i = 0; i < n; i++) {
                slope[i] = 1e-4 * random.nextGaussian();
                for (int k = 0; k < n; k++) {
                    curvature[i][k] *= 1e4;
                }
            }
            List<Row> rows = random(random, n);
            Solution ours = QuadraticProgram.solve(curvature, slope, rows);
            Optimisation.Result theirs = byOjAlgo(curvature, slope, rows);
            assertThat(ours.possible()).isEqualTo(theirs.getState().isFeasible());
            assertThat(ours.possible()).isTrue();
            double[] other = new double[n];
            for (int i = 0; i < n; i++) {
                other[i] = theirs.doubleValue(i);
            }
            assertThat(value(curvature, slope, ours.x())).isLessThanOrEqualTo(value(curvature, slope, other) + 1e-9);
            for (int i = 0; i < n; i++) {
                assertThat(ours.x()[i]).as("round " + round).isCloseTo(other[i], within(1e-5));
            }
        }
    }

    @Test
    void rows_that_cannot_hold_together_are_told() {
        double[][] one = {{1, 0}, {0, 1}};
        int[] both = {0, 1};
        Row sum = Row.sum(both, 1, 1).exactly();
        Row small = Row.sum(both, -1, -0.5);
        assertThat(QuadraticProgram.solve(one, new double[2], List.of(sum, small))
                        .possible())
                .isFalse();
        // Said twice is no contradiction; said with another bound it is.
        Solution twice = QuadraticProgram.solve(one, new double[2], List.of(sum, sum));
        assertThat(twice.x()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        assertThat(QuadraticProgram.solve(
                                one,
                                new double[2],
                                List.of(sum, Row.sum(both, 1, 2).exactly()))
                        .possible())
                .isFalse();
    }

    @Test
    void a_limit_on_turnover_and_on_gross_exposure_comes_to_what_oj_algo_finds() {
        for (int round = 0; round < 10; round++) {
            int n = 12;
            Covariance covariance = CovarianceEstimator.standard().of(Sample.random(n, 120, 100 + round));
            double[] held = new double[n];
            for (int i = 0; i < n; i++) {
                held[i] = (i % 3 - 0.5) / (n / 2.0);
            }
            Constraints constraints = Constraints.longOnly()
                    .withBox(-0.2, 0.4)
                    .withGross(1.4)
                    .withTurnover(0.8)
                    .withSectors(Map.of("X", new Constraints.Range(0, 0.3)));
            List<String> sectors = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                sectors.add(i % 2 == 0 ? "X" : "Y");
            }
            Problem problem = Problem.of(covariance, constraints).in(sectors).holding(held);
            double[] ours = Optimiser.of(problem).minimumVariance();
            ConstraintRows rows = ConstraintRows.of(problem);
            double[][] curvature = rows.curvature(covariance.matrix(), 0);
            Optimisation.Result theirs = byOjAlgo(curvature, new double[rows.width()], rows.all());
            double trades = 0;
            double gross = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                assertThat(ours[i]).isCloseTo(theirs.doubleValue(i), within(1e-5));
                trades += Math.abs(ours[i] - held[i]);
                gross += Math.abs(ours[i]);
                sum += ours[i];
            }
            assertThat(trades).isLessThanOrEqualTo(0.8 + 1e-9);
            assertThat(gross).isLessThanOrEqualTo(1.4 + 1e-9);
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }
}
