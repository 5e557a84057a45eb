package io.assay.market.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.UsageException;
import io.assay.market.Market;

/**
 * The markets that data sources know by a suffix of the symbol, with the currency most of their listings are in.
 *
 * <p>Sources: Yahoo's help page "Exchanges and data providers on Yahoo Finance", Stooq's symbol pages.
 */
public final class Markets {
    private static final List<Entry> ENTRIES = List.of(
            new Entry(Market.US, "", "us"),
            new Entry(Market.NSE, "NS", ""),
            new Entry(Market.KENYA, "NR", ""),
            entry("BSE,BSE India,INR,Asia/Kolkata,BO,"),
            entry("LSE,London Stock Exchange,GBP,Europe/London,L,uk"),
            entry("XETRA,Xetra,EUR,Europe/Berlin,DE,de"),
            entry("PARIS,Euronext Paris,EUR,Europe/Paris,PA,"),
            entry("AMSTERDAM,Euronext Amsterdam,EUR,Europe/Amsterdam,AS,"),
            entry("BRUSSELS,Euronext Brussels,EUR,Europe/Brussels,BR,"),
            entry("LISBON,Euronext Lisbon,EUR,Europe/Lisbon,LS,"),
            entry("MILAN,Borsa Italiana,EUR,Europe/Rome,MI,"),
            entry("MADRID,Bolsa de Madrid,EUR,Europe/Madrid,MC,"),
            entry("VIENNA,Wiener Boerse,EUR,Europe/Vienna,VI,"),
            entry("SIX,SIX Swiss Exchange,CHF,Europe/Zurich,SW,"),
            entry("OSLO,Oslo Stock Exchange,NOK,Europe/Oslo,OL,"),
            entry("COPENHAGEN,Nasdaq Copenhagen,DKK,Europe/Copenhagen,CO,"),
            entry("STOCKHOLM,Nasdaq Stockholm,SEK,Europe/Stockholm,ST,"),
            entry("HELSINKI,Nasdaq Helsinki,EUR,Europe/Helsinki,HE,"),
            entry("WARSAW,Warsaw Stock Exchange,PLN,Europe/Warsaw,WA,"),
            entry("TSX,Toronto Stock Exchange,CAD,America/Toronto,TO,"),
            entry("TSXV,TSX Venture Exchange,CAD,America/Toronto,V,"),
            entry("B3,B3 Sao Paulo,BRL,America/Sao_Paulo,SA,"),
            entry("BMV,Bolsa Mexicana de Valores,MXN,America/Mexico_City,MX,"),
            entry("TOKYO,Tokyo Stock Exchange,JPY,Asia/Tokyo,T,jp"),
            entry("HKEX,Hong Kong Exchange,HKD,Asia/Hong_Kong,HK,hk"),
            entry("SHANGHAI,Shanghai Stock Exchange,CNY,Asia/Shanghai,SS,"),
            entry("SHENZHEN,Shenzhen Stock Exchange,CNY,Asia/Shanghai,SZ,"),
            entry("KRX,Korea Exchange,KRW,Asia/Seoul,KS,"),
            entry("KOSDAQ,KOSDAQ,KRW,Asia/Seoul,KQ,"),
            entry("TWSE,Taiwan Stock Exchange,TWD,Asia/Taipei,TW,"),
            entry("SGX,Singapore Exchange,SGD,Asia/Singapore,SI,"),
            entry("IDX,Indonesia Stock Exchange,IDR,Asia/Jakarta,JK,"),
            entry("ASX,Australian Securities Exchange,AUD,Australia/Sydney,AX,"),
            entry("NZX,New Zealand Exchange,NZD,Pacific/Auckland,NZ,"),
            entry("JSE,Johannesburg Stock Exchange,ZAR,Africa/Johannesburg,JO,"),
            entry("TASE,Tel Aviv Stock Exchange,ILS,Asia/Jerusalem,TA,"));

    private Markets() {}

    /**
     * One market.
     *
     * @param market what it is
     * @param yahoo Yahoo's suffix without the dot, empty for none
     * @param stooq Stooq's suffix without the dot, empty if Stooq has none for it
     */
    record Entry(Market market, String yahoo, String stooq) {}

    /** A symbol split into where and what. */
    record Placed(Market market, String symbol) {}

    /** All markets that need no description by the user; the simulated one is among them. */
    public static List<Market> all() {
        return Stream.concat(ENTRIES.stream().map(Entry::market), Market.known().stream())
                .distinct()
                .toList();
    }

    /** The market of that code, in any case. */
    public static Optional<Market> find(String code) {
        return all().stream().filter(m -> m.code().equalsIgnoreCase(code)).findFirst();
    }

    /**
     * The market of that code, in any case.
     *
     * @throws UsageException if there is none; the message lists all
     */
    public static Market require(String code) {
        return find(code)
                .orElseThrow(() -> new UsageException("a market must be one of "
                        + String.join(", ", all().stream().map(Market::code).toList()) + "; was '" + code + "'"));
    }

    /** What a symbol says at Yahoo: {@code INFY.NS} is INFY in India, {@code BRK-B} is in the United States. */
    static Placed ofYahoo(String symbol) {
        return ENTRIES.stream()
                .filter(e -> !e.yahoo().isEmpty() && ends(symbol, e.yahoo()))
                .findFirst()
                .map(e -> new Placed(e.market(), without(symbol, e.yahoo())))
                .orElseGet(() -> new Placed(Market.US, symbol));
    }

    /** What a symbol says at Stooq: {@code aapl.us} is AAPL in the United States; without a suffix nothing is known. */
    static Optional<Placed> ofStooq(String symbol) {
        return ENTRIES.stream()
                .filter(e -> !e.stooq().isEmpty() && ends(symbol, e.stooq()))
                .findFirst()
                .map(e -> new Placed(e.market(), without(symbol, e.stooq())));
    }

    /** Yahoo's name of a symbol of a market: {@code RELIANCE} of NSE is {@code RELIANCE.NS}. */
    public static Optional<String> atYahoo(Market market, String symbol) {
        return ENTRIES.stream()
                .filter(e -> e.market().code().equals(market.code()))
                .findFirst()
                .map(e -> e.yahoo().isEmpty() ? symbol : symbol + "." + e.yahoo());
    }

    private static boolean ends(String symbol, String suffix) {
        String ending = "." + suffix.toUpperCase(Locale.ROOT);
        return symbol.length() > ending.length()
                && symbol.toUpperCase(Locale.ROOT).endsWith(ending);
    }

    private static String without(String symbol, String suffix) {
        return symbol.substring(0, symbol.length() - suffix.length() - 1);
    }

    private static Entry entry(String line) {
        String[] part = line.split(",", -1);
        return new Entry(new Market(part[0], part[1], part[2], part[3], "DERIVED"), part[4], part[5]);
    }
}
