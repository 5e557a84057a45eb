package io.assay.market.source;

import java.util.List;
import java.util.stream.Stream;

import io.assay.base.DataProblem;
import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;
import io.assay.market.Market;

/**
 * One symbol's bars as read from one source, at least one.
 *
 * @param bars ascending, one bar a day at most, nothing repaired: non-positive prices and the like are as in the source
 * @param market where it is listed
 * @param currency ISO 4217 code of the prices
 * @param basisWhy why the prices are taken to have the basis of {@code bars}, in a sentence
 * @param notes what had to be decided; {@code rows = bars + duplicates + conflicts + empty + rejected}
 * @param problems rows that could not be read and days told twice, and cautions; at most
 *     {@value ParsedBars#MAX_PROBLEMS}, the counts in {@code notes} are complete
 */
public record ParsedBars(
        BarSeries bars,
        Market market,
        String currency,
        String basisWhy,
        ImportNotes notes,
        List<DataProblem> problems) {
    /** How many problems of one symbol are kept in words. */
    public static final int MAX_PROBLEMS = 100;

    /** Copies the list. */
    public ParsedBars {
        problems = List.copyOf(problems);
    }

    /** The same with more to tell. */
    ParsedBars withMore(List<DataProblem> more) {
        List<DataProblem> all = Stream.concat(problems.stream(), more.stream()).toList();
        return new ParsedBars(bars, market, currency, basisWhy, notes, all);
    }
}
