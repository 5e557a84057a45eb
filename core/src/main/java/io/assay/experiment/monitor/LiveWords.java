package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What models said of stocks on the days after those that they learnt from, as {@code monitor} wrote it down. Used by
 * several threads.
 */
public final class LiveWords {
    private final Map<String, NavigableMap<Integer, double[]>> byModelAndStock;

    private LiveWords(Map<String, NavigableMap<Integer, double[]>> byModelAndStock) {
        this.byModelAndStock = byModelAndStock;
    }

    /**
     * Those of a workspace; nobody's where nobody has looked.
     *
     * @throws io.assay.base.DataException if a file of them was changed or cut
     */
    public static LiveWords of(Path workspace) {
        Map<String, NavigableMap<Integer, double[]>> words = new HashMap<>();
        for (SaidDay day : SaidLog.all(workspace)) {
            for (int i = 0; i < day.instruments().size(); i++) {
                // A model may have been watched in use and in the shadow: it said the same both times.
                words.computeIfAbsent(key(day.models().get(i), day.instruments().get(i)), k -> new TreeMap<>())
                        .putIfAbsent(day.day(), Arrays.copyOfRange(day.said(), i * day.width(), (i + 1) * day.width()));
            }
        }
        return new LiveWords(words);
    }

    /**
     * What a model said of a stock, by epoch day of the close: probabilities of the classes, or one number.
     *
     * @param model name of the model
     * @param instrument {@code MARKET:SYMBOL}
     */
    public NavigableMap<Integer, double[]> of(String model, String instrument) {
        return byModelAndStock.getOrDefault(key(model, instrument), new TreeMap<>());
    }

    private static String key(String model, String instrument) {
        return model + ' ' + instrument;
    }
}
