package io.assay.experiment.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.experiment.Spells;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Machine;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecipe;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.market.MarketData;
import io.assay.proof.ProofGate;
import io.assay.registry.CodeVersion;
import io.assay.report.StudyReport;

/**
 * Makes a finished run again, from nothing but its recipe and the data of its workspace, and compares. It works in a
 * folder of its own inside the workspace, deleted afterwards: no trial is logged, no model becomes current, no held-out
 * day is opened, and nothing that the run left is used, so that every fit is made anew.
 */
public final class Replay {
    private static final int SHOWN = 10;

    private final RunFolder run;
    private final RunRecipe recipe;
    private final Wiring wiring;
    private final MarketData data;
    private final List<String> changed;

    private Replay(RunFolder run, RunRecipe recipe, Wiring wiring, MarketData data) {
        this.run = run;
        this.recipe = recipe;
        this.wiring = wiring;
        this.data = data;
        this.changed = recipe.changed(data, wiring.parallel());
    }

    /**
     * Gets ready to replay a run.
     *
     * @param wiring of the run's workspace, with all of its data
     * @throws io.assay.base.UsageException if an older version made the run, which kept no recipe
     * @throws DataException if the recipe is damaged, of an unknown format, or none of its stocks has a bar any more
     */
    public static Replay of(RunFolder run, Wiring wiring) {
        RunRecipe recipe = run.recipe();
        MarketData whole = wiring.data().until(Days.parse(recipe.data().lastDay()));
        MarketData data =
                recipe.data().members().map(Spells::universe).map(whole::within).orElse(whole);
        boolean any = data.listings().stream().anyMatch(l -> recipe.stocks().contains(l.instrument()));
        if (!any) {
            throw new DataException(DataProblem.of("must hold bars of the stocks of run " + run.id() + ", such as "
                            + recipe.instruments().get(0) + ": there are none")
                    .withFix("import them again"));
        }
        return new Replay(run, recipe, wiring, data);
    }

    /**
     * What a replay came to.
     *
     * @param runId of the run that was replayed
     * @param identical whether nothing differs
     * @param tolerance within which numbers count as equal; 0 compares bits
     * @param recordedDigest SHA-256 of the figures as recorded
     * @param replayedDigest as replayed
     * @param differences what differs, the first in each place
     * @param reasons what is not as it was when the run was made, and so may be why
     */
    public record Outcome(
            String runId,
            boolean identical,
            double tolerance,
            String recordedDigest,
            String replayedDigest,
            List<Difference> differences,
            List<String> reasons) {
        /** Copies the lists. */
        public Outcome {
            differences = List.copyOf(differences);
            reasons = List.copyOf(reasons);
        }
    }

    /** What a reader should know before anything is fitted, in sentences. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        CodeVersion now = CodeVersion.current();
        if (!now.equals(recipe.code())) {
            notes.add("OTHER CODE: run " + run.id() + " was made by " + text(recipe.code()) + ", this is " + text(now)
                    + ". Names of models hold the version, so they differ even where all figures agree.");
        }
        if (run.study().flatMap(StudyReport::opened).isPresent()) {
            notes.add("Run " + run.id() + " was opened on held-out days. Only what lies before them is replayed;"
                    + " a look at held-out days is counted, and a replay makes none.");
        }
        return notes;
    }

    /**
     * Replays and compares.
     *
     * @param tolerance numbers that differ by no more count as equal, at least 0; 0 compares bits
     * @param anyway go on though the data have changed
     * @throws DataException if they have and that was not asked for; the sentence names the stocks
     */
    public Outcome run(double tolerance, boolean anyway) {
        Check.within("tolerance", tolerance, 0, 1);
        if (!changed.isEmpty() && !anyway) {
            throw new DataException(DataProblem.of("must be the data that run " + run.id() + " was made on: "
                            + changedText() + " up to " + recipe.data().lastDay())
                    .withFix("restore them, or compare all the same with --anyway"));
        }
        MarketData seen =
                changed.isEmpty() ? new DataAsRecorded(data, recipe.data().contentHash()) : data;
        Path folder = temporary();
        try {
            ProofGate gate = recipe.unproven() ? ProofGate.open() : wiring.gate();
            Wiring inside = wiring.in(folder).on(seen).withGate(gate);
            RunFolder again = RunFolder.at(inside.run(made(inside)));
            List<Difference> differences = RunComparison.of(run, again, tolerance);
            return new Outcome(
                    run.id(),
                    differences.isEmpty(),
                    tolerance,
                    run.record().digest(),
                    again.record().digest(),
                    differences,
                    reasons());
        } finally {
            delete(folder);
        }
    }

    /** Makes the run again and tells its name. */
    private String made(Wiring inside) {
        Seed seed = Seed.of(recipe.seed());
        if (recipe.stock().isPresent()) {
            PerStockSpec spec = PerStockSpec.of(recipe.stock().get(), wiring.engines(), seed);
            return new TrainMissing(spec, inside).run(recipe.stocks()).runId();
        }
        RunRecipe.OfStudy study = recipe.study().orElseThrow();
        StudySpec spec = StudySpec.of(study, wiring.engines(), seed);
        return new Study(spec, inside, RunRecipe.heldOut(study.heldOutFrom()))
                .run(recipe.stocks())
                .run()
                .runId();
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (!CodeVersion.current().equals(recipe.code())) {
            reasons.add("other code: " + text(recipe.code()) + " then, " + text(CodeVersion.current()) + " now");
        }
        if (!changed.isEmpty()) {
            reasons.add("other data: " + changedText());
        }
        if (!wiring.engines().versions().equals(recipe.engines())) {
            reasons.add("other engines: " + recipe.engines() + " then, "
                    + wiring.engines().versions() + " now");
        }
        recipe.machine().differences(Machine.current()).forEach(d -> reasons.add("other machine: " + d));
        return reasons;
    }

    private String changedText() {
        return changed.size() + " of the listings changed: "
                + String.join(", ", changed.subList(0, Math.min(SHOWN, changed.size())))
                + (changed.size() > SHOWN ? ", .." : "");
    }

    private static String text(CodeVersion code) {
        return "version " + code.version() + ", commit " + code.commit();
    }

    private Path temporary() {
        Path scratch = wiring.workspace().resolve("scratch");
        try {
            Files.createDirectories(scratch);
            return Files.createTempDirectory(scratch, "replay-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + scratch + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
