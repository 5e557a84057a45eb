package io.assay.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers as Yahoo's chart service does, about symbols that the test makes up. */
final class YahooServer implements AutoCloseable {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final HttpServer server;
    private final Map<String, String> charts = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile int trouble;

    YahooServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/v8/finance/chart/", this::answer);
        server.start();
    }

    /** The environment in which the command line asks this server, once. */
    Map<String, String> environment() {
        String host = server.getAddress().getHostString();
        return Map.of(
                "ASSAY_YAHOO_URL", "http://" + host + ":" + server.getAddress().getPort(), "ASSAY_YAHOO_TRIES", "1");
    }

    /** Symbols asked for so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on every answer has this status. */
    void breakWith(int status) {
        trouble = status;
    }

    /** Makes a symbol known: so many weekdays from 2020-01-02 on, closes 100, 101 ..., with a split and a dividend. */
    void know(String symbol, int bars) {
        List<LocalDate> days = LocalDate.of(2020, 1, 2)
                .datesUntil(LocalDate.of(2024, 1, 1))
                .filter(d -> d.getDayOfWeek() != DayOfWeek.SATURDAY && d.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(bars)
                .toList();
        String closes = join(IntStream.range(0, bars).mapToObj(i -> 100 + i));
        String times = join(days.stream().map(YahooServer::open));
        charts.put(
                symbol,
                "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"symbol\":\"" + symbol
                        + "\",\"instrumentType\":\"EQUITY\",\"exchangeTimezoneName\":\"America/New_York\","
                        + "\"dataGranularity\":\"1d\"},\"timestamp\":[" + times + "],\"events\":{\"dividends\":{\"1\":"
                        + "{\"amount\":0.25,\"date\":" + open(days.get(1)) + "}},\"splits\":{\"2\":{\"date\":"
                        + open(days.get(2)) + ",\"numerator\":4,\"denominator\":1,\"splitRatio\":\"4:1\"}}},"
                        + "\"indicators\":{\"quote\":[{\"open\":[" + closes + "],\"high\":[" + closes
                        + "],\"low\":[" + closes + "],\"close\":[" + closes + "],\"volume\":[" + closes
                        + "]}],\"adjclose\":[{\"adjclose\":[" + closes + "]}]}}],\"error\":null}}");
    }

    private static String join(java.util.stream.Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining(","));
    }

    private static long open(LocalDate day) {
        return day.atTime(9, 30).atZone(NEW_YORK).toEpochSecond();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String symbol = path.substring(path.lastIndexOf('/') + 1);
        asked.add(symbol);
        String chart = charts.get(symbol);
        int status = trouble != 0 ? trouble : chart == null ? 404 : 200;
        String body = status == 200 && chart != null
                ? chart
                : "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\","
                        + "\"description\":\"No data found, symbol may be delisted\"}}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
