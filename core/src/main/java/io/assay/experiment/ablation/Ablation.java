package io.assay.experiment.ablation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.ablation.AblationSpec.Variant;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.experiment.study.FoldFolder;
import io.assay.feature.FeatureGroup;
import io.assay.feature.outside.Modalities;
import io.assay.ledger.Peeks;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.registry.CodeVersion;
import io.assay.report.AblationReport;
import io.assay.report.Text;
import io.assay.train.Coverage;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Judges one learner with bars alone, with each kind of input beside them and with all, by the same purged walk-forward
 * on the same rows of the same days, and tells the paired gain of each with its interval. Every variant's score is
 * seen, so each is a trial. Folds are on disk as soon as they are done: who is killed goes on.
 */
public final class Ablation {
    private final AblationSpec spec;
    private final Wiring wiring;
    private final HeldOut heldOut;

    /**
     * An ablation.
     *
     * @param heldOut days on which nothing is scored unless they are opened
     */
    public Ablation(AblationSpec spec, Wiring wiring, HeldOut heldOut) {
        this.spec = spec;
        this.wiring = wiring;
        this.heldOut = heldOut;
    }

    /**
     * Runs.
     *
     * @param opening where a look at held-out days is counted; empty: they stay closed
     * @throws io.assay.base.DataException if the universe has too little history, or something of it looks ahead
     * @throws UsageException if nothing of what is asked for is recorded, or nothing is held out that could be opened
     */
    public AblationReport run(List<Instrument> instruments, Optional<Peeks> opening) {
        UniverseRows universe = UniverseRows.of(spec.label(), wiring, instruments);
        OutsideInputs outside = OutsideInputs.of(spec.modalities(), wiring.data(), universe.instruments());
        List<FeatureGroup> there = spec.modalities().groups().stream()
                .filter(group -> !outside.features().columns(group).isEmpty())
                .toList();
        if (there.isEmpty()) {
            throw new UsageException("of " + spec.modalities().text() + " nothing is recorded: "
                    + outside.features().leftOut().values().iterator().next()
                    + ". Fix: assay data import-series");
        }
        ProofStamp proof =
                wiring.proven(spec.ingredients(!universe.label().untraded().isEmpty()));
        String held = new HeldOutLook(wiring, heldOut).told(universe, opening, spec.text());
        int last = opening.isPresent() ? universe.lastDay() : Math.min(universe.lastDay(), heldOut.lastOpen());
        CalendarWindows windows = CalendarWindows.ofMonths(
                spec.windowMonths(), Math.max(universe.firstDay(), spec.from()), last, spec.minTrain());
        List<String> notes = new ArrayList<>(outside.warnings());
        FoldFolder memory = new FoldFolder(folder(), wiring.maker(), wiring.clock(), notes);
        try (BuiltDataset built =
                universe.build(spec.rows(universe.label(), universe.instruments(), wiring.data()), spec.from(), last)) {
            CrossFit.Folds folds = new CrossFit(windows).over(built.dataset(), built.unlabelled(), memory);
            notes.addAll(thin(built.dataset(), folds.folds()));
            List<Variant> variants = spec.variants(there);
            Judged judged = predicted(variants, folds).judged();
            memory.prune();
            return report(universe, variants, judged, new Told(outside, notes, held, proof));
        }
    }

    private Path folder() {
        return wiring.workspace()
                .resolve("folds")
                .resolve("ablation-" + spec.hash().substring(0, 12));
    }

    /** Which kinds were too thin for how many fits. */
    private static List<String> thin(Dataset rows, List<Fold> folds) {
        Map<FeatureGroup, Integer> dropped = new TreeMap<>();
        for (Fold fold : folds) {
            Coverage.of(rows.select(fold.train()).features())
                    .dropped()
                    .forEach(d -> dropped.merge(d.group(), 1, Integer::sum));
        }
        return dropped.entrySet().stream()
                .map(e -> Modalities.name(e.getKey()) + " was left out of " + e.getValue()
                        + " of " + Text.plural(folds.size(), "fit")
                        + ": of its values on the training rows fewer than "
                        + Math.round(100 * Coverage.LEAST) + " % were there.")
                .toList();
    }

