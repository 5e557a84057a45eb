package io.assay.market;

import java.util.List;

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
    /** Copies the list. */
    public ImportNotes {
        examples = List.copyOf(examples);
    }

    /** Notes of a source in which nothing had to be decided. */
    public static ImportNotes clean(String source, String format, int rows) {
        return new ImportNotes(source, format, rows, 0, 0, 0, 0, 0, List.of());
    }
}
