package io.assay.feature;

import java.util.HashMap;
import java.util.Map;

import io.assay.feature.kernel.Span;
import io.assay.market.BarSeries;

/**
 * What features read: the adjusted bars of one instrument without a hole or an unusable bar among them, and the
 * intermediate columns that features share. Used by one thread.
 *
 * <p>Shared columns may be longer than {@link #size()}; only the first {@code size()} values mean anything.
 */
public final class FeatureBars {
    /** Prices outside {@code [LOWEST_PRICE, HIGHEST_PRICE]} are unusable: their squares or ratios could overflow. */
    public static final double LOWEST_PRICE = 1e-15;

    /** See {@link #LOWEST_PRICE}. */
    public static final double HIGHEST_PRICE = 1e15;

    /** Volumes outside {@code [0, HIGHEST_VOLUME]} are unusable. */
    public static final double HIGHEST_VOLUME = 1e18;

    private final BarSeries bars;
    private final Scratch scratch;
    private final Map<Key, double[][]> shared = new HashMap<>();

    private FeatureBars(BarSeries bars, Scratch scratch) {
        this.bars = bars;
        this.scratch = scratch;
    }

    /**
     * The adjusted form of the given bars with memory of its own. Unusable bars are not looked for: {@link FeatureSet}
     * splits a series at them first.
     */
    public static FeatureBars of(BarSeries bars) {
        return of(bars, new Scratch());
    }

    static FeatureBars of(BarSeries bars, Scratch scratch) {
        return new FeatureBars(bars.adjusted(), scratch);
    }

    /** Whether open, high, low and close of a row are all numbers that features can work with. */
    public static boolean usablePrices(BarSeries bars, int row) {
        return usable(bars.open()[row])
                && usable(bars.high()[row])
                && usable(bars.low()[row])
                && usable(bars.close()[row]);
    }

    /** Whether the volume of a row is a number that features can work with. */
    public static boolean usableVolume(BarSeries bars, int row) {
        double volume = bars.volume()[row];
        return volume >= 0 && volume <= HIGHEST_VOLUME;
    }

    private static boolean usable(double price) {
        return price >= LOWEST_PRICE && price <= HIGHEST_PRICE;
    }

    /** Number of bars. */
    public int size() {
        return bars.size();
    }

    /** The adjusted bars. */
    public BarSeries bars() {
        return bars;
    }

    /** Adjusted opening prices. */
    public double[] open() {
        return bars.open();
    }

    /** Adjusted highest prices. */
    public double[] high() {
        return bars.high();
    }

    /** Adjusted lowest prices. */
    public double[] low() {
        return bars.low();
    }

    /** Adjusted last prices. */
    public double[] close() {
        return bars.close();
    }

    /** Shares traded. */
    public double[] volume() {
        return bars.volume();
    }

    /** All rows. */
    public Span span() {
        return Span.all(size());
    }

    /** All rows but the first: those that have a bar before them. */
    public Span changes() {
        return Span.all(size()).later(1);
    }

    /** Fills columns that several features read. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Writes rows 0 to {@code size() - 1} of every column (NaN where undefined); what they hold at first is
         * garbage.
         */
        void make(FeatureBars bars, double[][] columns);
    }

    /**
     * Columns under a name of their own, made at the first request and kept while this object lives.
     *
     * @param name unique to the maker, for example {@code sma}
     * @param period tells columns of one name apart, 0 if there is one only
     * @param columns how many columns the maker fills
     */
    public double[][] shared(String name, int period, int columns, Maker maker) {
        Key key = new Key(name, period);
        double[][] known = shared.get(key);
        if (known != null) {
            return known;
        }
        double[][] made = new double[columns][];
        for (int c = 0; c < columns; c++) {
            made[c] = scratch.take(size());
        }
        maker.make(this, made);
        shared.put(key, made);
        return made;
    }

    /** One shared column; see {@link #shared(String, int, int, Maker)}. */
    public double[] shared(String name, int period, Maker maker) {
        return shared(name, period, 1, maker)[0];
    }

    private record Key(String name, int period) {}
}