    /** What the variants and then the null models say. */
    private Predicted predicted(List<Variant> variants, CrossFit.Folds folds) {
        List<String> names = new ArrayList<>();
        List<Learner> learners = new ArrayList<>();
        for (Variant variant : variants) {
            names.add(variant.name());
            learners.add(wiring.large(variant.learner()));
        }
        for (Learner learner : spec.nulls()) {
            names.add(learner.name());
            learners.add(learner);
        }
        wiring.progress().start("Walk-forward", learners.size());
        List<OutOfSample> said = new ArrayList<>();
        // One seed for all: what differs is what is read.
        Seed seed = spec.seed().child("ablation");
        for (int i = 0; i < learners.size(); i++) {
            said.add(folds.run(learners.get(i), seed, new Parallel(1)));
            wiring.progress().step(names.get(i));
        }
        wiring.progress().done();
        int rows = folds.tested().size() + folds.unlabelled().size();
        return Predicted.of(names, said, RowTraining.none(rows));
    }

    /** What a reader must know. */
    private record Told(OutsideInputs outside, List<String> notes, String heldOut, ProofStamp proof) {}

    private AblationReport report(UniverseRows universe, List<Variant> variants, Judged judged, Told told) {
        List<Answers> answers = judged.answers();
        List<Answers> of = answers.subList(0, variants.size());
        List<Answers> nulls = answers.subList(variants.size(), answers.size());
        Settings settings = Settings.standard(spec.seed().child("judging"));
        wiring.progress().start("Judging", variants.size());
        String dataHash = told.outside().dataHash(wiring.data(), universe.instruments());
        List<AblationReport.Row> rows = new ArrayList<>();
        List<Comparison> comparisons = Comparison.each(judged.rows(), of, nulls, settings);
        for (int v = 0; v < variants.size(); v++) {
            Comparison comparison = comparisons.get(v);
            Evaluation evaluation =
                    Evaluation.of(judged.rows(), of.get(v), nulls.get(0).predictions(), settings.withDraws(500));
            log(universe, variants.get(v), comparison, dataHash);
            rows.add(new AblationReport.Row(
                    variants.get(v).name(),
                    told.outside().features().count(variants.get(v).reads()),
                    Verdict.of(comparison),
                    evaluation,
                    v == 0 ? List.of() : gains(judged, of, nulls.get(0), v, settings),
                    Plausibility.of(evaluation).leakSuspected()));
            wiring.progress().step(variants.get(v).name());
        }
        wiring.progress().done();
        return new AblationReport(
                spec.text(),
                dataHash,
                spec.seed().value(),
                universe.instruments().size(),
                universe.together().simulated(),
                comparisons.get(0).span(),
                rows,
                wiring.ledger().countTrials(),
                told.heldOut(),
                told.notes(),
                universe.leftOut(),
                told.proof());
    }

    /**
     * What a variant gains over bars alone on the same rows, measure by measure, each interval made wider so that those
     * of all variants hold at once (Bonferroni).
     */
    private static List<AblationReport.Gain> gains(
            Judged judged, List<Answers> variants, Answers rates, int variant, Settings settings) {
        Settings wider = settings.withIntervalLevel(settings.intervalLevel() / (variants.size() - 1));
        Comparison paired = Comparison.of(judged.rows(), variants.get(variant), List.of(rates, variants.get(0)), wider);
        return paired.differences().stream()
                .filter(d -> d.nullName().equals(variants.get(0).name()))
                .map(d -> new AblationReport.Gain(d.measure(), d.estimate(), d.interval()))
                .toList();
    }

    private void log(UniverseRows universe, Variant variant, Comparison comparison, String dataHash) {
        wiring.ledger()
                .append(new Trial(
                        comparison.span().lastDay() >= heldOut.from() ? Trial.Kind.PEEK : Trial.Kind.TRIAL,
                        variant.name() + " of: " + spec.text() + "; " + universe.text(),
                        dataHash,
                        new Window(
                                comparison.span().firstDay(), comparison.span().lastDay()),
                        spec.seed().value(),
                        CodeVersion.current().toString(),
                        new Trial.Score(
                                Measure.DIRECTION.title(),
                                comparison.by(Measure.DIRECTION).get(0).model())));
    }
}
