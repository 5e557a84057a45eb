package io.assay.backtest;

import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger needs of one instrument: its traded bars and what happened before their opens. A bar without a positive
 * finite open and close is not traded and left out. An action without a bar of its own day counts at the next bar.
 */
final class PriceHistory {
    /** {@link #delistDay()} of an instrument without a delisting. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final double LARGE = 0.25;

    private final BarSeries bars;
    private final List<CorporateAction> actions;
    private final int[] day;
    private final double[] open;
    private final double[] close;
    private final double[] volume;
    private final int[] actionRow;
    private final double[] ratio;
    private final double[] dividend;
    private final int delistDay;
    private final double delistReturn;
    private final Remarks remarks;
    private volatile @Nullable Liquidity liquidity;

    private PriceHistory(Loading from, List<CorporateAction> actions) {
        this.bars = from.bars;
        this.actions = List.copyOf(actions);
        this.day = from.day;
        this.open = from.open;
        this.close = from.close;
        this.volume = from.volume;
        this.actionRow = from.actionRows();
        this.ratio = Arrays.stream(actionRow).mapToDouble(r -> from.ratio[r]).toArray();
        this.dividend =
                Arrays.stream(actionRow).mapToDouble(r -> from.dividend[r]).toArray();
        this.delistDay = from.delistDay;
        this.delistReturn = from.delistReturn;
        this.remarks = new Remarks(
                from.bars.size() - from.traded,
                from.traded - from.day.length,
                from.derived ? dividend.length - zeros(dividend) : 0,
                from.suspicious());
    }

    private static int zeros(double[] values) {
        return (int) Arrays.stream(values).filter(v -> v == 0).count();
    }

    /**
     * What was found on loading.
     *
     * @param untraded bars left out for want of a positive open and close
     * @param afterDelisting bars left out because they come after the delisting
     * @param derived dividends derived from the adjusted close
     * @param suspicious those of them below 0 or above a quarter of the price
     */
    record Remarks(int untraded, int afterDelisting, int derived, int suspicious) {}

    static PriceHistory of(BarSeries bars, List<CorporateAction> actions) {
        Loading loading = new Loading(bars);
        loading.delist(actions);
        loading.split(actions);
        loading.pay(actions);
        return new PriceHistory(loading, actions);
    }

    Instrument instrument() {
        return bars.instrument();
    }

    /** The bars that this was made of, those that were left out included. */
    BarSeries bars() {
        return bars;
    }

    /** The actions that this was made of. */
    List<CorporateAction> actions() {
        return actions;
    }

    PriceBasis basis() {
        return bars.basis();
    }

    int size() {
        return day.length;
    }

    /** Epoch days of the traded bars. */
    int[] day() {
        return day;
    }

    double[] open() {
        return open;
    }

    double[] close() {
        return close;
    }

    /** Shares traded; NaN where unknown. */
    double[] volume() {
        return volume;
    }

    /** What is traded on a usual day; worked out when first asked for. */
    Liquidity liquidity() {
        Liquidity known = liquidity;
        if (known == null) {
            // Two threads may work it out at once: both come to the same.
            known = Liquidity.of(this);
            liquidity = known;
        }
        return known;
    }

    /** Rows before whose open something happens, ascending. */
    int[] actionRow() {
        return actionRow;
    }

    /** New shares per old, for each of {@link #actionRow()}; 1 = no split, or one that the prices already hold. */
    double[] ratio() {
        return ratio;
    }

    /** Cash a share (after the split of that row) for each of {@link #actionRow()}. */
    double[] dividend() {
        return dividend;
    }

    /** The epoch day after whose close the listing ends, or {@link #NEVER}; bars may end before it. */
    int delistDay() {
        return delistDay;
    }

    /** Return from the last close to what holders got. */
    double delistReturn() {
        return delistReturn;
    }

    Remarks remarks() {
        return remarks;
    }

    /** The last row on or before a day, -1 if there is none. */
    int rowAt(int someDay) {
        int at = Arrays.binarySearch(day, someDay);
        return at >= 0 ? at : -at - 2;
    }

    /** Puts rows and actions together. */
    private static final class Loading {
        private final BarSeries bars;
        private final int traded;
        private int[] day;
        private double[] open;
        private double[] close;
        private double[] adjusted;
        private double[] volume;
        private double[] ratio = {};
        private double[] dividend = {};
        private boolean derived;
        private int delistDay = NEVER;
        private double delistReturn;

