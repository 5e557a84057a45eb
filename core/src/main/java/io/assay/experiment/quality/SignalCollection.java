package io.assay.experiment.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Seed;
import io.assay.experiment.Looks;
import io.assay.experiment.ReportPages;
import io.assay.experiment.Source;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.label.ForwardReturn;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Membership;
import io.assay.quality.CollectionSpec;
import io.assay.quality.StrategyOutcomes;
import io.assay.quality.TakenSignals;
import io.assay.report.CollectionReport;
import io.assay.signal.strategy.Strategy;

/**
 * Collects the signals that strategies would have given on each past day, with what was known on that day and what
 * became of them. What a strategy came to is seen, so each side of each is a trial.
 */
public final class SignalCollection {
    private final CollectionSpec spec;
    private final Wiring wiring;
    private final Seed seed;
    private final boolean opened;

    /**
     * A collection.
     *
     * @param wiring bars, cut at the last day that may be looked at, and with them series, reports and sectors
     * @param seed of the draws behind intervals
     */
    public SignalCollection(CollectionSpec spec, Wiring wiring, Seed seed) {
        this(spec, wiring, seed, false);
    }

    private SignalCollection(CollectionSpec spec, Wiring wiring, Seed seed, boolean opened) {
        this.spec = spec;
        this.wiring = wiring;
        this.seed = seed;
        this.opened = opened;
    }

    /** The same on days that are held out, whose opening was counted: what is seen is a look and no trial. */
    public SignalCollection opened() {
        return new SignalCollection(spec, wiring, seed, true);
    }

    /**
     * What was collected.
     *
     * @param signals every signal that has an outcome
     * @param report what became of them
     * @param source where the bars come from
     * @param universe how many stocks there are and which, with their spells, in a few characters
     */
    public record Collected(TakenSignals signals, CollectionReport report, Source source, String universe) {
        /** Twelve digits that tell these signals from all others. */
        public String name() {
            return ReportPages.name(universe, report.specification(), report.dataHash(), report.seed());
        }
    }

    /**
     * Collects.
     *
     * @throws DataException if no stock may be used, or none of them gives a signal that has an outcome
     */
    public Collected of(List<Instrument> instruments) {
        UniverseRows universe = UniverseRows.of(ForwardReturn.of(spec.barrier().horizon()), wiring, instruments);
        Map<String, String> leftOut = new TreeMap<>(universe.leftOut());
        List<Instrument> traded = traded(universe, leftOut);
        SignalContext context = SignalContext.of(spec.strategies(), wiring.data(), traded);
        List<TakenSignals.OfOne> parts = parts(universe, traded, context);
        TakenSignals taken = TakenSignals.together(spec, parts);
        if (taken.signals().size() == 0) {
            throw new DataException(DataProblem.of("no strategy gave a signal that has an outcome")
                    .withFix("more history: strategies speak after " + Strategy.LOOK_BACK + " bars"));
        }
        StrategyOutcomes outcomes = taken.outcomes(spec, parts, seed.child("outcomes"));
        String dataHash = context.outside().dataHash(wiring.data(), traded);
        Map<String, Long> lines = log(universe, taken, outcomes, dataHash);
        CollectionReport report =
                report(universe, new Told(taken, outcomes, dataHash, lines, context.notes()), leftOut);
        return new Collected(taken, report, universe.together(), universe.text());
    }

    /** Barriers need opens, highs and lows that were traded at. */
    private static List<Instrument> traded(UniverseRows universe, Map<String, String> leftOut) {
        Set<Instrument> untraded = universe.label().untraded();
        untraded.forEach(i -> leftOut.put(
                i.toString(), "its recorded opens were not traded at, and a barrier is met at traded prices alone"));
        List<Instrument> traded = universe.instruments().stream()
                .filter(i -> !untraded.contains(i))
                .toList();
        if (traded.isEmpty()) {
            throw new DataException(
                    DataProblem.of("the recorded opens of all these stocks were not traded at: whether a"
                                    + " trade met a barrier cannot be told")
                            .withFix("ask for stocks with traded opens"));
        }
        return traded;
    }

    private List<TakenSignals.OfOne> parts(UniverseRows universe, List<Instrument> traded, SignalContext context) {
        List<BarSeries> bars = wiring.parallel()
                .map(traded, i -> universe.auditor().clean(i).bars().adjusted());
        MarketFeature.Tables around = context.around(universe.universe()).over(bars);
        Membership members = Membership.of(universe.universe());
        boolean spells = wiring.members().isPresent();
        wiring.progress().start("Collecting signals", bars.size());
        List<TakenSignals.OfOne> parts = wiring.parallel().map(bars, own -> {
            FeatureTable table = context.technical().compute(own).beside(around.of(own));
            IntPredicate belongs = spells ? members.of(own.instrument()) : day -> true;
            wiring.progress().step(own.instrument().toString());
            return TakenSignals.of(spec, own, table, belongs);
        });
        wiring.progress().done();
        return parts;
    }

    private record Told(
            TakenSignals taken,
            StrategyOutcomes outcomes,
            String dataHash,
            Map<String, Long> ledger,
            List<String> notes) {}

    private CollectionReport report(UniverseRows universe, Told told, Map<String, String> leftOut) {
        TakenSignals taken = told.taken();
        int[] days = taken.signals().decisionDay();
        List<String> notes = new ArrayList<>(universe.together().warnings());
        notes.addAll(told.notes());
        return new CollectionReport(
                spec.text(),
                told.dataHash(),
                seed.value(),
                universe.together().simulated(),
                new CollectionReport.Counts(
                        taken.instruments().size(),
                        taken.signals().size(),
                        taken.effectiveSize(),
                        taken.unresolved(),
                        taken.baseRate()),
                new Window(days[0], days[days.length - 1]),
                told.outcomes(),
                taken.features().columns(),
                told.ledger(),
                wiring.ledger().countTrials(),
                notes,
                leftOut);
    }

    private Map<String, Long> log(
            UniverseRows universe, TakenSignals taken, StrategyOutcomes outcomes, String dataHash) {
        int[] days = taken.signals().decisionDay();
        Looks looks = new Looks(wiring.ledger(), dataHash, new Window(days[0], days[days.length - 1]), seed);
        Map<String, Long> lines = new LinkedHashMap<>();
        for (StrategyOutcomes.Row row : outcomes.rows()) {
            String name = CollectionReport.name(row);
            String text = name + " of: " + spec.text() + "; " + universe.text();
            Trial.Score score = new Trial.Score("mean net return", row.net().value());
            lines.put(name, opened ? looks.peek(text, score) : looks.trial(text, score));
        }
        return lines;
    }
}
