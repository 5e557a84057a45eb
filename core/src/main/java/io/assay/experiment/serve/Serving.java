package io.assay.experiment.serve;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.Monitoring;
import io.assay.label.Label;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.source.Markets;
import io.assay.market.source.SymbolLookup;
import io.assay.signal.SignalRule;

/**
 * What a server answers from. Whoever is asking keeps the snapshot it began with; a new one is made and warmed beside
 * the old before it takes its place, so that a promoted model or new bars come in without a lost request. Used by
 * several threads.
 */
public final class Serving {
    /** Past days that are kept ready beside the newest; the one that was not asked about for longest goes first. */
    private static final int PAST = 8;

    private final Source source;
    private final SignalRule rule;
    private final Label standard;
    private volatile Current current;
    private volatile String problem = "";

    /** Opens the workspace as it is now. */
    @FunctionalInterface
    public interface Source {
        /** Data and models as they are now. */
        Wiring open();
    }

    /**
     * What is answered from now.
     *
     * @param version what data and models are: another one after a change of either
     * @param market the newest close
     * @param lookup finds the stock that is meant
     * @param past markets at earlier closes
     * @param since moment from which on it answers
     * @param took how long it took to make ready; empty while it is being made ready
     */
    private record Current(
            String version,
            ServedMarket market,
            SymbolLookup lookup,
            Map<Integer, ServedMarket> past,
            Instant since,
            Optional<Duration> took) {
        /** The same with every stock's answer in memory. */
        Current ready(Duration after) {
            return new Current(version, market, lookup, past, since, Optional.of(after));
        }
    }

    /**
     * What a server tells of itself.
     *
     * @param version what data and models are
     * @param stocks stocks whose answers are in memory
     * @param ready whether those of all stocks are; until then whoever asks about another one waits for it
     * @param through day of the newest bar, empty without any
     * @param since ISO moment from which on this snapshot answers
     * @param tookMillis how long it took to make ready; 0 until it is
     * @param problem why what has changed since could not be taken in; mostly empty
     */
    public record State(
            String version, int stocks, boolean ready, String through, String since, long tookMillis, String problem) {}

    private Serving(Source source, SignalRule rule, Label standard) {
        this.source = source;
        this.rule = rule;
        this.standard = standard;
        this.current = cold(source.open());
    }

    /**
     * Answers at once; the first who asks about a stock waits for it, until {@link #warm} has been through.
     *
     * @param source opens the workspace, now and whenever something has changed
     * @param rule when probabilities become a recommendation
     * @param standard what the rules are calibrated on where a stock has no model
     */
    public static Serving open(Source source, SignalRule rule, Label standard) {
        return new Serving(source, rule, standard);
    }

    /** The same with everything made ready first; takes as long as asking all models about all stocks once. */
    public static Serving of(Source source, SignalRule rule, Label standard) {
        Serving serving = open(source, rule, standard);
        serving.warm();
        return serving;
    }

    /** Makes every stock's answer ready, while it answers. */
    public synchronized void warm() {
        current = warmed(current);
    }

    /**
     * Takes in what has changed since: new bars, promoted models.
     *
     * @return whether anything had
     * @throws DataException if what is stored is damaged; the old snapshot goes on answering, and {@link #state} tells
     */
    public synchronized boolean refresh() {
        try {
            Wiring now = source.open();
            boolean changed = !version(now).equals(current.version());
            if (changed) {
                current = warmed(cold(now));
            }
            problem = "";
            return changed;
        } catch (DataException | UncheckedIOException e) {
            problem = String.valueOf(e.getMessage());
            throw e;
        }
    }

    private Current cold(Wiring wiring) {
        // Asked first: what changes while the market is made ready is then seen by the next refresh, and not taken for
        // old.
        String version = version(wiring);
        ServedMarket market = new ServedMarket(wiring, rule, standard);
        return new Current(
                version,
                market,
                SymbolLookup.among(instruments(wiring)),
                noneYet(),
                wiring.clock().instant(),
                Optional.empty());
    }

    private static Current warmed(Current cold) {
        Wiring wiring = cold.market().wiring();
        Instant begun = wiring.clock().instant();
        cold.market().warm(instruments(wiring));
        return cold.ready(Duration.between(begun, wiring.clock().instant()));
    }

