package io.assay.train.watch;

import java.util.Optional;
import java.util.function.LongSupplier;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/**
 * Puts what happens in a training into words. Listens first, then is asked: the loss of a line is the mean over the
 * epoch so far, the rate and the remaining time are measured.
 */
public final class Commentary implements TrainingListener {
    private static final double TENTH = 0.1;

    private final Pace pace;
    private TrainingStart start = new TrainingStart("", 0, 1, 1, 0, 0, 0, Double.NaN);
    private Optional<TrainingEpoch> last = Optional.empty();
    private double losses;
    private long rows;

    /** Words about a training that is measured by nanoseconds that never go back. */
    public Commentary(LongSupplier nanos) {
        this.pace = new Pace(nanos);
    }

    @Override
    public void started(TrainingStart newStart) {
        start = newStart;
        last = Optional.empty();
        losses = 0;
        rows = 0;
        pace.started(newStart);
    }

    @Override
    public void stepped(TrainingStep step) {
        pace.stepped(step);
        losses += step.loss() * step.sequences();
        rows += step.sequences();
    }

    @Override
    public void epochEnded(TrainingEpoch epoch) {
        pace.epochEnded(epoch);
        last = Optional.of(epoch);
        losses = 0;
        rows = 0;
    }

    /** What begins. */
    public String beginning() {
        String from = start.epochsDone() == 0 ? "" : ", goes on after epoch " + start.epochsDone();
        String validation = start.validation() == 0
                ? "no validation rows"
                : Wording.count(start.validation()) + " validation rows"
                        + (Double.isNaN(start.baseRate())
                                ? ""
                                : " (most frequent class " + Wording.percent(start.baseRate()) + ")");
        return start.name() + ": " + Wording.count((double) start.parameters()) + " parameters, at most "
                + start.epochs() + " epochs of " + Wording.count(start.batches()) + " steps, "
                + Wording.count(start.sequences()) + " rows, " + validation + from;
    }

    /** Whether a tenth of the epoch has just ended, and not the epoch itself. */
    public boolean endsTenth(TrainingStep step) {
        int tenth = Math.max(1, (int) Math.ceil(start.batches() * TENTH));
        return step.step() % tenth == 0 && step.step() < start.batches();
    }

    /** How far it is after a step. */
    public String line(TrainingStep step) {
        return "epoch " + step.epoch() + " of " + start.epochs() + ", " + done(step) + " %: loss "
                + Wording.loss(losses / Math.max(1, rows)) + ", learning rate " + Wording.rounded(step.learningRate())
                + ", gradient norm " + Wording.rounded(step.gradientNorm()) + pace();
    }

    /** What an epoch came to. */
    public String line(TrainingEpoch epoch) {
        String validation = start.validation() == 0 ? "" : "; validation " + score(epoch.validation());
        return "epoch " + epoch.epoch() + " of " + start.epochs() + ": train " + score(epoch.train()) + validation
                + "; learning rate " + Wording.rounded(epoch.learningRate()) + ", gradient norm "
                + Wording.rounded(epoch.gradientNorm()) + pace() + (epoch.best() ? ", best so far" : "");
    }

    /** How far it is after a step, short enough for one line of a terminal. */
    public String brief(TrainingStep step) {
        return brief(
                step.epoch(),
                " " + done(step) + "%",
                losses / Math.max(1, rows),
                step.learningRate(),
                step.gradientNorm());
    }

    /** What an epoch came to, short enough for one line of a terminal. */
    public String brief(TrainingEpoch epoch) {
        return brief(epoch.epoch(), "", epoch.train().loss(), epoch.learningRate(), epoch.gradientNorm());
    }

    private String brief(int epoch, String done, double loss, double rate, double norm) {
        String left = pace.estimate()
                .map(e -> " | " + Wording.time(e.remaining()) + " left")
                .orElse("");
        return start.name() + " " + epoch + "/" + start.epochs() + done + " | loss " + Wording.loss(loss)
                + last.map(this::accuracy).orElse("") + " | rate " + Wording.rounded(rate) + " | grad "
                + Wording.rounded(norm) + " | " + Wording.count(pace.sequencesPerSecond()) + " seq/s" + left;
    }

    /** Accuracy of the last epoch: on validation rows where there are any. */
    private String accuracy(TrainingEpoch epoch) {
        double accuracy = (start.validation() == 0 ? epoch.train() : epoch.validation()).accuracy();
        return Double.isNaN(accuracy) ? "" : " | accuracy " + Wording.percent(accuracy);
    }

    /** How it ended. */
    public String ending(TrainingEnd end) {
        String reason = switch (end.reason()) {
            case ALL_EPOCHS -> "all epochs are trained";
            case NO_PROGRESS -> "the validation loss fell no more";
        };
        return start.name() + ": ended after epoch " + end.epochs() + ", " + reason + "; kept are the weights of epoch "
                + end.best();
    }

    /** What it takes by what was measured; empty before the first step. */
    public Optional<Estimate> estimate() {
        return pace.estimate();
    }

    private long done(TrainingStep step) {
        return 100L * step.step() / Math.max(1, start.batches());
    }

    private String pace() {
        return ", " + Wording.count(pace.sequencesPerSecond()) + " sequences/s"
                + pace.estimate()
                        .map(e -> ", " + Wording.time(e.remaining()) + " left at most")
                        .orElse("");
    }

    private static String score(Score score) {
        return "loss " + Wording.loss(score.loss())
                + (Double.isNaN(score.accuracy()) ? "" : ", accuracy " + Wording.percent(score.accuracy()));
    }
}
