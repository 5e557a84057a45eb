package io.assay.market;

import java.util.List;
import java.util.Set;

/**
 * What had to be decided while a file was turned into a series, kept beside the bars so that an audit can tell of it
 * later.
 *
 * @param source file name or address it came from
 * @param format name of the layout it was read in
 * @param rows data rows in the source
 * @param unsorted rows that stood before an earlier row's day (0 for a file that is ascending or descending throughout)
 * @param duplicates rows that repeated a day with equal values; one was kept
 * @param conflicts rows that repeated a day with other values; the last in the source was kept
 * @param empty rows without any price; not kept
 * @param rejected rows that could not be read as a bar; not kept
 * @param examples up to ten sentences that name file, line, symbol, date, rule and value
 */
public record ImportNotes(
        String source,
        String format,
        int rows,
        int unsorted,
        int duplicates,
        int conflicts,
        int empty,
        int rejected,
        List<String> examples) {
    private static final String OUTLIVED = "-past";

    /** Layout of a chart that was asked for up to the day of the answer: it tells of every split and dividend. */
    public static final String CHART = "yahoo-chart";

    /** Layout of a chart that was cut before the day of the answer: its prices know splits that it does not tell of. */
    public static final String PAST_CHART = CHART + OUTLIVED;

    /** Layout of the simulated market, of which everything is known. */
    public static final String SIMULATED = "simulated";

    /** Layout of a file of corporate actions that is said to hold all of them. */
    public static final String ALL_ACTIONS = "all-actions";

    private static final Set<String> TELL_ALL = Set.of(CHART, SIMULATED, ALL_ACTIONS);

    /** Copies the list. */
    public ImportNotes {
        examples = List.copyOf(examples);
    }

    /** Notes of a source in which nothing had to be decided. */
    public static ImportNotes clean(String source, String format, int rows) {
        return new ImportNotes(source, format, rows, 0, 0, 0, 0, 0, List.of());
    }

    /** Whether the source tells of every split and dividend of the bars, by which their prices may be taken back. */
    public boolean tellsAllActions() {
        return TELL_ALL.contains(format);
    }

    /** The same notes of a source that does not tell all actions any more, since bars came from elsewhere. */
    public ImportNotes incomplete() {
        return tellsAllActions()
                ? new ImportNotes(
                        source, format + OUTLIVED, rows, unsorted, duplicates, conflicts, empty, rejected, examples)
                : this;
    }
}
