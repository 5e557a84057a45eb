package io.assay.market.audit;

import java.util.function.Supplier;

import static io.assay.market.audit.Text.number;

/** Rules that one bar breaks by itself, or against the close before. */
final class BarCheck implements SeriesCheck {
    @Override
    public void check(Scan scan, Findings findings) {
        for (int i = 0; i < scan.size; i++) {
            if (checkPrices(scan, i, findings)) {
                checkRange(scan, i, findings);
            }
            checkVolume(scan, i, findings);
            if (!(scan.adjusted[i] > 0) || Double.isInfinite(scan.adjusted[i])) {
                int row = i;
                drop(scan, i, Rule.BAD_ADJUSTED_CLOSE, findings, () -> "adjusted close " + number(scan.adjusted[row]));
            }
        }
    }

    /** Returns whether all four prices are positive numbers. */
    private static boolean checkPrices(Scan s, int i, Findings findings) {
        double least = Math.min(Math.min(s.open[i], s.high[i]), Math.min(s.low[i], s.close[i]));
        double most = Math.max(Math.max(s.open[i], s.high[i]), Math.max(s.low[i], s.close[i]));
        if (least > 0 && most < Double.POSITIVE_INFINITY) {
            return true;
        }
        boolean finite = least > Double.NEGATIVE_INFINITY && most < Double.POSITIVE_INFINITY;
        drop(s, i, finite ? Rule.NON_POSITIVE_PRICE : Rule.NOT_A_NUMBER, findings, () -> bar(s, i));
        return false;
    }

    private static void checkRange(Scan s, int i, Findings findings) {
        if (s.high[i] < s.low[i]) {
            drop(s, i, Rule.HIGH_BELOW_LOW, findings, () -> bar(s, i));
            return;
        }
        double ofOpen = excess(s.open[i], s.low[i], s.high[i]);
        double ofClose = excess(s.close[i], s.low[i], s.high[i]);
        double noise = s.limits.rangeNoise();
        if (ofOpen <= noise && ofClose <= noise) {
            return;
        }
        if (ofClose <= noise && i > 0 && s.open[i] == s.close[i - 1]) {
            findings.hit(Rule.CARRIED_OPEN, s.day[i], () -> outside(s, i, "open", s.open[i]));
        } else if (Math.max(ofOpen, ofClose) <= s.limits.rangeSlack()) {
            findings.hit(Rule.SLIGHTLY_OUTSIDE_RANGE, s.day[i], () -> worse(s, i, ofOpen > ofClose));
        } else {
            drop(s, i, Rule.OUTSIDE_RANGE, findings, () -> worse(s, i, ofOpen > ofClose));
        }
    }

    private static void checkVolume(Scan s, int i, Findings findings) {
        double volume = s.volume[i];
        if (volume < 0 || Double.isInfinite(volume)) {
            drop(s, i, Rule.BAD_VOLUME, findings, () -> "volume " + number(volume));
        } else if (!(volume > 0)) {
            findings.hit(Rule.ZERO_VOLUME, s.day[i], () -> "volume " + number(volume));
        }
    }

    /** How far a price lies outside the range, relative to the nearer end. */
    private static double excess(double price, double low, double high) {
        return Math.max(0, Math.max(price / high - 1, 1 - price / low));
    }

    private static void drop(Scan s, int i, Rule rule, Findings findings, Supplier<String> value) {
        s.dropped[i] = true;
        findings.hit(rule, s.day[i], value);
    }

    private static String worse(Scan s, int i, boolean open) {
        return open ? outside(s, i, "open", s.open[i]) : outside(s, i, "close", s.close[i]);
    }

    private static String outside(Scan s, int i, String name, double price) {
        return name + " " + number(price) + " outside " + number(s.low[i]) + " .. " + number(s.high[i]);
    }

    private static String bar(Scan s, int i) {
        return "open " + number(s.open[i]) + ", high " + number(s.high[i]) + ", low " + number(s.low[i]) + ", close "
                + number(s.close[i]);
    }
}
