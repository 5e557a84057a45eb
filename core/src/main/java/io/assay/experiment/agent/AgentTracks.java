package io.assay.experiment.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.audit.CleanSeries;
import io.assay.portfolio.sizing.Track;

/**
 * The sessions on which agents act. A hole in the bars ends one track and begins another. A recorded delisting is a
 * last session at what holders got, so that nobody leaves a listing unharmed that ended badly.
 *
 * @param tracks of all stocks, by name and then by time
 * @param leftOut why stocks were left out, by name
 */
record AgentTracks(List<Track> tracks, Map<String, String> leftOut) {
    /** What of a price is left where holders got nothing: a price must be above 0. */
    private static final double WORTHLESS = 0.001;

    private static final String OPENS = "its recorded opens were not traded at, and an agent is filled at the open";

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
            boolean told = scores.map(s -> s.knows(instrument.toString())).orElse(true);
            if (UntradedOpens.areIn(universe.auditor().clean(instrument))) {
                leftOut.put(instrument.toString(), OPENS);
            } else if (!told) {
                leftOut.put(instrument.toString(), "the run said nothing of it");
            } else {
                stocks.add(instrument);
            }
        }
        List<List<Track>> all = wiring.parallel().map(stocks, instrument -> {
            CleanSeries clean = universe.auditor().clean(instrument);
            List<Track> own = tracks(clean.bars().until(spec.to()).adjusted(), spec, scores);
            wiring.progress().step(instrument.toString());
            return own;
        });
        wiring.progress().done();
        List<Track> tracks = all.stream().flatMap(List::stream).toList();
        if (tracks.isEmpty()) {
            throw new DataException("no stock is left that an agent may act on. First: "
                    + leftOut.values().stream().findFirst().orElse("none has bars"));
        }
        return new AgentTracks(tracks, leftOut);
    }

    private static List<Track> tracks(BarSeries bars, AgentSpec spec, Optional<RunScores> scores) {
        FeatureTable table = spec.sight().features().compute(bars);
        List<FeatureInfo> infos = new ArrayList<>(table.columns());
        List<float[]> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            float[] column = table.column(c).clone();
            for (int row = 0; row < column.length; row++) {
                column[row] = table.isSettled(row) ? column[row] : Float.NaN;
            }
            columns.add(column);
        }
        scores.ifPresent(run -> {
            infos.addAll(run.columns());
            for (int k = 0; k < run.columns().size(); k++) {
                columns.add(run.of(bars.instrument().toString(), k, bars.days()));
            }
        });
        List<Track> tracks = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= bars.holes().length; i++) {
            int to = i < bars.holes().length ? bars.holes()[i] : bars.size();
            Optional<Delisting> end = to == bars.size() ? bars.delisting() : Optional.empty();
            if (to > from) {
                tracks.add(track(bars, new Part(from, to, infos, columns), end));
            }
            from = to;
        }
        return tracks;
    }

    private record Part(int from, int to, List<FeatureInfo> infos, List<float[]> columns) {}

    private static Track track(BarSeries bars, Part part, Optional<Delisting> end) {
        int n = part.to() - part.from();
        int size = n + (end.isPresent() ? 1 : 0);
        int[] days = Arrays.copyOf(Arrays.copyOfRange(bars.days(), part.from(), part.to()), size);
        double[] open = Arrays.copyOf(Arrays.copyOfRange(bars.open(), part.from(), part.to()), size);
        double[] close = Arrays.copyOf(Arrays.copyOfRange(bars.close(), part.from(), part.to()), size);
        float[][] values = new float[part.columns().size()][];
        Arrays.setAll(values, c -> {
            float[] own = Arrays.copyOfRange(part.columns().get(c), part.from(), part.to());
            float[] longer = Arrays.copyOf(own, size);
            Arrays.fill(longer, n, size, Float.NaN);
            return longer;
        });
        end.ifPresent(d -> {
            days[n] = Math.max(days[n - 1] + 1, d.day());
            open[n] = close[n - 1] * Math.max(WORTHLESS, 1 + d.totalReturn());
            close[n] = open[n];
        });
        return new Track(bars.instrument().toString(), days, open, close, new ColumnsInMemory(part.infos(), values));
    }
}
