package io.assay.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.store.ImportSummary.Outcome;
import io.assay.store.ImportSummary.Result;
import io.assay.store.Manifest.Action;
import io.assay.store.Manifest.Piece;
import io.assay.store.Manifest.Stored;
import io.assay.store.parquet.PlainFile;
import org.jspecify.annotations.Nullable;

/**
 * One import: series are handed over one by one and written as they come, nothing is visible before {@link #commit()},
 * and a writer that is closed without it leaves no trace. Memory holds one series and what the manifest says. Not for
 * several threads.
 */
public final class StoreWriter implements AutoCloseable {
    /** Days of small imports are kept as small pieces up to here; then the listing is written anew in one piece. */
    private static final int MAX_PIECES = 32;

    private final Snapshot base;
    private final SegmentSink sink;
    private final WritePolicy policy;
    private final Consumer<Manifest> onCommit;
    private final Runnable onClose;
    private final Map<Instrument, Stored> changed = new HashMap<>();
    private final Map<String, Market> markets = new TreeMap<>();
    private final List<Result> results = new ArrayList<>();
    private boolean ended;
    private boolean failed;

    StoreWriter(Snapshot base, SegmentSink sink, WritePolicy policy, Consumer<Manifest> onCommit, Runnable onClose) {
        this.base = base;
        this.sink = sink;
        this.policy = policy;
        this.onCommit = onCommit;
        this.onClose = onClose;
        base.manifest().markets().forEach(p -> markets.put(p.market().code(), p.market()));
    }

    /**
     * Takes over one series; the same instrument may come several times, each after what came before it.
     *
     * @return what becomes of it once the writer commits
     */
    public Result add(IncomingSeries incoming) {
        Check.that(!ended, "writer", "be open", "committed or closed");
        Check.that(!failed, "writer", "not have failed before", "failed");
        // A failure half-way through a row group leaves a segment that must never be committed.
        failed = true;
        Result result = decide(incoming);
        failed = false;
        results.add(result);
        return result;
    }

    /**
     * Records corporate actions of a stored instrument without bars; those that are known stay. One that contradicts a
     * known one takes its place if the policy is to replace.
     *
     * @param notes where they come from
     * @return how many are new
     * @throws UsageException if there are no bars of the instrument, or one contradicts what is known and the policy is
     *     to keep
     */
    public int addActions(Instrument instrument, List<CorporateAction> actions, ImportNotes notes) {
        Check.that(!ended, "writer", "be open", "committed or closed");
        Stored old = stored(instrument).orElseGet(() -> base.require(instrument));
        List<Action> told = actions.stream()
                .map(a -> new Action(a.day(), a.kind(), a.value()))
                .distinct()
                .toList();
        List<Action> fresh =
                told.stream().filter(a -> !old.actions().contains(a)).toList();
        List<Action> all = new ArrayList<>(old.actions());
        all.removeIf(known -> !told.contains(known) && isContradicted(instrument, known, fresh));
        all.addAll(fresh);
        List<ImportNotes> sources = new ArrayList<>(old.notes());
        sources.removeIf(n -> n.source().equals(notes.source()));
        sources.add(notes);
        if (!fresh.isEmpty() || !sources.equals(old.notes())) {
            all.sort(Action.ORDER);
            changed.put(
                    instrument,
                    new Stored(old.symbol(), old.currency(), old.basis(), old.hash(), old.pieces(), sources, all));
        }
        return fresh.size();
    }

    /** Whether a known action is to go for one that contradicts it: both would count. */
    private boolean isContradicted(Instrument instrument, Action known, List<Action> fresh) {
        Optional<Action> other = fresh.stream().filter(known::isContradictedBy).findFirst();
        if (other.isPresent() && policy != WritePolicy.REPLACE) {
            throw new UsageException(instrument + " has a " + known.kind() + " of " + known.value() + " on "
                    + Days.text(known.day()) + ", and this one of "
                    + other.get().value() + " on "
                    + Days.text(other.get().day()) + " contradicts it: both would count. Fix: correct the file,"
                    + " or 'assay data actions import FILE --replace' to have it in place of the known one");
        }
        return other.isPresent();
    }

