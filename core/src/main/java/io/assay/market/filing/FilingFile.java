package io.assay.market.filing;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.source.CsvRows;

/**
 * Company reports from a CSV file, plain or packed with gzip. Two forms are told apart by their header:
 *
 * <p>Figures, one a row: {@code symbol,concept,start,end,known,value}. {@code concept} is a name of the us-gaap
 * taxonomy; {@code start} and {@code end} are the first and the last day of the period, {@code start} empty for what is
 * counted on a day; {@code known} is the first day at whose close the figure could be used. Dates read YYYY-MM-DD.
 * Several rows of one period with different such days are its restatements.
 *
 * <p>Reports, one a row, as a crawler of quarterly and annual reports saw them: {@code collected,symbol,end_date,amend,
 * period_focus,doc_type} and a column a figure. The day on which a report could first be used follows from
 * {@code collected}, never from the end of its period.
 */
public final class FilingFile {
    private FilingFile() {}

    /**
     * What the user says of files.
     *
     * @param market code of the market of symbols that name none
     * @param today epoch day on which is read: nothing in a file may be later
     * @param knownAfter days from the day on which a report was collected to the close at which it could be used; files
     *     of figures tell that day themselves
     */
    public record Options(String market, int today, int knownAfter) {
        /**
         * Symbols of the United States, whose reports can be used on the day after they were collected: they are filed
         * until late in the evening.
         */
        public static Options on(int today) {
            return new Options("US", today, 1);
        }
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it is no such file, or a row of figures cannot be meant; impossible rows of reports are
     *     skipped and counted
     */
    public static FilingsRead read(Path file, Options options) {
        CsvRows rows = CsvRows.of(file);
        List<String> columns = rows.columns().stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<String> there = new HashSet<>(columns);
        if (there.containsAll(ReportRows.REQUIRED)) {
            return ReportRows.read(rows, columns, options);
        }
        if (there.containsAll(FigureRows.REQUIRED)) {
            return FigureRows.read(rows, columns, options);
        }
        throw new DataException(DataProblem.of("the first line must name the columns "
                        + String.join(", ", FigureRows.COLUMNS) + ", or those of collected reports ("
                        + String.join(", ", ReportRows.REQUIRED) + ")")
                .at(rows.file(), 1)
                .withValue(String.join(",", rows.columns())));
    }
}
