package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.Performance;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/**
 * How a book stands to the thresholds that were asked for. Intervals are from redrawn blocks of the account's days; the
 * null is the equal-weighted book on the same redrawn days, so that what both share cancels. A redrawn path keeps the
 * order of the calendar within each of its passes.
 */
final class BookGates {
    private static final int YEAR = 252;
    private static final int DRAWS = 1000;
    private static final int MEMORY = 20;
    private static final double LEVEL = 0.05;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final String EQUAL_WEIGHT = "equal weight";
    private static final List<Gate.Reads> READS =
            List.of(Gate.Reads.MAX_DRAWDOWN, Gate.Reads.ANNUAL_RETURN, Gate.Reads.SHARPE, Gate.Reads.CALMAR);

    private static final String MEANING = "Null: the equal-weighted book on the same days. REACHED: the whole interval"
            + " is beyond the gate, and the lead over that book is above 0 for sure. Intervals from redrawn blocks of"
            + " the account's days; there are no more independent trades than times that the account was turned over."
            + " No risk-free rate is taken off here.";

    private BookGates() {}

    /** The gates that a book is held against, in their order; none where the report holds no equal-weighted book. */
    static List<GateCheck> of(BookReport report) {
        Optional<BookReport.Book> equal = report.books().stream()
                .filter(b -> b.name().equals(EQUAL_WEIGHT))
                .findFirst();
        double[] ours = returns(report.model().equity());
        if (equal.isEmpty() || ours.length < 2) {
            return List.of();
        }
        double[] theirs = returns(equal.get().equity());
        // The draws belong to the book: the same account has the same intervals wherever it is shown.
        Seed seed = Seed.of(0)
                .child("book gates")
                .child(Digest.sha256().add(report.model().equity()).hex());
        Draws draws =
                DayBlocks.forOverlap(ours.length, 0, MEMORY).sample(times -> figures(ours, theirs, times), DRAWS, seed);
        List<GateCheck> checks = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            int at = READS.indexOf(gate.reads());
            if (at >= 0) {
                checks.add(check(gate, draws, at));
            } else if (gate.reads() == Gate.Reads.WIN_RATE) {
                checks.add(
                        trades(gate, report.model().performance(), equal.get().performance()));
            }
        }
        return checks;
    }

    private static GateCheck check(Gate gate, Draws draws, int at) {
        int count = READS.size();
        Figure figure = new Figure(
                gate.reads().title(), draws.estimate()[at], draws.interval(at, LEVEL), "redrawn blocks of days");
        return GateCheck.paired(gate, figure, draws.estimate()[count + at], draws.interval(2 * count + at, LEVEL));
    }

    /**
     * Trades that are held together win and lose together, so there are no more independent ones than times that the
     * whole book was turned over; the interval is Wilson's. The null's trades are others: no pairs.
     */
    private static GateCheck trades(Gate gate, Performance ours, Performance theirs) {
        double rate = ours.byTrade().winRate();
        double n = Math.min((double) ours.byTrade().count(), turns(ours));
        double z = NORMAL_95 * NORMAL_95 / n;
        double middle = (rate + z / 2) / (1 + z);
        double half = NORMAL_95 * Math.sqrt(rate * (1 - rate) / n + z / (4 * n)) / (1 + z);
        Draws.Interval interval = Double.isNaN(rate) || n < 1
                ? new Draws.Interval(Double.NaN, Double.NaN)
                : new Draws.Interval(middle - half, middle + half);
        double other = theirs.byTrade().winRate();
        Draws.Interval lead = new Draws.Interval(interval.lower() - other, interval.upper() - other);
        return GateCheck.paired(gate, new Figure(gate.reads().title(), rate, interval, "Wilson"), other, lead);
    }

    /**
     * How often all that an account holds was bought and sold again. A book that was not invested on most days would
     * look turned over more often by its mean position, so at least the whole account counts as one.
     */
    private static double turns(Performance of) {
        double years = (double) of.byDay().count() / YEAR;
        return years * of.trading().turnover() / (2 * Math.max(1, of.trading().gross()));
    }

    /** Ours, theirs, ours less theirs. */
    static double[] figures(double[] ours, double[] theirs, int[] times) {
        double[] a = of(ours, times);
        double[] b = of(theirs, times);
        double[] all = Arrays.copyOf(a, 3 * a.length);
        for (int k = 0; k < a.length; k++) {
            all[a.length + k] = b[k];
            all[2 * a.length + k] = a[k] - b[k];
        }
        return all;
    }

    /** Deepest fall, growth a year, Sharpe ratio a year, Calmar ratio, of days that count so often. */
    private static double[] of(double[] returns, int[] times) {
        double log = 0;
        double peak = 0;
        double deepest = 0;
        double sum = 0;
        double squares = 0;
        long n = 0;
        int most = Arrays.stream(times).max().orElse(0);
        // All drawn days once in the order of the calendar, then those drawn twice once more, and so on: the two
        // copies of a fall are not laid end to end.
        for (int pass = 1; pass <= most; pass++) {
            for (int d = 0; d < returns.length; d++) {
                if (times[d] >= pass) {
                    log += StrictMath.log1p(returns[d]);
                    peak = Math.max(peak, log);
                    deepest = Math.min(deepest, log - peak);
                }
            }
        }
        for (int d = 0; d < returns.length; d++) {
            n += times[d];
            sum += times[d] * returns[d];
            squares += times[d] * returns[d] * returns[d];
        }
        double fall = -StrictMath.expm1(deepest);
        double annual = StrictMath.expm1(log * YEAR / n);
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean) * n / (n - 1));
        return new double[] {
            fall,
            annual,
            deviation > 0 ? mean / deviation * Math.sqrt(YEAR) : Double.NaN,
            fall > 0 ? annual / fall : Double.NaN
        };
    }

    /** Simple returns; what comes after a total loss is 0. */
    private static double[] returns(double[] equity) {
        double[] returns = new double[Math.max(0, equity.length - 1)];
        for (int s = 0; s < returns.length; s++) {
            returns[s] = equity[s] > 0 ? equity[s + 1] / equity[s] - 1 : 0;
        }
        return returns;
    }

    private static String where(BookReport report) {
        return report.heldOut()
                .map(days -> ", on held-out days, " + Text.plural(days.looks(), "peek"))
                .orElse("");
    }

    /** The table on a page. */
    static void add(Html page, BookReport report) {
        List<GateCheck> checks = of(report);
        if (!checks.isEmpty()) {
            page.subheading("The thresholds that were asked for" + where(report));
            page.paragraph(MEANING);
            page.table(GatesSection.HEADING, GatesSection.rows(checks));
        }
    }

    /** The table as text. */
    static String text(BookReport report) {
        List<GateCheck> checks = of(report);
        return checks.isEmpty()
                ? ""
                : "thresholds that were asked for" + where(report)
                        + " (verdicts; they stop nothing and choose nothing)\n"
                        + GatesSection.table(checks) + RunText.wrapped(MEANING) + "\n\n";
    }
}
