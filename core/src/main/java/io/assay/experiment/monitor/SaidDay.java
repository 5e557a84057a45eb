package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * What the models of a watch said at a close.
 *
 * @param day epoch day of the close
 * @param onTheDay whether it was written down before a later bar was there; otherwise the model, which was fitted on
 *     nothing later, was asked when the day had passed
 * @param instruments about whom, sorted
 * @param models by whom, one each
 * @param width values a stock: probabilities of the classes, or one number
 * @param said row by row what was said
 * @param base for each stock the score of the base rates that its model had learnt from; 0 for a number
 */
public record SaidDay(
        int day,
        boolean onTheDay,
        List<String> instruments,
        List<String> models,
        int width,
        double[] said,
        double[] base) {
    /** Copies the lists and checks the lengths. */
    public SaidDay {
        instruments = List.copyOf(instruments);
        models = List.copyOf(models);
        Check.atLeast("width", width, 1);
        Check.sameLength("models", models.size(), instruments.size());
        Check.sameLength("said", said.length, width * instruments.size());
        Check.sameLength("base", base.length, instruments.size());
    }

    /** Place of an instrument; below 0 where nothing was said of it. */
    int place(String instrument) {
        return Collections.binarySearch(instruments, instrument);
    }

    /**
     * The same with what is said of further stocks: a market that closes later, or bars that came while others were
     * there already. What was said stays as it was said.
     */
    SaidDay and(SaidDay again) {
        int[] more = again.width == width
                ? IntStream.range(0, again.instruments.size())
                        .filter(i -> place(again.instruments.get(i)) < 0)
                        .toArray()
                : new int[0];
        if (more.length == 0) {
            return this;
        }
        TreeMap<String, int[]> places = new TreeMap<>();
        IntStream.range(0, instruments.size()).forEach(i -> places.put(instruments.get(i), new int[] {0, i}));
        for (int i : more) {
            places.put(again.instruments.get(i), new int[] {1, i});
        }
        double[] allSaid = new double[width * places.size()];
        double[] allBase = new double[places.size()];
        List<String> allModels = new ArrayList<>();
        for (int[] place : places.values()) {
            SaidDay from = place[0] == 0 ? this : again;
            System.arraycopy(from.said, place[1] * width, allSaid, allModels.size() * width, width);
            allBase[allModels.size()] = from.base[place[1]];
            allModels.add(from.models.get(place[1]));
        }
        return new SaidDay(
                day, onTheDay && again.onTheDay, List.copyOf(places.keySet()), allModels, width, allSaid, allBase);
    }
}
