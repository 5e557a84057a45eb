package io.assay.market.filing;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.Manners;
import io.assay.market.http.PoliteClient;

/**
 * Figures of company reports from EDGAR, the archive of the U.S. Securities and Exchange Commission. Companies are
 * found by the ticker that they have today: who had it before is another company, of which nothing is found. Not for
 * several threads.
 */
public final class EdgarClient {
    private static final String JSON = "application/json";
    private static final Duration AGE = Duration.ofDays(1);

    private final Place place;
    private final KeptAnswers answers;
    private final Map<String, Integer> numbers = new TreeMap<>();

    /**
     * Where EDGAR is.
     *
     * @param data address of the figures without a path
     * @param files address of the list of companies without a path
     */
    public record Place(URI data, URI files) {
        /** The public service. */
        public static final Place OPEN =
                new Place(URI.create("https://data.sec.gov"), URI.create("https://www.sec.gov"));

        /** The same elsewhere, for example behind a proxy. */
        public static Place at(URI base) {
            return new Place(base, base);
        }
    }

    /** A client. */
    public EdgarClient(Place place, KeptAnswers answers) {
        this.place = place;
        this.answers = answers;
    }

    /**
     * How the SEC wants to be asked: no more than ten times a second, by somebody who says who it is.
     *
     * @param contact name and e-mail address of whoever asks
     */
    public static Manners manners(String contact) {
        return new Manners("SEC", "Assay " + contact, 8, 1, Manners.Tries.USUAL);
    }

    /**
     * All figures of a company.
     *
     * @param company on the market US
     * @throws DataException if the SEC does not know it, does not answer, or answers with something else; its cause is
     *     a {@link java.io.IOException} if there was no answer
     */
    public FilingsRead fetch(Instrument company) {
        if (!company.market().equals(Market.US.code())) {
            throw new DataException(DataProblem.of("the SEC has reports of companies listed in the United States alone")
                    .withSymbol(company.toString()));
        }
        if (numbers.isEmpty()) {
            list();
        }
        Integer number = numbers.get(company.symbol().toUpperCase(Locale.ROOT).replace('.', '-'));
        if (number == null) {
            throw new DataException(DataProblem.of("the SEC must list the ticker; it lists those of today")
                    .at("SEC list of companies", 0)
                    .withSymbol(company.toString()));
        }
        String id = String.format(Locale.ROOT, "CIK%010d", number);
        String source = "SEC answer for " + company.symbol();
        URI uri = place.data().resolve("/api/xbrl/companyfacts/" + id + ".json");
        PoliteClient.Question question = new PoliteClient.Question(uri, JSON, source, company.symbol());
        return answers.ask(question, id, AGE, body -> CompanyFacts.read(body, company, source));
    }

    private void list() {
        String source = "SEC list of companies";
        URI uri = place.files().resolve("/files/company_tickers.json");
        PoliteClient.Question question = new PoliteClient.Question(uri, JSON, source, "company_tickers");
        try {
            numbers.putAll(answers.ask(question, "company_tickers", AGE, body -> numbers(body, source)));
        } catch (DataException e) {
            // Without the list nobody can be found: asking for it again, once a company, would be no manners.
            throw new DataException(
                    DataProblem.of(String.valueOf(e.getMessage())), new IOException("no list of companies", e));
        }
    }

    private static Map<String, Integer> numbers(String body, String source) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (JsonNode company : SecAnswer.tree(body, source)) {
            String ticker = company.path("ticker").asText();
            int number = company.path("cik_str").asInt();
            if (ticker.isBlank() || number <= 0) {
                throw new DataException(DataProblem.of("each company must have 'ticker' and 'cik_str'")
                        .at(source, 0)
                        .withValue(company.toString()));
            }
            numbers.put(ticker.toUpperCase(Locale.ROOT), number);
        }
        return numbers;
    }
}
