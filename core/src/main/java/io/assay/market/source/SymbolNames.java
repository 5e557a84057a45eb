package io.assay.market.source;

import java.util.List;
import java.util.Locale;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.Market;
import io.assay.market.source.Markets.Placed;

/** Which instrument the name of a file or a symbol inside it means. */
final class SymbolNames {
    private static final List<String> ENDINGS = List.of(".gz", ".csv", ".txt", "_d", " historical data");

    private SymbolNames() {}

    /** The symbol in a file name: {@code AAPL.csv.gz} is AAPL, {@code ukx_d.csv} is UKX. */
    static String ofFile(String fileName) {
        String name = fileName;
        for (String ending : ENDINGS) {
            if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name.strip();
    }

    /**
     * Where and what.
     *
     * @param text {@code INFY}, {@code NSE:INFY}, {@code INFY.NS} or {@code aapl.us}
     * @param source file it stands in, for the message
     */
    static Placed place(String text, BarFormat format, ReadOptions options, String source) {
        int colon = text.indexOf(':');
        Placed placed = colon >= 0 ? prefixed(text, colon, options, source) : bare(text, format, options, source);
        String symbol = placed.symbol().strip().toUpperCase(Locale.ROOT);
        if (symbol.isEmpty() || symbol.indexOf(':') >= 0 || symbol.chars().anyMatch(c -> c < ' ')) {
            throw new DataException(DataProblem.of("a symbol must have a name without a colon")
                    .at(source, 0)
                    .withValue(text));
        }
        return new Placed(placed.market(), symbol);
    }

    private static Placed prefixed(String text, int colon, ReadOptions options, String source) {
        String code = text.substring(0, colon).strip().toUpperCase(Locale.ROOT);
        Market given = options.market();
        if (given != null && !given.code().equals(code)) {
            throw new DataException(
                    DataProblem.of("the market in the file must be the one that --market names, " + given.code())
                            .at(source, 0)
                            .withValue(text));
        }
        Market market = given != null ? given : Markets.find(code).orElseThrow(() -> unknown(source, code));
        return new Placed(market, text.substring(colon + 1));
    }

    private static Placed bare(String text, BarFormat format, ReadOptions options, String source) {
        Market fixed = options.market() != null ? options.market() : format.market();
        return switch (format.suffixes()) {
            case YAHOO -> fixed == null ? Markets.ofYahoo(text) : within(fixed, Markets.ofYahoo(text), text);
            case STOOQ ->
                fixed == null
                        ? Markets.ofStooq(text).orElseThrow(() -> unknown(source, text))
                        : within(fixed, Markets.ofStooq(text).orElse(new Placed(fixed, text)), text);
            case NONE -> {
                if (fixed == null) {
                    throw unknown(source, text);
                }
                yield new Placed(fixed, text);
            }
        };
    }

    /** A suffix is dropped only if it says the market that was given anyway. */
    private static Placed within(Market market, Placed placed, String text) {
        return new Placed(market, placed.market().code().equals(market.code()) ? placed.symbol() : text);
    }

    private static DataException unknown(String source, String value) {
        return new DataException(DataProblem.of("the market of the symbol must be known")
                .at(source, 0)
                .withValue(value)
                .withFix("name it with --market, for example --market US"));
    }
}
