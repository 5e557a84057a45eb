package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.metric.Draws;

/**
 * Whether a result is too good to be true, measured against the best that was published for data like this, and the
 * conversions that set claims side by side. What beats the best published figure for sure has to be searched for a leak
 * before anybody believes it.
 *
 * @param findings one a figure that has a band
 */
public record Plausibility(List<Finding> findings) {
    /** Overlap of labels in days up to which the bands of one-day labels hold; above, those of monthly labels. */
    private static final int SHORT_LABELS = 5;

    /**
     * The bands, in one place. Figures that were not read in their source (Adv-ALSTM's and DTML's tables) are left out.
     */
    public enum Band {
        /** Best daily rank IC for labels of a day. */
        RANK_IC_SHORT(0.0667, "Qlib model zoo, HIST on Alpha360, CSI 300, 2017-2020 (examples/benchmarks/README.md)"),
        /** Best daily rank IC for labels of 20 days. */
        RANK_IC_LONG(
                0.1108,
                "Qlib rolling retrain, DDG-DA linear, 20-day label, CSI 300 (examples/benchmarks_dynamic/README.md)"),
        /** Best accuracy of up against down with neutral days left out. */
        SIDE_ACCURACY(0.5371, "ALSTM on ACL18, the Adv-ALSTM authors' own training log"),
        /** Best Matthews correlation of up against down. */
        MATTHEWS(0.0938, "ALSTM on ACL18, the Adv-ALSTM authors' own training log"),
        /** The correlation that belongs to {@link #SIDE_ACCURACY}. */
        DIRECTION(correlationOfAccuracy(0.5371), "the correlation that belongs to ALSTM's accuracy on ACL18"),
        /** Best net information ratio a year. */
        SHARPE(2.0096, "Qlib rolling retrain, DDG-DA LightGBM (examples/benchmarks_dynamic/README.md)");

        private final double best;
        private final String source;

        Band(double best, String source) {
            this.best = best;
            this.source = source;
        }

        /** The best published figure. */
        public double best() {
            return best;
        }

        /** Where it was published. */
        public String source() {
            return source;
        }
    }

    /** How a figure stands to its band. */
    public enum Standing {
        /** Not above the best published figure. */
        WITHIN,
        /** Above it, by no more than chance can do. */
        ABOVE_BY_CHANCE,
        /** The whole interval is above it. */
        LEAK_SUSPECTED
    }

    /**
     * One figure beside its band.
     *
     * @param figure the figure with its interval
     * @param band what it is held against
     * @param standing how it stands
     */
    public record Finding(Figure figure, Band band, Standing standing) {}

    /** Copies the list. */
    public Plausibility {
        findings = List.copyOf(findings);
    }

    /** The findings of an evaluation. */
    public static Plausibility of(Evaluation evaluation) {
        List<Finding> findings = new ArrayList<>();
        Band rankIc = evaluation.span().overlap() <= SHORT_LABELS ? Band.RANK_IC_SHORT : Band.RANK_IC_LONG;
        add(findings, evaluation, Evaluation.DAILY_RANK_IC, rankIc);
        add(findings, evaluation, Measure.DIRECTION.title(), Band.DIRECTION);
        add(findings, evaluation, Evaluation.SIDE_ACCURACY, Band.SIDE_ACCURACY);
        add(findings, evaluation, Measure.MATTHEWS.title(), Band.MATTHEWS);
        add(findings, evaluation, DailyFigures.SHARPE, Band.SHARPE);
        return new Plausibility(findings);
    }

    /** Whether any figure lies above its band for sure. */
    public boolean leakSuspected() {
        return findings.stream().anyMatch(f -> f.standing() == Standing.LEAK_SUSPECTED);
    }

    private static void add(List<Finding> findings, Evaluation evaluation, String name, Band band) {
        if (evaluation.has(name) && !Double.isNaN(evaluation.figure(name).value())) {
            Figure figure = evaluation.figure(name);
            findings.add(new Finding(figure, band, standing(figure.value(), figure.interval(), band.best())));
        }
    }

    private static Standing standing(double value, Draws.Interval interval, double best) {
        if (!(value > best)) {
            return Standing.WITHIN;
        }
        return interval.lower() > best ? Standing.LEAK_SUSPECTED : Standing.ABOVE_BY_CHANCE;
    }

    /** Accuracy of the sign at a correlation of two normal columns: {@code 1/2 + asin(rho) / pi} (Sheppard 1899). */
    public static double accuracyOfCorrelation(double correlation) {
        return 0.5 + StrictMath.asin(Check.within("correlation", correlation, -1, 1)) / Math.PI;
    }

    /** The correlation behind an accuracy of the sign: {@code sin(pi (accuracy - 1/2))}. */
    public static double correlationOfAccuracy(double accuracy) {
        return StrictMath.sin(Math.PI * (Check.within("accuracy", accuracy, 0, 1) - 0.5));
    }

    /**
     * The correlation of two normal columns that have a rank correlation: {@code 2 sin(pi r / 6)} (Pearson 1907), up to
     * 4.7 % larger.
     *
     * @param rank Spearman's correlation, -1..1
     */
    public static double correlationOfRanks(double rank) {
        return 2 * StrictMath.sin(Math.PI * Check.within("rank", rank, -1, 1) / 6);
    }

    /**
     * Information ratio a year of independent bets with a correlation: {@code IC sqrt(breadth)} (Grinold 1989).
     *
     * @param breadth independent bets a year, at least 0; bets of one day on stocks that move together are far fewer
     *     than the stocks
     */
    public static double ratioOfCorrelation(double correlation, double breadth) {
        return correlation * Math.sqrt(Check.within("breadth", breadth, 0, Double.MAX_VALUE));
    }
}
