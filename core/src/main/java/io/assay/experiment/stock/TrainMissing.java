package io.assay.experiment.stock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.Settings;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Assessment;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.experiment.run.RunRecipe;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;
import io.assay.registry.CodeVersion;
import io.assay.report.RunReport;

/**
 * Fits a model for every stock that lacks one (R1), judges the specification over all of them together, and makes the
 * models current. What a stock came to is on disk as soon as it is done: a run that was killed goes on where it
 * stopped.
 */
public final class TrainMissing {
    /** Redrawn samples a stock; the run's verdict, which counts, has more. */
    private static final int DRAWS = 1000;

    private final PerStockSpec spec;
    private final Wiring wiring;

    /** An experiment. */
    public TrainMissing(PerStockSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /** The instruments without a current model, or whose model's files are damaged or gone, in the order given. */
    public List<Instrument> missing(List<Instrument> instruments) {
        Map<String, String> current = wiring.models().current();
        return instruments.stream()
                .filter(i -> Optional.ofNullable(current.get(i.toString()))
                        .filter(wiring.models()::isSound)
                        .isEmpty())
                .toList();
    }

    /**
     * Fits, judges, keeps.
     *
     * @param instruments whom to fit for, at least one
     * @throws DataException if not one of them has enough history, or the specification looks ahead
     */
    public RunReport run(List<Instrument> instruments) {
        return outcome(instruments).report();
    }

    /** What a run came to, with the out-of-sample rows of all stocks and what everybody said of them. */
    public static final class Outcome {
        private final RunReport report;
        private final Judged judged;
        private final List<String> notes;

        Outcome(RunReport report, Judged judged, List<String> notes) {
            this.report = report;
            this.judged = judged;
            this.notes = List.copyOf(notes);
        }

        /** The report for people. */
        public RunReport report() {
            return report;
        }

        /** What a reader should know of how it went, in sentences. */
        public List<String> notes() {
            return notes;
        }

        Judged judged() {
            return judged;
        }
    }

    /** As {@link #run}, with the rows that were judged. */
    public Outcome outcome(List<Instrument> instruments) {
        Auditor auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        String runId = runId(instruments);
        Path folder = wiring.run(runId);
        ProofStamp proof = wiring.proven(spec.ingredients());
        Worker worker = new Worker(auditor, folder, proof);
        wiring.progress().start("Training", instruments.size());
        Parallel inner = instruments.size() > 1 ? new Parallel(1) : wiring.parallel();
        List<Attempt> attempts = wiring.parallel().map(instruments, i -> worker.attempt(i, inner));
        wiring.progress().done();
        List<JudgedFile.Content> done = done(attempts);
        Judged all =
                RunJudge.judged(done.stream().map(JudgedFile.Content::predicted).toList());
        RunReport judged = report(
                new RunJudge.Identity(
                        runId, spec.text(), spec.seed().value(), wiring.data().contentHash(), proof),
                attempts,
                all);
        RunReport report = judged.leakSuspected() ? hunted(judged, folder, auditor) : judged;
        Map<String, String> current = new TreeMap<>();
        report.stocks().forEach(s -> current.put(s.instrument(), s.modelId()));
        if (!RunFolder.isFinished(folder)) {
            // The trial first: killed between the two, a run is logged twice, which counts once, and never not at all.
            log(report);
        }
        report.hunt()
                .ifPresent(h -> wiring.models()
                        .warn(current.values(), "Search for a leak in run " + runId + ": " + h.sentence()));
        RunRecipe recipe = spec.recipe(wiring, instruments);
        RunFolder.keep(folder, report, recipe, RunData.of(wiring.data(), all.rows(), wiring.parallel()));
        wiring.promote(current, runId);
        List<String> notes = new ArrayList<>(worker.damaged.stream().sorted().toList());
        wiring.members().map(Universe::sentence).ifPresent(notes::add);
        return new Outcome(report, all, notes);
    }

    private static List<JudgedFile.Content> done(List<Attempt> attempts) {
        List<JudgedFile.Content> done =
                attempts.stream().flatMap(a -> a.done().stream()).toList();
        if (done.isEmpty()) {
            throw new DataException("not one of " + attempts.size() + " symbols could be trained. First: "
                    + attempts.get(0).instrument() + ": "
                    + attempts.get(0).reason().orElseThrow());
        }
        return done;
    }

    /** One run is the same work on the same data by the same code. */
    private String runId(List<Instrument> instruments) {
        return Digest.sha256()
                .add(spec.hash())
                .add(wiring.data().contentHash())
                .add(instruments.toString())
                .add(CodeVersion.current().toString())
                .add(wiring.gate().isOpen() ? "unproven" : "")
                .hex()
                .substring(0, 12);
    }

    private RunReport report(RunJudge.Identity run, List<Attempt> attempts, Judged all) {
        Map<String, String> leftOut = new TreeMap<>();
        attempts.forEach(
                a -> a.reason().ifPresent(r -> leftOut.put(a.instrument().toString(), r)));
        wiring.progress().start("Judging", 1);
        Settings settings = Settings.standard(spec.seed().child("judging"));
        RunReport report = RunJudge.judge(
                run,
                done(attempts).stream().map(JudgedFile.Content::header).toList(),
                leftOut,
                new RunJudge.Rows(all, StockTrainer.nulls(spec).size()),
                settings);
        wiring.progress().done();
        return report;
    }

    /** A figure is too good to be true: what is it made of? A repetition need not search again. */
    private RunReport hunted(RunReport report, Path folder, Auditor auditor) {
        Optional<LeakHunt> before =
                RunFolder.isFinished(folder) ? RunFolder.at(folder).report().hunt() : Optional.empty();
        return report.withHunt(before.orElseGet(() -> new StockHunt(spec, wiring, auditor).on(report)));
    }

    /** A trial is a specification on a universe: whoever tries stocks one by one until one pleases tries that often. */
    private void log(RunReport report) {
        List<String> stocks =
                report.stocks().stream().map(RunReport.Stock::instrument).toList();
        Trial trial = new Trial(
                Trial.Kind.TRIAL,
                spec.text() + "; " + UniverseFile.text(stocks, wiring.members()),
                wiring.data().contentHash(),
                new Window(report.span().firstDay(), report.span().lastDay()),
                spec.seed().value(),
                CodeVersion.current().toString(),
                new Trial.Score(report.primaryName(), report.primary().model()));
        wiring.ledger().append(trial);
    }

    /** What became of one stock: done, or the reason why not. */
    private record Attempt(Instrument instrument, Optional<JudgedFile.Content> done, Optional<String> reason) {}

    /** Fits stocks one by one; used by several threads. */
    private final class Worker {
        private final Auditor auditor;
        private final StockTrainer trainer;
        private final Cards cards;
        private final Path folder;
        private final ProofStamp proof;
        private final List<String> damaged = Collections.synchronizedList(new ArrayList<>());

        Worker(Auditor auditor, Path folder, ProofStamp proof) {
            this.auditor = auditor;
            this.folder = folder;
            this.proof = proof;
            this.trainer = new StockTrainer(spec, wiring);
            this.cards = new Cards(wiring);
        }

        Attempt attempt(Instrument instrument, Parallel parallel) {
            try {
                return new Attempt(instrument, Optional.of(done(instrument, parallel)), Optional.empty());
            } catch (DataException e) {
                return new Attempt(instrument, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
            } finally {
                wiring.progress().step(instrument.toString());
            }
        }

        private JudgedFile.Content done(Instrument instrument, Parallel parallel) {
            Path file = JudgedFile.in(folder, instrument);
            CleanSeries clean = auditor.clean(instrument);
            String key = Digest.sha256().add(clean.barsEvenIfBlocked().hash()).hex();
            Optional<JudgedFile.Content> before = JudgedFile.recall(file, key, damaged)
                    .filter(c -> wiring.models().isSound(c.header().stock().modelId()));
            if (before.isPresent()) {
                return before.get();
            }
            StockTrainer.Trained trained = trainer.train(instrument, clean, parallel);
            JudgedFile.Header header = header(key, instrument, trained);
            JudgedFile.write(file, header, trained.predicted());
            return new JudgedFile.Content(header, trained.predicted());
        }

        private Optional<String> members(Instrument instrument) {
            return wiring.members().map(u -> UniverseFile.keep(wiring.workspace(), u.only(Set.of(instrument))));
        }

        private JudgedFile.Header header(String key, Instrument instrument, StockTrainer.Trained trained) {
            Settings settings = Settings.standard(spec.seed().child("judging").child(instrument.toString()))
                    .withDraws(DRAWS);
            Judged judged = trained.predicted().judged();
            int nulls = StockTrainer.nulls(spec).size();
            Assessment assessment = Assessment.of(judged, judged.model(), nulls, settings);
            Cards.Identity identity = new Cards.Identity(
                    spec.learner().parameters(),
                    spec.hash(),
                    spec.seed().value(),
                    1,
                    "",
                    members(instrument),
                    proof,
                    OutsideInputs.NONE);
            String id = cards.keep(new Cards.Parts(
                    List.of(instrument.toString()), identity, trained.fitted(), assessment, trained.source()));
            return JudgedFile.Header.of(
                    key,
                    assessment.stock(
                            instrument.toString(),
                            id,
                            trained.folds(),
                            trained.fitted().inSample()),
                    Assessment.score(instrument.toString(), judged, nulls, settings),
                    trained.predicted());
        }
    }
}
