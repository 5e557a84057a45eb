package io.assay.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.metric.Discoveries;
import io.assay.metric.Shrinkage;

/**
 * Stocks and models ranked by macro F1, and what of it can be believed. F1 orders the rows and decides nothing: it
 * rises and falls with the base rates of a stock, and the best of hundreds is high by luck. A row is believed where the
 * test of its direction correlation against all nulls survives a false discovery rate over all rows under any
 * dependence (Benjamini and Yekutieli 2001).
 *
 * @param rows by macro F1, highest first; rows without one come last, by direction correlation
 * @param q false discovery rate, in (0, 1)
 * @param f1 how F1 varies over the rows, for {@link Row#shrunkF1}
 * @param lift how the lift of F1 over the best null varies over the rows, for {@link Row#shrunkLift}
 */
public record Leaderboard(List<Row> rows, double q, Shrinkage f1, Shrinkage lift) {
    /** The usual false discovery rate. */
    public static final double Q = 0.05;

    private static final int TOP = 10;

    /** Copies the list. */
    public Leaderboard {
        rows = List.copyOf(rows);
    }

    /**
     * One stock and model.
     *
     * @param score its figures
     * @param adjusted p-value adjusted for the number of rows; believed at or below q; NaN where there is no p-value
     * @param believed whether it survives
     * @param shrunkF1 macro F1 drawn towards the mean over the rows; see {@link Shrinkage}; NaN without an error
     * @param shrunkLift lift over the best null, likewise: what of the lead is left once luck is taken out
     */
    public record Row(StockScore score, double adjusted, boolean believed, double shrunkF1, double shrunkLift) {}

    /** Ranks with a false discovery rate of 5 %. */
    public static Leaderboard of(List<StockScore> scores) {
        return of(scores, Q);
    }

    /**
     * Ranks. Rows without a p-value (too few days) are tests too: they count, as if theirs were 1.
     *
     * @param scores one a stock and model, in any order
     */
    public static Leaderboard of(List<StockScore> scores, double q) {
        Check.that(q > 0 && q < 1, "q", "lie between 0 and 1", q);
        double[] p =
                scores.stream().mapToDouble(s -> isTested(s) ? s.test().p() : 1).toArray();
        double[] adjusted = Discoveries.benjaminiYekutieli(p);
        Shrinkage f1 = shrinkage(scores.stream().map(StockScore::f1).toList());
        Shrinkage lift = shrinkage(scores.stream().map(StockScore::lift).toList());
        List<Row> rows = IntStream.range(0, p.length)
                .mapToObj(i -> row(scores.get(i), adjusted[i], q, f1, lift))
                .sorted(Comparator.comparingDouble(
                                (Row r) -> -orLowest(r.score().f1()))
                        .thenComparingDouble(r -> -orLowest(r.score().direction()))
                        .thenComparing(r -> r.score().instrument())
                        .thenComparing(r -> r.score().model()))
                .toList();
        return new Leaderboard(rows, q, f1, lift);
    }

    private static Row row(StockScore score, double adjusted, double q, Shrinkage f1, Shrinkage lift) {
        boolean tested = isTested(score);
        return new Row(
                score,
                tested ? adjusted : Double.NaN,
                tested && adjusted <= q,
                f1.shrunk(score.f1().value(), score.f1().error()),
                lift.shrunk(score.lift().value(), score.lift().error()));
    }

    private static Shrinkage shrinkage(List<StockScore.Value> values) {
        return Shrinkage.of(
                values.stream().mapToDouble(StockScore.Value::value).toArray(),
                values.stream().mapToDouble(StockScore.Value::error).toArray());
    }

    private static boolean isTested(StockScore score) {
        return !Double.isNaN(score.test().p());
    }

    private static double orLowest(StockScore.Value value) {
        return Double.isNaN(value.value()) ? Double.NEGATIVE_INFINITY : value.value();
    }

    /** Rows that survive. */
    public int believed() {
        return (int) rows.stream().filter(Row::believed).count();
    }

    /** Rows that have a p-value. */
    public int tested() {
        return (int) rows.stream().filter(r -> isTested(r.score())).count();
    }

    /** Rows whose own p-value is at or below q, which looks like a find and is not. */
    public int below() {
        return (int) rows.stream().filter(r -> r.score().test().p() <= q).count();
    }

    /** Rows below q that luck alone gives, on the average, where no row has any skill: at most q a tested row. */
    public double byLuck() {
        return q * tested();
    }

    /** The finding in one sentence, for people. */
    public String sentence() {
        int top = Math.min(TOP, rows.size());
        long best = rows.stream().limit(top).filter(Row::believed).count();
        return String.format(
                Locale.ROOT,
                "%d of %d rows (stock and model) %s believed at a false discovery rate of %.0f %%; p-values of %.2f or"
                        + " less by themselves: %d, where luck alone gives about %.0f; of the %d highest by F1 %d %s"
                        + " believed.",
                believed(),
                rows.size(),
                believed() == 1 ? "is" : "are",
                100 * q,
                q,
                below(),
                byLuck(),
                top,
                best,
                best == 1 ? "is" : "are");
    }
}
