package io.assay.experiment.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.portfolio.Allocator;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.Method;
import io.assay.portfolio.Problem;

/**
 * One method from rebalancing to rebalancing. What it holds on the way is what it last decided, moved by the closes
 * since: the account may be off by what the next open and the costs change.
 */
final class MethodWalk {
    private final Method method;
    private final Constraints constraints;
    private final Allocator allocator;
    private final CloseGrid grid;
    private final Decisions.Builder decisions;
    private final List<Made> made = new ArrayList<>();

    MethodWalk(Method method, Constraints constraints, Allocator allocator, CloseGrid grid) {
        this.method = method;
        this.constraints = constraints;
        this.allocator = allocator;
        this.grid = grid;
        this.decisions = Decisions.builder(grid.instruments(), Holding.untilNext());
    }

    /**
     * What was made on a rebalancing day.
     *
     * @param session its number
     * @param weights one for each stock of the whole universe, 0 for those that are not held
     * @param variance of the portfolio's return a session, as it was predicted
     * @param allocation how it was made
     */
    record Made(int session, double[] weights, double variance, Allocator.Allocation allocation) {
        /** How many names of equal weight are as much spread: {@code (sum |w|)^2 / sum w^2}; 0 of nothing. */
        double names() {
            double sum = 0;
            double squares = 0;
            for (double w : weights) {
                sum += Math.abs(w);
                squares += w * w;
            }
            return squares > 0 ? sum * sum / squares : 0;
        }
    }

    Method method() {
        return method;
    }

    List<Made> made() {
        return made;
    }

    Decisions decisions() {
        return decisions.build();
    }

    /**
     * Decides.
     *
     * @throws UsageException if the constraints cannot hold together on the day
     */
    void step(Situation situation) {
        Made next = decide(situation, held(situation.session()));
        made.add(next);
        decisions.book(situation.day(), next.weights());
    }

    /**
     * What is decided where something is held.
     *
     * @param held weights of all stocks of the universe; empty where nothing is held yet
     */
    Made decide(Situation situation, double[] held) {
        int[] places = situation.places();
        double[] own = held.length == 0
                ? held
                : Arrays.stream(places).mapToDouble(place -> held[place]).toArray();
        double leaving = Arrays.stream(held).map(Math::abs).sum()
                - Arrays.stream(own).map(Math::abs).sum();
        Problem problem =
                new Problem(situation.covariance(), situation.sectors(), constraints, own, Math.max(0, leaving));
        Allocator.Allocation allocation = allocated(situation, problem);
        double[] weights = new double[grid.instruments().size()];
        for (int i = 0; i < places.length; i++) {
            weights[places[i]] = allocation.weights()[i];
        }
        return new Made(
                situation.session(), weights, situation.covariance().variance(allocation.weights()), allocation);
    }

    private Allocator.Allocation allocated(Situation situation, Problem problem) {
        try {
            return allocator.allocate(method, problem, situation.views());
        } catch (UsageException e) {
            throw new UsageException("on " + Days.text(situation.day()) + ", " + method.code() + ": " + e.getMessage());
        }
    }

    /** What the last decision has become by the close of a session. */
    private double[] held(int session) {
        if (made.isEmpty()) {
            return new double[0];
        }
        Made last = made.get(made.size() - 1);
        double[] value = last.weights().clone();
        double equity = 1 - Arrays.stream(value).sum();
        for (int i = 0; i < value.length; i++) {
            value[i] *= value[i] == 0 ? 1 : grid.growth(i, last.session(), session);
            equity += value[i];
        }
        if (!(equity > 0)) {
            // A ruined account holds nothing any more; the books say so.
            return new double[0];
        }
        for (int i = 0; i < value.length; i++) {
            value[i] /= equity;
        }
        return value;
    }
}
