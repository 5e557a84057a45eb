package io.assay.experiment.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.assay.base.Days;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.NewestWords;
import io.assay.experiment.monitor.PairedDays;
import io.assay.experiment.monitor.Watch;
import io.assay.experiment.run.RunFolder;
import io.assay.ledger.ProofStamp;
import io.assay.report.RetrainReport;
import io.assay.report.RunReport;
import io.assay.report.Text;

/** What a refit has to pass before it takes the place of the models in use. */
final class RefitChecks {
    private static final double FEWEST_STOCKS = 0.9;
    private static final double LEAST_SPREAD = 0.5;
    private static final double MOST_SPREAD = 2;

    /** A fit that turned round opposes the one before; one of noise agrees with nobody, and is refused by nothing. */
    private static final double LEAST_AGREEMENT = 0;

    private final Wiring wiring;
    private final Watch watch;
    private final ToIntFunction<String> learntTo;

    /**
     * Checks of the refit of a watch.
     *
     * @param learntTo the last epoch day that a model learnt from, by its name
     */
    RefitChecks(Wiring wiring, Watch watch, ToIntFunction<String> learntTo) {
        this.wiring = wiring;
        this.watch = watch;
        this.learntTo = learntTo;
    }

    /**
     * All checks that need no outcome.
     *
     * @param last no bar after this epoch day is looked at
     */
    List<RetrainReport.Check> all(RunFolder champion, RunAgain.Again again, int last) {
        List<RetrainReport.Check> checks = new ArrayList<>();
        RunReport report = again.report();
        Map<String, String> models = again.run().record().models();
        long there =
                watch.models().keySet().stream().filter(models::containsKey).count();
        checks.add(unsuspicious(report, champion.report()));
        boolean proven = ProofStamp.isProven(report.proof());
        boolean provenBefore = watch.models().values().stream()
                .allMatch(id -> ProofStamp.isProven(wiring.models().show(id).proof()));
        checks.add(new RetrainReport.Check(
                "as proven as before", proven || !provenBefore, ProofStamp.sentence(report.proof())));
        checks.add(new RetrainReport.Check(
                "a model for its stocks",
                there >= FEWEST_STOCKS * watch.models().size(),
                there + " of " + Text.plural(watch.models().size(), "stock")));
        long later = watch.models().entrySet().stream()
                .filter(e -> models.containsKey(e.getKey()))
                .filter(e ->
                        learntTo.applyAsInt(models.getOrDefault(e.getKey(), "")) > learntTo.applyAsInt(e.getValue()))
                .count();
        checks.add(new RetrainReport.Check(
                "learnt from later days",
                later >= FEWEST_STOCKS * watch.models().size(),
                later + " of " + Text.plural(watch.models().size(), "stock") + ", up to "
                        + Days.text(models.values().stream()
                                .distinct()
                                .mapToInt(learntTo)
                                .max()
                                .orElseThrow())));
        NewestWords words = NewestWords.of(wiring, watch, models, last);
        checks.add(new RetrainReport.Check(
                "scores spread alike",
                words.spread() >= LEAST_SPREAD && words.spread() <= MOST_SPREAD,
                Text.decimal(words.spread(), 2) + " times those in use on the newest "
                        + Text.plural(words.rows(), "row") + ", between " + LEAST_SPREAD + " and " + MOST_SPREAD));
        checks.add(new RetrainReport.Check(
                "scores do not oppose",
                words.agreement() >= LEAST_AGREEMENT,
                "correlation " + Text.signed(words.agreement(), 2) + " with those in use, at least "
                        + LEAST_AGREEMENT));
        return checks;
    }

    /** A figure above the published ones is a leak until a search has found none; the champion's was searched too. */
    private static RetrainReport.Check unsuspicious(RunReport candidate, RunReport champion) {
        String seen = !candidate.leakSuspected()
                ? "no figure lies above the published ones"
                : champion.leakSuspected()
                        ? "a figure lies above the published ones, as the champion's did"
                        : "a figure lies above the published ones, and none of the champion's did";
        return new RetrainReport.Check(
                "no new suspicion of a leak", !candidate.leakSuspected() || champion.leakSuspected(), seen);
    }

    /** That it tells not less than the models in use by more than a margin, where there are days to tell it. */
    static RetrainReport.Check notWorse(PairedDays pairs, double margin) {
        boolean told = pairs.gap().isDefined();
        return new RetrainReport.Check(
                "not much worse for sure",
                !told || pairs.gap().lower() > -margin,
                told
                        ? "less by " + Text.decimal(-Math.min(0, pairs.gap().lower()), 4) + " at most, allowed "
                                + Text.decimal(margin, 4)
                        : pairs.differing() + " days differ, too few to tell: the other checks decide");
    }
}
