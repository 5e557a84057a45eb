package io.assay.experiment.portfolio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.Looks;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.ledger.Peeks;
import io.assay.market.Listing;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.Method;
import io.assay.report.PortfolioReport;

/**
 * Asks what portfolios would have come to: on every rebalancing day each method makes weights of what was known by
 * then, and the same exact account books them all, beside equal weight and inverse volatility of the same stocks on the
 * same days. Each method asked for is a trial.
 */
public final class PortfolioTrial {
    private final PortfolioSpec spec;
    private final Wiring wiring;

    /**
     * A trial.
     *
     * @param wiring bars, cut at the last day that may be looked at
     */
    public PortfolioTrial(PortfolioSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * Which days are held out.
     *
     * @param heldOut they
     * @param opening where a look at them is counted; empty: they stay closed
     */
    public record Held(HeldOut heldOut, Optional<Peeks> opening) {}

    /**
     * What came out.
     *
     * @param report for people
     * @param weights of every rebalancing day
     */
    public record Result(PortfolioReport report, WeightsFile weights) {}

    /**
     * Runs.
     *
     * @throws DataException if there are too few sessions, or too few stocks on one of the days
     * @throws io.assay.base.UsageException if constraints cannot hold together on one of the days, or a method needs
     *     forecasts and there is no run
     */
    public Result run(PortfolioChoice choice, Held held) {
        PortfolioGround ground = PortfolioGround.of(spec, wiring, choice);
        String told = new HeldOutLook(wiring, held.heldOut())
                .told(ground.universe(), held.opening(), spec.text() + ground.whose());
        int[] sessions = sessions(ground);
        List<MethodWalk> walks = walks(ground, sessions);
        PortfolioBooks books = PortfolioBooks.of(spec, ground, walks, sessions);
        Looks looks = new Looks(wiring.ledger(), ground.universe().together().hash(), books.days(), spec.seed());
        CloseGrid grid = ground.situations().grid();
        PortfolioReport report = new PortfolioReport(
                spec.text() + ground.whose(),
                described(ground),
                books.days(),
                sessions.length,
                books.execution(),
                books.lines(looks, held.opening().isPresent()),
                ground.forecasts().map(f -> f.known(grid.day(sessions[sessions.length - 1]))),
                told,
                ground.notes(spec.constraints()));
        return new Result(report, WeightsFile.of(grid, walks));
    }

    private PortfolioReport.Ground described(PortfolioGround ground) {
        UniverseRows universe = ground.universe();
        String currency = wiring.data().listings().stream()
                .filter(l -> universe.instruments().contains(l.instrument()))
                .map(Listing::currency)
                .distinct()
                .reduce((one, other) -> "")
                .orElse("");
        return new PortfolioReport.Ground(
                universe.together().hash(),
                spec.seed().value(),
                universe.together().simulated(),
                universe.instruments().size(),
                universe.text(),
                currency,
                Map.copyOf(universe.leftOut()));
    }

    /** Every so many sessions from the first on which a portfolio can be made; on the last nothing could be bought. */
    private int[] sessions(PortfolioGround ground) {
        CloseGrid grid = ground.situations().grid();
        int last = ground.forecasts()
                .map(f -> Math.min(grid.sessionBy(f.lastDay()), grid.size() - 2))
                .orElse(grid.size() - 2);
        int from = ground.forecasts()
                .map(f -> grid.sessionBy(f.firstDay() - 1) + 1)
                .orElse(0);
        int first = IntStream.rangeClosed(from, last)
                .filter(ground.situations()::isPossible)
                .findFirst()
                .orElseThrow(() -> new DataException("there is no day on which two of "
                        + grid.instruments().size() + " stocks have "
                        + spec.lookback().sessions()
                        + " sessions of returns behind them and a session before them. Fix: more history, or a shorter"
                        + " lookback"));
        return IntStream.iterate(first, s -> s <= last, s -> s + spec.every()).toArray();
    }

    private List<MethodWalk> walks(PortfolioGround ground, int[] sessions) {
        CloseGrid grid = ground.situations().grid();
        List<MethodWalk> walks = Stream.concat(spec.methods().stream(), Method.nulls().stream())
                .map(method -> new MethodWalk(method, constraints(method), spec.allocator(), grid))
                .toList();
        wiring.progress().start("Weights", sessions.length);
        List<Integer> all = IntStream.of(sessions).boxed().toList();
        try (Stream<Situation> situations = wiring.parallel().ahead(all, ground.situations()::at)) {
            situations.forEachOrdered(situation -> {
                walks.forEach(walk -> walk.step(situation));
                wiring.progress().step(Days.text(situation.day()));
            });
        }
        wiring.progress().done();
        return walks;
    }

    /** What others are compared with knows nothing, constraints included. */
    private Constraints constraints(Method method) {
        return Method.nulls().contains(method) ? Constraints.longOnly() : spec.constraints();
    }
}
