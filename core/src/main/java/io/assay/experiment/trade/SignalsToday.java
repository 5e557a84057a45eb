package io.assay.experiment.trade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Completeness;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.LiveRows;
import io.assay.dataset.Scratch;
import io.assay.dataset.Target;
import io.assay.experiment.LastBar;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunRecord;
import io.assay.feature.FeatureRows;
import io.assay.feature.FeatureSet;
import io.assay.feature.SequenceRows;
import io.assay.feature.WindowsInMemory;
import io.assay.feature.catalogue.Features;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.ledger.ProofStamp;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;
import io.assay.model.builtin.RuleBasedLearner;
import io.assay.model.builtin.RuleBasedModel;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import io.assay.signal.Opinion;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import io.assay.signal.Signaller;
import io.assay.signal.Standing;
import io.assay.signal.Training;

/**
 * What to do after the last close: each stock's current model and the rules are asked about its last bar, and
 * {@link Signaller} decides between them. A model counts as skilled if it is proven free of leaks and every run that it
 * came out of established skill over all its stocks. On data that end on an earlier day, a model that was fitted on
 * later days says nothing. A stock whose history is too short for the features of its model gets no signal, and the
 * reason names the bars that it needs.
 */
public final class SignalsToday {
    /** What the rules are calibrated on where a stock has no model, unless somebody asks for another question. */
    public static final Label USUAL = Labels.parse("direction3_5d");

    /** Rules are calibrated on a stock's own past if there are so many rows of it. */
    private static final int ENOUGH = 100;

    private final Wiring wiring;
    private final Signaller signaller;
    private final Auditor auditor;
    private final List<RunRecord> runs;
    private final ModelStore models;
    private final Map<String, String> current;
    private final Label standard;
    private final LiveUniverses universes;
    private final Map<String, ModelStore.Kept> loaded = new ConcurrentHashMap<>();

    /**
     * Signals on the data of the wiring.
     *
     * @param rule when probabilities become an action
     * @param standardLabel what the rules are calibrated on where a stock has no model
     */
    public SignalsToday(Wiring wiring, SignalRule rule, Label standardLabel) {
        this.wiring = wiring;
        this.signaller = Signaller.of(rule);
        this.auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        this.runs = RunRecord.all(wiring.workspace());
        this.models = wiring.models();
        this.current = models.current();
        this.standard = standardLabel;
        this.universes = new LiveUniverses(wiring, auditor);
    }

    /**
     * One signal, or why there is none.
     *
     * @param instrument who
     * @param signal empty if the stock cannot be looked at
     * @param reason why not, else empty
     */
    public record Answer(Instrument instrument, Optional<Signal> signal, String reason) {}

    /** A signal for each instrument, in their order. */
    public List<Answer> of(List<Instrument> instruments) {
        wiring.progress().start("Asking models", instruments.size());
        List<Answer> answers = wiring.parallel().map(instruments, instrument -> {
            Answer answer = answer(prepared(instrument));
            wiring.progress().step(instrument.toString());
            return answer;
        });
        wiring.progress().done();
        return answers;
    }

