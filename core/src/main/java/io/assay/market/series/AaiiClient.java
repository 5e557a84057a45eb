package io.assay.market.series;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.PoliteClient;
import io.assay.market.source.DatedColumns;

/**
 * The weekly survey of the American Association of Individual Investors: {@code AAII.BULLISH}, {@code AAII.NEUTRAL} and
 * {@code AAII.BEARISH}, shares in [0, 1]. It closes on Wednesday and is out on Thursday. The association itself offers
 * no table to programs; Nasdaq Data Link passes it on.
 */
public final class AaiiClient {
    /** The address of the public service. */
    public static final URI OPEN = URI.create("https://data.nasdaq.com");

    private static final String PATH = "/api/v3/datasets/AAII/AAII_SENTIMENT.csv";
    private static final String NAME = "AAII";
    private static final String SOURCE = "Nasdaq answer for AAII";
    private static final List<String> SHARES = List.of("bullish", "neutral", "bearish");
    private static final Duration AGE = Duration.ofHours(6);

    private final URI base;
    private final Optional<String> key;
    private final KeptAnswers answers;

    /**
     * A client.
     *
     * @param base address of the service without a path
     * @param key to the service, if it asks for one
     */
    public AaiiClient(URI base, Optional<String> key, KeptAnswers answers) {
        this.base = base;
        this.key = key;
        this.answers = answers;
    }

    /**
     * Fetches the survey.
     *
     * @throws DataException if the service does not answer, or with something else; its cause is a
     *     {@link java.io.IOException} if there was no answer
     */
    public List<PublishedSeries> fetch() {
        String query = key.map(k -> "?api_key=" + URLEncoder.encode(k, StandardCharsets.UTF_8))
                .orElse("");
        PoliteClient.Question question =
                new PoliteClient.Question(base.resolve(PATH + query), "text/csv", SOURCE, NAME);
        return answers.ask(question, NAME, AGE, this::read);
    }

    private List<PublishedSeries> read(String body) {
        DatedColumns columns = WholeAnswer.read(SOURCE, body, answers.today());
        List<String> names = columns.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (!names.containsAll(SHARES)) {
            throw new DataException(DataProblem.of("the survey must have the columns " + String.join(", ", SHARES))
                    .at(SOURCE, 1)
                    .withValue(String.join(",", columns.names())));
        }
        DatedColumns shares = columns.only(SHARES.stream().map(names::indexOf).toList(), SHARES);
        requireShares(shares);
        return SeriesFile.of(shares, NAME, SeriesFile.Options.on(answers.today())).stream()
                .map(found -> new PublishedSeries(found.series(), found.publication(), "Nasdaq Data Link"))
                .toList();
    }

    private static void requireShares(DatedColumns shares) {
        for (int row = 0; row < shares.rows(); row++) {
            for (double[] column : shares.values()) {
                if (column[row] < 0 || column[row] > 1) {
                    throw new DataException(DataProblem.of("a share must lie between 0 and 1")
                            .at(SOURCE, shares.line()[row])
                            .on(Days.date(shares.day()[row]))
                            .withValue(String.valueOf(column[row])));
                }
            }
        }
    }
}
