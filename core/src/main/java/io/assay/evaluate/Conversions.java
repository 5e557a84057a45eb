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
        String name = evaluation.has(Evaluation.DAILY_RANK_IC) ? Evaluation.DAILY_RANK_IC : Measure.DIRECTION.title();
        if (!usable(evaluation, name)) {
            return new Conversions(lines);
        }
        Figure correlation = evaluation.figure(name);
        lines.add(new Line(
                name,
                correlation.value(),
                "accuracy of the sign",
                Plausibility.accuracyOfCorrelation(correlation.value()),
                false,
                "1/2 + asin(r) / pi"));
        if (usable(evaluation, Evaluation.SIDE_ACCURACY)) {
            double accuracy = evaluation.figure(Evaluation.SIDE_ACCURACY).value();
            lines.add(new Line(
                    Evaluation.SIDE_ACCURACY,
                    accuracy,
                    "correlation",
                    Plausibility.correlationOfAccuracy(accuracy),
                    false,
                    "sin(pi (a - 1/2)); what the larger side alone gives is in it"));
        }
        if (usable(evaluation, Evaluation.EFFECTIVE_NAMES)) {
            ratio(evaluation, correlation, lines);
        }
        return new Conversions(lines);
    }

    /** Independent bets a year: effective names times the labels that follow each other in a year. */
    public static double breadth(Evaluation evaluation) {
        double names = evaluation.figure(Evaluation.EFFECTIVE_NAMES).value();
        return names * YEAR / Math.max(1, evaluation.span().overlap());
    }

    private static void ratio(Evaluation evaluation, Figure correlation, List<Line> lines) {
        double breadth = breadth(evaluation);
        double carried = Plausibility.ratioOfCorrelation(correlation.value(), breadth);
        Figure best = highest(evaluation, correlation);
        double most = Plausibility.ratioOfCorrelation(best.interval().upper(), breadth);
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
                        "; measured, net of costs: %.2f (%.2f..%.2f), while the correlation carries at most %.2f",
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

    /** Of the two correlations the one whose interval reaches higher, in favour of the run. */
    private static Figure highest(Evaluation evaluation, Figure correlation) {
        String direction = Measure.DIRECTION.title();
        if (!usable(evaluation, direction)) {
            return correlation;
        }
        Figure other = evaluation.figure(direction);
        return other.interval().upper() > correlation.interval().upper() ? other : correlation;
    }

    private static boolean usable(Evaluation evaluation, String name) {
        return evaluation.has(name) && !Double.isNaN(evaluation.figure(name).value());
    }
}
