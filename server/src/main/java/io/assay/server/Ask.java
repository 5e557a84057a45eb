package io.assay.server;

import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import org.jspecify.annotations.Nullable;

/**
 * What is asked by {@code POST /v1/predict}: one stock, or several in {@code requests}.
 *
 * @param symbol {@code MARKET:SYMBOL}, or a symbol that one market alone has
 * @param date day at whose close, {@code YYYY-MM-DD}; left out: the newest
 * @param bars bars that are brought along instead of the stored ones, the oldest first; the last one is asked about
 * @param basis what these prices are: {@code RAW}, {@code SPLIT_ADJUSTED} (if left out) or {@code TOTAL_RETURN}
 * @param requests several of these at once
 */
record Ask(
        @Nullable String symbol,
        @Nullable String date,
        @Nullable List<Bar> bars,
        @Nullable String basis,
        @Nullable List<Ask> requests) {
    static final int MOST_REQUESTS = 2_000;
    static final int MOST_BARS = 20_000;

    private static final int LONGEST_SYMBOL = 40;
    private static final String BODY = "the body of the request";

    /**
     * One day of a stock.
     *
     * @param date {@code YYYY-MM-DD}
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param adjustedClose total-return close; left out: the close
     * @param volume shares traded
     */
    record Bar(
            String date,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double adjustedClose,
            double volume) {}

    /** Reads a body. */
    static Ask parse(String body) {
        if (body.isBlank()) {
            throw bad("there is no body. Fix: {\"symbol\": \"MARKET:SYMBOL\"}");
        }
        try {
            return Json.parse(body, Ask.class, BODY);
        } catch (DataException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    /** What is asked one by one. */
    List<Ask> single() {
        if (requests == null) {
            return List.of(this);
        }
        if (symbol != null || date != null || bars != null) {
            throw bad("'requests' stands beside 'symbol', 'date' or 'bars'. Fix: put those into a request of its own");
        }
        if (requests.isEmpty() || requests.size() > MOST_REQUESTS) {
            throw bad("'requests' must hold 1 to " + MOST_REQUESTS + ", held " + requests.size());
        }
        for (Ask each : requests) {
            if (each == null || each.requests != null) {
                throw bad("each of 'requests' must be {\"symbol\": ..}, without requests of its own");
            }
        }
        return requests;
    }

    /** The symbol, which has to be there. */
    String named() {
        if (symbol == null || symbol.isBlank()) {
            throw bad("'symbol' is missing. Fix: {\"symbol\": \"MARKET:SYMBOL\"}");
        }
        return symbol(symbol);
    }

    /** A symbol that is short enough to be one. */
    static String symbol(String text) {
        if (text.length() > LONGEST_SYMBOL) {
            throw bad("a symbol has at most " + LONGEST_SYMBOL + " characters, this one has " + text.length());
        }
        return text;
    }

    /** The day that is asked about. */
    Optional<Integer> day() {
        return day(date);
    }

    /** A day in words, if there is one. */
    static Optional<Integer> day(@Nullable String date) {
        try {
            return Optional.ofNullable(date).map(Days::parse);
        } catch (UsageException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    /** The bars brought along, if there are any. */
    Optional<BarSeries> series(Instrument instrument) {
        if (bars == null) {
            return Optional.empty();
        }
        if (date != null) {
            throw bad("'date' stands beside 'bars', whose last one is asked about. Fix: leave it out");
        }
        if (bars.isEmpty() || bars.size() > MOST_BARS) {
            throw bad("'bars' must hold 1 to " + MOST_BARS + ", held " + bars.size());
        }
        int[] days = new int[bars.size()];
        double[][] columns = new double[6][bars.size()];
        for (int row = 0; row < days.length; row++) {
            Bar bar = bars.get(row);
            if (bar == null || bar.date == null) {
                throw bad("bar " + row + " has no date");
            }
            days[row] = day(bar.date).orElseThrow();
            if (row > 0 && days[row] <= days[row - 1]) {
                throw bad("bars must ascend by day, and " + bar.date + " stands behind " + bars.get(row - 1).date);
            }
            double[] values = {
                bar.open,
                bar.high,
                bar.low,
                bar.close,
                bar.adjustedClose == null ? bar.close : bar.adjustedClose,
                bar.volume
            };
            for (int c = 0; c < values.length; c++) {
                if (!Double.isFinite(values[c])) {
                    throw bad("the bar of " + bar.date + " holds a price or volume that is no finite number");
                }
                columns[c][row] = values[c];
            }
        }
        return Optional.of(BarSeries.of(
                instrument,
                priceBasis(),
                days,
                new BarSeries.Columns(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5])));
    }

    private PriceBasis priceBasis() {
        if (basis == null) {
            return PriceBasis.SPLIT_ADJUSTED;
        }
        try {
            return PriceBasis.valueOf(basis);
        } catch (IllegalArgumentException e) {
            throw bad("'basis' must be RAW, SPLIT_ADJUSTED or TOTAL_RETURN, was '" + shown(basis) + "'");
        }
    }

    private static String shown(String text) {
        return text.length() > LONGEST_SYMBOL ? text.substring(0, LONGEST_SYMBOL) + ".." : text;
    }

    static Refusal bad(String sentence) {
        return new Refusal(Refusal.BAD_REQUEST, sentence);
    }
}
