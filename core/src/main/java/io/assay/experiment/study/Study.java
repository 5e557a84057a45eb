package io.assay.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Digest;
import io.assay.dataset.CalendarWindows;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Competition;
import io.assay.evaluate.Measure;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Settings;
import io.assay.experiment.HeldOut;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.ledger.Peeks;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.registry.CodeVersion;
import io.assay.report.RunReport;
import io.assay.report.StudyReport;

/**
 * Lets several candidates compete over a universe (R2): walks all of them over the same windows, chooses who signals by
 * a stated rule, judges the choice beside every null model, and refits it for today. Folds, stocks and models are on
 * disk as soon as they are done: a run that was killed goes on where it stopped, and a repetition on the same data does
 * nothing twice.
 */
public final class Study {
    /** The rule in words. */
    public static final String RULE =
            "In each window the competitor with the least log loss over all stocks and all earlier windows signals,"
                    + " as far as outcomes were known by then; the first candidate where none was. A stock whose"
                    + " history is too short to be judged by itself gets the best pooled competitor.";

    private static final int BUCKETS = 10;

    /** Redrawn samples for the figures of each window; the run's verdict, which counts, has more. */
    private static final int DRAWS = 500;

    private final StudySpec spec;
    private final Wiring wiring;
    private final HeldOut heldOut;

    /**
     * A study.
     *
     * @param heldOut days on which nothing is scored
     */
    public Study(StudySpec spec, Wiring wiring, HeldOut heldOut) {
        this.spec = spec;
        this.wiring = wiring;
        this.heldOut = heldOut;
    }

    /**
     * Runs, or returns what the same run on the same data came to before.
     *
     * @param instruments the universe
     * @throws io.assay.base.DataException if not one of them has enough history, or something of the study looks ahead
     */
    public StudyReport run(List<Instrument> instruments) {
        return run(instruments, Optional.empty());
    }

    /**
     * As {@link #run(List)}, and judges the choice on the held-out days as well, which counts as a look at them.
     *
     * @param peeks where looks are counted
     * @throws io.assay.base.UsageException if nothing is held out
     */
    public StudyReport runAndOpen(List<Instrument> instruments, Peeks peeks) {
        return run(instruments, Optional.of(peeks));
    }

    /** Whether the same run on the same data was finished before, so that running it again fits nothing. */
    public boolean isDone(List<Instrument> instruments) {
        return finished(runId(instruments)).isPresent();
    }

    private StudyReport run(List<Instrument> instruments, Optional<Peeks> opening) {
        String runId = runId(instruments);
        Optional<StudyReport> before = finished(runId);
        if (before.isPresent() && opening.isEmpty()) {
            return before.get();
        }
        UniverseRows universe = UniverseRows.of(spec.label(), wiring, instruments);
        if (opening.isPresent()) {
            heldOut.requireAnyBy(universe.lastDay());
        }
        ProofStamp proof =
                wiring.proven(spec.ingredients(!universe.label().untraded().isEmpty()));
        int last = Math.min(universe.lastDay(), heldOut.lastOpen());
        CalendarWindows windows = spec.windows(universe, last);
        StudyWalks walks = new StudyWalks(spec, wiring, universe, windows);
        StudyCommittee.Decision decision =
                new StudyCommittee(spec, windows, wiring.parallel()).decide(walks.walk(last));
        Map<String, String> leftOut = new TreeMap<>(universe.leftOut());
        leftOut.putAll(walks.tooShort());
        StudyModels.Kept kept =
                new StudyModels(spec, wiring, new StudyModels.Where(universe, windows, runId, proof)).keep(decision);
        Judged all = RunJudge.judged(decision.stocks());
        StudyReport judged = report(
                new Judging(
                        new RunJudge.Identity(
                                runId,
                                spec.text(),
                                spec.seed().value(),
                                spec.dataHash(wiring.data(), universe.instruments()),
                                proof),
                        kept,
                        decision,
                        windows,
                        all),
                leftOut,
                walks.notes());
        StudyReport report = judged.run().leakSuspected()
                ? judged.withRun(new StudyHunt(spec, wiring, universe).on(judged.run(), decision.now(), windows, last))
                : judged;
        if (opening.isPresent()) {
            report = new StudyOpening(spec, wiring, heldOut).open(report, universe, decision, opening.get());
        } else {
            report = report.withOpened(openedBefore(runId));
        }
        record(report, kept, decision, new Material(all, instruments));
        return report;
    }

    /** What the same run saw when it was opened: that is not forgotten where something of it has to be made again. */
    private Optional<StudyReport.Opened> openedBefore(String runId) {
        Path folder = wiring.run(runId);
        return RunFolder.isFinished(folder)
                ? RunFolder.at(folder).study().flatMap(StudyReport::opened)
                : Optional.empty();
    }

    /** One run is the same work on the same data by the same code. */
    private String runId(List<Instrument> instruments) {
        return Digest.sha256()
                .add(spec.hash())
                .add(spec.dataHash(wiring.data(), instruments))
                .add(instruments.stream().sorted().toList().toString())
                .add(heldOut.from())
                .add(CodeVersion.current().toString())
                .add(wiring.gate().isOpen() ? "unproven" : "")
                .hex()
                .substring(0, 12);
    }

