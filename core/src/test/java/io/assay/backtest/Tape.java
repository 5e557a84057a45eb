package io.assay.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;

/**
 * A market written down by hand: opens and closes of a few stocks on consecutive days, if not said otherwise from
 * Monday 2020-01-06 on.
 */
public final class Tape implements PriceSource {
    public static final int MONDAY = Days.of(2020, 1, 6);

    private final Map<Instrument, BarSeries> bars = new HashMap<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<CorporateAction> actions = new ArrayList<>();
    private final PriceBasis basis;
    private final int start;

    /** An empty market whose prices are so. */
    public Tape(PriceBasis basis) {
        this(basis, MONDAY);
    }

    /** The same on consecutive days from another one on. */
    Tape(PriceBasis basis, int start) {
        this.basis = basis;
        this.start = start;
    }

    public static Instrument stock(String symbol) {
        return new Instrument("SIM", symbol);
    }

    /** Adds a stock whose adjusted close is its close; a NaN close means that there is no bar on that day. */
    public Tape with(String symbol, double[] open, double[] close) {
        return with(symbol, open, close, close);
    }

    Tape with(String symbol, double[] open, double[] close, double[] adjusted) {
        int[] rows = java.util.stream.IntStream.range(0, close.length)
                .filter(i -> !Double.isNaN(close[i]))
                .toArray();
        double[] o = pick(open, rows);
        double[] c = pick(close, rows);
        double[] high = new double[rows.length];
        double[] low = new double[rows.length];
        Arrays.setAll(high, i -> Math.max(o[i], c[i]));
        Arrays.setAll(low, i -> Math.min(o[i], c[i]));
        int[] days = Arrays.stream(rows).map(r -> start + r).toArray();
        double[] volume = new double[rows.length];
        Arrays.fill(volume, 1e6);
        bars.put(
                stock(symbol),
                BarSeries.of(
                        stock(symbol),
                        basis,
                        days,
                        new BarSeries.Columns(o, high, low, c, pick(adjusted, rows), volume)));
        instruments.add(stock(symbol));
        return this;
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
    }

    public Tape action(String symbol, int day, CorporateAction.Kind kind, double value) {
        actions.add(new CorporateAction(stock(symbol), start + day, kind, value));
        return this;
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return Objects.requireNonNull(bars.get(instrument));
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return actions.stream().filter(a -> a.instrument().equals(instrument)).toList();
    }

    public List<Instrument> instruments() {
        return instruments;
    }

    public MarketPrices prices() {
        return MarketPrices.load(instruments, this);
    }

    /** Decisions held for so many bars with all of the equity each day; rows: day, then one weight a stock. */
    public Decisions decide(Holding holding, double[]... books) {
        Decisions.Builder builder = Decisions.builder(instruments, holding);
        for (double[] book : books) {
            builder.book(start + (int) book[0], Arrays.copyOfRange(book, 1, book.length));
        }
        return builder.build();
    }
}