    private static Map<Integer, ServedMarket> noneYet() {
        return new LinkedHashMap<>(PAST, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, ServedMarket> eldest) {
                return size() > PAST;
            }
        };
    }

    private static String version(Wiring wiring) {
        return Digest.sha256()
                .add(wiring.data().contentHash())
                .add(wiring.models().current().toString())
                .add(Monitoring.alerts(wiring).entries().size())
                .hex()
                .substring(0, 16);
    }

    /**
     * What is said of a stock.
     *
     * @param day epoch day at whose close; empty for the newest
     * @throws DataException if it cannot be looked at on that day
     * @throws io.assay.base.UsageException if there is no such stock
     */
    public Prediction predict(Instrument instrument, Optional<Integer> day) {
        Current now = current;
        Prediction said = (day.isEmpty() ? now.market() : past(now, day.get())).predict(instrument);
        if (day.isPresent() && !said.date().equals(Days.text(day.get()))) {
            throw new DataException(instrument + " has no bar on " + Days.text(day.get())
                    + "; the last one before is of " + said.date() + ". Fix: ask about that day");
        }
        return said;
    }

    /**
     * What the answer of a stock's model is made of; rows are made for it.
     *
     * @param day epoch day at whose close; empty for the newest
     * @param of the class that is asked about; empty for the most bullish one
     * @throws DataException if no trained model speaks, or its model does not tell
     * @throws io.assay.base.UsageException if there is no such stock or class
     */
    public Explanation explain(Instrument instrument, Optional<Integer> day, Optional<String> of) {
        Current now = current;
        return (day.isEmpty() ? now.market() : past(now, day.get())).explain(instrument, of);
    }

    /**
     * What the walk-forward behind a stock's model said on earlier days.
     *
     * @throws DataException if the stock has no model, or its run kept no answers
     */
    public PastSignals pastSignals(Instrument instrument) {
        return current.market().past(instrument);
    }

    private ServedMarket past(Current now, int day) {
        synchronized (now.past()) {
            return now.past().computeIfAbsent(day, d -> {
                ServedMarket market = now.market();
                return market.on(market.wiring().data().until(d));
            });
        }
    }

    /**
     * What is said of a stock at the last of some bars that somebody brings along, by the model that is current for it;
     * other stocks that its model reads are looked at as of the same close. Nothing of it is kept.
     *
     * @param bars at least one
     * @throws DataException if they are not fit to be looked at
     */
    public Prediction predict(BarSeries bars) {
        ServedMarket market = current.market();
        MarketData data = market.wiring().data();
        String code = bars.instrument().market();
        String currency =
                data.market(code).orElseGet(() -> Markets.require(code)).currency();
        MarketData brought = data.with(bars, currency).until(bars.days()[bars.size() - 1]);
        return market.on(brought).predict(bars.instrument());
    }

    /**
     * The stock that is meant.
     *
     * @param symbol {@code MARKET:SYMBOL}, or a symbol that one market alone has
     * @throws io.assay.base.UsageException if there is none, or several markets have it
     */
    public Instrument find(String symbol) {
        return current.lookup().resolve(symbol);
    }

    /** What is said of every stock at the newest close; those that cannot be looked at, with the reason. */
    public All all() {
        ServedMarket market = current.market();
        return of(market, instruments(market.wiring()));
    }

    /** The same of some stocks, in their order. */
    public All of(List<Instrument> instruments) {
        return of(current.market(), instruments);
    }

    private static All of(ServedMarket market, List<Instrument> instruments) {
        List<Prediction> said = new ArrayList<>();
        List<Silent> silent = new ArrayList<>();
        for (Instrument instrument : instruments) {
            try {
                said.add(market.predict(instrument));
            } catch (DataException e) {
                silent.add(new Silent(instrument.toString(), String.valueOf(e.getMessage())));
            }
        }
        return new All(said, silent);
    }

    private static List<Instrument> instruments(Wiring wiring) {
        return wiring.data().listings().stream().map(Listing::instrument).toList();
    }

    /**
     * What is said of all stocks.
     *
     * @param predictions in the order of the symbols
     * @param silent stocks that cannot be looked at
     */
    public record All(List<Prediction> predictions, List<Silent> silent) {
        /** Copies the lists. */
        public All {
            predictions = List.copyOf(predictions);
            silent = List.copyOf(silent);
        }
    }

    /**
     * A stock that nothing is said of.
     *
     * @param symbol {@code MARKET:SYMBOL}
     * @param reason why
     */
    public record Silent(String symbol, String reason) {}

    /** The workspace and data that are answered from now. */
    public Wiring wiring() {
        return current.market().wiring();
    }

    /** What is answered from now. */
    public State state() {
        Current now = current;
        int through = now.market().wiring().data().listings().stream()
                .mapToInt(Listing::lastDay)
                .max()
                .orElse(-1);
        return new State(
                now.version(),
                now.market().warmed(),
                now.took().isPresent(),
                through < 0 ? "" : Days.text(through),
                now.since().toString(),
                now.took().map(Duration::toMillis).orElse(0L),
                problem);
    }
}
