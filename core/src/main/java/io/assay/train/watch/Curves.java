package io.assay.train.watch;

import java.util.List;
import java.util.Optional;

import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingStart;

/** What the figures of epochs warn of. Each check gives the sentence of its red flag, or nothing. */
final class Curves {
    /** Epochs without progress of the training loss; ours, half of what early stopping waits. */
    static final int FLAT_EPOCHS = 5;

    /** What is progress, as a share of the loss; ours. */
    static final double PROGRESS = 0.001;

    /** Prechelt 1998, "Early stopping - but when?", criterion UP with s = 3. */
    static final int RISES = 3;

    /** Prechelt 1998, criterion GL with alpha = 5. */
    static final double LOST = 0.05;

    /** A gap of over 10 percentage points is overfitting (the request, S4 issue 2 and R83). */
    static final double GAP = 0.10;

    /** Epochs in which a network must have learnt something; ours. */
    static final int EPOCHS_TO_LEARN = 5;

    /**
     * Share of the base rate's mistakes that a believable model avoids: an accuracy of 0.65 at a base rate of 0.5. The
     * best published accuracy of daily directions is 0.574 (DTML, Yoo and others 2021, at a base rate of 0.51).
     */
    static final double BELIEVABLE = 0.30;

    /** Standard errors that chance seldom exceeds. */
    private static final double ERRORS = 2;

    private Curves() {}

    static Optional<String> lossFlat(List<TrainingEpoch> epochs) {
        int size = epochs.size();
        if (size <= FLAT_EPOCHS) {
            return Optional.empty();
        }
        double before = lowest(epochs.subList(0, size - FLAT_EPOCHS));
        double since = lowest(epochs.subList(size - FLAT_EPOCHS, size));
        return since > before - PROGRESS * Math.abs(before)
                ? Optional.of("the training loss has not fallen by " + Wording.rounded(100 * PROGRESS) + " % in "
                        + FLAT_EPOCHS + " epochs (" + Wording.loss(before) + " before, " + Wording.loss(since)
                        + " since)")
                : Optional.empty();
    }

    static Optional<String> validationRising(List<TrainingEpoch> epochs) {
        TrainingEpoch last = epochs.get(epochs.size() - 1);
        TrainingEpoch best = last;
        for (TrainingEpoch epoch : epochs) {
            best = epoch.validation().loss() < best.validation().loss() ? epoch : best;
        }
        double lowest = best.validation().loss();
        boolean isLost = last.validation().loss() > lowest + LOST * Math.abs(lowest)
                && last.train().loss() < best.train().loss();
        return isLost || diverges(epochs)
                ? Optional.of("the validation loss rises (" + Wording.loss(lowest) + " in epoch " + best.epoch()
                        + ", now " + Wording.loss(last.validation().loss()) + ") while the training loss falls ("
                        + Wording.loss(best.train().loss()) + ", now "
                        + Wording.loss(last.train().loss()) + ")")
                : Optional.empty();
    }

    private static boolean diverges(List<TrainingEpoch> epochs) {
        int size = epochs.size();
        boolean does = size > RISES;
        for (int i = Math.max(1, size - RISES); i < size; i++) {
            TrainingEpoch before = epochs.get(i - 1);
            TrainingEpoch now = epochs.get(i);
            does &= now.validation().loss() > before.validation().loss()
                    && now.train().loss() < before.train().loss();
        }
        return does;
    }

    static Optional<String> gap(TrainingEpoch epoch) {
        double gap = epoch.train().accuracy() - epoch.validation().accuracy();
        return gap > GAP
                ? Optional.of("the accuracy on rows learnt from ("
                        + Wording.percent(epoch.train().accuracy())
                        + ") is " + Wording.rounded(100 * gap) + " percentage points above that on validation rows ("
                        + Wording.percent(epoch.validation().accuracy()) + "), which is more than "
                        + Math.round(100 * GAP))
                : Optional.empty();
    }

    static Optional<String> atBaseRate(TrainingStart start, List<TrainingEpoch> epochs) {
        if (epochs.size() < EPOCHS_TO_LEARN) {
            return Optional.empty();
        }
        double best = epochs.stream()
                .mapToDouble(e -> judged(start, e).accuracy())
                .max()
                .orElseThrow();
        double luck = start.baseRate() + ERRORS * error(start, start.baseRate());
        return best <= luck
                ? Optional.of("after " + epochs.size() + " epochs the best accuracy (" + Wording.percent(best)
                        + ") is not above what the most frequent class and luck give (" + Wording.percent(luck) + ")")
                : Optional.empty();
    }

    static Optional<String> tooGood(TrainingStart start, TrainingEpoch epoch) {
        double limit = start.baseRate() + BELIEVABLE * (1 - start.baseRate());
        double accuracy = epoch.validation().accuracy();
        return accuracy - ERRORS * error(start, accuracy) > limit
                ? Optional.of("an accuracy of " + Wording.percent(accuracy) + " on validation rows is too good to be"
                        + " true (more than " + Wording.percent(limit) + " for sure): suspect a leak")
                : Optional.empty();
    }

    static Optional<String> notFinite(TrainingStart start, TrainingEpoch epoch) {
        boolean isFinite = Double.isFinite(epoch.train().loss())
                && Double.isFinite(epoch.gradientNorm())
                && (start.validation() == 0
                        || Double.isFinite(epoch.validation().loss()));
        return isFinite
                ? Optional.empty()
                : Optional.of("a loss or gradient is not finite (train loss "
                        + epoch.train().loss() + ", validation loss "
                        + epoch.validation().loss() + ", gradient norm " + epoch.gradientNorm() + ")");
    }

    /** The score that is judged by: that on validation rows, where there are any. */
    private static Score judged(TrainingStart start, TrainingEpoch epoch) {
        return start.validation() == 0 ? epoch.train() : epoch.validation();
    }

    /** Standard error of a share of rows, as if they were independent; rows of one day are not, so it is the least. */
    private static double error(TrainingStart start, double share) {
        int rows = start.validation() == 0 ? start.sequences() : start.validation();
        return StrictMath.sqrt(share * (1 - share) / Math.max(1, rows));
    }

    private static double lowest(List<TrainingEpoch> epochs) {
        return epochs.stream()
                .map(TrainingEpoch::train)
                .mapToDouble(Score::loss)
                .min()
                .orElseThrow();
    }
}
