package io.assay.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.UsageException;
import io.assay.portfolio.QuadraticProgram.Row;
import io.assay.portfolio.QuadraticProgram.Solution;

/**
 * Which constraint cannot hold. They are taken up in an order: bounds of names with the sum of all, gross exposure,
 * sectors by name, turnover. The first that cannot hold beside those before is named, with what it could be at best.
 */
final class Feasibility {
    /** Beside a slope of 1, a curvature that moves no corner that could be seen in a percentage. */
    private static final double SLIGHT = 1e-7;

    private final ConstraintRows rows;
    private final Problem problem;

    private Feasibility(Problem problem) {
        this.rows = ConstraintRows.of(problem);
        this.problem = problem;
    }

    /**
     * Tells what is wrong with constraints that cannot hold together.
     *
     * @throws IllegalStateException if they can
     */
    static UsageException explain(Problem problem) {
        return new Feasibility(problem).explain();
    }

    private UsageException explain() {
        List<Row> before = new ArrayList<>(rows.box());
        if (!holds(before)) {
            return box();
        }
        before.addAll(rows.absolutes());
        if (!holds(joined(before, rows.gross()))) {
            return cannot(
                    "gross exposure of at most " + percent(problem.constraints().gross()),
                    "they come to " + percent(least(before, rows.block(rows.absolute()), 1)) + " at least");
        }
        before.addAll(rows.gross());
        for (Map.Entry<String, Constraints.Range> bound :
                problem.constraints().sectors().entrySet()) {
            if (!holds(joined(before, rows.sector(bound)))) {
                return sector(bound, before);
            }
            before.addAll(rows.sector(bound));
        }
        before.addAll(rows.trades());
        if (!holds(joined(before, rows.turnover()))) {
            double must = least(before, rows.block(rows.traded()), 1);
            return cannot(
                    "turnover of at most " + percent(problem.constraints().turnover()),
                    percent(must - 2 * problem.leaving()) + " must be bought and sold at least to keep the others");
        }
        throw new IllegalStateException("all constraints can hold, and yet nothing was found");
    }

    private static List<Row> joined(List<Row> some, List<Row> more) {
        List<Row> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private boolean holds(List<Row> some) {
        return solve(some, new double[rows.width()]).possible();
    }

    private Solution solve(List<Row> some, double[] slope) {
        double[][] curvature = new double[rows.width()][rows.width()];
        for (int i = 0; i < curvature.length; i++) {
            curvature[i][i] = SLIGHT;
        }
        return QuadraticProgram.solve(curvature, slope, some);
    }

    /** The least sum of some variables times a sign. */
    private double least(List<Row> some, int[] at, double sign) {
        double[] slope = new double[rows.width()];
        for (int i : at) {
            slope[i] = sign;
        }
        double[] x = solve(some, slope).x();
        return Arrays.stream(at).mapToDouble(i -> x[i]).sum();
    }

    private UsageException box() {
        Constraints constraints = problem.constraints();
        int n = problem.width();
        boolean small = n * constraints.most() < constraints.net().from();
        double bound = small ? constraints.most() : constraints.least();
        return cannot(
                "net exposure of " + constraints.net().text(),
                n + (n == 1 ? " name" : " names") + " of " + percent(bound) + (small ? " at most" : " at least")
                        + " come to " + percent(n * bound));
    }

    private UsageException sector(Map.Entry<String, Constraints.Range> bound, List<Row> before) {
        int[] members = rows.members(bound.getKey());
        double high = least(before, members, -1);
        boolean small = high < bound.getValue().from();
        double reached = small ? high : least(before, members, 1);
        return cannot(
                "a share of " + bound.getValue().text() + " of sector " + bound.getKey(),
                "its " + members.length + (members.length == 1 ? " name comes to " : " names come to ")
                        + percent(reached) + (small ? " at most" : " at least"));
    }

    private static UsageException cannot(String constraint, String why) {
        return new UsageException("no weights keep a " + constraint.replaceFirst("^a ", "")
                + " beside the other constraints: " + why + ". Fix: loosen it, or one of the others");
    }

    private static String percent(double fraction) {
        return Constraints.percent(fraction);
    }
}
