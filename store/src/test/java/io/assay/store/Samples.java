package io.assay.store;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.PriceBasis;

/** Made-up series for the store's tests: a function of the instrument and the day alone. */
final class Samples {
    static final int START = Days.of(2001, 1, 1);

    private Samples() {}

    /** Bars of days {@code from} (inclusive) to {@code to} (exclusive), counted from {@link #START}. */
    static BarSeries bars(Instrument instrument, int from, int to) {
        int n = to - from;
        int[] days = new int[n];
        Arrays.setAll(days, i -> START + from + i);
        double[][] columns = new double[6][n];
        for (int i = 0; i < n; i++) {
            RandomGenerator random =
                    Seed.of(from + i).child(instrument.toString()).random();
            for (double[] column : columns) {
                column[i] = random.nextDouble(1, 1000);
            }
        }
        return BarSeries.of(instrument, PriceBasis.SPLIT_ADJUSTED, days, columns(columns));
    }

    private static BarSeries.Columns columns(double[][] c) {
        return new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]);
    }

    static Instrument us(String symbol) {
        return new Instrument("US", symbol);
    }

    static IncomingSeries series(String symbol, int from, int to) {
        return series(bars(us(symbol), from, to));
    }

    static IncomingSeries series(BarSeries bars) {
        Market market = Market.find(bars.instrument().market()).orElseThrow();
        String source = bars.instrument().symbol() + ".csv";
        return IncomingSeries.of(bars, market, ImportNotes.clean(source, "test", bars.size()));
    }

    static IncomingSeries with(IncomingSeries in, List<CorporateAction> actions) {
        return new IncomingSeries(in.bars(), in.market(), in.currency(), in.notes(), actions);
    }

    /** The same bars with one column changed. */
    static BarSeries changed(BarSeries bars, int column, UnaryOperator<double[]> change) {
        double[][] c = {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()};
        c[column] = change.apply(c[column].clone());
        return BarSeries.of(bars.instrument(), bars.basis(), bars.days(), columns(c));
    }

    /** The bars without some of their rows. */
    static BarSeries without(BarSeries bars, int from, int to) {
        int n = bars.size() - (to - from);
        int[] rows = new int[n];
        Arrays.setAll(rows, i -> i < from ? i : i + to - from);
        double[][] c = {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()};
        double[][] part = new double[6][];
        Arrays.setAll(part, k -> Arrays.stream(rows).mapToDouble(r -> c[k][r]).toArray());
        int[] days = Arrays.stream(rows).map(r -> bars.days()[r]).toArray();
        return BarSeries.of(bars.instrument(), bars.basis(), days, columns(part));
    }
}
