package io.assay.feature;

import java.util.Locale;

import io.assay.base.Check;

/**
 * What is promised of one feature column.
 *
 * @param name column name, lower case with underscores
 * @param group where it is listed
 * @param formula how it is computed, in the notation of the feature catalogue
 * @param warmUp row number (from 0) of the first bar on which it is defined; before it the value is NaN
 * @param settle row number after which the influence of the series' first bar is below 1e-4 of the value's scale (the
 *     standard deviation of the column); equal to {@code warmUp} for finite windows, which hold that bar for the last
 *     time there
 * @param unit {@code ratio}, {@code 0..100}, {@code price}, {@code shares}, {@code per year}, ...
 * @param scaleFree whether multiplying all prices by a constant, or all volumes by one, leaves it unchanged
 * @param source name of the TA-Lib function that it agrees with, or the paper the formula is from, or empty
 */
public record FeatureInfo(
        String name,
        FeatureGroup group,
        String formula,
        int warmUp,
        int settle,
        String unit,
        boolean scaleFree,
        String source) {
    /** Checks the promises. */
    public FeatureInfo {
        Check.that(name.matches("[a-z][a-z0-9_]*"), "name", "be lower case with underscores", name);
        Check.notBlank("formula", formula);
        Check.atLeast("warmUp", warmUp, 0);
        Check.atLeast("settle", settle, warmUp);
    }

    /** A scale-free ratio with a finite window and no source; the {@code with} methods change what differs. */
    public static FeatureInfo of(String name, FeatureGroup group, String formula, int warmUp) {
        return new FeatureInfo(name, group, formula, warmUp, warmUp, "ratio", true, "");
    }

    /** What the column is called that tells which share of a group's columns is missing on a row. */
    public static String missingOf(FeatureGroup group) {
        return group.name().toLowerCase(Locale.ROOT) + "_missing";
    }

    /** Whether it is such a column, whatever was done to it across the day. */
    public boolean countsMissing() {
        return name.startsWith(missingOf(group));
    }

    /** The same, settled that many rows after its warm-up. */
    public FeatureInfo settlingFor(int rows) {
        return new FeatureInfo(name, group, formula, warmUp, warmUp + rows, unit, scaleFree, source);
    }

    /** The same in another unit. */
    public FeatureInfo in(String newUnit) {
        return new FeatureInfo(name, group, formula, warmUp, settle, newUnit, scaleFree, source);
    }

    /** The same with the place its formula is from. */
    public FeatureInfo from(String newSource) {
        return new FeatureInfo(name, group, formula, warmUp, settle, unit, scaleFree, newSource);
    }

    /** The same, but a level in the given unit: shown, and kept out of models that pool instruments. */
    public FeatureInfo asLevel(String newUnit) {
        return new FeatureInfo(name, group, formula, warmUp, settle, newUnit, false, source);
    }
}
