package io.assay.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;

/**
 * What weights must keep; all numbers are fractions of the equity.
 *
 * @param least smallest weight of a name; 0 for long only
 * @param most largest weight of a name
 * @param net smallest and largest sum of all weights; both 1 where everything is invested
 * @param gross largest sum of absolute weights
 * @param sectors smallest and largest sum of the weights of a sector's names, by the sector's name
 * @param turnover most that is bought and sold together against what is held; infinite for no limit
 */
public record Constraints(
        double least, double most, Range net, double gross, Map<String, Range> sectors, double turnover) {
    private static final double WIDEST = 100;

    /** Checks the ranges and copies the map. */
    public Constraints {
        Check.within("least", least, -WIDEST, WIDEST);
        Check.within("most", most, least, WIDEST);
        Check.within("gross", gross, 0, WIDEST);
        Check.that(turnover >= 0, "turnover", "be at least 0", turnover);
        sectors = new TreeMap<>(sectors);
    }

    /**
     * From, to.
     *
     * @param from smallest
     * @param to largest
     */
    public record Range(double from, double to) {
        /** Checks the order. */
        public Range {
            Check.within("from", from, -WIDEST, WIDEST);
            Check.within("to", to, from, WIDEST);
        }

        String text() {
            return from == to ? percent(from) : percent(from) + " to " + percent(to);
        }
    }

    /** Long only, everything invested, and nothing else. */
    public static Constraints longOnly() {
        return new Constraints(0, 1, new Range(1, 1), 1, Map.of(), Double.POSITIVE_INFINITY);
    }

    /** The same with other bounds of each name. */
    public Constraints withBox(double smallest, double largest) {
        return new Constraints(smallest, largest, net, gross, sectors, turnover);
    }

    /** The same with another range of the sum of all weights. */
    public Constraints withNet(double from, double to) {
        return new Constraints(least, most, new Range(from, to), gross, sectors, turnover);
    }

    /** The same with another bound of the sum of absolute weights. */
    public Constraints withGross(double value) {
        return new Constraints(least, most, net, value, sectors, turnover);
    }

    /** The same with bounds of sectors. */
    public Constraints withSectors(Map<String, Range> value) {
        return new Constraints(least, most, net, gross, value, turnover);
    }

    /** The same with another limit of what is bought and sold. */
    public Constraints withTurnover(double value) {
        return new Constraints(least, most, net, gross, sectors, value);
    }

    /** Whether absolute weights can sum to more than is allowed though the other bounds hold. */
    boolean limitsGross(int names) {
        return least < 0 && gross < names * Math.max(Math.abs(least), Math.abs(most));
    }

    /** In one line: what tells trials apart. */
    public String text() {
        List<String> all = new ArrayList<>();
        all.add(least == 0 && most == 1 ? "long only" : "each " + percent(least) + " to " + percent(most));
        all.add("net " + net.text());
        if (least < 0) {
            all.add("gross at most " + percent(gross));
        }
        sectors.forEach((name, range) -> all.add(name + " at " + range.text()));
        if (Double.isFinite(turnover)) {
            all.add("turnover at most " + percent(turnover));
        }
        return String.join(", ", all);
    }

    static String percent(double fraction) {
        String text = String.format(Locale.ROOT, "%.2f", 100 * fraction);
        return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0") + " %";
    }
}
