package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import io.assay.base.Check;
import io.assay.metric.Sharpe;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What choosing does to a claim: what the best of so many without skill shows, and how often. Returns and bets are
 * normal and independent, candidates too; where these are alike, luck is less.
 *
 * @param sessions it was measured on, at least 2
 * @param stocks it is said of, at least 1
 * @param trials variants tried before this one was shown, at least 1
 */
public record ClaimedChoice(int sessions, int stocks, long trials) {
    private static final double USUAL = 0.05;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Checks the ranges. */
    public ClaimedChoice {
        Check.atLeast("sessions", sessions, 2);
        Check.atLeast("stocks", stocks, 1);
        Check.atLeast("trials", trials, 1);
    }

    /**
     * What trials do to an accuracy or a correlation: none where there was one trial.
     *
     * @param accuracy share of signs, 0..1
     * @param correlation of score and outcome, -1..1
     */
    public List<Claim.Reason> ofTrials(OptionalDouble accuracy, OptionalDouble correlation) {
        List<Claim.Reason> reasons = new ArrayList<>();
        if (trials > 1) {
            accuracy.ifPresent(a -> reasons.add(trial("an accuracy", a, 0.5, 0.5)));
            correlation.ifPresent(c -> reasons.add(trial("a correlation", c, 0, 1)));
        }
        return reasons;
    }

    private Claim.Reason trial(String what, double claimed, double none, double deviation) {
        double all = none + Sharpe.expectedBest(trials, deviation / Math.sqrt((double) sessions * stocks));
        double few = none + Sharpe.expectedBest(trials, deviation / Math.sqrt(sessions));
        boolean against = claimed <= all;
        return new Claim.Reason(
                against,
                all,
                text(
                        "The best of %d trials without skill is expected to show %s of %.4f on %d independent bets, and"
                                + " of %.4f if all stocks of a session are one bet%s.",
                        trials,
                        what,
                        all,
                        (long) sessions * stocks,
                        few,
                        against ? ": the claim is no more than that" : ""));
    }

    /**
     * The chance that the best of the stocks shows at least that without skill, each by itself, over all trials.
     *
     * @param sharpe Sharpe ratio a year
     * @param accuracy share of signs, 0..1
     * @param correlation of score and outcome, -1..1
     */
    public List<Claim.Reason> ofBest(OptionalDouble sharpe, OptionalDouble accuracy, OptionalDouble correlation) {
        List<Claim.Reason> reasons = new ArrayList<>();
        double root = Math.sqrt(sessions);
        sharpe.ifPresent(s -> reasons.add(best(text("a Sharpe ratio of %.2f", s), s / Math.sqrt(Claim.YEAR) * root)));
        accuracy.ifPresent(a -> reasons.add(best(text("an accuracy of %.1f %%", 100 * a), (a - 0.5) * 2 * root)));
        correlation.ifPresent(c -> reasons.add(best(text("a correlation of %.3f", c), c * root)));
        return reasons;
    }

    /** Chance that the largest of {@code stocks x trials} standard normal numbers is at least z. */
    double chance(double z) {
        return -StrictMath.expm1(stocks * (double) trials * StrictMath.log1p(-NORMAL.cumulativeProbability(-z)));
    }

    private Claim.Reason best(String what, double z) {
        double chance = chance(z);
        boolean against = chance > USUAL;
        return new Claim.Reason(
                against,
                chance,
                text(
                        "That the best of %d stocks%s shows %s over %d sessions without any skill has a"
                                + " chance of %.2g %%%s.",
                        stocks,
                        trials > 1 ? text(", each tried %d times,", trials) : "",
                        what,
                        sessions,
                        100 * chance,
                        against ? ": it needs no skill" : ""));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
