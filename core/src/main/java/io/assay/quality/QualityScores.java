package io.assay.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;

/**
 * How well models tell which signals will succeed, on rows that none of them had seen, beside null models on the same
 * rows. Signals are set against signals of their own side alone: where the market rises most long trades succeed and
 * most short ones fail, and whoever knows the side would seem to know the signal.
 *
 * <p>The measure that decides is the area under the ROC curve, over pairs of one side: within a pair the level cancels,
 * so nobody is rewarded for knowing the success rate of the market better than the training rows did. A model has skill
 * if its area exceeds that of every null at once; one that exceeds one half and the rates of the sides alone tells
 * something, but nothing that needs a model. Whole days are drawn, in blocks at least three times as long as a trade
 * may last.
 *
 * @param rows the models, then the nulls
 * @param count signals that were judged
 * @param days on which they were given
 * @param blocks how many blocks of days could be independent
 * @param longRate share of the long ones that succeeded, with its interval
 * @param shortRate the same of the short ones
 * @param net mean net return of all
 * @param silent signals left out because somebody said nothing of them
 */
public record QualityScores(
        List<Row> rows,
        int count,
        int days,
        double blocks,
        Estimate longRate,
        Estimate shortRate,
        Estimate net,
        int silent) {
    /** Copies the list. */
    public QualityScores {
        rows = List.copyOf(rows);
    }

    /** What is established of a model. */
    public enum Outcome {
        /** Its area exceeds that of every null at once. */
        SKILL,
        /** Its area exceeds that of the base rates, but not that of every null at once. */
        TELLS,
        /** It was not shown to exceed that of every null, nor to lie below any. */
        NOT_ESTABLISHED,
        /** It lies below that of a null for sure. */
        WORSE_THAN_NULL,
        /** It is a null. */
        NULL;

        /** The words of reports. */
        public String title() {
            return switch (this) {
                case SKILL -> "SKILL";
                case TELLS -> "TELLS, AS A NULL DOES";
                case NOT_ESTABLISHED -> "NO SKILL ESTABLISHED";
                case WORSE_THAN_NULL -> "WORSE THAN NULL";
                case NULL -> "null model";
            };
        }
    }

    /**
     * One model.
     *
     * @param name in tables
     * @param outcome what is established
     * @param auc area under the ROC curve over pairs of one side
     * @param aucLead that less the area of the best null
     * @param lossSaved log loss of the first null less its own, in nats a signal
     * @param accuracy share right where a probability above one half says success
     * @param accuracyLead that less the share of the best null
     * @param calibrationError mean distance of its probabilities from shares that came true, in ten bins
     * @param kept share of signals whose probability lies above that of the first null
     * @param lift success rate of those kept less that of all signals of the same sides
     * @param excess mean net return of those kept less that of all signals of the same sides
     */
    public record Row(
            String name,
            Outcome outcome,
            Estimate auc,
            Estimate aucLead,
            Estimate lossSaved,
            Estimate accuracy,
            Estimate accuracyLead,
            double calibrationError,
            double kept,
            Estimate lift,
            Estimate excess) {}

    /**
     * What is judged.
     *
     * @param rows signals with their outcomes
     * @param side of each: 1 to be long, -1 to be short
     * @param horizon most sessions of a trade
     */
    public record Tested(Dataset rows, int[] side, int horizon) {
        /** Checks the lengths. */
        public Tested {
            Check.sameLength("side", side.length, rows.size());
        }
    }

    /**
     * Judges.
     *
     * @param models what is judged, one row a signal, probabilities of failure and success
     * @param nulls likewise; the first gives the success rates of the sides, as they were known
     */
    public static QualityScores of(Tested tested, List<Answers> models, List<Answers> nulls, Seed seed) {
        Check.that(!nulls.isEmpty(), "nulls", "hold the rates of the sides at least", nulls);
        List<Answers> all = new ArrayList<>(models);
        all.addAll(nulls);
        int[] spoken = spoken(tested.rows().size(), all);
        return new QualityJudging(tested, all, spoken, models.size())
                .scores(tested.rows().size() - spoken.length, seed);
    }

    /** Positions of the rows of which everybody says something. */
    public static int[] spoken(int size, List<Answers> all) {
        return IntStream.range(0, size)
                .filter(row ->
                        all.stream().noneMatch(a -> Double.isNaN(a.predictions().values()[2 * row])))
                .toArray();
    }
}
