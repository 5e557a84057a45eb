package io.assay.report;

import java.util.List;
import java.util.Optional;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.ConfidenceLevels;
import io.assay.evaluate.Doubt;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.Mistake;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Verdict;
import io.assay.ledger.ProofStamp;
import io.assay.registry.ModelCard;
import io.assay.train.uncertainty.Uncertainty;

/**
 * What a kept model's answers came to on days after those that it learnt from.
 *
 * @param subject which model, on which data
 * @param rows what was asked and what of it is judged
 * @param whole all rows together; empty where they are too few to judge
 * @param groups sectors, regimes, years and stocks
 * @param confidence how sure answers were, least sure first
 * @param mistakes the most confident wrong answers, worst first
 * @param gaps figures on rows that the model learnt from beside those that it did not
 * @param disagreement how far the model's parts disagree, one entry a way of asking them; may be empty
 * @param notes what a reader must know, in sentences
 */
public record EvaluationReport(
        Subject subject,
        Rows rows,
        Optional<Whole> whole,
        List<GroupScore> groups,
        List<ConfidenceLevels.Level> confidence,
        List<Mistake> mistakes,
        List<Gap> gaps,
        List<Disagreed> disagreement,
        List<String> notes) {
    /** A figure that falls by more than this from rows learnt from to later ones is said to. */
    public static final double LARGE = 0.10;

    /** Copies the lists. */
    public EvaluationReport {
        groups = List.copyOf(groups);
        confidence = List.copyOf(confidence);
        mistakes = List.copyOf(mistakes);
        gaps = List.copyOf(gaps);
        disagreement = List.copyOf(disagreement);
        notes = List.copyOf(notes);
    }

    /**
     * How far the parts of the model disagree.
     *
     * @param uncertainty how far
     * @param doubt whether that warns of errors
     */
    public record Disagreed(Uncertainty uncertainty, Doubt doubt) {}

    /**
     * Which model, on which data.
     *
     * @param model its name in the store
     * @param learner who made it
     * @param target what it predicts
     * @param classes class names, most bearish first; empty for a number
     * @param learnt days that it learnt from, the last that on which the last label became known
     * @param validated days on which its specification was judged out of sample
     * @param dataHash of the bars that were looked at
     * @param seed root of the redrawn samples
     * @param simulated whether the market is simulated
     * @param heldOut what the workspace holds out, and which look this was
     * @param proof whether what the model was fitted on looks ahead
     */
    public record Subject(
            String model,
            String learner,
            String target,
            List<String> classes,
            ModelCard.Span learnt,
            ModelCard.Span validated,
            String dataHash,
            long seed,
            boolean simulated,
            String heldOut,
            Optional<ProofStamp> proof) {
        /** Copies the list. */
        public Subject {
            classes = List.copyOf(classes);
        }
    }

    /**
     * What was asked.
     *
     * @param judged rows whose outcome is known, on which the model and all nulls speak
     * @param stocks whose rows these are
     * @param days on which they were decided, the first and the last
     * @param unresolved rows whose outcome is not known yet, or never will be
     * @param silent rows on which the model says nothing
     * @param purged rows left out because they are decided before all that the model learnt from was known
     * @param learnt rows that the model learnt from
     */
    public record Rows(
            int judged, int stocks, ModelCard.Span days, int unresolved, int silent, int purged, int learnt) {}

    /**
     * All rows together.
     *
     * @param verdict by the measure that was declared to decide
     * @param comparison with every null model
     * @param model every figure of the model
     * @param nulls every figure of the null models, in their declared order
     * @param profile calibration, and what followed on low and high scores
     * @param leakSuspected whether a figure is too good to be true
     */
    public record Whole(
            Verdict verdict,
            Comparison comparison,
            Evaluation model,
            List<Evaluation> nulls,
            ScoreProfile profile,
            boolean leakSuspected) {
        /** Copies the list. */
        public Whole {
            nulls = List.copyOf(nulls);
        }
    }

    /**
     * One figure on three kinds of rows; NaN where it is not known.
     *
     * @param figure its name
     * @param share whether it is a share of rows, more of which is better: only then is a fall of
     *     {@value EvaluationReport#LARGE} said to be large
     * @param learnt on rows that the model learnt from: in sample, no measure of skill
     * @param validated out of sample in the walk-forward of its specification
     * @param later on the later rows
     */
    public record Gap(String figure, boolean share, double learnt, double validated, double later) {
        /** What is lost from the rows learnt from to the later ones. */
        public double lost() {
            return learnt - later;
        }

        /** Whether it falls by more than ten percentage points from learnt to later rows. */
        public boolean isLarge() {
            return share && lost() > LARGE;
        }

        /** Whether it falls by more than ten percentage points from the walk-forward to later rows. */
        public boolean isLargeSinceValidation() {
            return share && validated - later > LARGE;
        }
    }
}
