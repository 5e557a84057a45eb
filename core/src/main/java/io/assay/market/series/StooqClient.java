package io.assay.market.series;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.PoliteClient;
import io.assay.market.source.DatedColumns;

/**
 * Daily history from Stooq as outside series: {@code ^SPX.CLOSE}. Shares of the United States and its indices are known
 * on their own day; of anything else Stooq does not tell when its day ends, so it is known the next day, the late side.
 * The day on which is asked is left out, since its session may not be over: also of an answer that is read later.
 */
public final class StooqClient {
    /** The address of the public service. */
    public static final URI OPEN = URI.create("https://stooq.com");

    private static final String SYMBOL = "[A-Z0-9^=._&-]+";
    private static final String LISTED = ".US";
    private static final List<String> COLUMNS = List.of("OPEN", "HIGH", "LOW", "CLOSE", "VOLUME");
    private static final String WITH_VOLUME = "date,open,high,low,close,volume";
    private static final Duration AGE = Duration.ofHours(12);

    private final URI base;
    private final KeptAnswers answers;

    /** A client of the service at an address without a path. */
    public StooqClient(URI base, KeptAnswers answers) {
        this.base = base;
        this.answers = answers;
    }

    /**
     * Open, high, low, close and volume; a column without values is left out.
     *
     * @param name Stooq's name, for example {@code ^spx} or {@code aapl.us}
     * @param knownAfter days from a value's day to the close at which it can be used; empty: as above
     * @throws DataException if Stooq does not know it, does not answer any more today, or answers with something else;
     *     its cause is an {@link IOException} if asking for others is in vain too
     */
    public List<PublishedSeries> fetch(String name, OptionalInt knownAfter) {
        String symbol = name.strip().toUpperCase(Locale.ROOT);
        if (!symbol.matches(SYMBOL)) {
            throw new UsageException("a symbol of Stooq must be letters, digits and ^=._&-, was '" + name + "'");
        }
        String source = "Stooq answer for " + symbol;
        String query = URLEncoder.encode(symbol.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
        PoliteClient.Question question =
                new PoliteClient.Question(base.resolve("/q/d/l/?s=" + query + "&i=d"), "text/csv", source, symbol);
        return answers.ask(
                question, symbol, AGE, (body, asked) -> read(symbol, table(source, body, asked), asked, knownAfter));
    }

    private static DatedColumns table(String source, String body, int asked) {
        requireData(source, body);
        return WholeAnswer.read(source, withVolumes(body), asked);
    }

    private static List<PublishedSeries> read(String symbol, DatedColumns columns, int asked, OptionalInt knownAfter) {
        String source = columns.file();
        int[] rows = IntStream.range(0, columns.rows())
                .filter(row -> columns.day()[row] < asked)
                .boxed()
                .sorted(Comparator.comparingInt(row -> columns.day()[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] days = IntStream.of(rows).map(row -> columns.day()[row]).toArray();
        requireOnce(source, columns, rows);
        List<String> names = columns.names().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        if (!COLUMNS.containsAll(names)) {
            throw new DataException(DataProblem.of("the columns must be Date,Open,High,Low,Close,Volume")
                    .at(source, 1)
                    .withValue(String.join(",", columns.names())));
        }
        double[][] values = new double[names.size()][];
        for (int c = 0; c < values.length; c++) {
            double[] column = columns.values()[c];
            values[c] = IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
        }
        // At Stooq a name without an ending is none of the United States.
        boolean told = symbol.endsWith(LISTED) || symbol.startsWith("^");
        int after = told ? SessionEnd.daysAfter(symbol) : 1;
        Publication publication = Publication.ofDaily(knownAfter.orElse(after), symbol.startsWith("^"));
        return new DailyBars(symbol, days, "Stooq").series(names, values, publication);
    }

    /** Stooq ends a row after the close where it knows no volume; here the volume is empty then. */
    private static String withVolumes(String body) {
        List<String> lines = body.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().toLowerCase(Locale.ROOT).equals(WITH_VOLUME)) {
            return body;
        }
        int commas = COLUMNS.size();
        return lines.stream()
                .map(line -> line.chars().filter(c -> c == ',').count() == commas - 1 ? line + "," : line)
                .collect(Collectors.joining("\n", "", body.endsWith("\n") ? "\n" : ""));
    }

    /** What Stooq says in words where rows are expected. */
    private static void requireData(String source, String body) {
        String text = body.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("exceeded the daily hits limit")) {
            throw new DataException(
                    DataProblem.of("Stooq must answer, it says that its limit of questions a day is used up")
                            .at(source, 0)
                            .withFix("run the command again tomorrow, what is fetched already is kept"),
                    new IOException("Stooq answers no more today"));
        }
        if (text.startsWith("no data")) {
            throw new DataException(DataProblem.of("Stooq must know the symbol, it says that it has no data")
                    .at(source, 0)
                    .withFix("its page at stooq.com names it, for example ^spx or aapl.us"));
        }
    }

    private static void requireOnce(String source, DatedColumns columns, int[] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (columns.day()[rows[i]] == columns.day()[rows[i - 1]]) {
                throw new DataException(DataProblem.of("each day must come once")
                        .at(source, columns.line()[rows[i]])
                        .on(Days.date(columns.day()[rows[i]])));
            }
        }
    }
}
