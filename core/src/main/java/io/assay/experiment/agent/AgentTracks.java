package io.assay.experiment.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.portfolio.sizing.Track;

/**
 * The sessions on which agents act, one track a stock: see {@link StockTrack}.
 *
 * @param tracks by name of the stock
 * @param leftOut why stocks were left out, by name
 * @param notes what a reader must know of how tracks end, in sentences
 */
record AgentTracks(List<Track> tracks, Map<String, String> leftOut, List<String> notes) {
    static final String OPENS = "its recorded opens were not traded at, and an agent is filled at the open";

    /**
     * Makes tracks.
     *
     * @throws DataException if no stock is left
     */
    static AgentTracks of(UniverseRows universe, AgentSpec spec, Optional<RunScores> scores, Wiring wiring) {
        wiring.progress().start("Features", universe.instruments().size());
        Map<String, String> leftOut = new TreeMap<>(universe.leftOut());
        List<Instrument> stocks = new ArrayList<>();
        for (Instrument instrument : universe.instruments()) {
            Optional<String> why = unfit(universe, scores, instrument);
            why.ifPresent(reason -> leftOut.put(instrument.toString(), reason));
            if (why.isEmpty()) {
                stocks.add(instrument);
            }
        }
        StockTrack maker = new StockTrack(spec.sight(), scores, wiring.members());
        List<Optional<StockTrack.Made>> made = wiring.parallel().map(stocks, instrument -> {
            Optional<StockTrack.Made> own = maker.judged(
                    universe.auditor().clean(instrument).bars().until(spec.to()),
                    universe.auditor().calendar(instrument.market()),
                    spec.to());
            wiring.progress().step(instrument.toString());
            return own;
        });
        wiring.progress().done();
        List<Track> tracks = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < stocks.size(); i++) {
            if (made.get(i).isEmpty()) {
                leftOut.put(stocks.get(i).toString(), "it has no bar with prices");
            }
            made.get(i).ifPresent(own -> {
                tracks.add(own.track());
                own.note().ifPresent(notes::add);
            });
        }
        if (tracks.isEmpty()) {
            throw new DataException("no stock is left that an agent may act on. First: "
                    + leftOut.values().stream().findFirst().orElse("none has bars"));
        }
        return new AgentTracks(tracks, leftOut, notes);
    }

    /** Why an agent may not act on a stock. */
    private static Optional<String> unfit(UniverseRows universe, Optional<RunScores> scores, Instrument instrument) {
        if (UntradedOpens.areIn(universe.auditor().clean(instrument))) {
            return Optional.of(OPENS);
        }
        boolean told = scores.map(run -> run.knows(instrument.toString())).orElse(true);
        return told ? Optional.empty() : Optional.of("the run said nothing of it");
    }
}