    private Result decide(IncomingSeries incoming) {
        Instrument instrument = incoming.bars().instrument();
        Optional<Stored> stored = stored(instrument);
        Optional<String> refusal = refusal(incoming, stored);
        if (refusal.isPresent()) {
            return result(incoming, Outcome.REFUSED, null, refusal.get());
        }
        markets.putIfAbsent(incoming.market().code(), incoming.market());
        List<Action> actions = actions(incoming);
        if (stored.isEmpty()) {
            replace(incoming, actions);
            return result(incoming, Outcome.ADDED, null, "");
        }
        Stored old = stored.get();
        if (old.actions().containsAll(actions)
                && old.hash().equals(incoming.bars().hash())) {
            return result(incoming, Outcome.UNCHANGED, null, "");
        }
        BarSeries bars = BarFile.read(instrument, old, this::file);
        Comparison comparison = Comparison.of(bars, incoming.bars(), old.actions(), actions);
        if (comparison.differences() > 0) {
            return disagree(incoming, old, comparison, actions);
        }
        if (comparison.newBars() == 0 && comparison.newActions().isEmpty()) {
            return result(incoming, Outcome.UNCHANGED, comparison, "");
        }
        extend(incoming, old, comparison);
        return result(incoming, Outcome.EXTENDED, comparison, "");
    }

    private Result disagree(IncomingSeries incoming, Stored old, Comparison comparison, List<Action> actions) {
        boolean adjustedOnly = comparison.adjustedOnly();
        boolean replace = policy == WritePolicy.REPLACE
                || (policy == WritePolicy.REPLACE_ADJUSTED && adjustedOnly && comparison.lostBars() == 0);
        if (!replace) {
            Outcome outcome = adjustedOnly ? Outcome.DISAGREES_ADJUSTED : Outcome.DISAGREES;
            return result(incoming, outcome, comparison, "");
        }
        List<Action> kept = policy == WritePolicy.REPLACE ? actions : union(old, comparison);
        replace(incoming, kept);
        return result(incoming, Outcome.REPLACED, comparison, "");
    }

    private static List<Action> union(Stored old, Comparison comparison) {
        List<Action> actions = new ArrayList<>(old.actions());
        actions.addAll(comparison.newActions());
        actions.sort(Action.ORDER);
        return actions;
    }

    private void replace(IncomingSeries incoming, List<Action> actions) {
        Piece piece = sink.write(incoming.bars());
        put(incoming, List.of(piece), incoming.bars().hash(), List.of(incoming.notes()), actions);
    }

    private void extend(IncomingSeries incoming, Stored old, Comparison comparison) {
        List<Action> actions = union(old, comparison);
        List<ImportNotes> notes = new ArrayList<>(old.notes());
        notes.removeIf(n -> n.source().equals(incoming.notes().source()));
        notes.add(incoming.notes());
        if (comparison.newBars() > 0 && !staysComplete(incoming, old, comparison)) {
            notes.replaceAll(ImportNotes::incomplete);
        }
        if (comparison.newBars() == 0) {
            put(incoming, old.pieces(), old.hash(), notes, actions);
            return;
        }
        BarSeries merged = comparison.merged();
        List<Piece> pieces = new ArrayList<>();
        if (comparison.continues() && old.pieces().size() < MAX_PIECES) {
            pieces.addAll(old.pieces());
            pieces.add(sink.write(comparison.added()));
        } else {
            pieces.add(sink.write(merged));
        }
        put(incoming, pieces, merged.hash(), notes, actions);
    }

    /** Whether every split and dividend of the old and the new bars together is told. */
    private static boolean staysComplete(IncomingSeries incoming, Stored old, Comparison comparison) {
        boolean before = comparison.coversBegin() || old.notes().stream().anyMatch(ImportNotes::tellsAllActions);
        return incoming.notes().tellsAllActions() && before && comparison.touches();
    }

