package io.assay.signal.strategy;

import java.util.List;

/**
 * A classical rule that asks to be long or short from the next open on. It reads features of the day and of the bar
 * before, all of which are settled after {@link #LOOK_BACK} bars. Stateless.
 */
public interface Strategy {
    /** Bars of an instrument's history in front of a day before any strategy speaks. */
    int LOOK_BACK = 252;

    /** Its name in tables and files, lower case with hyphens. */
    String name();

    /** When it buys and when it sells, in a sentence, with the source of the rule. */
    String saying();

    /** The feature columns that it reads. */
    List<String> columns();

    /**
     * What it asks for.
     *
     * @param today values of its columns on the day, in their order, all finite
     * @param before the same on the instrument's bar before
     * @return above 0 to be long and below 0 to be short, at least 1/2 and at most 1 in size, which is how sure the
     *     rule is by its own measure and no probability; 0 for neither
     */
    double conviction(double[] today, double[] before);
}
