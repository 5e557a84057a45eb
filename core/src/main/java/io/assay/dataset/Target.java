package io.assay.dataset;

import java.util.List;

import io.assay.base.Check;

/**
 * What a model is asked to predict: one of several ordered classes, or a number.
 *
 * @param name label column it comes from, for example {@code direction3_5d}
 * @param classes class names from the most bearish to the most bullish; empty for a number
 */
public record Target(String name, List<String> classes) {
    /** Copies the list; one class alone is no question. */
    public Target {
        Check.notBlank("name", name);
        classes = List.copyOf(classes);
        Check.that(classes.size() != 1, "classes", "be none or at least two", classes);
    }

    /** A number to predict. */
    public static Target number(String name) {
        return new Target(name, List.of());
    }

    /** Whether classes are asked for. */
    public boolean isClasses() {
        return !classes.isEmpty();
    }

    /** Values a prediction holds for each row: one a class, or one. */
    public int width() {
        return Math.max(1, classes.size());
    }
}