    private void put(
            IncomingSeries incoming, List<Piece> pieces, String hash, List<ImportNotes> notes, List<Action> actions) {
        BarSeries bars = incoming.bars();
        String symbol = bars.instrument().symbol();
        changed.put(
                bars.instrument(), new Stored(symbol, incoming.currency(), bars.basis(), hash, pieces, notes, actions));
    }

    private Optional<String> refusal(IncomingSeries incoming, Optional<Stored> stored) {
        BarSeries bars = incoming.bars();
        Market known = markets.get(incoming.market().code());
        if (bars.size() == 0) {
            return Optional.of("it holds no bars");
        }
        if (incoming.market().code().chars().noneMatch(Character::isLetterOrDigit)) {
            // The code names a folder: '..' would be another one.
            return Optional.of("a market code must hold a letter or digit, was '"
                    + incoming.market().code() + "'");
        }
        if (known != null && !known.equals(incoming.market())) {
            return Optional.of("the market " + known.code() + " is stored as " + known + ", this is of "
                    + incoming.market() + ". Fix: give it another --market");
        }
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        String currency = stored.get().currency();
        if (!currency.equals(incoming.currency())) {
            return Optional.of("its prices are in " + incoming.currency() + ", the stored ones in " + currency
                    + ". Fix: give it another --market");
        }
        if (stored.get().basis() != bars.basis()) {
            return Optional.of("its price basis is " + bars.basis() + ", that of the stored bars "
                    + stored.get().basis() + ". Fix: import it on the same basis, or into another workspace");
        }
        return Optional.empty();
    }

    private static List<Action> actions(IncomingSeries incoming) {
        return incoming.actions().stream()
                .map(a -> new Action(a.day(), a.kind(), a.value()))
                .distinct()
                .sorted(Action.ORDER)
                .toList();
    }

    private Optional<Stored> stored(Instrument instrument) {
        Stored pending = changed.get(instrument);
        return pending == null ? base.find(instrument) : Optional.of(pending);
    }

    private PlainFile file(String market, String segment) {
        return sink.has(market, segment) ? sink.file(market, segment) : base.file(market, segment);
    }

    private static Result result(
            IncomingSeries incoming, Outcome outcome, @Nullable Comparison comparison, String reason) {
        Instrument instrument = incoming.bars().instrument();
        String source = incoming.notes().source();
        boolean stored = outcome == Outcome.ADDED;
        if (comparison == null) {
            int added = stored ? incoming.bars().size() : 0;
            return new Result(instrument, source, outcome, added, 0, 0, List.of(), reason);
        }
        boolean written = outcome == Outcome.EXTENDED || outcome == Outcome.REPLACED;
        return new Result(
                instrument,
                source,
                outcome,
                written ? comparison.newBars() : 0,
                outcome == Outcome.REPLACED ? comparison.lostBars() : 0,
                comparison.differences(),
                comparison.examples(),
                reason);
    }

    /**
     * Makes everything that was added visible in one step. If nothing changes, no file is touched. If it fails, either
     * everything is stored or nothing.
     *
     * @throws IllegalArgumentException if the writer was closed, or adding a series failed
     */
    public ImportSummary commit() {
        Check.that(!ended, "writer", "be open", "committed or closed");
        Check.that(!failed, "writer", "not have failed before", "failed");
        if (!changed.isEmpty()) {
            Manifest.Changes changes = new Manifest.Changes(changed, markets, sink.finish(), sink.next());
            // From here on the new segments may be named by the manifest even if an error follows: they must stay.
            ended = true;
            try {
                onCommit.accept(base.manifest().with(changes));
            } finally {
                onClose.run();
            }
        } else {
            close();
        }
        return new ImportSummary(results);
    }

    /** Ends the writer; what was added and not committed is deleted. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            try {
                sink.abandon();
            } finally {
                onClose.run();
            }
        }
    }
}
