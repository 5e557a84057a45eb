package io.assay.market.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.market.Series;

/**
 * Daily prices as series, one a column, named {@code SYMBOL.CLOSE} and so on.
 *
 * @param symbol the name before the dot
 * @param days epoch days, ascending
 * @param source who was asked
 */
record DailyBars(String symbol, int[] days, String source) {
    /** The columns, in their order; those that hold nothing but zeros or nothing at all are left out. */
    List<PublishedSeries> series(List<String> names, double[][] columns, Publication publication) {
        List<PublishedSeries> all = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            if (Arrays.stream(column).anyMatch(value -> value < 0 || value > 0)) {
                all.add(new PublishedSeries(
                        one(symbol + "." + names.get(c), column, publication), publication.text(), source));
            }
        }
        return all;
    }

    private Series one(String name, double[] column, Publication publication) {
        int[] there = IntStream.range(0, days.length)
                .filter(i -> !Double.isNaN(column[i]))
                .toArray();
        int[] period = Arrays.stream(there).map(i -> days[i]).toArray();
        return Series.of(
                name,
                publication.kept(),
                period,
                Arrays.stream(period).map(publication::known).toArray(),
                Arrays.stream(there).mapToDouble(i -> column[i]).toArray());
    }
}
