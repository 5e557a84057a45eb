package io.assay.feature.outside;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.market.KnownSeries;
import io.assay.market.Series;

/**
 * A feature of outside series, before it is known whether they are stored.
 *
 * @param name of the column
 * @param group which part of the multi-modal network reads it
 * @param reads of each series that it is computed of the names that it may have, the better first
 * @param maxAge for how many days a value stands after it became known: longer than the next one ever takes to come
 * @param figure computes it of those series, in their order
 * @param formula how it is computed, in the words of the list
 * @param revisable whether a file without vintages would tell what was only known after revisions, so that it is left
 *     out then
 */
public record OutsideColumn(
        String name,
        FeatureGroup group,
        List<List<String>> reads,
        int maxAge,
        Function<List<Series>, Series> figure,
        String formula,
        boolean revisable) {
    /** Copies the names. */
    public OutsideColumn {
        reads = reads.stream().map(List::copyOf).toList();
    }

    /** Of one series. */
    static OutsideColumn of(
            String name, FeatureGroup group, List<String> names, int maxAge, Function<Series, Series> figure) {
        return new OutsideColumn(name, group, List.of(names), maxAge, all -> figure.apply(all.get(0)), "", false);
    }

    /** The same with how it is computed, in words. */
    OutsideColumn told(String newFormula) {
        return new OutsideColumn(name, group, reads, maxAge, figure, newFormula, revisable);
    }

    /** What is promised of it wherever its series are there. */
    FeatureInfo info() {
        return FeatureInfo.of(name, group, formula + ", as last known at the close, for " + maxAge + " days", 0)
                .in("of the series");
    }

    /** The same, left out where its series holds values as they were revised later. */
    OutsideColumn onlyAsPublished() {
        return new OutsideColumn(name, group, reads, maxAge, figure, formula, true);
    }

    /**
     * The column where its series are there.
     *
     * @param stored finds a series by its name
     * @return empty where one is not there; {@link #missing} says why
     */
    Optional<KnownSeries> column(Function<String, Optional<Series>> stored) {
        return missing(stored).isPresent()
                ? Optional.empty()
                : Optional.of(KnownSeries.of(figure.apply(series(stored)), info(), maxAge));
    }

    /** The series that it reads, all of which are there. */
    List<Series> series(Function<String, Optional<Series>> stored) {
        return reads.stream().map(names -> first(names, stored).orElseThrow()).toList();
    }

    /** Why it cannot be computed, in a sentence; empty where it can. */
    Optional<String> missing(Function<String, Optional<Series>> stored) {
        for (List<String> names : reads) {
            Optional<Series> series = first(names, stored);
            if (series.isEmpty()) {
                return Optional.of("no series " + String.join(" or ", names) + " is stored");
            }
            if (revisable && !series.get().hasVintages()) {
                return Optional.of("the stored " + series.get().name() + " holds values as they were revised later;"
                        + " with FRED_API_KEY 'assay data fetch-macro' brings its vintages");
            }
        }
        return Optional.empty();
    }

    private static Optional<Series> first(List<String> names, Function<String, Optional<Series>> stored) {
        return names.stream().flatMap(name -> stored.apply(name).stream()).findFirst();
    }
}