    /** The signal of a stock that was prepared, or why there is none. */
    public Answer answer(PreparedStock stock) {
        if (!stock.reason().isEmpty()) {
            return new Answer(stock.instrument(), Optional.empty(), stock.reason());
        }
        try {
            Signal signal = signaller.signal(stock.instrument(), stock.day(), stock.opinions());
            return new Answer(stock.instrument(), Optional.of(signal), "");
        } catch (DataException e) {
            return new Answer(stock.instrument(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** An instrument ready to be asked, or why it cannot be. */
    public PreparedStock prepared(Instrument instrument) {
        try {
            CleanSeries clean = auditor.clean(instrument);
            BarSeries bars = clean.bars();
            Optional<String> unfit = LastBar.unfit(auditor, instrument, bars);
            if (unfit.isPresent()) {
                return PreparedStock.refused(instrument, unfit.get());
            }
            int day = bars.days()[bars.size() - 1];
            Optional<ModelCard> card = Optional.ofNullable(current.get(instrument.toString()))
                    .map(id -> loaded.computeIfAbsent(id, models::load).card());
            Optional<String> left = left(card, instrument, day);
            if (left.isPresent()) {
                return PreparedStock.refused(instrument, left.get());
            }
            Label label = card.map(c -> Labels.parse(c.recipe().target()))
                    .orElseGet(() -> UntradedOpens.label(standard, clean));
            return new PreparedStock(
                    instrument,
                    day,
                    "",
                    card.flatMap(c -> asked(c, instrument, bars)),
                    ofRules(instrument, bars, label));
        } catch (DataException e) {
            return PreparedStock.refused(instrument, String.valueOf(e.getMessage()));
        }
    }

    /** Nobody acts on a stock that does not belong on the day: no model was judged on such rows. */
    private Optional<String> left(Optional<ModelCard> card, Instrument instrument, int day) {
        Optional<Universe> asked = wiring.members();
        return (asked.isPresent() ? asked : card.flatMap(c -> ServedRows.members(c, wiring.workspace())))
                .filter(u -> !u.contains(instrument, day))
                .map(u -> "it did not belong to the universe '" + u.name() + "' on " + Days.text(day));
    }

    /**
     * What a kept model is asked about the last bar: the very row that training would make of it; nothing if that bar
     * gives no row though its features have settled. It says nothing of a row with a missing feature, since such rows
     * were neither learnt from nor judged, and of a day on which it could not have been fitted yet.
     *
     * @throws DataException if the history is too short for the model's features to have settled
     */
    private Optional<PreparedStock.Asked> asked(ModelCard card, Instrument instrument, BarSeries bars) {
        boolean alone = card.recipe().universe().isEmpty();
        DatasetSpec spec = ServedRows.spec(card, wiring.workspace(), wiring.data());
        LiveRows live =
                alone ? builder().latest(spec, List.of(instrument), i -> bars) : universes.row(card, instrument);
        boolean there = live.size() > 0 && live.day()[0] == bars.days()[bars.size() - 1];
        boolean complete = there && isComplete(live.features(), card.recipe().bars());
        if (!complete) {
            NeededBars.refuseFewer(card.id(), spec, bars);
        }
        if (!there) {
            return Optional.empty();
        }
        Optional<FeatureRows> row = complete && isFittedBy(card, bars)
                ? Optional.of(
                        WindowsInMemory.copy(live.features(), card.recipe().bars(), List.of(instrument)))
                : Optional.empty();
        return Optional.of(new PreparedStock.Asked(
                card,
                loaded.computeIfAbsent(card.id(), models::load).model(),
                standing(card),
                training(card),
                row,
                bars));
    }

    /** Whether every label that the model learnt from was known at the close of the last bar. */
    private static boolean isFittedBy(ModelCard card, BarSeries bars) {
        return bars.days()[bars.size() - 1] >= Days.parse(card.spans().refit().last());
    }

    /** Training drops a row for any column that is missing on a bar of its window, read by the model or not. */
    private static boolean isComplete(FeatureRows row, int bars) {
        float[] window = new float[bars * row.columns().size()];
        boolean complete = true;
        if (bars == 1) {
            row.copyRow(0, window, 0);
        } else {
            complete = SequenceRows.required(row).copyWindow(0, bars, window, 0);
        }
        Completeness required = Completeness.of(row.columns());
        for (int bar = 0; bar < bars; bar++) {
            complete &= required.isComplete(window, bar * row.columns().size());
        }
        return complete;
    }

    private static Training training(ModelCard card) {
        double[] rates = new double[card.recipe().classes().size()];
        double[] means = new double[rates.length];
        for (int k = 0; k < rates.length; k++) {
            ModelCard.OfClass of = card.classes().get(card.recipe().classes().get(k));
            if (of == null) {
                throw new DataException("the card of model " + card.id() + " says nothing of class "
                        + card.recipe().classes().get(k));
            }
            rates[k] = of.share();
            means[k] = of.meanOutcome();
        }
        return new Training(rates, means);
    }

    private Standing standing(ModelCard card) {
        return ProofStamp.isProven(card.proof()) && RunRecord.isSkilled(runs, card.id())
                ? Standing.SKILL
                : Standing.NO_SKILL;
    }

    /** The opinion of the rules, calibrated on the stock's own resolved past; none where that is too short. */
    private Optional<Opinion> ofRules(Instrument instrument, BarSeries bars, Label label) {
        FeatureSet set = Features.technical()
                .select("rules", RuleBasedLearner.unfitted(target(label)).features());
        DatasetSpec spec = DatasetSpec.of(set, label);
        try (BuiltDataset built = builder().build(spec, List.of(instrument), i -> bars)) {
            LiveRows live = built.latest();
            boolean there = live.size() > 0 && live.day()[0] == bars.days()[bars.size() - 1];
            if (!there || built.dataset().size() < ENOUGH) {
                return Optional.empty();
            }
            RuleBasedModel rules =
                    RuleBasedLearner.withCalibration().fit(built.dataset().examples(), Seed.of(0));
            double[] probabilities = rules.predict(live.features()).values();
            return Optional.of(new Opinion(
                    "rules",
                    Standing.RULES,
                    probabilities,
                    Training.of(built.dataset()),
                    rules.explain(live.features(), 0)));
        }
    }

    private static Target target(Label label) {
        return new Target(label.name(), label.classes());
    }

    private DatasetBuilder builder() {
        return DatasetBuilder.of(new Parallel(1), Scratch.in(wiring.workspace().resolve("scratch")));
    }
}
