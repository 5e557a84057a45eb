package io.assay.experiment.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.Looks;
import io.assay.experiment.Wiring;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Model;
import io.assay.quality.CollectionSpec;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalBooks;
import io.assay.quality.TakenSignals;
import io.assay.registry.ModelStore;
import io.assay.report.QualityReport;
import io.assay.report.Text;

/**
 * Asks a kept model of signal quality about signals that were given after all that it learnt from was known, beside the
 * null models on the same signals, who learn from what the model could have learnt from.
 */
public final class QualityValidation {
    private final String id;
    private final ModelStore.Kept kept;
    private final Wiring wiring;
    private final Seed seed;

    /**
     * A validation.
     *
     * @param id the model's name in the store, or how the name of it alone begins
     * @param wiring bars, cut at the last day that may be looked at
     * @throws UsageException if there is no such model, or it is not one of signal quality
     */
    public QualityValidation(String id, Wiring wiring, Seed seed) {
        this.id = wiring.models().find(id);
        this.kept = wiring.models().load(this.id);
        this.wiring = wiring;
        this.seed = seed;
        if (!kept.model().target().equals(TakenSignals.SUCCESS)) {
            throw new UsageException("model " + this.id + " predicts "
                    + kept.model().target().name() + ", not whether signals succeed. Fix: a model that 'assay"
                    + " quality train' kept");
        }
    }

    /**
     * When and how.
     *
     * @param from first epoch day of a judged signal
     * @param look where held-out days are among them: what was counted of it, a sentence
     */
    public record Period(int from, Optional<String> look) {}

    /**
     * Judges.
     *
     * @param spec signals as the model knows them, from long before the period to its end
     * @param collected they
     * @throws DataException if no signal lies in the period
     */
    public QualityReport of(CollectionSpec spec, SignalCollection.Collected collected, Period period) {
        TakenSignals taken = collected.signals();
        Dataset all = taken.dataset();
        int[] judged = rows(all, row -> all.rows().decisionDay()[row] >= period.from(), "lies in the period");
        Dataset tested = all.select(judged);
        Dataset train = all.select(rows(
                all, row -> all.rows().knownDay()[row] <= lastKnown(), "is among those that the model learnt from"));
        QualityNulls nulls = new QualityNulls(taken, tested);
        List<Answers> base = nulls.answers((learner, name) ->
                learner.fit(train.examples(), seed.child(name)).predict(tested.features()));
        Model model = kept.model();
        Answers own = new Answers(QualityTrial.CALIBRATED, model.predict(tested.features()));
        QualityScores scores =
                QualityScores.of(nulls.tested(spec.barrier().horizon()), List.of(own), base, seed.child("validation"));
        SignalBooks books = new QualityBooks(spec, taken, wiring).of(judged, List.of(own), base, seed.child("books"));
        int[] days = tested.rows().decisionDay();
        Window window = new Window(days[0], days[days.length - 1]);
        String text = "validation of " + id + " on signals from " + Days.text(period.from()) + " to "
                + Days.text(spec.to()) + "; " + collected.universe();
        Looks looks = new Looks(wiring.ledger(), collected.report().dataHash(), window, seed);
        Trial.Score score =
                new Trial.Score(QualityTrial.SCORE, scores.rows().get(0).auc().value());
        long line = period.look().isPresent() ? looks.peek(text, score) : looks.trial(text, score);
        return new QualityReport(
                text,
                collected.universe(),
                seed.value(),
                collected.report(),
                model.features(),
                scores,
                books,
                window,
                List.of(),
                new LinkedHashMap<>(Map.of(QualityTrial.CALIBRATED, line)),
                wiring.ledger().countTrials(),
                notes(collected, period),
                Optional.empty());
    }

    private List<String> notes(SignalCollection.Collected collected, Period period) {
        List<String> notes = new ArrayList<>(collected.report().notes());
        List<String> learnt = kept.card().instruments();
        List<String> others = collected.signals().instruments().stream()
                .map(Instrument::toString)
                .filter(stock -> !learnt.contains(stock))
                .toList();
        if (!others.isEmpty()) {
            notes.add(
                    0,
                    Text.plural(others.size(), "stock") + " of these the model never learnt from, such as "
                            + others.get(0) + ".");
        }
        period.look().ifPresent(look -> notes.add(0, look));
        return notes;
    }

    private int lastKnown() {
        return Days.parse(kept.card().spans().refit().last());
    }

    /** Epoch day of the first signal that the model learnt from: success rates count from there on. */
    public int firstDay() {
        return Days.parse(kept.card().spans().refit().first());
    }

    /**
     * Makes sure that the model learnt from no outcome of the period.
     *
     * @param from first epoch day of a judged signal
     * @throws UsageException if it did
     */
    public void requireLater(int from) {
        int last = lastKnown();
        if (from <= last) {
            throw new UsageException("model " + id + " learnt from outcomes that were known until " + Days.text(last)
                    + ": on signals from " + Days.text(from) + " on it would be asked what it was told. Fix: --from "
                    + Days.text(last + 1) + " or later, or a model trained with an earlier '--to'");
        }
    }

    /**
     * Makes sure that the model knows signals of this kind.
     *
     * @throws UsageException if it learnt from others
     */
    public void requireSame(CollectionSpec spec) {
        Object learnt = kept.card().recipe().parameters().get(QualityModel.SIGNALS);
        if (!spec.kind().equals(learnt)) {
            throw new UsageException("model " + id + " learnt from " + learnt + ", and is asked about " + spec.kind()
                    + ". Fix: the options with which it was trained");
        }
    }

    private static int[] rows(Dataset all, IntPredicate some, String what) {
        int[] rows = IntStream.range(0, all.size()).filter(some).toArray();
        if (rows.length == 0) {
            throw new DataException(DataProblem.of("no signal " + what)
                    .withFix("other days with '--from' and '--to', or more history"));
        }
        return rows;
    }
}
