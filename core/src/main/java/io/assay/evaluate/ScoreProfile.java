package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;
import io.assay.model.Predictions;

/**
 * What a score looks like: what followed on low and on high scores, how long it stays of use, how fast it changes, and
 * how far its probabilities can be taken at their word. Tables for reports, beside the single figures of
 * {@link Evaluation}; intervals are from the same kind of redrawn blocks of whole days.
 *
 * @param model name of the model
 * @param quantiles by the score's rank over the instruments of a day
 * @param decay the rank correlation with ever later outcomes
 * @param turnover from a session to the next
 * @param calibration the most probable class first, then each class; empty for a number target
 */
public record ScoreProfile(
        String model, Quantiles quantiles, List<Decay> decay, Turnover turnover, List<Curve> calibration) {
    /** Name of the calibration curve over the most probable class of each row. */
    public static final String MOST_PROBABLE = "most probable class";

    /** Sessions after which the decay is measured. */
    public static final List<Integer> SESSIONS = List.of(0, 1, 2, 5, 10, 20);

    private static final int FEWEST_BUCKETS = 2;

    /** Copies the lists. */
    public ScoreProfile {
        decay = List.copyOf(decay);
        calibration = List.copyOf(calibration);
    }

    /**
     * Mean outcomes by quantile of the score. A day counts where it has enough instruments (settings) and at least as
     * many as buckets; equal scores share a bucket.
     *
     * @param buckets lowest scores first; empty where no day has enough instruments
     * @param days days that count
     * @param spread mean over the days of the highest bucket less the lowest, before costs
     * @param monotonicity Spearman correlation of a bucket's number and its mean outcome, -1..1; with few buckets it is
     *     often near 1 by luck, which is what the interval is for
     */
    public record Quantiles(List<Bucket> buckets, int days, Figure spread, Figure monotonicity) {
        /** Copies the list. */
        public Quantiles {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * One quantile of the score.
     *
     * @param number from 1, lowest scores
     * @param rows rows in it
     * @param outcome mean over the days of the bucket's mean return from entry to exit, before costs; NaN if empty
     * @param interval of that mean
     */
    public record Bucket(int number, int rows, double outcome, Draws.Interval interval) {}

    /**
     * The rank correlation of a score with the outcomes of rows of the same instruments that were decided later: the
     * mean of the days' own over instruments where there is a cross-section, else one over all rows.
     *
     * @param sessions how much later, in sessions
     * @param pairs pairs of rows
     * @param rankIc the correlation; NaN without pairs
     * @param interval likewise
     */
    public record Decay(int sessions, int pairs, double rankIc, Draws.Interval interval) {}

    /**
     * How a score changes from a session to the next.
     *
     * @param rankChange mean absolute change of an instrument's rank over the day's instruments as a share: 0 for a
     *     score that stands still, 1/3 for one without memory; NaN without a cross-section
     * @param positionChange mean absolute change of the sign of the score's excess over the base rates, 0..2: 2 where
     *     every position turns over every session
     * @param rankAutocorrelation rank correlation of the scores of the two sessions, -1..1; NaN for a score that is the
     *     same for all
     */
    public record Turnover(Figure rankChange, Figure positionChange, Figure rankAutocorrelation) {}

    /**
     * A calibration curve.
     *
     * @param of what happened or not: a class, or {@link #MOST_PROBABLE} being right
     * @param bins ten equal bins of the probability, those without rows left out
     */
    public record Curve(String of, List<Bin> bins) {
        /** Copies the list. */
        public Curve {
            bins = List.copyOf(bins);
        }
    }

    /**
     * Rows to which a probability in (lower, upper] was given.
     *
     * @param lower lower edge
     * @param upper upper edge
     * @param rows rows in it, at least 1
     * @param said their mean probability
     * @param happened share of them on which it happened
     * @param interval of that share
     */
    public record Bin(double lower, double upper, int rows, double said, double happened, Draws.Interval interval) {}

    /**
     * Profiles a score.
     *
     * @param test rows sorted by day; none may have been used to fit the model that answers it
     * @param answers what the model says of them; rows that hold NaN are left out
     * @param base answers of the majority model: the training base rates
     * @param buckets quantiles of the score, at least 2; usually 5 or 10
     * @throws io.assay.base.DataException if the model says nothing on any row
     */
    public static ScoreProfile of(Dataset test, Answers answers, Predictions base, int buckets, Settings settings) {
        Check.atLeast("buckets", buckets, FEWEST_BUCKETS);
        JudgedRows rows = JudgedRows.of(test, base, List.of(answers));
        double[] score = new double[rows.size()];
        double[] excess = new double[rows.size()];
        for (int i = 0; i < score.length; i++) {
            score[i] = answers.predictions().score(rows.position(i));
            excess[i] = score[i] - rows.baseScore(i);
        }
        Drawer drawer = new Drawer(Memory.of(rows, excess), settings);
        Reliability reliability = new Reliability(rows, answers.predictions());
        return new ScoreProfile(
                answers.name(),
                quantiles(new QuantileReturns(rows, score, buckets, settings.fewestNames()), buckets, drawer),
                decay(rows, score, drawer),
                turnover(new ScoreTurnover(rows, score, settings.fewestNames()), drawer),
                reliability.curves(drawer.draw(reliability), settings.intervalLevel()));
    }

    /** Redraws any statistic on the same days. */
    private record Drawer(Memory memory, Settings settings) {
        Draws draw(DayBlocks.Statistic statistic) {
            return memory.careful(memory.blocks()
                    .sample(statistic, settings.draws(), settings.seed().child("profile")));
        }

        Figure figure(Draws draws, int number, String name, String note) {
            return new Figure(name, draws.estimate()[number], draws.interval(number, settings.intervalLevel()), note);
        }
    }

    private static Quantiles quantiles(QuantileReturns returns, int count, Drawer drawer) {
        Draws draws = drawer.draw(returns);
        List<Bucket> buckets = new ArrayList<>();
        for (int b = 0; b < count && returns.usedDays() > 0; b++) {
            Draws.Interval interval = draws.interval(b, drawer.settings().intervalLevel());
            buckets.add(new Bucket(b + 1, returns.rows(b), draws.estimate()[b], interval));
        }
        return new Quantiles(
                buckets,
                returns.usedDays(),
                drawer.figure(
                        draws, count, "long-short spread", "highest bucket less lowest, a decision, before costs"),
                drawer.figure(draws, count + 1, "monotonicity", "Spearman correlation of bucket and mean outcome"));
    }

    private static List<Decay> decay(JudgedRows rows, double[] score, Drawer drawer) {
        int fewestNames = drawer.settings().fewestNames();
        List<RankIc> ics = new ArrayList<>();
        List<Integer> pairs = new ArrayList<>();
        for (int sessions : SESSIONS) {
            LaggedRows lagged = LaggedRows.of(rows, sessions);
            pairs.add(lagged.size());
            ics.add(lagged.rankIc(rows, score, rows.outcome(), fewestNames));
        }
        Draws draws = drawer.draw(m -> ics.stream().mapToDouble(ic -> ic.at(m)).toArray());
        List<Decay> decay = new ArrayList<>();
        for (int s = 0; s < SESSIONS.size(); s++) {
            Draws.Interval interval = draws.interval(s, drawer.settings().intervalLevel());
            decay.add(new Decay(SESSIONS.get(s), pairs.get(s), draws.estimate()[s], interval));
        }
        return decay;
    }

    private static Turnover turnover(ScoreTurnover turnover, Drawer drawer) {
        Draws draws = drawer.draw(turnover);
        return new Turnover(
                drawer.figure(draws, 0, "rank change a session", "as a share of the day's instruments, 0..1"),
                drawer.figure(draws, 1, "position change a session", "of the sign of the position, 0..2"),
                drawer.figure(draws, 2, "rank autocorrelation", "of the scores of a session and the next, -1..1"));
    }

    /** The curve of a name. */
    public Curve curve(String of) {
        return calibration.stream()
                .filter(c -> c.of().equals(of))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'of' must be a calibration curve, was " + of));
    }
}
