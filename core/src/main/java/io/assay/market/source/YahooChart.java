package io.assay.market.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.source.Markets.Placed;

/** Turns one answer of Yahoo's chart service (version 8) into a history. Made for one answer. */
final class YahooChart {
    private static final List<String> QUOTES = List.of("open", "high", "low", "close");

    /** Units in which Yahoo quotes that are a hundredth of a currency. */
    private static final Map<String, String> HUNDREDTHS = Map.of("GBp", "GBP", "ZAc", "ZAR", "ILA", "ILS");

    /** Kinds of things that no exchange suffix places. */
    private static final Map<String, String> PLACES =
            Map.of("CRYPTOCURRENCY", "CRYPTO", "CURRENCY", "FX", "FUTURE", "FUTURES", "INDEX", "INDEX");

    private final Request request;
    private final Instant asOf;
    private final JsonNode chart;
    private final JsonNode meta;
    private final ZoneId zone;
    private final String currency;
    private final double unit;
    private final Market market;
    private final Instrument instrument;

    /**
     * What was asked.
     *
     * @param symbol Yahoo's name of the symbol
     * @param firstDay first epoch day, in the zone of the exchange
     * @param lastDay last epoch day, inclusive
     */
    record Request(String symbol, int firstDay, int lastDay) {
        /** What messages call it. */
        String source() {
            return "Yahoo chart " + symbol;
        }
    }

    private YahooChart(Request request, Instant asOf, JsonNode chart) {
        this.request = request;
        this.asOf = asOf;
        this.chart = chart;
        this.meta = chart.path("meta");
        requireDaily();
        this.zone = zone();
        String quoted = text("currency");
        this.unit = HUNDREDTHS.containsKey(quoted) ? 100 : 1;
        this.currency = currency(quoted);
        Placed placed = place();
        this.market = placed.market();
        this.instrument = new Instrument(market.code(), placed.symbol().toUpperCase(Locale.ROOT));
    }

    /**
     * Reads an answer.
     *
     * @param asOf when it was given
     * @throws DataException if it is not what the service answers to a known symbol
     */
    static YahooHistory parse(String body, Request request, Instant asOf) {
        if (body.stripLeading().startsWith("<")) {
            throw problem(request, "the answer must be JSON but is a web page");
        }
        JsonNode root = Json.tree(body, request.source()).path("chart");
        JsonNode error = root.path("error");
        if (!error.isNull() && !error.isMissingNode()) {
            throw problem(
                    request,
                    "Yahoo refused the symbol: " + error.path("code").asText() + ", "
                            + error.path("description").asText());
        }
        JsonNode chart = root.path("result").path(0);
        if (!chart.path("meta").isObject()) {
            throw problem(request, "the answer must hold a chart with its meta data");
        }
        return new YahooChart(request, asOf, chart).history();
    }

    private YahooHistory history() {
        JsonNode times = chart.path("timestamp");
        BarCollector collector = new BarCollector(request.source(), instrument, times.size());
        JsonNode quote = chart.path("indicators").path("quote").path(0);
        JsonNode adjusted = chart.path("indicators").path("adjclose").path(0).path("adjclose");
        requireLengths(times, quote, adjusted);
        double[] row = new double[BarCollector.COLUMNS];
        for (int i = 0; i < times.size(); i++) {
            int day = day(times.get(i));
            if (day >= request.firstDay() && day <= request.lastDay()) {
                fill(row, quote, adjusted, i);
                take(collector, day, row, i);
            }
        }
        BarSeries bars = collector.series(PriceBasis.SPLIT_ADJUSTED);
        return new YahooHistory(bars, actions(), market, currency, zone.getId(), asOf, collector.notes(format()));
    }

    /** Splits are told up to the last day asked for, and prices adjusted up to the day of the answer, here or there. */
    private String format() {
        long today = asOf.getEpochSecond() / 86_400;
        return request.lastDay() >= today - 1 ? ImportNotes.CHART : ImportNotes.PAST_CHART;
    }

    private void fill(double[] row, JsonNode quote, JsonNode adjusted, int i) {
        for (int c = 0; c < QUOTES.size(); c++) {
            row[c] = number(quote.path(QUOTES.get(c)), i) / unit;
        }
        row[4] = adjusted.isArray() ? number(adjusted, i) / unit : row[3];
        row[5] = number(quote.path("volume"), i);
    }

    /** Position {@code i}, counted from 1, stands in for the line in what is told. */
    private void take(BarCollector collector, int day, double[] row, int i) {
        int missing = 0;
        for (int c = 0; c < 5; c++) {
            missing += Double.isNaN(row[c]) ? 1 : 0;
        }
        if (missing == 5 || isUnfinished(day)) {
            collector.empty(i + 1L);
        } else if (missing > 0) {
            collector.reject(DataProblem.of("a bar must have all of its prices")
                    .at(request.source(), i + 1L)
                    .on(Days.date(day))
                    .withValue(missing + " missing"));
        } else {
            collector.add(day, row, i + 1L);
        }
    }

