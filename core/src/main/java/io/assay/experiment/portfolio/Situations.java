package io.assay.experiment.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.market.Membership;
import io.assay.portfolio.Covariance;
import io.assay.portfolio.DailyReturns;
import io.assay.portfolio.ForecastSkill;
import io.assay.portfolio.Views;

/**
 * Tells what was known at a close, and nothing later: returns up to that session, who belonged and traded then, and
 * forecasts of that day. A stock may be held if it has a bar on the day, belongs to the universe, has a return on at
 * least nine in ten of the sessions looked back over, and moved on one of them.
 */
final class Situations {
    private static final double COVERED = 0.9;
    private static final int FEWEST = 2;

    private final CloseGrid grid;
    private final Membership members;
    private final Map<Instrument, String> sectors;
    private final PortfolioSpec.Lookback lookback;
    private final Optional<Forecasts> forecasts;

    /**
     * Of stocks.
     *
     * @param sectors of stocks; those without one are left out
     */
    Situations(
            CloseGrid grid,
            Membership members,
            Map<Instrument, String> sectors,
            PortfolioSpec.Lookback lookback,
            Optional<Forecasts> forecasts) {
        this.grid = grid;
        this.members = members;
        this.sectors = sectors;
        this.lookback = lookback;
        this.forecasts = forecasts;
    }

    CloseGrid grid() {
        return grid;
    }

    /** Whether a portfolio can be made at the close of a session. */
    boolean isPossible(int session) {
        return session >= lookback.sessions() && eligible(session).length >= FEWEST;
    }

    private int[] eligible(int session) {
        return IntStream.range(0, grid.instruments().size())
                .filter(stock -> isEligible(stock, session))
                .toArray();
    }

    private boolean isEligible(int stock, int session) {
        if (!grid.trades(stock, session) || !members.contains(grid.instruments().get(stock), grid.day(session))) {
            return false;
        }
        int known = 0;
        boolean moves = false;
        for (int t = session - lookback.sessions() + 1; t <= session; t++) {
            double earned = grid.earned(stock, t);
            known += Double.isNaN(earned) ? 0 : 1;
            moves |= Math.abs(earned) > 0;
        }
        return moves && known >= COVERED * lookback.sessions();
    }

    /**
     * What is known at the close of a session.
     *
     * @throws DataException if fewer than two stocks may be held, or covariances cannot be estimated
     */
    Situation at(int session) {
        int day = grid.day(session);
        int[] places = eligible(session);
        if (places.length < FEWEST) {
            throw new DataException("on " + Days.text(day) + " only " + places.length + " of "
                    + grid.instruments().size() + " stocks traded, belonged and had returns on nine in ten of the last "
                    + lookback.sessions() + " sessions. Fix: more stocks, or a shorter lookback");
        }
        List<Instrument> stocks =
                Arrays.stream(places).mapToObj(grid.instruments()::get).toList();
        Covariance covariance = covariance(day, stocks, grid.returns(places, session, lookback.sessions()));
        Views views = forecasts.map(f -> f.views(day, stocks)).orElseGet(() -> Views.none(stocks.size()));
        Optional<ForecastSkill.Known> skill = forecasts.map(f -> f.known(day));
        List<String> own = stocks.stream().map(i -> sectors.getOrDefault(i, "")).toList();
        return new Situation(session, day, places, own, covariance, views, skill);
    }

    private Covariance covariance(int day, List<Instrument> stocks, double[][] returns) {
        try {
            return lookback.estimator()
                    .of(new DailyReturns(
                            stocks.stream().map(Instrument::toString).toList(), returns));
        } catch (DataException e) {
            throw new DataException("on " + Days.text(day) + " " + e.getMessage());
        }
    }
}