    /** What a run came to, if it was recorded and all its models and judged rows are as they were kept. */
    private Optional<StudyReport> finished(String runId) {
        Path folder = wiring.run(runId);
        if (!RunFolder.isFinished(folder)) {
            return Optional.empty();
        }
        RunFolder before = RunFolder.at(folder);
        Optional<StudyReport> report = before.study();
        if (report.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Boolean> sound = new HashMap<>();
        Map<String, String> models = before.record().models();
        boolean whole = models.values().stream().allMatch(id -> sound.computeIfAbsent(id, wiring.models()::isSound))
                && isSound(folder, report.get());
        if (whole) {
            wiring.promote(models, runId);
        }
        return whole ? report : Optional.empty();
    }

    private boolean isSound(Path folder, StudyReport report) {
        return wiring
                .parallel()
                .map(
                        report.run().stocks(),
                        s -> JudgedFile.isSound(JudgedFile.in(folder, Instrument.parse(s.instrument()))))
                .stream()
                .allMatch(sound -> sound);
    }

    /** What is judged: the rows of all stocks together, and who decided and was kept. */
    private record Judging(
            RunJudge.Identity run,
            StudyModels.Kept kept,
            StudyCommittee.Decision decision,
            CalendarWindows windows,
            Judged all) {}

    private StudyReport report(Judging of, Map<String, String> leftOut, List<String> notes) {
        wiring.progress().start("Judging", 3);
        Judged all = of.all();
        int nulls = spec.nullCount();
        Settings settings = Settings.standard(spec.seed().child("judging"));
        RunReport run = RunJudge.judge(of.run(), of.kept().stocks(), leftOut, new RunJudge.Rows(all, nulls), settings);
        wiring.progress().step("figures");
        ScoreProfile profile =
                ScoreProfile.of(all.rows(), all.model(), all.nulls(nulls).get(0).predictions(), BUCKETS, settings);
        wiring.progress().step("profile");
        List<StudyReport.WindowScore> windows =
                WindowScores.of(all, of.windows(), settings.withDraws(DRAWS), wiring.parallel());
        wiring.progress().done();
        List<String> remarks = new ArrayList<>(notes);
        wiring.members().map(Universe::sentence).ifPresent(remarks::add);
        remarks.addAll(of.kept().notes());
        of.kept()
                .fallBacks()
                .forEach((stock, id) -> remarks.add(stock + " signals come from " + id
                        + ", the pooled model: its own history is too short to be judged"));
        return new StudyReport(
                run,
                of.decision().choices(),
                Optional.of(windows),
                RULE,
                Optional.of(competition(of, settings)),
                profile,
                heldOut.text(),
                Optional.empty(),
                remarks);
    }

    /** The competitors stand behind whoever was chosen and the nulls. */
    private Competition competition(Judging of, Settings settings) {
        List<Answers> answers = of.all().answers();
        int first = 1 + spec.nullCount();
        int count = of.decision().competitors().size();
        return Competition.of(of.all().rows(), answers.get(1), answers.subList(first, first + count), settings);
    }

    /** The rows that were judged and whose they were asked to be. */
    private record Material(Judged all, List<Instrument> asked) {}

    private void record(StudyReport report, StudyModels.Kept kept, StudyCommittee.Decision decision, Material of) {
        Path folder = wiring.run(report.run().runId());
        if (!RunFolder.isFinished(folder)) {
            // The trials first: killed between the two, a run is logged twice, which counts once, and never not at all.
            log(report, decision);
        }
        Map<String, String> models = new TreeMap<>(kept.fallBacks());
        report.run().stocks().forEach(s -> models.put(s.instrument(), s.modelId()));
        // Warned before anything says that the run is finished: a run that is killed here is done again.
        report.run()
                .hunt()
                .ifPresent(h -> wiring.models()
                        .warn(
                                models.values(),
                                "Search for a leak in run " + report.run().runId() + ": " + h.sentence()));
        RunData data = RunData.of(wiring.data(), of.all().rows(), wiring.parallel());
        RunFolder.keep(folder, report, new RunFolder.OfStudy(spec.recipe(heldOut, wiring, of.asked()), data, models));
        wiring.promote(models, report.run().runId());
    }

    /** The score of every competitor was seen, so each is a trial. */
    private void log(StudyReport report, StudyCommittee.Decision decision) {
        RunReport run = report.run();
        String stocks = UniverseFile.text(
                run.stocks().stream().map(RunReport.Stock::instrument).toList(), wiring.members());
        List<Comparison> scores = new ArrayList<>();
        scores.add(run.comparison());
        scores.addAll(run.others().subList(0, decision.competitors().size()));
        for (Comparison score : scores) {
            wiring.ledger()
                    .append(new Trial(
                            Trial.Kind.TRIAL,
                            score.model() + " of: " + spec.text() + "; " + stocks,
                            run.dataHash(),
                            new Window(score.span().firstDay(), score.span().lastDay()),
                            run.seed(),
                            CodeVersion.current().toString(),
                            new Trial.Score(
                                    Measure.DIRECTION.title(),
                                    score.by(Measure.DIRECTION).get(0).model())));
        }
    }
}
