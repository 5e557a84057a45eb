package io.assay.proof;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Something registered that has to be proven.
 *
 * @param kind {@code feature}, {@code market feature}, {@code transform of a day}, {@code label}, {@code fit},
 *     {@code split} or {@code join}
 * @param name its name
 * @param type the class that is proven
 * @param transforms how many transforms it holds, such as columns, at least 1
 * @param proof what moved, given the number of cuts
 */
record Subject(String kind, String name, Class<?> type, int transforms, IntFunction<List<Breach>> proof) {
    private static final Set<String> CUT = Set.of("feature", "market feature", "label", "join");

    /** Whether its data are cut in time. */
    boolean isCut() {
        return CUT.contains(kind);
    }
}
