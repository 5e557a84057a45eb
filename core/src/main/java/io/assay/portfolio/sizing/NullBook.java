package io.assay.portfolio.sizing;

import java.util.List;

import io.assay.base.Check;

/**
 * A book that needs no skill. Of one that chance decides there are several alike, and each of its figures is the mean
 * over them of what a single one shows: a book that holds all of them at once would swing less than any of them.
 *
 * @param name what it is called
 * @param alike the books, at least one
 */
public record NullBook(String name, List<DayResults> alike) {
    /** Copies the list. */
    public NullBook {
        alike = List.copyOf(alike);
        Check.atLeast("alike", alike.size(), 1);
    }

    /** A book of which there is one. */
    public static NullBook of(DayResults one) {
        return new NullBook(one.name(), List.of(one));
    }
}
