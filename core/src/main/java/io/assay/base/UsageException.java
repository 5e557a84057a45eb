package io.assay.base;

import java.util.Collection;
import java.util.Comparator;

/** The user asked for something that does not exist or does not fit together. The command line exits with 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error in one sentence that names the thing asked for and what would be accepted. */
    public UsageException(String sentence) {
        super(sentence);
    }

    /**
     * An error about a name that is not among the known ones; the sentence proposes the nearest of them and lists all.
     *
     * @param kind what is named, for example {@code learner}
     * @param asked the name asked for
     * @param known the names that exist
     */
    public static UsageException unknown(String kind, String asked, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt((String name) -> edits(asked, name))
                        .thenComparing(name -> name))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse(".");
        String all = known.isEmpty() ? "" : " There are: " + String.join(", ", known);
        return new UsageException("there is no " + kind + " '" + asked + "'" + nearest + all);
    }

    /** How many characters must be added, removed or changed to make one text of another (Levenshtein 1966). */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
