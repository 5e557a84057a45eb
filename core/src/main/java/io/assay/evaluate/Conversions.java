package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One run's accuracy, correlation and Sharpe ratio, each told from the others, for normal returns and independent bets:
 * figures of one run that contradict each other are not all true.
 *
 * @param lines one a conversion
 */
public record Conversions(List<Line> lines) {
    private static final int YEAR = 252;

    /** Correlation of a normal value with its side, the coarsest classes there are: sqrt(2 / pi). */
    private static final double SIDE = Math.sqrt(2 / Math.PI);

    /** Copies the list. */
    public Conversions {
        lines = List.copyOf(lines);
    }

    /**
     * One conversion.
     *
     * @param from the measured figure
     * @param measured its value
     * @param to what follows from it
     * @param implied the value that follows
     * @param contradicts whether another figure of the run is far from it
     * @param sentence what to know beside it
     */
    public record Line(String from, double measured, String to, double implied, boolean contradicts, String sentence) {}

    /** What follows from the figures of an evaluation; nothing from figures that are not there. */
    public static Conversions of(Evaluation evaluation) {
        List<Line> lines = new ArrayList<>();
        boolean ranks = evaluation.has(Evaluation.DAILY_RANK_IC);
        String name = ranks ? Evaluation.DAILY_RANK_IC : Measure.DIRECTION.title();
        if (!usable(evaluation, name)) {
            return new Conversions(lines);
        }
        Figure correlation = evaluation.figure(name);
        lines.add(new Line(
                name,
                correlation.value(),
                "accuracy of the sign",
                Plausibility.accuracyOfCorrelation(plain(name, correlation.value())),
                false,
                "1/2 + asin(r) / pi" + (ranks ? " with r = 2 sin(pi IC / 6)" : "")));
        if (usable(evaluation, Evaluation.SIDE_ACCURACY)) {
            double accuracy = evaluation.figure(Evaluation.SIDE_ACCURACY).value();
            boolean middle = evaluation.confusion().classes() > 2;
            lines.add(new Line(
                    Evaluation.SIDE_ACCURACY,
                    accuracy,
                    "correlation",
                    Plausibility.correlationOfAccuracy(accuracy),
                    false,
                    "sin(pi (a - 1/2)); what the larger side alone gives is in it"
                            + (middle ? ", and rows without a side are not: it is too large" : "")));
        }
        if (usable(evaluation, Evaluation.EFFECTIVE_NAMES)) {
            ratio(evaluation, correlation, lines);
        }
        return new Conversions(lines);
    }

    /**
     * Bets a year that are independent of each other if scores stay as long as labels look ahead: effective names times
     * the labels that follow each other in a year. Scores that are new every session bet more often, up to
     * {@link #mostBreadth}.
     */
    public static double breadth(Evaluation evaluation) {
        double names = evaluation.figure(Evaluation.EFFECTIVE_NAMES).value();
        return names * YEAR / Math.max(1, evaluation.span().overlap());
    }

    /**
     * The most independent bets a year there can be: each row is one. Products of a score that is new every session
     * with labels that overlap do not correlate, and neither do those of scores that are independent over names, or
     * relative to their mean, with outcomes that share a common part.
     */
    public static double mostBreadth(Evaluation evaluation) {
        Comparison.Span span = evaluation.span();
        return (double) span.rows() / span.days() * YEAR;
    }

    private static void ratio(Evaluation evaluation, Figure correlation, List<Line> lines) {
        double breadth = breadth(evaluation);
        double carried = Plausibility.ratioOfCorrelation(plain(correlation.name(), correlation.value()), breadth);
        double most = Plausibility.ratioOfCorrelation(highest(evaluation, correlation), mostBreadth(evaluation));
        boolean measured = usable(evaluation, DailyFigures.SHARPE);
        Figure sharpe = measured ? evaluation.figure(DailyFigures.SHARPE) : correlation;
        boolean contradicts = measured && sharpe.interval().lower() > most;
        String bets = String.format(
                Locale.ROOT,
                "IC sqrt(breadth) with %.1f independent bets a year (%.1f effective names x %d / %d sessions)",
                breadth,
                evaluation.figure(Evaluation.EFFECTIVE_NAMES).value(),
                YEAR,
                Math.max(1, evaluation.span().overlap()));
        String told = measured
                ? String.format(
                        Locale.ROOT,
                        "; measured, net of costs: %.2f (%.2f..%.2f), while the correlation carries at most %.2f, were"
                                + " every row a bet of its own",
                        sharpe.value(),
                        sharpe.interval().lower(),
                        sharpe.interval().upper(),
                        most)
                : "";
        String doubt = contradicts ? ": far above it; look for a few trades, stale prices or a leak" : "";
        lines.add(new Line(
                correlation.name(),
                correlation.value(),
                "Sharpe ratio a year",
                carried,
                contradicts,
                bets + told + doubt));
    }

    /**
     * The highest correlation with outcomes that the intervals leave, of the two that there may be, in favour of the
     * run: a correlation with classes, which tell less than outcomes do, is taken as one with sides.
     */
    private static double highest(Evaluation evaluation, Figure correlation) {
        String direction = Measure.DIRECTION.title();
        double own = correlation.name().equals(direction) ? Double.NEGATIVE_INFINITY : upper(correlation);
        if (!usable(evaluation, direction)) {
            return own;
        }
        double coarse = evaluation.has(Gate.Reads.ACCURACY.title()) ? SIDE : 1;
        return Math.max(own, Math.min(1, upper(evaluation.figure(direction)) / coarse));
    }

    /** Upper end of a correlation's interval; NaN where there is none. */
    private static double upper(Figure figure) {
        double upper = figure.interval().upper();
        return Double.isNaN(upper) ? upper : plain(figure.name(), Math.min(1, upper));
    }

    /** The correlation of values that belongs to a figure, which may be one of ranks. */
    private static double plain(String name, double value) {
        return name.equals(Evaluation.DAILY_RANK_IC) ? Plausibility.correlationOfRanks(value) : value;
    }

    private static boolean usable(Evaluation evaluation, String name) {
        return evaluation.has(name) && !Double.isNaN(evaluation.figure(name).value());
    }
}
