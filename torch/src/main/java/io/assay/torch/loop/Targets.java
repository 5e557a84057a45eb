package io.assay.torch.loop;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * What a network is to answer, row by row: a class, a number, or both.
 *
 * @param classes number of classes; 0 if none is asked for
 * @param classOf the class of each row; empty if none is asked for
 * @param number the standardised number of each row, NaN where none is known; empty if none is asked for
 * @param weight of each row, of a mean of 1
 */
public record Targets(int classes, int[] classOf, float[] number, double[] weight) {
    /** Checks the lengths. */
    public Targets {
        Check.that(classes > 0 || number.length > 0, "targets", "ask for a class or a number", "none");
        if (classes > 0) {
            Check.sameLength("classOf", classOf.length, weight.length);
        }
        if (number.length > 0) {
            Check.sameLength("number", number.length, weight.length);
        }
    }

    /** Whether a number is asked for. */
    public boolean asksForNumber() {
        return number.length > 0;
    }

    /** Numbers that a network answers a row: the classes' scores, then the number. */
    public int outputs() {
        return classes + (asksForNumber() ? 1 : 0);
    }

    /** Share of the most frequent class, 0..1; NaN where no class is asked for. */
    double baseRate() {
        int[] counts = new int[classes];
        for (int k : classOf) {
            counts[k]++;
        }
        return classes == 0 ? Double.NaN : (double) Arrays.stream(counts).max().orElse(0) / classOf.length;
    }
}
