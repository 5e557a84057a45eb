package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.metric.Returns;

/**
 * A book under stress.
 *
 * @param name for people
 * @param assumption what was done and what is taken for granted, in a sentence
 * @param lines what came of it
 */
public record Scenario(String name, String assumption, List<Line> lines) {
    /** Copies the list. */
    public Scenario {
        lines = List.copyOf(lines);
    }

    /** What a number is. */
    public enum Kind {
        /** A return: a fraction, below 0 for a loss. */
        RETURN,
        /** A loss, a fall, a deviation or a share: a fraction of at least 0. */
        SIZE
    }

    /**
     * A figure of a scenario.
     *
     * @param figure what it is
     * @param kind how it reads
     * @param base the same of the book as it was run; NaN where there is no such thing
     * @param stressed under stress; NaN where it is not defined
     */
    public record Line(String figure, Kind kind, double base, double stressed) {
        static Line returned(String figure, double base, double stressed) {
            return new Line(figure, Kind.RETURN, base, stressed);
        }

        static Line size(String figure, double base, double stressed) {
            return new Line(figure, Kind.SIZE, base, stressed);
        }
    }

    /** What a history of returns came to, beside that of the book as it was run. */
    static List<Line> lines(double[] base, double[] stressed, int year) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                Line.returned("return a year", Returns.annualGrowth(base, year), Returns.annualGrowth(stressed, year)));
        lines.add(Line.size(
                "volatility a year", Returns.annualVolatility(base, year), Returns.annualVolatility(stressed, year)));
        lines.add(Line.size("deepest fall", Returns.maxDrawdown(base), Returns.maxDrawdown(stressed)));
        lines.add(Line.returned("worst session", least(base), least(stressed)));
        return lines;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }
}
