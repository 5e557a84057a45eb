package io.assay.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.portfolio.QuadraticProgram.Row;

/**
 * The constraints of a problem as linear rows. Behind the weights stand, where they are needed, one variable a name
 * that is at least what is traded of it, and one that is at least its absolute weight.
 *
 * @param problem whose they are
 * @param traded first of the variables of what is traded, -1 for none
 * @param absolute first of those of absolute weights, -1 for none
 * @param width number of all variables
 */
record ConstraintRows(Problem problem, int traded, int absolute, int width) {
    /** Over the curvature of the weights, so little that it moves nothing that can be seen. */
    private static final double SLIGHT = 1e-8;

    static ConstraintRows of(Problem problem) {
        int n = problem.width();
        boolean trades = problem.limitsTurnover();
        boolean gross = problem.constraints().limitsGross(n);
        return new ConstraintRows(
                problem,
                trades ? n : -1,
                gross ? (trades ? 2 : 1) * n : -1,
                n * (1 + (trades ? 1 : 0) + (gross ? 1 : 0)));
    }

    /** Bounds of each name and of the sum of all. */
    List<Row> box() {
        Constraints constraints = problem.constraints();
        List<Row> rows = new ArrayList<>(range(weights(), constraints.net()));
        for (int i = 0; i < problem.width(); i++) {
            rows.add(Row.one(i, 1, constraints.least()));
            rows.add(Row.one(i, -1, -constraints.most()));
        }
        return rows;
    }

    private int[] weights() {
        return IntStream.range(0, problem.width()).toArray();
    }

    private static List<Row> range(int[] at, Constraints.Range range) {
        return range.from() == range.to()
                ? List.of(Row.sum(at, 1, range.from()).exactly())
                : List.of(Row.sum(at, 1, range.from()), Row.sum(at, -1, -range.to()));
    }

    /** What ties absolute weights to weights. */
    List<Row> absolutes() {
        return absolute < 0 ? List.of() : ties(absolute, new double[problem.width()]);
    }

    /** The bound of their sum. */
    List<Row> gross() {
        return absolute < 0
                ? List.of()
                : List.of(Row.sum(block(absolute), -1, -problem.constraints().gross()));
    }

    /** What ties trades to weights. */
    List<Row> trades() {
        return traded < 0 ? List.of() : ties(traded, problem.held());
    }

    /** The bound of their sum. */
    List<Row> turnover() {
        return traded < 0 ? List.of() : List.of(Row.sum(block(traded), -1, -problem.mostTurnover()));
    }

    int[] block(int from) {
        return IntStream.range(from, from + problem.width()).toArray();
    }

    /** A variable behind is at least as far from 0 as a weight is from where it stands. */
    private List<Row> ties(int from, double[] stands) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < problem.width(); i++) {
            rows.add(new Row(new int[] {from + i, i}, new double[] {1, -1}, -stands[i], false));
            rows.add(new Row(new int[] {from + i, i}, new double[] {1, 1}, stands[i], false));
        }
        return rows;
    }

    /** The bounds of one sector. */
    List<Row> sector(Map.Entry<String, Constraints.Range> bound) {
        return range(members(bound.getKey()), bound.getValue());
    }

    int[] members(String sector) {
        return IntStream.range(0, problem.width())
                .filter(i -> problem.sectors().get(i).equals(sector))
                .toArray();
    }

    /** All of them. */
    List<Row> all() {
        List<Row> rows = box();
        rows.addAll(absolutes());
        rows.addAll(gross());
        problem.constraints().sectors().entrySet().forEach(bound -> rows.addAll(sector(bound)));
        rows.addAll(trades());
        rows.addAll(turnover());
        return rows;
    }

    /** A curvature of the weights, made positive definite, and next to none of the variables behind them. */
    double[][] curvature(double[][] ofWeights, int more) {
        int n = problem.width();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += ofWeights[i][i] / n;
        }
        double[][] all = new double[width + more][width + more];
        for (int i = 0; i < all.length; i++) {
            if (i < n) {
                for (int k = 0; k < n; k++) {
                    all[i][k] = ofWeights[i][k] / mean;
                }
                all[i][i] += SLIGHT * SLIGHT * 1e4;
            } else {
                all[i][i] = SLIGHT;
            }
        }
        return all;
    }

    /** The first variables of a solution: the weights, with what is 0 but for rounding made 0. */
    double[] weights(double[] solution) {
        double[] weights = Arrays.copyOf(solution, problem.width());
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.abs(weights[i]) < 1e-12 ? 0 : weights[i];
        }
        return weights;
    }
}
