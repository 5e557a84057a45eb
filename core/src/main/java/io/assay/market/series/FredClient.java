package io.assay.market.series;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.market.Series;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.PoliteClient;
import io.assay.market.source.DatedColumns;

/**
 * Series of FRED, the data service of the Federal Reserve Bank of St. Louis. Without a key its graph's CSV is read,
 * which holds values as they were revised last; with one, ALFRED's vintages, each known from the day on which FRED
 * showed it.
 */
public final class FredClient {
    private static final int PAGE = 100_000;
    private static final String ID = "[A-Z0-9_]+";

    private final Place place;
    private final KeptAnswers answers;

    /**
     * Where FRED is, and who asks.
     *
     * @param graphs address of the service of graphs without a path
     * @param api address of the service of vintages without a path
     * @param key to the service of vintages; empty: graphs are read
     * @param cacheAge how old a kept answer may be
     */
    public record Place(URI graphs, URI api, Optional<String> key, Duration cacheAge) {
        /** The public service. */
        public static Place open(Optional<String> key) {
            return new Place(
                    URI.create("https://fred.stlouisfed.org"),
                    URI.create("https://api.stlouisfed.org"),
                    key,
                    Duration.ofHours(12));
        }

        /** The same elsewhere, for example behind a proxy. */
        public Place at(URI base) {
            return new Place(base, base, key, cacheAge);
        }
    }

    /** A client. */
    public FredClient(Place place, KeptAnswers answers) {
        this.place = place;
        this.answers = answers;
    }

    /**
     * Fetches a series.
     *
     * @param id FRED's name of it, for example {@code CPIAUCSL}
     * @param knownAfter days from a value's date to the close at which it can be used; empty: as recorded. Vintages
     *     tell it themselves
     * @throws DataException if FRED does not know it, does not answer, or answers with something else; its cause is a
     *     {@link java.io.IOException} if there was no answer
     */
    public PublishedSeries fetch(String id, OptionalInt knownAfter) {
        if (!id.matches(ID)) {
            throw new UsageException("a series of FRED must be named by letters and digits, was '" + id + "'");
        }
        return place.key().isPresent() ? vintages(id, place.key().get()) : graph(id, knownAfter);
    }

    private PublishedSeries graph(String id, OptionalInt knownAfter) {
        URI uri = place.graphs().resolve("/graph/fredgraph.csv?id=" + id);
        return ask(id, uri, "text/csv", body -> graph(id, body, knownAfter));
    }

    private PublishedSeries graph(String id, String body, OptionalInt knownAfter) {
        DatedColumns columns = WholeAnswer.read(source(id), body, answers.today());
        SeriesFile.Options options = new SeriesFile.Options(answers.today(), knownAfter);
        PublishedSeries found = SeriesFile.of(columns, id, options).stream()
                .filter(series -> series.series().name().equals(id))
                .findFirst()
                .orElseThrow(() -> new DataException(DataProblem.of("the answer must hold values of " + id)
                        .at(source(id), 1)
                        .withValue(columns.names().toString())));
        return new PublishedSeries(found.series(), found.publication(), "FRED");
    }

    private record Vintage(int period, int known, double value) {}

    private PublishedSeries vintages(String id, String key) {
        List<Vintage> all = new ArrayList<>();
        int total = 1;
        for (int offset = 0; offset < total; offset += PAGE) {
            URI page = place.api()
                    .resolve("/fred/series/observations?series_id=" + id
                            + "&realtime_start=1776-07-04&realtime_end=9999-12-31&output_type=1&file_type=json&limit="
                            + PAGE + "&offset=" + offset + "&api_key="
                            + URLEncoder.encode(key, StandardCharsets.UTF_8));
            String question = offset == 0 ? id : id + " from " + offset;
            total = ask(question, page, "application/json", body -> page(id, body, all));
        }
        if (all.isEmpty()) {
            throw new DataException(DataProblem.of("FRED must know vintages of " + id + ", it has none"));
        }
        all.stream().filter(v -> v.known() < v.period()).findFirst().ifPresent(forecast -> {
            throw new DataException(DataProblem.of("a value must not be known before the period it describes begins; "
                            + id + " holds forecasts, which cannot be stored")
                    .at(source(id), 0)
                    .on(Days.date(forecast.period()))
                    .withValue(Days.text(forecast.known())));
        });
        all.sort(Comparator.comparingInt(Vintage::known).thenComparingInt(Vintage::period));
        Series series = Series.of(
                id,
                true,
                all.stream().mapToInt(Vintage::period).toArray(),
                all.stream().mapToInt(Vintage::known).toArray(),
                all.stream().mapToDouble(Vintage::value).toArray());
        return new PublishedSeries(series, "the day FRED showed it", "ALFRED");
    }

    /** Takes in a page of vintages; how many there are on all pages. */
    private static int page(String id, String body, List<Vintage> to) {
        JsonNode answer = Json.tree(body, source(id));
        int total = answer.path("count").asInt(-1);
        JsonNode observations = answer.path("observations");
        if (total < 0 || !observations.isArray()) {
            throw new DataException(DataProblem.of("the answer must hold observations and their count")
                    .at(source(id), 0)
                    .withFix("run the command again"));
        }
        observations.forEach(o -> vintage(o, id).ifPresent(to::add));
        return total;
    }

    private static Optional<Vintage> vintage(JsonNode observation, String id) {
        String value = observation.path("value").asText();
        if (value.equals(".")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Vintage(
                    Days.parse(observation.path("date").asText()),
                    Days.parse(observation.path("realtime_start").asText()),
                    Double.parseDouble(value)));
        } catch (UsageException | NumberFormatException e) {
            throw new DataException(
                    DataProblem.of("an observation must have a date, a realtime_start and a value")
                            .at(source(id), 0)
                            .withValue(observation.toString()),
                    e);
        }
    }

    private <T> T ask(String question, URI uri, String accept, Function<String, T> read) {
        String name = (place.key().isPresent() ? "vintages " : "graph ") + question;
        return answers.ask(
                new PoliteClient.Question(uri, accept, source(question), question), name, place.cacheAge(), read);
    }

    private static String source(String id) {
        return "FRED answer for " + id;
    }
}
