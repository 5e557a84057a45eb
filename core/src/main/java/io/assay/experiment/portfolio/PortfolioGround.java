package io.assay.experiment.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.UsageException;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.label.ForwardReturn;
import io.assay.ledger.ProofStamp;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Membership;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.Method;
import io.assay.report.Text;

/**
 * The stocks that portfolios are made of, audited, with what is forecast of them.
 *
 * @param wiring data, those of the run's universe where there is a run
 * @param universe audited stocks
 * @param situations what is known on each session
 * @param forecasts of a run; empty without one
 * @param run it
 */
record PortfolioGround(
        Wiring wiring,
        UniverseRows universe,
        Situations situations,
        Optional<Forecasts> forecasts,
        Optional<RunFolder> run) {
    /**
     * Audits and reads.
     *
     * @param asked stocks and the run
     * @throws UsageException if a method needs forecasts and there is no run, a sector has no stock, or none of the
     *     stocks is among the run's
     */
    static PortfolioGround of(PortfolioSpec spec, Wiring wiring, PortfolioChoice asked) {
        requireRun(spec, asked);
        Optional<Forecasts> forecasts = asked.run().map(Forecasts::of);
        MarketData data = asked.run()
                .flatMap(RunFolder::members)
                .map(wiring.data()::within)
                .orElse(wiring.data());
        Wiring own = wiring.on(data);
        UniverseRows universe = UniverseRows.of(ForwardReturn.of(1), own, stocks(asked, forecasts));
        Map<Instrument, String> sectors = new TreeMap<>(data.sectors());
        sectors.putAll(asked.sectors());
        sectors.keySet().retainAll(Set.copyOf(universe.instruments()));
        requireSectors(spec, sectors);
        CloseGrid grid = CloseGrid.of(
                universe.instruments(), i -> universe.auditor().clean(i).bars(), wiring.parallel());
        Situations situations =
                new Situations(grid, Membership.of(universe.universe()), sectors, spec.lookback(), forecasts);
        return new PortfolioGround(own, universe, situations, forecasts, asked.run());
    }

    private static void requireRun(PortfolioSpec spec, PortfolioChoice asked) {
        if (spec.needsForecasts() && asked.run().isEmpty()) {
            List<String> needy = spec.methods().stream()
                    .filter(Method::needsForecasts)
                    .map(Method::code)
                    .toList();
            throw new UsageException("expected returns come from out-of-sample predictions alone, and "
                    + String.join(", ", needy) + " cannot do without. Fix: name a finished run, or ask for other"
                    + " methods");
        }
    }

    private static List<Instrument> stocks(PortfolioChoice asked, Optional<Forecasts> forecasts) {
        Set<Instrument> predicted =
                forecasts.map(f -> Set.copyOf(f.instruments())).orElse(Set.copyOf(asked.stocks()));
        List<Instrument> both =
                asked.stocks().stream().filter(predicted::contains).toList();
        if (both.isEmpty()) {
            throw new UsageException("none of the " + Text.plural(asked.stocks().size(), "stock") + " asked for is"
                    + " among those that the run predicts. Fix: leave the choice of stocks out");
        }
        return both;
    }

    private static void requireSectors(PortfolioSpec spec, Map<Instrument, String> sectors) {
        Set<String> known = sectors.values().stream().collect(Collectors.toSet());
        for (String sector : spec.constraints().sectors().keySet()) {
            if (!known.contains(sector)) {
                throw UsageException.unknown(
                        "sector", sector, known.stream().sorted().toList());
            }
        }
    }

    /** What tells the same methods on other stocks, or by another run, apart. */
    String whose() {
        return run.map(r -> "; forecasts of: " + r.record().specification()).orElse("") + "; " + universe.text();
    }

    /** What a reader must know of sectors, of the run and of the data, in sentences. */
    List<String> notes(Constraints constraints) {
        List<String> notes = new ArrayList<>(universe.together().warnings());
        if (!constraints.sectors().isEmpty()) {
            notes.add(
                    "Sectors are those of the day on which they were drawn up: of history they know what came later.");
        }
        run.filter(r -> !ProofStamp.isProven(r.proof()))
                .ifPresent(r -> notes.add(ProofStamp.sentence(r.proof()) + "."));
        return notes;
    }
}
