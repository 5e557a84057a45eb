package io.assay.market.series;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the bar of a day is over by New York's close of that day, told from the name of what was traded: one rule for
 * files and for services. Shares and funds listed in the United States are, and the indices below, which are computed
 * in New York or Chicago. Futures, currencies, coins and the dollar index are traded on after it, elsewhere days end at
 * other hours, and ratios of puts to calls come out in the evening: these are known the next day, as is any other
 * index, since its name does not tell. A plain name that could be both counts as the later.
 */
final class SessionEnd {
    private static final Set<String> INDICES =
            words("GSPC SPX OEX MID SML SP400 SP500 SP600 DJI DJA DJT DJU IXIC NDQ NDX"
                    + " NYA XAX RUT RUI RUA W5000 SOX BKX KBW VIX VXN VXD RVX VVIX VIX3M VIX9D VIX6M IRX FVX TNX TYX");

    private static final Set<String> LATER = words("DXY USDX BTC ETH GOLD SILVER CPC CPCE CPCI PCR FTSE FTSE100 UKX DAX"
            + " GDAXI CAC CAC40 STOXX50 STOXX50E NIKKEI NIKKEI225 N225 HSI KOSPI SENSEX NIFTY NIFTY50");

    /** Exchanges and Stooq's kinds that are one letter; any other letter is a class of shares. */
    private static final Set<String> LETTERS = words("C F L T V");

    private static final Set<String> COINS = words("USDT USDC BTC ETH");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private SessionEnd() {}

    /**
     * Days from that of a bar to the close at which it can be used.
     *
     * @param symbol the name in capitals, as Yahoo or Stooq writes it
     */
    static int daysAfter(String symbol) {
        return isOver(symbol) ? 0 : 1;
    }

    private static boolean isOver(String symbol) {
        if (symbol.startsWith("^")) {
            return INDICES.contains(symbol.substring(1));
        }
        return !symbol.contains("=") && !LATER.contains(symbol) && !isElsewhere(symbol) && !isPair(symbol);
    }

    /** {@code SAP.DE}, {@code DX-Y.NYB}, {@code GC.F}; not {@code AAPL.US} and {@code BRK.B}. */
    private static boolean isElsewhere(String symbol) {
        int dot = symbol.lastIndexOf('.');
        String suffix = symbol.substring(dot + 1);
        return dot >= 0 && !suffix.equals("US") && (suffix.length() != 1 || LETTERS.contains(suffix));
    }

    /** {@code BTC-USD}, {@code EURUSD}, {@code BTC_USDT}: no ticker of a share is so long. */
    private static boolean isPair(String symbol) {
        int mark = Math.max(symbol.lastIndexOf('-'), symbol.lastIndexOf('_'));
        if (mark >= 0) {
            return isMoney(symbol.substring(mark + 1));
        }
        return symbol.matches("[A-Z]{6,}")
                && (isMoney(symbol.substring(symbol.length() - 3)) || isMoney(symbol.substring(symbol.length() - 4)));
    }

    private static boolean isMoney(String code) {
        return CURRENCIES.contains(code) || COINS.contains(code);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
