package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.metric.Correlation;
import io.assay.metric.Moments;

/**
 * What two sets of models say of the same newest rows, whatever they learnt from: no outcome is looked at. It tells a
 * fit that collapsed or turned round from one that is merely newer.
 *
 * @param stocks of which both speak
 * @param rows on which both speak
 * @param spread deviation of the new scores over that of those in use; NaN without rows
 * @param agreement correlation of the two; NaN where one of them never moves
 */
public record NewestWords(int stocks, int rows, double spread, double agreement) {
    private static final int DAYS = 60;

    /**
     * Asks both.
     *
     * @param models the new ones, by instrument; those of the watch's stocks count
     * @param last no bar after this epoch day is looked at
     */
    public static NewestWords of(Wiring wiring, Watch watch, Map<String, String> models, int last) {
        Map<String, Double> own = said(wiring, watch.models(), last);
        Map<String, String> common = new TreeMap<>(models);
        common.keySet().retainAll(watch.models().keySet());
        Map<String, Double> fresh = said(wiring, common, last);
        List<String> both =
                own.keySet().stream().filter(fresh::containsKey).sorted().toList();
        double[] one = both.stream()
                .mapToDouble(spot -> own.getOrDefault(spot, Double.NaN))
                .toArray();
        double[] two = both.stream()
                .mapToDouble(spot -> fresh.getOrDefault(spot, Double.NaN))
                .toArray();
        int stocks = (int) both.stream()
                .map(spot -> spot.substring(0, spot.lastIndexOf(' ')))
                .distinct()
                .count();
        return new NewestWords(
                stocks,
                both.size(),
                Moments.deviation(two) / Moments.deviation(one),
                both.size() < 2 ? Double.NaN : Correlation.pearson(one, two));
    }

    private static Map<String, Double> said(Wiring wiring, Map<String, String> models, int last) {
        Map<String, List<Instrument>> stocks = new TreeMap<>();
        models.forEach((stock, model) ->
                stocks.computeIfAbsent(model, m -> new ArrayList<>()).add(Instrument.parse(stock)));
        int newest = Math.min(last, wiring.data().lastDay().orElse(last));
        Map<String, Double> said = new HashMap<>();
        List<Asked.Voices> all = wiring.parallel()
                .map(
                        List.copyOf(stocks.keySet()),
                        model -> Asked.words(
                                wiring,
                                new Asked.Question(model, stocks.getOrDefault(model, List.of()), last, newest - DAYS),
                                newest - DAYS));
        for (Asked.Voices voices : all) {
            for (int row = 0; row < voices.day().length; row++) {
                if (voices.speaks(row)) {
                    said.put(
                            voices.instrument().get(row) + " " + Days.text(voices.day()[row]),
                            ScoredRows.score(voices.said(), row, voices.width()));
                }
            }
        }
        return said;
    }
}
