package io.assay.market;

import java.util.Arrays;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * Prices as they stood on each day, whatever was known of splits later: what dollar thresholds ('above $5') and ratios
 * to figures a share (price to earnings) are to be computed of. A recorded price of a split-adjusted series was divided
 * by every later split, so its level knows the future; here those splits are taken back.
 *
 * <p>With {@code S(t)} the product of the ratios of all splits after the day of bar t, the price as traded is
 * {@code P(t) S(t)} and the volume {@code V(t) / S(t)} on {@link PriceBasis#SPLIT_ADJUSTED}. On {@link PriceBasis#RAW}
 * prices are as they are. On {@link PriceBasis#TOTAL_RETURN} dividends are taken back first: a vendor's factor of a
 * dividend is {@code 1 - D / P(t-1)} (split-adjusted cash D, split-adjusted close before the ex-day), so backwards from
 * the last bar {@code P(t) = P'(t) / F(t+1) + D} and {@code F(t) = P'(t) / P(t)}, where {@code P'} is the total-return
 * close.
 *
 * <p>A split that is recorded later changes nothing before it: with it come prices that are divided by it. Immutable.
 */
public final class AsTradedPrices {
    private final BarSeries bars;
    private final boolean knowsSplits;
    private final int[] splitDays;
    private final double[] splitRatios;

    private AsTradedPrices(BarSeries bars, boolean knowsSplits, int[] splitDays, double[] splitRatios) {
        this.bars = bars;
        this.knowsSplits = knowsSplits;
        this.splitDays = splitDays;
        this.splitRatios = splitRatios;
    }

    /**
     * The prices as traded; empty where the recorded ones are adjusted and nobody recorded by what.
     *
     * @param recorded bars on any basis
     * @param record splits and dividends of the same instrument; cash of dividends is split-adjusted where prices are
     * @throws DataException if a recorded ratio or dividend cannot be
     */
    public static Optional<AsTradedPrices> of(BarSeries recorded, ActionRecord record) {
        if (recorded.basis() != PriceBasis.RAW && !record.isComplete()) {
            return Optional.empty();
        }
        ActionRecord.Steps splits = record.splits();
        boolean total = recorded.basis() == PriceBasis.TOTAL_RETURN;
        if (total && !endsBefore(record.dividends().days(), recorded)) {
            return Optional.empty();
        }
        double[] factor = total ? undividend(recorded, record.dividends()) : ones(recorded.size());
        double[] shares = ones(recorded.size());
        for (int row = 0; row < shares.length && recorded.basis() != PriceBasis.RAW; row++) {
            shares[row] = product(splits.days(), splits.values(), recorded.days()[row], Integer.MAX_VALUE);
        }
        return Optional.of(new AsTradedPrices(
                asTraded(recorded, factor, shares), record.isComplete(), splits.days(), splits.values()));
    }

    /**
     * The prices of a listing that went on under another symbol: those before the day, and the later one's from it on.
     * Each part was taken back by its own record, since sources may have adjusted them up to different days.
     */
    static AsTradedPrices joined(AsTradedPrices old, AsTradedPrices own, int day, BarSeries bars) {
        AsTradedPrices before = old.until(day - 1);
        int kept = (int) Arrays.stream(own.splitDays).filter(d -> d < day).count();
        int first = before.splitDays.length;
        int later = own.splitDays.length - kept;
        int[] days = Arrays.copyOf(before.splitDays, first + later);
        double[] ratios = Arrays.copyOf(before.splitRatios, first + later);
        System.arraycopy(own.splitDays, kept, days, first, later);
        System.arraycopy(own.splitRatios, kept, ratios, first, later);
        return new AsTradedPrices(bars, old.knowsSplits && own.knowsSplits, days, ratios);
    }

    /**
     * The prices as traded, or why there are none.
     *
     * @param purpose what they are needed for, for example {@code price to earnings}
     * @throws DataException if the recorded prices are adjusted and nobody recorded by what
     */
    public static AsTradedPrices require(MarketData data, Instrument instrument, String purpose) {
        return data.asTraded(instrument)
                .orElseThrow(() -> new DataException(DataProblem.of(purpose
                                + " needs prices as they were traded, and these are "
                                + data.bars(instrument).basis()
                                + " without a complete record of splits and dividends: their level knows splits that"
                                + " came later")
                        .withSymbol(instrument.toString())
                        .withFix("import raw prices, or the whole record: 'assay data actions import FILE"
                                + " --complete'")));
    }

    /** Dividends after the last bar may or may not be in the prices: nobody can take them back. */
    private static boolean endsBefore(int[] dividendDays, BarSeries bars) {
        return dividendDays.length == 0
                || (bars.size() > 0 && dividendDays[dividendDays.length - 1] <= bars.days()[bars.size() - 1]);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * What dividends have left of each price, by the class comment's recursion; bars without a close change nothing.
     */
    private static double[] undividend(BarSeries bars, ActionRecord.Steps dividends) {
        double[] factor = ones(bars.size());
        double later = 1;
        double cash = 0;
        int next = dividends.days().length - 1;
        for (int row = bars.size() - 1; row >= 0; row--) {
            while (next >= 0 && dividends.days()[next] > bars.days()[row]) {
                cash += dividends.values()[next--];
            }
            double close = bars.close()[row];
            if (close > 0 && close < Double.POSITIVE_INFINITY) {
                later = close / (close / later + cash);
                cash = 0;
            }
            factor[row] = later;
        }
        return factor;
    }

    private static BarSeries asTraded(BarSeries recorded, double[] factor, double[] shares) {
        if (recorded.basis() == PriceBasis.RAW) {
            return recorded;
        }
        int size = recorded.size();
        double[][] prices = {
            recorded.open().clone(),
            recorded.high().clone(),
            recorded.low().clone(),
            recorded.close().clone(),
            recorded.volume().clone()
        };
        for (int row = 0; row < size; row++) {
            for (int c = 0; c < 4; c++) {
                prices[c][row] = prices[c][row] / factor[row] * shares[row];
            }
            prices[4][row] /= shares[row];
        }
        BarSeries bars = BarSeries.of(
                        recorded.instrument(),
                        PriceBasis.RAW,
                        recorded.days(),
                        new BarSeries.Columns(
                                prices[0], prices[1], prices[2], prices[3], recorded.adjustedClose(), prices[4]))
                .withHoles(recorded.holes());
        return recorded.delisting().map(bars::withDelisting).orElse(bars);
    }

    /** The bars as traded, on {@link PriceBasis#RAW}, with the adjusted closes as recorded. */
    public BarSeries bars() {
        return bars;
    }

    /** Whether splits are recorded, so that {@link #sharesSince} and {@link #adjustedAsOf} can be asked. */
    public boolean knowsSplits() {
        return knowsSplits;
    }

    /**
     * Shares that one share of the close of a day has become by the close of a later one, by splits alone. A figure a
     * share of the first day, divided by this, stands beside a price of the second.
     *
     * @param from epoch day
     * @param to epoch day, not before {@code from}
     * @throws IllegalStateException if splits are not recorded
     */
    public double sharesSince(int from, int to) {
        Check.that(from <= to, "from", "not be after 'to'", Days.text(from));
        requireSplits();
        return product(splitDays, splitRatios, from, to);
    }

    /**
     * The split-adjusted bars as somebody had them at the close of a day: nothing later is in them, neither bars nor
     * splits.
     *
     * @throws IllegalStateException if splits are not recorded
     */
    public BarSeries adjustedAsOf(int day) {
        requireSplits();
        BarSeries known = bars.until(day);
        double[] shares = new double[known.size()];
        for (int row = 0; row < shares.length; row++) {
            shares[row] = 1 / product(splitDays, splitRatios, known.days()[row], day);
        }
        BarSeries adjusted = asTraded(relabelled(known), ones(shares.length), shares);
        BarSeries result = relabelled(adjusted).withHoles(known.holes());
        return known.delisting().map(result::withDelisting).orElse(result);
    }

    private static BarSeries relabelled(BarSeries bars) {
        return BarSeries.of(
                bars.instrument(),
                PriceBasis.SPLIT_ADJUSTED,
                bars.days(),
                new BarSeries.Columns(
                        bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()));
    }

    /** What of it was known at the close of a day. */
    public AsTradedPrices until(int day) {
        int known = (int) Arrays.stream(splitDays).filter(d -> d <= day).count();
        return new AsTradedPrices(
                bars.until(day), knowsSplits, Arrays.copyOf(splitDays, known), Arrays.copyOf(splitRatios, known));
    }

    private void requireSplits() {
        if (!knowsSplits) {
            throw new IllegalStateException("splits of " + bars.instrument() + " are not recorded");
        }
    }

    /** Ratios of the splits after a day, up to another. */
    private static double product(int[] days, double[] ratios, int after, int upTo) {
        double product = 1;
        for (int i = 0; i < days.length; i++) {
            product *= days[i] > after && days[i] <= upTo ? ratios[i] : 1;
        }
        return product;
    }
}
