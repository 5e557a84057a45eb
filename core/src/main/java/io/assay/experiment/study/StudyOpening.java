package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.dataset.CalendarWindows;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Assessment;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.RunJudge;
import io.assay.ledger.Peeks;
import io.assay.model.Predictions;
import io.assay.report.StudyReport;

/**
 * Judges on the held-out days whoever was chosen without them. Nothing is chosen here: the one competitor that signals
 * from now on walks through the held-out days, refitted as often as before.
 */
final class StudyOpening {
    private final StudySpec spec;
    private final Wiring wiring;
    private final HeldOut heldOut;

    StudyOpening(StudySpec spec, Wiring wiring, HeldOut heldOut) {
        this.spec = spec;
        this.wiring = wiring;
        this.heldOut = heldOut;
    }

    /** The report with what the held-out days showed; the look is counted before it is taken. */
    StudyReport open(StudyReport report, UniverseRows universe, StudyCommittee.Decision decision, Peeks peeks) {
        heldOut.requireAnyBy(universe.lastDay());
        List<Candidate> chosen = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int c = 0; c < spec.candidates().size(); c++) {
            if (decision.now().weights()[c] > 0) {
                chosen.add(spec.candidates().get(c));
                weights.add(decision.now().weights()[c]);
            }
        }
        StudySpec only = spec.withCandidates(chosen);
        CalendarWindows windows = spec.windows(universe, universe.lastDay())
                .withStart(heldOut.from())
                .from(heldOut.from());
        long looks = new HeldOutLook(wiring, heldOut)
                .take(universe, peeks, decision.now().name() + " of: " + spec.text());
        Judged all = RunJudge.judged(new StudyWalks(only, wiring, universe, windows)
                .walk(HeldOut.NEVER).stream().map(StudyWalks.Walked::predicted).toList());
        int nulls = spec.nullCount();
        Judged judged = judged(all, weights, nulls);
        Settings settings = Settings.standard(spec.seed().child("judging held-out"));
        Assessment assessment = Assessment.of(judged, judged.model(), nulls, settings);
        return report.withOpened(Optional.of(new StudyReport.Opened(
                looks, Verdict.of(assessment.comparison()), assessment.comparison(), assessment.evaluation())));
    }

    private static Judged judged(Judged all, List<Double> weights, int nulls) {
        List<Predictions> members = all.answers().subList(0, weights.size()).stream()
                .map(Answers::predictions)
                .toList();
        double[] shares = weights.stream().mapToDouble(Double::doubleValue).toArray();
        List<Answers> answers = new ArrayList<>();
        answers.add(new Answers(StudyReport.CHOSEN, Predictions.average(members, shares)));
        answers.addAll(all.answers().subList(weights.size(), weights.size() + nulls));
        return new Judged(all.rows(), answers);
    }
}
