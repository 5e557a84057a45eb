package io.assay.market.series;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.PoliteClient;
import io.assay.market.source.DatedColumns;

/** Daily tables of Cboe: its volatility index and the ratio of puts to calls that were traded. */
public final class CboeClient {
    private static final String DATE = "date";
    private static final String RATIO = "p/c ratio";

    private final URI base;
    private final KeptAnswers answers;

    /** A table of Cboe's. */
    public enum Table {
        /** The volatility index: {@code VIX.OPEN}, {@code VIX.HIGH}, {@code VIX.LOW}, {@code VIX.CLOSE}. */
        VIX("VIX", "/api/global/us_indices/daily_prices/VIX_History.csv"),
        /** Puts over calls of all options: {@code PUTCALL}. */
        PUTCALL("PUTCALL", "/resources/options/volume_and_call_put_ratios/totalpc.csv"),
        /** Puts over calls of options on stocks: {@code PUTCALL.EQUITY}. */
        PUTCALL_EQUITY("PUTCALL.EQUITY", "/resources/options/volume_and_call_put_ratios/equitypc.csv");

        private final String series;
        private final String path;

        Table(String series, String path) {
            this.series = series;
            this.path = path;
        }
    }

    /** The address of the public service. */
    public static final URI OPEN = URI.create("https://cdn.cboe.com");

    /** How old a kept answer may be. */
    private static final Duration AGE = Duration.ofHours(6);

    /** A client of the service at an address without a path. */
    public CboeClient(URI base, KeptAnswers answers) {
        this.base = base;
        this.answers = answers;
    }

    /**
     * The series of a table, each value known as is recorded of them: the index on its day, the ratios, which come out
     * in the evening, on the next.
     *
     * @throws DataException if Cboe does not answer, or with something else; its cause is a {@link java.io.IOException}
     *     if there was no answer
     */
    public List<PublishedSeries> fetch(Table table) {
        String source = "Cboe answer for " + table.series;
        PoliteClient.Question question =
                new PoliteClient.Question(base.resolve(table.path), "text/csv", source, table.series);
        return answers.ask(question, table.series, AGE, body -> read(table, source, body));
    }

    private List<PublishedSeries> read(Table table, String source, String body) {
        DatedColumns columns = table == Table.VIX
                ? WholeAnswer.read(source, body, answers.today())
                : ratio(WholeAnswer.read(source, fromHeader(body), answers.today()));
        return SeriesFile.of(columns, table.series, SeriesFile.Options.on(answers.today())).stream()
                .map(found -> new PublishedSeries(found.series(), found.publication(), "Cboe"))
                .toList();
    }

    /** Empty lines instead of what stands before the header, so that messages go on to count lines as they came. */
    private static String fromHeader(String body) {
        List<String> lines = body.lines().toList();
        int header = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().toLowerCase(Locale.ROOT).startsWith(DATE + ","))
                .findFirst()
                .orElse(0);
        String ending = body.endsWith("\n") ? "\n" : "";
        return "\n".repeat(header) + lines.stream().skip(header).collect(Collectors.joining("\n")) + ending;
    }

    private static DatedColumns ratio(DatedColumns columns) {
        int ratio = IntStream.range(0, columns.names().size())
                .filter(c -> columns.names().get(c).toLowerCase(Locale.ROOT).equals(RATIO))
                .findFirst()
                .orElseThrow(() -> new DataException(DataProblem.of("the table must have a column 'P/C Ratio'")
                        .at(columns.file(), 0)
                        .withValue(String.join(",", columns.names()))));
        return columns.only(List.of(ratio), List.of("value"));
    }
}
