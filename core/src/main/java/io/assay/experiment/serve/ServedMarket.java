package io.assay.experiment.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.LiveAlarms;
import io.assay.experiment.trade.NeededBars;
import io.assay.experiment.trade.PreparedStock;
import io.assay.experiment.trade.SignalsToday;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.registry.ModelCard;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import io.assay.signal.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A market at a close, with the models that were current when it was made: it never changes. A model is asked about a
 * stock when somebody first wants to know, or about all at once; from then on the answer is in memory. Used by several
 * threads.
 */
public final class ServedMarket {
    private static final String CALIBRATION = "calibration error";

    private final Wiring wiring;
    private final SignalRule rule;
    private final Label standard;
    private final ReturnBands bands;
    private final SignalsToday signals;
    private final LiveAlarms alarms;
    private final Map<Instrument, Said> said = new ConcurrentHashMap<>();

    /**
     * A market that nobody has asked about yet.
     *
     * @param wiring the data, cut at the close that is looked at
     * @param rule when probabilities become a recommendation
     * @param standard what the rules are calibrated on where a stock has no model
     */
    public ServedMarket(Wiring wiring, SignalRule rule, Label standard) {
        this(wiring, rule, standard, new ReturnBands(wiring));
    }

    private ServedMarket(Wiring wiring, SignalRule rule, Label standard, ReturnBands bands) {
        this.wiring = wiring;
        this.rule = rule;
        this.standard = standard;
        this.bands = bands;
        this.signals = new SignalsToday(wiring, rule, standard);
        this.alarms = LiveAlarms.of(wiring.workspace(), wiring.models(), wiring.clock());
    }

    /** The same with other bars, at another close; what the walk-forwards were off by is not read again. */
    ServedMarket on(MarketData data) {
        return new ServedMarket(wiring.on(data), rule, standard, bands);
    }

    /**
     * What is said of a stock. Model and row never change in here, so that the model need be asked only once.
     *
     * @param said what is said; empty if it cannot be looked at
     * @param reason why not, else empty
     */
    private record Said(Optional<Prediction> said, String reason) {}

    /** Asks about stocks now, so that nobody waits for it later. */
    public void warm(List<Instrument> instruments) {
        wiring.progress().start("Asking models", instruments.size());
        // One thread is left to those who ask meanwhile.
        new Parallel(Math.max(1, wiring.parallel().threads() - 1)).map(instruments, instrument -> {
            said.computeIfAbsent(instrument, i -> said(signals.prepared(i)));
            wiring.progress().step(instrument.toString());
            return instrument;
        });
        wiring.progress().done();
    }

    /** Stocks that were asked about. */
    public int warmed() {
        return said.size();
    }

    /**
     * What is said of a stock.
     *
     * @throws DataException if it cannot be looked at, with the reason: too short a history, a stale last bar, ..
     * @throws io.assay.base.UsageException if there is no such stock
     */
    public Prediction predict(Instrument instrument) {
        Said of = said.computeIfAbsent(instrument, i -> said(signals.prepared(i)));
        return of.said().orElseThrow(() -> new DataException(instrument + " cannot be predicted: " + of.reason()));
    }

    /** What the answer of a stock's model is made of; see {@link Explanation#of}. */
    Explanation explain(Instrument instrument, Optional<String> of) {
        return Explanation.of(signals.prepared(instrument), of);
    }

    /**
     * What the walk-forward of a stock's model said on earlier days.
     *
     * @throws DataException if the stock has no model, or no run of it kept its answers
     */
    PastSignals past(Instrument instrument) {
        String model = wiring.models()
                .current(instrument.toString())
                .orElseThrow(() -> new DataException(instrument + " has no model whose earlier answers could be shown."
                        + " Fix: 'assay train missing --symbols " + instrument + "'"));
        return bands.past(model, instrument, rule);
    }

    private Said said(PreparedStock stock) {
        SignalsToday.Answer answer = signals.answer(stock);
        return new Said(answer.signal().map(signal -> prediction(stock, signal)), answer.reason());
    }

    private Prediction prediction(PreparedStock stock, Signal signal) {
        // The rules may be behind the signal though there is a model: its figures are then of somebody else.
        Optional<PreparedStock.Asked> behind =
                stock.asked().filter(asked -> asked.card().id().equals(signal.modelId()));
        Optional<ModelCard> card = behind.map(PreparedStock.Asked::card);
        List<String> notes = new ArrayList<>(signal.notes());
        if (signal.instrument().market().equals(Market.SIM.code())) {
            notes.add("the market is simulated: nothing about it is real");
        }
        card.ifPresent(c -> notes.addAll(c.warnings()));
        card.ifPresent(c -> notes.addAll(alarms.of(c.id(), signal.day())));
        return new Prediction(
                signal.instrument().toString(),
                Days.text(signal.day()),
                probabilities(signal, card),
                known(signal.expectedReturn()),
                card.map(ServedMarket::horizon).orElse(null),
                known(signal.confidence()),
                signal.title(),
                new Prediction.Behind(
                        signal.modelId(),
                        signal.standing().map(Standing::title).orElse(""),
                        signal.agreement()
                                .map(a -> a.name().toLowerCase(Locale.ROOT))
                                .orElse("")),
                card.map(NeededBars::of)
                        .map(needed -> new Prediction.WarmUp(needed.bars(), needed.column()))
                        .orElse(null),
                card.map(ServedMarket::calibration).orElse(null),
                behind.flatMap(bands::of)
                        .map(band -> band.around(signal.expectedReturn()))
                        .orElse(null),
                signal.reasons().stream().map(r -> r.sentence()).toList(),
                notes);
    }

    private static int horizon(ModelCard card) {
        return Labels.parse(card.recipe().target()).horizon();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Prediction.@Nullable Calibration calibration(ModelCard card) {
        ModelCard.Estimate error = card.performance().get(CALIBRATION);
        return error == null ? null : new Prediction.Calibration(error.value(), error.low(), error.high());
    }

    private static Map<String, Double> probabilities(Signal signal, Optional<ModelCard> card) {
        Map<String, Double> named = new TreeMap<>();
        List<String> classes = card.map(c -> c.recipe().classes()).orElse(List.of("SELL", "HOLD", "BUY"));
        for (int k = 0; k < signal.probabilities().length; k++) {
            boolean known = classes.size() == signal.probabilities().length;
            named.put(known ? classes.get(k) : Integer.toString(k), signal.probabilities()[k]);
        }
        return named;
    }

    /** The data behind it. */
    public Wiring wiring() {
        return wiring;
    }
}