        Loading(BarSeries bars) {
            this.bars = bars;
            this.day = bars.days();
            this.open = bars.open();
            this.close = bars.close();
            this.adjusted = bars.adjustedClose();
            this.volume = bars.volume();
            int[] kept = keptRows();
            if (kept.length < day.length) {
                day = Arrays.stream(kept).map(r -> bars.days()[r]).toArray();
                open = picked(bars.open(), kept);
                close = picked(bars.close(), kept);
                adjusted = picked(bars.adjustedClose(), kept);
                volume = picked(bars.volume(), kept);
            }
            this.traded = kept.length;
        }

        private int[] keptRows() {
            int[] kept = new int[day.length];
            int n = 0;
            for (int r = 0; r < day.length; r++) {
                if (isPrice(open[r]) && isPrice(close[r])) {
                    kept[n++] = r;
                }
            }
            return Arrays.copyOf(kept, n);
        }

        private static boolean isPrice(double value) {
            return value > 0 && value < Double.POSITIVE_INFINITY;
        }

        private static double[] picked(double[] values, int[] rows) {
            return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
        }

        /** Of several the earliest counts: what comes after it is another listing. */
        void delist(List<CorporateAction> actions) {
            if (day.length > 0) {
                Delisting.of(actions, day[0]).ifPresent(this::end);
            }
        }

        private void end(Delisting delisting) {
            delistDay = delisting.day();
            delistReturn = delisting.totalReturn();
            int at = Arrays.binarySearch(day, delistDay);
            int n = at >= 0 ? at + 1 : -at - 1;
            day = Arrays.copyOf(day, n);
            open = Arrays.copyOf(open, n);
            close = Arrays.copyOf(close, n);
            adjusted = Arrays.copyOf(adjusted, n);
            volume = Arrays.copyOf(volume, n);
        }

        /** Splits move shares on raw prices alone: other prices hold them already, and twice would be wrong. */
        void split(List<CorporateAction> actions) {
            ratio = new double[day.length];
            Arrays.fill(ratio, 1);
            for (CorporateAction action : actions) {
                int row = firstFrom(action.day());
                if (action.kind() == Kind.SPLIT && bars.basis() == PriceBasis.RAW && row > 0 && row < day.length) {
                    require(action, isPrice(action.value()), "a split ratio must be above 0");
                    ratio[row] *= action.value();
                }
            }
        }

        void pay(List<CorporateAction> actions) {
            dividend = new double[day.length];
            if (bars.basis() == PriceBasis.TOTAL_RETURN) {
                return;
            }
            boolean recorded = false;
            for (CorporateAction action : actions) {
                if (action.kind() == Kind.DIVIDEND) {
                    require(action, Double.isFinite(action.value()), "a dividend must be a number");
                    recorded = true;
                    int row = firstFrom(action.day());
                    if (row > 0 && row < day.length) {
                        dividend[row] += action.value() / splitAfter(action.day(), row, actions);
                    }
                }
            }
            if (!recorded && !Arrays.equals(close, adjusted)) {
                derived = true;
                dividend = DerivedDividends.of(close, adjusted, ratio);
            }
        }

        /**
         * New shares per share of a day before the bar that both wait for: a dividend is cash a share of its own day.
         */
        private double splitAfter(int someDay, int row, List<CorporateAction> actions) {
            double after = 1;
            for (CorporateAction action : actions) {
                boolean between = action.day() > someDay && action.day() <= day[row];
                after *= action.kind() == Kind.SPLIT && between && bars.basis() == PriceBasis.RAW ? action.value() : 1;
            }
            return after;
        }

        private int firstFrom(int someDay) {
            int at = Arrays.binarySearch(day, someDay);
            return at >= 0 ? at : -at - 1;
        }

        int[] actionRows() {
            int[] rows = new int[day.length];
            int n = 0;
            for (int r = 0; r < rows.length; r++) {
                if (ratio[r] != 1 || dividend[r] != 0) {
                    rows[n++] = r;
                }
            }
            return Arrays.copyOf(rows, n);
        }

        int suspicious() {
            int count = 0;
            for (int r = 1; derived && r < day.length; r++) {
                count += dividend[r] < 0 || dividend[r] > LARGE * close[r - 1] ? 1 : 0;
            }
            return count;
        }

        private void require(CorporateAction action, boolean holds, String rule) {
            if (!holds) {
                throw new DataException(DataProblem.of(rule)
                        .withSymbol(action.instrument().toString())
                        .on(Days.date(action.day()))
                        .withValue(String.valueOf(action.value()))
                        .withFix("correct or leave out the corporate action"));
            }
        }
    }
}
