package io.assay.train.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.dataset.Dataset;
import io.assay.metric.Moments;
import io.assay.model.Spread;

/**
 * How uncertain a model is on rows that it did not learn from. Whether probabilities of classes hold what they say is
 * told by the reliability curves of an evaluation, and whether a doubt warns of errors by its {@code Doubt}.
 *
 * @param method where the spread comes from, for example {@code deep ensemble}
 * @param parts members or draws
 * @param rows rows that are counted
 * @param spread mean spread between the parts: in the unit of the target, or in probability of the class that is said
 * @param noise standard deviation of what the parts cannot know; empty for classes
 * @param coverage how often intervals held; empty for classes
 */
public record Uncertainty(
        String method, int parts, int rows, double spread, Optional<Double> noise, Optional<Coverage> coverage) {

    /**
     * Of a model of classes.
     *
     * @param rows that it did not learn from
     * @param said of them
     */
    public static Uncertainty ofClasses(String method, Dataset rows, Spread said) {
        return of(method, rows, said, Optional.empty());
    }

    /**
     * Of a model of a number.
     *
     * @param rows that neither it nor the intervals were learnt from
     * @param said of them
     */
    public static Uncertainty ofNumber(String method, Dataset rows, Spread said, Intervals intervals) {
        return of(method, rows, said, Optional.of(intervals));
    }

    private static Uncertainty of(String method, Dataset rows, Spread said, Optional<Intervals> intervals) {
        double[] truth = rows.rows().target();
        int[] spoken = IntStream.range(0, truth.length)
                .filter(row -> said.mean().speaks(row) && Double.isFinite(truth[row]))
                .toArray();
        double[] spread = IntStream.of(spoken).mapToDouble(said::of).toArray();
        return new Uncertainty(
                method,
                said.parts(),
                spoken.length,
                Moments.mean(spread),
                intervals.map(Intervals::noise),
                intervals.map(i -> Coverage.of(i, said, truth, rows.rows().decisionDay())));
    }

    /** The same as sentences, for a card or a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s of %d parts on %,d rows not learnt from: mean spread %.4g",
                method,
                parts,
                rows,
                spread));
        noise.ifPresent(n -> lines.add(String.format(Locale.ROOT, "noise that no part explains: %.4g", n)));
        coverage.ifPresent(c -> c.levels()
                .forEach(level -> lines.add(String.format(
                        Locale.ROOT,
                        "%.0f %% intervals held %.1f %% of the time (standard error %.1f %%, mean width %.4g): %s",
                        100 * level.stated(),
                        100 * level.covered(),
                        100 * level.error(),
                        level.width(),
                        verdict(level)))));
        return lines;
    }

    private static String verdict(Coverage.Level level) {
        if (level.holds()) {
            return "as stated";
        }
        return level.covered() < level.stated() ? "too narrow" : "too wide";
    }
}
