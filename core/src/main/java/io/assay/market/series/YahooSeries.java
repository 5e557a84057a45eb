package io.assay.market.series;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.BarSeries;
import io.assay.market.Market;
import io.assay.market.source.YahooHistory;

/**
 * Yahoo's daily history of an index, a future, a currency or anything else as outside series: {@code ^VIX.CLOSE},
 * {@code GC=F.CLOSE}.
 *
 * <p>A value is known on its own day only where the session is over by New York's close, by its name
 * ({@link SessionEnd}) and by what Yahoo says of it: shares listed there, and indices ({@code ^GSPC}, {@code ^VIX})
 * that are computed in New York or Chicago. All others are known the next day, the late side.
 */
public final class YahooSeries {
    private static final String NAME = "[A-Z0-9^=._&-]+";
    private static final String INDEX = "INDEX";
    private static final Set<String> ZONES = Set.of("America/New_York", "America/Chicago");
    private static final List<String> COLUMNS = List.of("OPEN", "HIGH", "LOW", "CLOSE", "VOLUME");

    private YahooSeries() {}

    /**
     * Open, high, low, close and volume; a column without values is left out. Shares and funds are restated by later
     * splits and tagged so.
     *
     * @param symbol Yahoo's name in capitals
     * @param knownAfter days from a value's day to the close at which it can be used; empty: as above
     * @throws DataException if there are no bars, or the name cannot be one of a series
     */
    public static List<PublishedSeries> of(String symbol, YahooHistory history, OptionalInt knownAfter) {
        BarSeries bars = history.bars();
        if (bars.size() == 0 || !symbol.matches(NAME)) {
            throw new DataException(DataProblem.of(
                            bars.size() == 0
                                    ? "Yahoo must have bars of those days, it has none"
                                    : "the name of a series must be letters, digits and ^=._&-")
                    .withSymbol(symbol));
        }
        boolean listed = history.market().code().equals(Market.US.code());
        boolean index = history.market().code().equals(INDEX) && symbol.startsWith("^");
        boolean over = listed || (index && ZONES.contains(history.zone()));
        boolean kept = !isRestated(history.market());
        Publication publication = Publication.ofDaily(knownAfter.orElse(over ? SessionEnd.daysAfter(symbol) : 1), kept);
        double[][] columns = {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()};
        return new DailyBars(symbol, bars.days(), "Yahoo").series(COLUMNS, columns, publication);
    }

    private static boolean isRestated(Market market) {
        return !Set.of(INDEX, "FUTURES", "FX", "CRYPTO").contains(market.code());
    }
}
