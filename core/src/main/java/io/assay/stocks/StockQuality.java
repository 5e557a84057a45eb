package io.assay.stocks;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Listing;
import io.assay.market.TradingCalendar;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Finding;
import io.assay.market.audit.Severity;
import io.assay.market.audit.Thresholds;

/**
 * What the bars of one stock are like up to a day.
 *
 * @param symbol {@code MARKET:SYMBOL}
 * @param currency of its prices
 * @param span extent of its history
 * @param audit what the audit found
 * @param trading how it traded
 * @param grade what it is good for
 * @param reasons what keeps it from a better grade, in words
 */
public record StockQuality(
        String symbol,
        String currency,
        Span span,
        Audit audit,
        Trading trading,
        DataGrade grade,
        List<String> reasons) {
    /** Copies the list. */
    public StockQuality {
        reasons = List.copyOf(reasons);
    }

    /**
     * Extent of a history.
     *
     * @param bars bars on record
     * @param first day of the first, ISO
     * @param last day of the last, ISO
     * @param sessions of the calendar from the first to the last
     * @param missing of them without a bar
     */
    public record Span(int bars, String first, String last, int sessions, int missing) {}

    /**
     * Findings of the audit by severity.
     *
     * @param blocking rules that block the stock
     * @param quarantining rules by which bars were dropped
     * @param warning rules that warn
     * @param dropped bars dropped
     * @param rules ids of all of them
     */
    public record Audit(int blocking, int quarantining, int warning, int dropped, List<String> rules) {
        /** Copies the list. */
        public Audit {
            rules = List.copyOf(rules);
        }
    }

    /**
     * How a stock traded, over the bars that the audit left.
     *
     * @param unchanged share of the closes that are the close before: staleness, 0..1
     * @param untraded share of the bars on which nobody traded (see {@link #isUntraded}), 0..1
     * @param medianValue median of close times volume, in the currency; NaN without bars
     * @param extreme moves of the close beyond a factor of 1.5 either way
     * @param endsEarly sessions between the last bar and the market's last
     */
    public record Trading(double unchanged, double untraded, double medianValue, int extreme, int endsEarly) {}

    /**
     * Measures and grades.
     *
     * @param recorded the bars as recorded
     * @param clean what the audit left of them
     */
    public static StockQuality of(Listing listing, BarSeries recorded, CleanSeries clean, TradingCalendar calendar) {
        BarSeries kept = clean.barsEvenIfBlocked();
        Span span = span(recorded, calendar);
        Audit audit = audit(clean);
        int[] days = recorded.days();
        int ends = days.length == 0 ? 0 : calendar.between(days[days.length - 1] + 1, calendar.last()).length;
        Trading trading = trading(kept, ends);
        double bars = Math.max(1, kept.size());
        DataGrade.Graded graded = DataGrade.of(new DataGrade.Measured(
                kept.size(),
                (double) span.missing() / Math.max(1, span.sessions()),
                trading.unchanged(),
                trading.untraded(),
                1000 * trading.extreme() / bars,
                (double) clean.dropped() / Math.max(1, recorded.size()),
                ends,
                clean.failures().stream().map(f -> f.rule().id()).toList()));
        return new StockQuality(
                listing.instrument().toString(),
                listing.currency(),
                span,
                audit,
                trading,
                graded.grade(),
                graded.reasons());
    }

    private static Span span(BarSeries recorded, TradingCalendar calendar) {
        int[] days = recorded.days();
        if (days.length == 0) {
            return new Span(0, "", "", 0, 0);
        }
        int[] sessions = calendar.between(days[0], days[days.length - 1]);
        int missing = (int) Arrays.stream(sessions)
                .filter(s -> Arrays.binarySearch(days, s) < 0)
                .count();
        return new Span(days.length, Days.text(days[0]), Days.text(days[days.length - 1]), sessions.length, missing);
    }

    private static Audit audit(CleanSeries clean) {
        List<Finding> all = clean.findings();
        return new Audit(
                count(all, Severity.FAIL),
                count(all, Severity.QUARANTINE),
                count(all, Severity.WARN),
                clean.dropped(),
                all.stream().map(f -> f.rule().id()).toList());
    }

    private static int count(List<Finding> all, Severity severity) {
        return (int) all.stream().filter(f -> f.severity() == severity).count();
    }

    private static Trading trading(BarSeries kept, int endsEarly) {
        double[] close = kept.close();
        double[] adjusted = kept.adjusted().close();
        double[] value = new double[close.length];
        double large = Thresholds.DEFAULTS.largeMove();
        int unchanged = 0;
        int untraded = 0;
        int extreme = 0;
        for (int i = 0; i < close.length; i++) {
            value[i] = close[i] * Math.max(0, kept.volume()[i]);
            if (i > 0) {
                double ratio = adjusted[i] / adjusted[i - 1];
                unchanged += close[i] == close[i - 1] ? 1 : 0;
                untraded += isUntraded(kept, i) ? 1 : 0;
                extreme += ratio > large || ratio < 1 / large ? 1 : 0;
            }
        }
        double moves = Math.max(1, close.length - 1);
        return new Trading(unchanged / moves, untraded / moves, median(value), extreme, endsEarly);
    }

    /** Whether nobody traded on a bar, for all that can be seen: the close is unchanged, and no volume or no range. */
    public static boolean isUntraded(BarSeries bars, int bar) {
        boolean still = bar > 0 && bars.close()[bar] == bars.close()[bar - 1];
        return still && (!(bars.volume()[bar] > 0) || bars.high()[bar] == bars.low()[bar]);
    }

    private static double median(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
