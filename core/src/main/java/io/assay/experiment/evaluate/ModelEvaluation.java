package io.assay.experiment.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.trade.ServedRows;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import io.assay.report.EvaluationReport;
import io.assay.report.Text;

/**
 * Judges a kept model on the days after those that it learnt from, beside the null models fitted on the rows that it
 * learnt from. The result is seen, so it is a trial of the workspace; on held-out days it is a look at them.
 */
public final class ModelEvaluation {
    /** What the specifications of evaluated models begin with in the ledger. */
    static final String TRIAL = "evaluate: ";

    private final Wiring wiring;
    private final HeldOut heldOut;

    /**
     * An evaluation.
     *
     * @param wiring all bars; which of them may be looked at follows from the model and from what is held out
     * @param heldOut what the workspace holds out
     */
    public ModelEvaluation(Wiring wiring, HeldOut heldOut) {
        this.wiring = wiring;
        this.heldOut = heldOut;
    }

    /**
     * Judges.
     *
     * @param opening where a look at held-out days is counted; empty: they stay closed
     * @throws UsageException if there is no such model, a stock is not one of its own, all days that are asked for were
     *     learnt from, or closed days are asked for
     * @throws DataException if there are no rows to judge, or bars that the model's features need are gone
     */
    public EvaluationReport of(EvaluateSpec spec, Optional<Peeks> opening) {
        Asked asked = ask(spec, opening);
        ModelCard card = asked.card();
        Wiring cut = asked.cut();
        UniverseRows universe = asked.universe();
        LaterRows rows = asked.rows();
        Judging judging = new Judging(cut, spec, rows);
        Optional<EvaluationReport.Whole> whole = judging.whole();
        log(asked, spec, Judging.score(whole));
        return new EvaluationReport(
                subject(asked, spec),
                counted(rows, judging),
                whole,
                judging.groups(Groupings.of(
                        rows.later().rows(),
                        spec.sectors(),
                        Groupings.regimes(cut, universe.auditor(), asked.stocks()))),
                judging.confidence(),
                judging.mistakes(),
                judging.gaps(card, whole),
                rows.disagreement().told(),
                notes(card, universe, spec, rows));
    }

    /**
     * Asks a model about later rows, without judging what it says. A look at held-out days is counted here; whoever
     * shows a score notes it in the ledger.
     *
     * @throws UsageException as {@link #of}
     * @throws DataException as {@link #of}
     */
    public Asked ask(EvaluateSpec spec, Optional<Peeks> opening) {
        return ask(ready(spec, opening.isPresent()), opening);
    }

    /**
     * Everything that can be refused before a model is asked, and before a look at held-out days is counted.
     *
     * @param opened whether held-out days will be looked at
     * @throws UsageException as {@link #of}
     * @throws DataException if bars that the model's features need are gone, or there are none to judge it on
     */
    public Ready ready(EvaluateSpec spec, boolean opened) {
        ModelStore.Kept kept = wiring.models().load(wiring.models().find(spec.model()));
        Disagreement.check(kept, spec);
        ModelCard card = kept.card();
        List<Instrument> stocks = stocks(card, spec);
        EvaluatedDays days = new EvaluatedDays(card, heldOut, opened);
        int last = days.last(spec.from(), spec.to());
        MarketData seen = last < HeldOut.NEVER ? wiring.data().until(last) : wiring.data();
        MarketData data =
                ServedRows.members(card, wiring.workspace()).map(seen::within).orElse(seen);
        Wiring cut = wiring.on(data);
        days.requireBars(data, stocks, spec.from());
        UniverseRows universe = ModelUniverse.of(card, stocks, cut);
        if (opened) {
            heldOut.requireAnyBy(universe.lastDay());
        }
        return new Ready(spec, kept, new LaterRows.Range(stocks, spec.from(), last), cut, universe);
    }

    /**
     * Asks a model that is ready. A look at held-out days is counted here.
     *
     * @throws DataException if there are no rows to judge
     */
    public Asked ask(Ready ready, Optional<Peeks> opening) {
        ModelCard card = ready.card();
        String held =
                new HeldOutLook(ready.cut(), heldOut).told(ready.universe(), opening, TRIAL + "model " + card.id());
        LaterRows rows = LaterRows.of(ready.kept(), ready.universe(), ready.range(), ready.spec());
        return new Asked(card, ready.stocks(), ready.cut(), ready.universe(), held, rows);
    }

