package io.assay.report;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Verdict;
import io.assay.metric.Draws;

/**
 * What somebody else's scores came to. Assay did not compute them, so whether they are free of leaks is not proven
 * here: checks can find a leak, not its absence.
 *
 * @param subject what was judged
 * @param rows what became of the rows of the file
 * @param checks in the order in which they are printed
 * @param verdict against the null models, whatever the checks say
 * @param comparison with every null model
 * @param evaluation every figure
 * @param profile what the score looks like
 * @param plausibility figures beside the best published ones
 * @param lags correlations of the scores with single returns before and after them, oldest first
 * @param books the scores' book first, then the equal-weighted one, then those of the null models
 * @param luck what trials take off
 */
public record JudgeReport(
        Subject subject,
        Rows rows,
        List<JudgeCheck> checks,
        Verdict verdict,
        Comparison comparison,
        Evaluation evaluation,
        ScoreProfile profile,
        Plausibility plausibility,
        List<Lag> lags,
        BookReport books,
        Luck luck) {
    /** The line that stands above everything else. */
    public static final String NOT_PROVEN = "LEAK-FREEDOM: NOT PROVEN (Assay did not compute these scores)";

    /** What a good verdict is worth once a check has failed. */
    public static final String NOT_CREDIBLE = "NOT CREDIBLE";

    /** Copies the lists. */
    public JudgeReport {
        checks = List.copyOf(checks);
        lags = List.copyOf(lags);
    }

    /**
     * What was judged.
     *
     * @param file where the scores were read
     * @param sha256 of the file's bytes
     * @param specification everything that distinguishes this judging from others, in one line
     * @param reading how scores were read, in a sentence
     * @param dataHash of the bars they were judged on
     * @param seed root of all randomness
     * @param stocks that are scored and may be judged
     * @param simulated whether the market is simulated
     */
    public record Subject(
            String file,
            String sha256,
            String specification,
            String reading,
            String dataHash,
            long seed,
            int stocks,
            boolean simulated) {}

    /**
     * What became of the rows of a file.
     *
     * @param read rows of the file
     * @param acted rows that the books act on
     * @param judged rows of these whose outcome is known
     * @param leftOut why others were left out, with their number; together with {@code acted} all that were read
     */
    public record Rows(long read, long acted, long judged, List<LeftOut> leftOut) {
        /** Copies the list. */
        public Rows {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Rows that were left out.
     *
     * @param reason why
     * @param rows how many
     * @param example the first of them in a sentence; may be empty
     */
    public record LeftOut(String reason, long rows, String example) {}

    /**
     * The correlation of the scores of the close of t with one return.
     *
     * @param name the return, such as {@code close t+1 to close t+2}
     * @param session sessions after t at which the return ends; 0 and below are known at the close of t
     * @param days days that have one
     * @param correlation mean daily rank correlation, or over all rows where days have too few names; NaN below 30 days
     * @param interval of 95 %
     * @param sure how far from zero it is for sure: 0 or more, one-sided 1 % over all returns that begin after the
     *     close
     * @param best the best published figure of that kind
     */
    public record Lag(
            String name, int session, int days, double correlation, Draws.Interval interval, double sure, double best) {
        /** Whether the return begins after the scores' close. */
        public boolean isAfter() {
            return session > 0;
        }

        /** Whether the correlation with a later return is above the best published one for sure. */
        public boolean isSuspect() {
            return isAfter() && sure > best;
        }
    }

    /**
     * What trials take off.
     *
     * @param stated specifications that the maker says were tried; 0 if nothing is said
     * @param others other files and ways of judging that were judged in this workspace before: choosing among them is
     *     choosing too
     * @param counted trials that the deflated Sharpe ratio takes off
     * @param points what it would be after other numbers of trials
     */
    public record Luck(long stated, long others, long counted, List<Point> points) {
        /** Copies the list. */
        public Luck {
            points = List.copyOf(points);
        }

        /**
         * The deflated Sharpe ratio after a number of trials.
         *
         * @param trials how many
         * @param deflated probability that the true ratio is above what the best of as many skill-less trials shows
         */
        public record Point(long trials, double deflated) {}
    }

    /** The names of the checks that failed. */
    public List<String> failed() {
        return checks.stream()
                .filter(JudgeCheck::isFailed)
                .map(JudgeCheck::name)
                .toList();
    }

    /** The verdict in words: skill over null models is not believed where a check failed. */
    public String title() {
        boolean spoilt = verdict.outcome() == Verdict.Outcome.SKILL && !failed().isEmpty();
        return spoilt ? NOT_CREDIBLE : verdict.outcome().title();
    }

    /** What the verdict means to somebody who would act on the scores. */
    public String meaning() {
        if (title().equals(NOT_CREDIBLE)) {
            return "Do not act on them. The scores beat every answer that needs no skill, and these checks failed: "
                    + String.join(", ", failed()) + ". Scores that know what they could not have known do that.";
        }
        String doubts = checks.stream()
                .filter(c -> c.outcome() == JudgeCheck.Outcome.CANNOT_BE_CHECKED)
                .map(JudgeCheck::name)
                .collect(Collectors.joining(", "));
        String failed = failed().isEmpty() ? "" : " Checks that failed: " + String.join(", ", failed()) + ".";
        String open = failed + (doubts.isEmpty() ? "" : " Not checked, for want of evidence: " + doubts + ".");
        return switch (verdict.outcome()) {
            case SKILL ->
                "On these rows the scores were better than every answer that needs no skill, by more than luck"
                        + " explains, and no check failed. Whether they were made without later data only their maker"
                        + " can show." + open;
            case NOT_ESTABLISHED ->
                "Do not act on them. The scores could not be told from answers that need no skill ("
                        + String.join(", ", verdict.failed()) + ")." + open;
            case WORSE_THAN_NULL -> "Do not act on them. An answer that needs no skill was better for sure." + open;
        };
    }
}
