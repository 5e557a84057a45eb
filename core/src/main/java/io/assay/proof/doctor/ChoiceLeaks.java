package io.assay.proof.doctor;

import java.util.List;
import java.util.Locale;

import io.assay.metric.Sharpe;
import io.assay.proof.Breach;

/** Leaks by looking too often: the best of many is good on the days it was chosen by. */
final class ChoiceLeaks {
    private static final int TRIALS = 10_000;
    private static final int DAYS = 252;
    private static final double BELIEVED = 0.999;

    private ChoiceLeaks() {}

    static List<Leak> all() {
        return List.of(new Leak(
                "test rows in tuning",
                "the best of " + TRIALS + " settings by the score on the test days is reported with that score (F17)",
                "deflated Sharpe ratio by the number of trials",
                ChoiceLeaks::best));
    }

    private static Leak.Examination best(Ward ward) {
        double[] chosen = {};
        double[] after = {};
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] test = Ward.noise(ward.seed("tuning").child(trial).random(), DAYS);
            if (chosen.length == 0 || Sharpe.ratio(test) > Sharpe.ratio(chosen)) {
                chosen = test;
                after = Ward.noise(ward.seed("after").child(trial).random(), DAYS);
            }
        }
        return new Leak.Examination(
                claim("best setting on the test days", chosen),
                claim("the same setting on days that chose nothing", after),
                Leak.Scores.sharpe(Sharpe.annual(chosen, DAYS), Sharpe.annual(after, DAYS)));
    }

    /** A ratio that looks sure by itself and is not above the best of as many that know nothing; all were tried. */
    private static List<Breach> claim(String name, double[] returns) {
        double alone = Sharpe.probabilistic(returns, 0);
        double deflated = Sharpe.deflated(returns, TRIALS, 1 / Math.sqrt(returns.length - 1.0));
        boolean believed = alone > BELIEVED && !(deflated > BELIEVED);
        return believed
                ? List.of(new Breach(
                        name,
                        TRIALS + " trials counted",
                        String.format(
                                Locale.ROOT,
                                "probability %.3f that the ratio is above 0, %.3f that it is above the best of luck",
                                alone,
                                deflated)))
                : List.of();
    }
}
