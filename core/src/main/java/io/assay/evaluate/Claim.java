package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import io.assay.base.Check;
import io.assay.metric.MinimumTrackRecord;
import io.assay.metric.Sharpe;

/**
 * A result somebody claims, and what arithmetic says of it. Returns are taken as normal and independent from session to
 * session, which flatters the claim: fat tails and autocorrelation widen every interval.
 *
 * @param sharpe Sharpe ratio a year
 * @param accuracy share of signs that were right, 0..1
 * @param correlation correlation of score and outcome (IC), -1..1
 * @param sessions sessions it was measured on, at least 2
 * @param stocks it is said of, at least 1
 * @param trials variants tried before this one was shown, at least 1
 * @param costs basis points a side that were taken off; empty if nothing is said
 */
public record Claim(
        OptionalDouble sharpe,
        OptionalDouble accuracy,
        OptionalDouble correlation,
        int sessions,
        int stocks,
        long trials,
        OptionalDouble costs) {
    /** Sessions a year. */
    public static final int YEAR = 252;

    private static final double NORMAL_95 = 1.959963984540054;
    private static final double CONFIDENCE = 0.95;
    private static final double STALE = 0.3;
    private static final double VOLATILITY = 0.15;
    private static final double INDEPENDENT = 0.01;
    private static final double CHANCE = 0.5;

    /** Checks the ranges. */
    public Claim {
        Check.that(
                sharpe.isPresent() || accuracy.isPresent() || correlation.isPresent(),
                "claim",
                "must hold a Sharpe ratio, an accuracy or a correlation",
                "nothing");
        accuracy.ifPresent(a -> Check.within("accuracy", a, 0, 1));
        correlation.ifPresent(c -> Check.within("correlation", c, -1, 1));
        Check.atLeast("sessions", sessions, 2);
        Check.atLeast("stocks", stocks, 1);
        Check.atLeast("trials", trials, 1);
    }

    /**
     * One reason.
     *
     * @param against whether it alone suffices to doubt the claim; else it is for orientation
     * @param figure the number it rests on
     * @param sentence what it is, with the number
     */
    public record Reason(boolean against, double figure, String sentence) {}

    /** Whether nothing speaks against it. That is no evidence for it. */
    public boolean isCredible() {
        return reasons().stream().noneMatch(Reason::against);
    }

    /** The reasons, those about the Sharpe ratio first. */
    public List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        sharpe.ifPresent(s -> ofSharpe(reasons, s));
        accuracy.ifPresent(a -> ofAccuracy(reasons, a));
        correlation.ifPresent(c -> ofCorrelation(reasons, c));
        return List.copyOf(reasons);
    }

    /**
     * Half the 95 % interval of a ratio a year over so many sessions: {@code 1.96 sqrt((1 + SR^2 / 2) / n)} (Lo 2002).
     */
    public static double halfInterval(double annual, int sessions) {
        double ratio = annual / Math.sqrt(YEAR);
        return NORMAL_95 * Math.sqrt((1 + ratio * ratio / 2) / Check.atLeast("sessions", sessions, 2) * YEAR);
    }

    /** The ratio a year that the best of so many trials without skill is expected to show over so many sessions. */
    public static double bestByLuck(long trials, int sessions) {
        return Sharpe.expectedBest(trials, Math.sqrt((double) YEAR / Check.atLeast("sessions", sessions, 2)));
    }

    /**
     * What remains of a ratio a year where returns have the autocorrelations {@code rho^k}, in the share of the naive
     * one: {@code sqrt(q / (q + 2 sum (q - k) rho^k))} with q = {@value #YEAR} (Lo 2002, equation 20).
     */
    public static double staleShare(double rho) {
        Check.within("rho", rho, 0, 0.99);
        double sum = YEAR;
        double power = 1;
        for (int k = 1; k < YEAR; k++) {
            power *= rho;
            sum += 2.0 * (YEAR - k) * power;
        }
        return Math.sqrt(YEAR / sum);
    }

    private void ofSharpe(List<Reason> reasons, double annual) {
        double half = halfInterval(annual, sessions);
        double best = Plausibility.Band.SHARPE.best();
        add(
                reasons,
                annual - half <= 0,
                half,
                "Over %d sessions the 95 %% interval is %.2f +- %.2f, from %.2f to %.2f, before anything was chosen;"
                        + " with fat tails it is wider.",
                sessions,
                annual,
                half,
                annual - half,
                annual + half);
        add(
                reasons,
                annual - half > best,
                best,
                "The best published net ratio for data like this is %.2f (%s); the claim is %.1f times that%s.",
                best,
                Plausibility.Band.SHARPE.source(),
                annual / best,
                annual - half > best ? ", its whole interval lies above: search for a leak or stale prices" : "");
        luck(reasons, annual);
        double bets = annual / Math.sqrt((double) YEAR * stocks);
        double published = Plausibility.Band.RANK_IC_SHORT.best();
        boolean tooGood = (annual - half) / Math.sqrt((double) YEAR * stocks) > Plausibility.Band.DIRECTION.best();
        add(
                reasons,
                tooGood,
                bets,
                "One independent bet a session on each of %d stock(s) needs a correlation of %.3f with the next return"
                        + "%s; the best published one is %.3f.",
                stocks,
                bets,
                bets < 1
                        ? text(
                                ", %.1f %% of the signs right",
                                100 * Plausibility.accuracyOfCorrelation(Math.max(-1, bets)))
                        : ", which cannot be",
                published);
        add(
                reasons,
                false,
                annual * staleShare(STALE),
                "If prices are stale, as in a thin market, returns are autocorrelated: at %.1f from session to session"
                        + " the ratio would be %.2f.",
                STALE,
                annual * staleShare(STALE));
        add(
                reasons,
                false,
                annual * VOLATILITY,
                "At a volatility of 15 %% a year it means %.0f %% a year.",
                100 * annual * VOLATILITY);
        ofCosts(reasons);
    }

    private void luck(List<Reason> reasons, double annual) {
        double luck = bestByLuck(trials, sessions);
        double ratio = annual / Math.sqrt(YEAR);
        MinimumTrackRecord record = new MinimumTrackRecord(ratio, 0, 3, luck / Math.sqrt(YEAR), CONFIDENCE);
        double deflated = record.probabilityAfter(sessions);
        add(
                reasons,
                !(deflated > CONFIDENCE),
                deflated,
                "The best of %d trial(s) without skill is expected to show %.2f; the deflated ratio, the probability"
                        + " that the true one is above that, is %.3f%s.",
                trials,
                luck,
                deflated,
                trials == 1 ? ", if really nothing else was tried" : "");
        add(
                reasons,
                !(record.length() <= sessions),
                record.length(),
                "%s; there are %d.",
                record.isReachable()
                        ? text("To be 95 %% sure of that takes %.0f sessions", record.length())
                        : "No number of sessions would establish it over that",
                sessions);
    }

    private void ofCosts(List<Reason> reasons) {
        double each = 2 * YEAR * 1e-4;
        double taken = costs.orElse(0);
        String said = taken > 0
                ? text("Costs of %.1f bp a side were taken off", taken)
                : costs.isPresent() ? "No costs were taken off" : "Nothing is said of costs";
        add(
                reasons,
                false,
                each,
                "%s: turned over once a session, each basis point a side takes %.1f %% a year, %.2f of the ratio at a"
                        + " volatility of 15 %%.",
                said,
                100 * each,
                each / VOLATILITY);
    }

    private void ofAccuracy(List<Reason> reasons, double share) {
        double implied = Plausibility.correlationOfAccuracy(share);
        double best = Plausibility.Band.SIDE_ACCURACY.best();
        double least = wilsonLow(share, (double) sessions * stocks);
        add(
                reasons,
                least > best || !(least > CHANCE),
                implied,
                "An accuracy of %.1f %% of the signs is a correlation of %.2f; the best published accuracy is %.1f %%,"
                        + " a correlation of %.2f.%s (A share without the majority's share beside it says nothing.)",
                100 * share,
                implied,
                100 * best,
                Plausibility.Band.DIRECTION.best(),
                least > CHANCE ? "" : text(" On %d session(s) of %d stock(s) a coin has as much.", sessions, stocks));
        double all = Plausibility.ratioOfCorrelation(implied, (double) YEAR * stocks);
        double few = Plausibility.ratioOfCorrelation(implied, Math.max(1, INDEPENDENT * stocks) * YEAR);
        boolean contradicts =
                sharpe.isPresent() && few > sharpe.getAsDouble() + halfInterval(sharpe.getAsDouble(), sessions);
        add(
                reasons,
                contradicts,
                few,
                "On %d stock(s) every session such an accuracy would carry a ratio of %.0f a year, and %.1f if only"
                        + " 1 %% of the bets, at least one a session, were independent%s.",
                stocks,
                all,
                few,
                contradicts
                        ? text("; with a Sharpe ratio of %.2f the claim contradicts itself", sharpe.getAsDouble())
                        : "");
    }

    /** Lower end of Wilson's 95 % interval of a share, if all were independent, which flatters. */
    private static double wilsonLow(double share, double n) {
        double z = NORMAL_95 * NORMAL_95 / n;
        double half = NORMAL_95 * Math.sqrt(share * (1 - share) / n + z / (4 * n));
        return (share + z / 2 - half) / (1 + z);
    }

    /** Lower end of Fisher's 95 % interval of a correlation of so many pairs, if all were independent. */
    private static double fisherLow(double correlation, double n) {
        double z = 0.5 * StrictMath.log((1 + correlation) / (1 - correlation));
        return n > 3 ? StrictMath.tanh(z - NORMAL_95 / Math.sqrt(n - 3)) : -1;
    }

    private void ofCorrelation(List<Reason> reasons, double value) {
        double best = Plausibility.Band.RANK_IC_LONG.best();
        double least = fisherLow(value, (double) sessions * stocks);
        add(
                reasons,
                least > best || !(least > 0),
                value,
                "A correlation of %.3f is %.1f %% of the signs; the best published daily rank IC is %.4f for labels of"
                        + " a day and %.4f for 20 days.%s",
                value,
                100 * Plausibility.accuracyOfCorrelation(value),
                Plausibility.Band.RANK_IC_SHORT.best(),
                best,
                least > 0 ? "" : text(" On %d session(s) of %d stock(s) pure noise has as much.", sessions, stocks));
    }

    private static void add(List<Reason> reasons, boolean against, double figure, String format, Object... values) {
        reasons.add(new Reason(against, figure, text(format, values)));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
