package io.assay.evaluate;

import java.util.List;
import java.util.Locale;

import io.assay.base.Days;
import io.assay.metric.Draws;

/**
 * What a comparison establishes by the primary measure, {@link Measure#DIRECTION}, decided before it was seen.
 *
 * <p>How often a score without skill is called skilled at a declared 1 percent was measured by
 * {@code benchmarks/false-positives.sh} on 1,000 simulated markets each, of 400 days, with labels over 5 sessions, on
 * seeds that nothing was tuned on. Against ONE null, the easiest case: noise of any memory 0.2 to 0.8 percent, a score
 * that fades the past 60 days 1.1 (one stock) and 0.5 (five), one that follows them 0.1 (95 percent intervals reach at
 * most 2.0). SKILL against all standard nulls needs each of these tests to pass (an intersection-union test): there it
 * was 0 of 1,000 markets of each of these kinds. {@code benchmarks/verdicts.sh} saw it in 0 of 100 whole markets with
 * nothing to find, and in 100 of 100 with a strong pattern; {@code docs/decisions/015} has the power calculation.
 *
 * <p>WORSE THAN NULL needs one null only: in a window that rose or fell, always-up or always-down was better, by luck,
 * than noise in up to 3 percent of the markets.
 *
 * @param outcome what is established
 * @param failed nulls that the model was not shown to beat, in their order; empty with skill
 * @param sentence estimate, bound, days and nulls, for people
 */
public record Verdict(Outcome outcome, List<String> failed, String sentence) {
    /** What is established. */
    public enum Outcome {
        /** Better than every null at once, at the declared level. */
        SKILL("SKILL"),
        /** Not shown to be better than every null, nor worse than any. */
        NOT_ESTABLISHED("NO SKILL ESTABLISHED"),
        /** Worse than at least one null, at the declared level. */
        WORSE_THAN_NULL("WORSE THAN NULL");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /** Copies the list. */
    public Verdict {
        failed = List.copyOf(failed);
    }

    /** The sentence without the word that it begins with, to stand below that word. */
    public String reasons() {
        String title = outcome.title() + ": ";
        return sentence.startsWith(title) ? sentence.substring(title.length()) : sentence;
    }

    /** The verdict of a comparison. */
    public static Verdict of(Comparison comparison) {
        List<Comparison.Difference> primary = comparison.by(Measure.DIRECTION);
        // A NaN bound (too few days) is above nothing and below nothing.
        List<String> failed = primary.stream()
                .filter(d -> !(d.lower() > 0))
                .map(Comparison.Difference::nullName)
                .toList();
        List<String> better = primary.stream()
                .filter(d -> d.upper() < 0)
                .map(Comparison.Difference::nullName)
                .toList();
        Outcome outcome =
                failed.isEmpty() ? Outcome.SKILL : better.isEmpty() ? Outcome.NOT_ESTABLISHED : Outcome.WORSE_THAN_NULL;
        return new Verdict(outcome, failed, sentence(comparison, outcome, failed, better));
    }

    private static String sentence(Comparison comparison, Outcome outcome, List<String> failed, List<String> better) {
        Comparison.Span span = comparison.span();
        Comparison.Difference tightest = comparison.closest();
        String measured = String.format(
                Locale.ROOT,
                "%s: %s %.4f; over the closest null, %s, %+.4f (one-sided %.1f %% lower bound %s)"
                        + " on %,d rows of %,d days (worth about %,.0f independent days), %s..%s",
                outcome.title(),
                Measure.DIRECTION.title(),
                tightest.model(),
                tightest.nullName(),
                tightest.estimate(),
                100 * (1 - comparison.level()),
                Double.isNaN(tightest.lower()) ? "n/a" : String.format(Locale.ROOT, "%+.4f", tightest.lower()),
                span.rows(),
                span.days(),
                span.effectiveDays(),
                Days.text(span.firstDay()),
                Days.text(span.lastDay()));
        String beaten = failed.isEmpty() ? "; it beats every null" : "; not shown to beat " + String.join(", ", failed);
        String worse = better.isEmpty() ? "" : "; worse than " + String.join(", ", better);
        return measured + beaten + worse + tooShort(span) + ".";
    }

    private static String tooShort(Comparison.Span span) {
        boolean few = (double) span.days() / span.blockLength() < Draws.FEWEST_BLOCKS;
        return few
                ? String.format(
                        Locale.ROOT,
                        "; too short for any bound: labels overlap over %d days, which asks for at least %.0f days",
                        span.overlap(),
                        Draws.FEWEST_BLOCKS * span.blockLength())
                : "";
    }
}
