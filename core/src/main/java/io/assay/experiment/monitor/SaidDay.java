package io.assay.experiment.monitor;

import java.util.List;

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
}
