package io.assay.experiment.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.Covariance;
import io.assay.portfolio.Method;
import io.assay.report.PortfolioWeights;

/**
 * Makes the weights of one day: the last one there is, or the last one on which a run predicted. Nothing is scored, so
 * held-out days may be read.
 */
public final class PortfolioBuild {
    private static final int YEAR = 252;

    private final PortfolioSpec spec;
    private final Method method;
    private final Wiring wiring;

    /**
     * A build.
     *
     * @param spec how; which methods it lists does not matter
     * @param method which
     */
    public PortfolioBuild(PortfolioSpec spec, Method method, Wiring wiring) {
        this.spec = spec;
        this.method = method;
        this.wiring = wiring;
    }

    /**
     * Makes weights.
     *
     * @param held weights that are held now, by stock; empty: nothing is
     * @throws DataException if fewer than two stocks may be held
     * @throws io.assay.base.UsageException if the constraints cannot hold together
     */
    public PortfolioWeights of(PortfolioChoice choice, Map<Instrument, Double> held) {
        PortfolioGround ground = PortfolioGround.of(spec, wiring, choice);
        CloseGrid grid = ground.situations().grid();
        int session = ground.forecasts().map(f -> grid.sessionBy(f.lastDay())).orElse(grid.size() - 1);
        if (session < spec.lookback().sessions()) {
            throw new DataException("there are " + grid.size() + " sessions, and covariances look back over "
                    + spec.lookback().sessions() + ". Fix: more history, or a shorter lookback");
        }
        Situation situation = ground.situations().at(session);
        double[] before = held(grid, held);
        MethodWalk.Made made =
                new MethodWalk(method, spec.constraints(), spec.allocator(), grid).decide(situation, before);
        return new PortfolioWeights(
                situation.day(),
                spec.made(method) + ground.whose(),
                lines(grid, situation, made, before),
                volatility(made),
                made.names(),
                beside(situation, grid),
                situation.covariance().sessions(),
                situation.covariance().shrinkage(),
                situation.covariance().repaired(),
                situation.skill(),
                notes(ground, session, made));
    }

    private static double volatility(MethodWalk.Made made) {
        return Math.sqrt(made.variance() * YEAR);
    }

    /** Weights of all stocks of the grid; of others that are held nobody could say what selling them means. */
    private static double[] held(CloseGrid grid, Map<Instrument, Double> held) {
        if (held.isEmpty()) {
            return new double[0];
        }
        Map<Instrument, Integer> places = new HashMap<>();
        grid.instruments().forEach(i -> places.put(i, places.size()));
        double[] weights = new double[places.size()];
        held.forEach((instrument, weight) -> {
            Integer place = places.get(instrument);
            if (place == null) {
                throw new DataException(instrument + " is held and not among the " + weights.length
                        + " stocks asked for. Fix: ask for it too, or leave it out of what is held");
            }
            weights[place] = weight;
        });
        return weights;
    }

    private List<PortfolioWeights.Line> lines(
            CloseGrid grid, Situation situation, MethodWalk.Made made, double[] before) {
        Covariance covariance = situation.covariance();
        double[] own = made.allocation().weights();
        double[] shares = covariance.riskShares(own);
        double[] expected = situation.views().expected(covariance);
        List<PortfolioWeights.Line> lines = new ArrayList<>();
        for (int i = 0; i < own.length; i++) {
            int place = situation.places()[i];
            lines.add(new PortfolioWeights.Line(
                    grid.instruments().get(place).toString(),
                    situation.sectors().get(i),
                    before.length == 0 ? 0 : before[place],
                    own[i],
                    covariance.volatility(i) * Math.sqrt(YEAR),
                    shares[i],
                    expected[i] * YEAR));
        }
        for (int place = 0; place < before.length; place++) {
            if (before[place] != 0 && Arrays.binarySearch(situation.places(), place) < 0) {
                lines.add(new PortfolioWeights.Line(
                        grid.instruments().get(place).toString(), "", before[place], 0, Double.NaN, 0, 0));
            }
        }
        return lines;
    }

    private List<PortfolioWeights.Beside> beside(Situation situation, CloseGrid grid) {
        List<PortfolioWeights.Beside> all = new ArrayList<>();
        for (Method other : Method.nulls()) {
            MethodWalk.Made made = new MethodWalk(other, Constraints.longOnly(), spec.allocator(), grid)
                    .decide(situation, new double[0]);
            all.add(new PortfolioWeights.Beside(other.code(), volatility(made), made.names()));
        }
        return all;
    }

    private List<String> notes(PortfolioGround ground, int session, MethodWalk.Made made) {
        CloseGrid grid = ground.situations().grid();
        List<String> notes = new ArrayList<>();
        int behind = grid.size() - 1 - session;
        if (behind > 0) {
            notes.add("The run predicted last on " + Days.text(grid.day(session)) + ", " + behind
                    + " sessions before the last bar.");
        }
        if (made.allocation().bent()) {
            notes.add("The method's own weights broke a constraint; these are the nearest that keep all.");
        }
        if (made.allocation().silent()) {
            notes.add("No forecast is believed: the method holds what it holds without one.");
        }
        int without =
                grid.instruments().size() - ground.situations().at(session).places().length;
        if (without > 0) {
            notes.add(without + " of " + grid.instruments().size() + " stocks may not be held on this day: no bar, not"
                    + " in the universe, or returns on fewer than nine in ten of the sessions looked back over.");
        }
        notes.addAll(ground.notes(spec.constraints()));
        ground.universe().leftOut().forEach((name, why) -> notes.add(name + " is left out: " + why));
        return notes;
    }
}
