package io.assay.market.source;

import java.util.List;

import io.assay.base.UsageException;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.source.BarFormat.Suffixes;

/** The layouts of bar files that can be read. A new one is a line here and a file in the tests. */
public final class BarFormats {
    private static final char ANY = 0;

    /** Yahoo's download and what copies it. */
    static final BarFormat YAHOO = new BarFormat(
            "yahoo",
            List.of("date,open,high,low,close,adj close,volume"),
            ANY,
            null,
            Suffixes.YAHOO,
            false,
            PriceBasis.SPLIT_ADJUSTED,
            "Yahoo divides open, high, low and close by all later splits; 'Adj Close' also takes out dividends");

    /** The tables that the yfinance package writes, one or many symbols wide. */
    static final BarFormat YFINANCE = new BarFormat(
            "yfinance",
            List.of("date,open,high,low,close,volume,dividends,stock splits"),
            '-',
            null,
            Suffixes.YAHOO,
            false,
            PriceBasis.TOTAL_RETURN,
            "yfinance leaves out 'Adj Close' only if it has adjusted all prices for splits and dividends");

    /** The same with the adjusted close beside it. */
    static final BarFormat YFINANCE_UNADJUSTED = new BarFormat(
            YFINANCE.name(),
            List.of("date,open,high,low,close,adj close,volume,dividends,stock splits"),
            '-',
            null,
            Suffixes.YAHOO,
            false,
            PriceBasis.SPLIT_ADJUSTED,
            "yfinance writes 'Adj Close' only if it has left the dividends in the other prices");

    private static final BarFormat KDD17 = new BarFormat(
            "kdd17",
            List.of(
                    "date,open,high,low,close,volume,adj close",
                    "date,original_open,high,low,close,volume,adj close,,open"),
            ANY,
            null,
            Suffixes.YAHOO,
            false,
            PriceBasis.RAW,
            "prices halve on the day of a split (GOOGL 1135 to 571 on 2014-04-03); beware that volume is adjusted for"
                    + " splits all the same");

    private static final BarFormat INDIA = new BarFormat(
            "india",
            List.of(",datetime,symbol,open,high,low,close,volume,change (%),last day change (%)"),
            ANY,
            Market.NSE,
            Suffixes.NONE,
            false,
            PriceBasis.SPLIT_ADJUSTED,
            "no jump at known splits (Reliance 2017-09-07) and early volumes are fractions, as adjusted ones are");

    private static final BarFormat KENYA = new BarFormat(
            "kenya",
            List.of("date,open,high,low,close,volume", "date,open,high,low,close"),
            '/',
            Market.KENYA,
            Suffixes.NONE,
            false,
            PriceBasis.SPLIT_ADJUSTED,
            "no jump at known splits (Equity's ten for one of 2009) and the volumes before them are fractions, as"
                    + " adjusted ones are");

    private static final BarFormat STOOQ = new BarFormat(
            "stooq",
            List.of("date,open,high,low,close,volume", "date,open,high,low,close"),
            '-',
            null,
            Suffixes.STOOQ,
            false,
            PriceBasis.SPLIT_ADJUSTED,
            "Stooq adjusts for splits, and for dividends unless asked not to, which the file does not tell: the lesser"
                    + " claim is made");

    private static final BarFormat INVESTING = new BarFormat(
            "investing",
            List.of("date,price,open,high,low,vol.,change %"),
            ANY,
            null,
            Suffixes.NONE,
            true,
            PriceBasis.SPLIT_ADJUSTED,
            "Investing.com adjusts its history for splits and not for dividends");

    private static final BarFormat PLAIN = new BarFormat(
            "plain",
            List.of(),
            ANY,
            null,
            Suffixes.NONE,
            true,
            null,
            "the user says so: columns that are merely called open, high, low and close do not tell");

    private static final List<BarFormat> ALL =
            List.of(YAHOO, YFINANCE, YFINANCE_UNADJUSTED, KDD17, INDIA, KENYA, STOOQ, INVESTING, PLAIN);

    private BarFormats() {}

    /** All layouts; of those that a file could be, the first is taken. {@code yfinance} is there in both its bases. */
    public static List<BarFormat> all() {
        return ALL;
    }

    /** The names that {@code --format} takes. */
    public static List<String> names() {
        return ALL.stream().map(BarFormat::name).distinct().toList();
    }

    /** The layouts of that name, at least one. */
    static List<BarFormat> named(String name) {
        List<BarFormat> found =
                ALL.stream().filter(f -> f.name().equalsIgnoreCase(name)).toList();
        if (found.isEmpty()) {
            throw new UsageException("a format must be one of " + String.join(", ", names()) + ", was '" + name + "'");
        }
        return found;
    }
}
