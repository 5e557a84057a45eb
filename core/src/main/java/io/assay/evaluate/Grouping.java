package io.assay.evaluate;

import java.util.List;

import io.assay.base.Check;

/**
 * One way of cutting rows into groups, for example by sector.
 *
 * @param kind what the groups are, for example {@code sector}
 * @param names of the groups
 * @param groupOf group of each row, or {@link #NONE}
 * @param compared whether a group that does worse than the whole is news; no news is that unsure answers do
 */
public record Grouping(String kind, List<String> names, int[] groupOf, boolean compared) {
    /** Stands for a row that is in no group. */
    public static final int NONE = -1;

    /** Copies the list and checks the numbers. */
    public Grouping {
        Check.notBlank("kind", kind);
        names = List.copyOf(names);
        for (int group : groupOf) {
            Check.within("group", group, NONE, names.size() - 1);
        }
    }
}