    /** Whether the session of that day had not ended when Yahoo was asked, so that its bar will still change. */
    private boolean isUnfinished(int day) {
        JsonNode regular = meta.path("currentTradingPeriod").path("regular");
        boolean current = regular.has("start") && day(regular.get("start")) == day;
        boolean open = asOf.getEpochSecond() < regular.path("end").asLong(0);
        return (current && open) || day > Days.of(asOf.atZone(zone).toLocalDate());
    }

    private List<CorporateAction> actions() {
        List<CorporateAction> actions = new ArrayList<>();
        for (JsonNode dividend : chart.path("events").path("dividends")) {
            add(actions, dividend, CorporateAction.Kind.DIVIDEND, positive(dividend, "amount") / unit);
        }
        for (JsonNode split : chart.path("events").path("splits")) {
            double ratio = positive(split, "numerator") / positive(split, "denominator");
            add(actions, split, CorporateAction.Kind.SPLIT, ratio);
        }
        actions.sort(Comparator.comparingInt(CorporateAction::day).thenComparing(CorporateAction::kind));
        return actions;
    }

    private void add(List<CorporateAction> actions, JsonNode event, CorporateAction.Kind kind, double value) {
        int day = day(event.path("date"));
        if (day >= request.firstDay() && day <= request.lastDay()) {
            actions.add(new CorporateAction(instrument, day, kind, value));
        }
    }

    private double positive(JsonNode event, String field) {
        double value = event.path(field).asDouble(Double.NaN);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw problem(request, "an event must have a positive '" + field + "', was " + event);
        }
        return value;
    }

    /** The day on the calendar of the exchange. */
    private int day(JsonNode seconds) {
        if (!seconds.canConvertToLong()) {
            throw problem(request, "a time must be in seconds, was " + seconds);
        }
        try {
            return Days.of(Instant.ofEpochSecond(seconds.asLong()).atZone(zone).toLocalDate());
        } catch (DateTimeException | ArithmeticException e) {
            throw new DataException(
                    DataProblem.of("a time must be in seconds since 1970, was " + seconds)
                            .at(request.source(), 0),
                    e);
        }
    }

    private double number(JsonNode column, int i) {
        JsonNode value = column.path(i);
        if (value.isNull() || value.isMissingNode()) {
            return Double.NaN;
        }
        if (!value.isNumber() || Double.isInfinite(value.doubleValue())) {
            throw problem(request, "a price must be a number, was " + value);
        }
        return value.doubleValue();
    }

    private void requireLengths(JsonNode times, JsonNode quote, JsonNode adjusted) {
        for (String name : QUOTES) {
            requireLength(name, quote.path(name), times.size());
        }
        if (quote.has("volume")) {
            requireLength("volume", quote.path("volume"), times.size());
        }
        if (adjusted.isArray()) {
            requireLength("adjclose", adjusted, times.size());
        }
    }

    private void requireLength(String name, JsonNode column, int length) {
        if (column.size() != length) {
            throw problem(
                    request,
                    "'" + name + "' must have a value for each of " + length + " timestamps, had " + column.size());
        }
    }

    private void requireDaily() {
        String granularity = meta.path("dataGranularity").asText("1d");
        if (!granularity.equals("1d")) {
            throw problem(request, "bars must be daily, were of " + granularity);
        }
    }

    private ZoneId zone() {
        String name = text("exchangeTimezoneName");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new DataException(
                    DataProblem.of("the exchange must have a known time zone, was '" + name + "'")
                            .at(request.source(), 0),
                    e);
        }
    }

    private String currency(String quoted) {
        String code = HUNDREDTHS.getOrDefault(quoted, quoted);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(c -> c.getCurrencyCode().equals(code))) {
            throw problem(request, "prices must be in a currency of ISO 4217, were in '" + quoted + "'");
        }
        return code;
    }

    private String text(String field) {
        String value = meta.path(field).asText("");
        if (value.isBlank()) {
            throw problem(request, "the meta data must have '" + field + "'");
        }
        return value;
    }

    private Placed place() {
        String symbol = text("symbol");
        String kind = meta.path("instrumentType").asText("").toUpperCase(Locale.ROOT);
        String place = PLACES.get(kind);
        if (place != null) {
            return new Placed(new Market(place, kind + " at Yahoo", currency, zone.getId(), "DERIVED"), symbol);
        }
        return Markets.ofYahoo(symbol);
    }

    private static DataException problem(Request request, String rule) {
        return new DataException(DataProblem.of(rule).at(request.source(), 0).withSymbol(request.symbol()));
    }
}
