package io.assay.experiment.study;

import java.nio.file.Path;
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
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.ledger.Peeks;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.report.RunReport;
import io.assay.report.StudyReport;

/**
 * Judges on the held-out days whoever was chosen without them. Nothing is chosen here: the one competitor that signals
 * from now on walks through the held-out days, refitted as often as before.
 */
final class StudyOpening {
    /** Redrawn samples a stock; the verdict, which counts, has more. */
    private static final int DRAWS = 200;

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
        int nulls = only.nullCount();
        CalendarWindows windows = spec.windows(universe, universe.lastDay())
                .withStart(heldOut.from())
                .from(heldOut.from());
        long looks = new HeldOutLook(wiring, heldOut)
                .take(universe, peeks, decision.now().name() + " of: " + spec.text());
        List<Predicted> stocks = new StudyWalks(only, wiring, universe, windows)
                .walk(HeldOut.NEVER).stream()
                        .map(walked -> mixed(walked, decision.now().scope(), weights, nulls))
                        .toList();
        Judged judged = RunJudge.judged(stocks);
        Settings settings = Settings.standard(spec.seed().child("judging held-out"));
        keep(report, stocks, nulls, settings);
        Assessment assessment = Assessment.of(judged, judged.model(), nulls, settings);
        return report.withOpened(Optional.of(new StudyReport.Opened(
                looks, Verdict.of(assessment.comparison()), assessment.comparison(), assessment.evaluation())));
    }

    /** A stock's rows with the answers of whoever was chosen, and of the nulls. */
    private static Predicted mixed(StudyWalks.Walked walked, Candidate.Scope scope, List<Double> weights, int nulls) {
        Predicted all = walked.predicted();
        List<Predictions> members = all.answers().subList(0, weights.size()).stream()
                .map(Answers::predictions)
                .toList();
        double[] shares = weights.stream().mapToDouble(Double::doubleValue).toArray();
        List<Answers> answers = new ArrayList<>();
        answers.add(new Answers(StudyReport.CHOSEN, Predictions.average(members, shares)));
        answers.addAll(all.answers().subList(weights.size(), weights.size() + nulls));
        return new Predicted(all.rows(), answers, walked.training(scope));
    }

    /** Keeps what was said of each stock, so that it can be acted on. */
    private void keep(StudyReport report, List<Predicted> stocks, int nulls, Settings settings) {
        Path folder = RunFolder.heldOut(wiring.run(report.run().runId()));
        wiring.parallel().map(stocks, own -> {
            Judged judged = own.judged();
            Instrument instrument = own.rows().instruments().get(0);
            Settings some = settings.withDraws(DRAWS);
            RunReport.Stock stock =
                    Assessment.of(judged, judged.model(), nulls, some).stock(instrument.toString(), "", 1, Double.NaN);
            JudgedFile.Header header = JudgedFile.Header.of(
                    "held-out", stock, Assessment.score(instrument.toString(), judged, nulls, some), own);
            JudgedFile.write(JudgedFile.in(folder, instrument), header, own);
            return header;
        });
        RunFolder.keepHeldOut(
                wiring.run(report.run().runId()),
                RunData.of(wiring.data(), RunJudge.pooled(stocks).rows(), wiring.parallel()));
    }
}