    /**
     * A model that may be asked.
     *
     * @param spec what
     * @param kept the model
     * @param range whom it is asked about, on which days
     * @param cut the bars that may be looked at
     * @param universe the stocks that its features are made of
     */
    public record Ready(
            EvaluateSpec spec, ModelStore.Kept kept, LaterRows.Range range, Wiring cut, UniverseRows universe) {
        /** What is known of the model. */
        public ModelCard card() {
            return kept.card();
        }

        /** Whom it is asked about. */
        public List<Instrument> stocks() {
            return range.stocks();
        }

        /** The first epoch day that it may be asked about. */
        public int firstDay() {
            return Math.max(spec.from(), LaterRows.learntTo(card()) + 1);
        }
    }

    /**
     * A model that was asked about later rows.
     *
     * @param card of the model
     * @param stocks whom it was asked about
     * @param cut the bars that were looked at
     * @param universe the stocks that its features are made of
     * @param held what a reader must know of the held-out days
     * @param rows what it said
     */
    public record Asked(
            ModelCard card, List<Instrument> stocks, Wiring cut, UniverseRows universe, String held, LaterRows rows) {
        String text() {
            return TRIAL + "model " + card.id() + "; " + UniverseFile.text(stocks);
        }
    }

    /** Whom the model is asked about: all that it is for, or those of them that are picked. */
    private static List<Instrument> stocks(ModelCard card, EvaluateSpec spec) {
        List<Instrument> own =
                card.instruments().stream().map(Instrument::parse).toList();
        if (spec.stocks().isEmpty()) {
            return own;
        }
        Set<Instrument> asked = new HashSet<>(spec.stocks().get());
        List<Instrument> some = own.stream().filter(asked::contains).toList();
        if (some.isEmpty()) {
            throw new UsageException("model " + card.id() + " is for "
                    + (own.size() == 1 ? own.get(0).toString() : Text.plural(own.size(), "other stock"))
                    + ", and none of its stocks is among those that are picked. Fix: leave the selection out");
        }
        return some;
    }

    private void log(Asked asked, EvaluateSpec spec, Trial.Score score) {
        int[] days = asked.rows().later().rows().rows().decisionDay();
        boolean look = days[days.length - 1] >= heldOut.from();
        Trial trial = new Trial(
                look ? Trial.Kind.PEEK : Trial.Kind.TRIAL,
                asked.text(),
                asked.cut().data().contentHash(),
                new Window(days[0], days[days.length - 1]),
                spec.seed().value(),
                CodeVersion.current().toString(),
                score);
        boolean seen =
                wiring.ledger().entries().stream().map(TrialLog.Entry::trial).anyMatch(trial::equals);
        if (!seen) {
            wiring.ledger().append(trial);
        }
    }

    private static EvaluationReport.Subject subject(Asked asked, EvaluateSpec spec) {
        ModelCard card = asked.card();
        return new EvaluationReport.Subject(
                card.id(),
                card.recipe().learner(),
                card.recipe().target(),
                card.recipe().classes(),
                card.spans().refit(),
                card.spans().walkForward(),
                asked.cut().data().contentHash(),
                spec.seed().value(),
                asked.universe().together().simulated() || card.provenance().simulated(),
                asked.held(),
                card.proof());
    }

    private static EvaluationReport.Rows counted(LaterRows rows, Judging judging) {
        Dataset later = rows.later().rows();
        int[] days = later.rows().decisionDay();
        return new EvaluationReport.Rows(
                judging.spoken(),
                (int) Arrays.stream(later.rows().instrument()).distinct().count(),
                new ModelCard.Span(Days.text(days[0]), Days.text(days[days.length - 1])),
                rows.counts().unresolved(),
                rows.counts().silent(),
                rows.counts().purged(),
                rows.training().rows().size());
    }

    private static List<String> notes(ModelCard card, UniverseRows universe, EvaluateSpec spec, LaterRows rows) {
        List<String> notes = new ArrayList<>();
        notes.add("The null models were fitted on the "
                + Text.count(rows.training().rows().size()) + " rows that the model learnt from, and on nothing else.");
        if (!rows.counts().unchanged()) {
            notes.add("The rows that the model learnt from are not bit for bit those of its card any more: bars or"
                    + " corporate actions of these days have changed, or another version made them. In-sample figures"
                    + " and null models are of the rows as they are now.");
        }
        if (spec.sectors().isEmpty()) {
            notes.add("No sector is known, so all stocks are in the sector 'unknown': the store keeps none."
                    + " --universe FILE with a column 'sector' names them.");
        } else {
            notes.add("Sectors are those of the day on which the list was drawn up, not those of each day.");
        }
        notes.add("A regime is told from the close of the decision day and earlier ones: the volatility of 60 sessions"
                + " in thirds of all such values up to that day, and the equal-weighted market above or below its mean"
                + " of 200 sessions.");
        notes.addAll(rows.disagreement().untold());
        universe.together().warnings().stream()
                .filter(w -> !card.warnings().contains(w))
                .forEach(notes::add);
        notes.addAll(card.warnings());
        return notes;
    }
}
