package io.assay.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.experiment.Spells;
import io.assay.ledger.ProofStamp;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.report.RunReport;
import io.assay.report.StudyReport;
import io.assay.report.Text;

/** The folder of a finished run: its record, and the out-of-sample rows of every stock. */
public final class RunFolder {
    private static final String JUDGED = ".judged";
    private static final String HELD_OUT = "held-out";
    private static final int SHOWN = 5;

    private final Path folder;
    private final RunRecord record;

    private RunFolder(Path folder) {
        this.folder = folder;
        this.record = RunRecord.read(folder);
    }

    /**
     * Finds a run.
     *
     * @param name a run's name, or the name of a model: then the newest run that made it; or nothing: then the newest
     *     run
     * @throws UsageException if there is none
     */
    public static RunFolder find(Path workspace, Optional<String> name) {
        List<Path> finished = finished(workspace);
        if (finished.isEmpty()) {
            throw new UsageException("no run has finished in " + workspace
                    + " yet. Fix: 'assay train update', or 'assay train missing'");
        }
        if (name.isEmpty()) {
            return new RunFolder(finished.get(0));
        }
        for (Path folder : finished) {
            RunFolder run = new RunFolder(folder);
            if (run.id().equals(name.get()) || run.record.models().containsValue(name.get())) {
                return run;
            }
        }
        throw UsageException.unknown(
                "run or model",
                name.get(),
                finished.stream().map(f -> f.getFileName().toString()).toList());
    }

    /** Whether a run was finished and recorded in a folder. */
    public static boolean isFinished(Path folder) {
        return RunRecord.isIn(folder);
    }

    /**
     * The finished run in a folder.
     *
     * @throws UncheckedIOException if there is none
     */
    public static RunFolder at(Path folder) {
        return new RunFolder(folder);
    }

    /**
     * Records a run of one specification, which finishes it.
     *
     * @param folder the run's folder
     * @param recipe by which it can be made again
     * @param data on which it was made
     */
    public static void keep(Path folder, RunReport report, RunRecipe recipe, RunData data) {
        RunRecipe.keep(folder, recipe);
        RunData.write(folder, data);
        ReportFile.write(folder, report);
        RunRecord.write(folder, RunRecord.of(report));
    }

    /**
     * What is kept of a study beside its report.
     *
     * @param recipe by which it can be made again
     * @param data on which it was made
     * @param models model of each stock, those included that were not judged by themselves
     */
    public record OfStudy(RunRecipe recipe, RunData data, Map<String, String> models) {}

    /**
     * Records a study, which finishes it.
     *
     * @param folder the run's folder
     * @param kept how and on which data it was made, and what came out
     */
    public static void keep(Path folder, StudyReport report, OfStudy kept) {
        RunRecipe.keep(folder, kept.recipe());
        RunData.write(folder, kept.data());
        StudyFile.write(folder, report);
        RunRecord.write(folder, RunRecord.of(report.run(), kept.models()));
    }

    /** Finished runs, the newest first. */
    private static List<Path> finished(Path workspace) {
        Path runs = workspace.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(RunRecord::isIn)
                    .sorted(Comparator.comparing(RunFolder::written).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + runs + ": " + e.getMessage(), e);
        }
    }

    private static FileTime written(Path folder) {
        try {
            return Files.getLastModifiedTime(RunRecord.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Writes down what somebody wants to remember of the run, with today's date. It is no part of the run. */
    public void note(String text, Clock clock) {
        RunNotes.add(folder, text, clock);
    }

    /** What was written down about it, the oldest first. */
    public List<String> notes() {
        return RunNotes.read(folder);
    }

    /** Name of the run. */
    public String id() {
        return record.runId();
    }

    /** When it was finished. */
    public FileTime finishedAt() {
        return written(folder);
    }

    /** Where it lies. */
    public Path path() {
        return folder;
    }

    /**
     * How to make it again.
     *
     * @throws UsageException if an older version made the run, which kept no recipe
     * @throws DataException if the recipe is damaged or of a format that is not known
     */
    public RunRecipe recipe() {
        return RunRecipe.read(folder, id());
    }

    /** The universe on whose spells alone stocks counted, if it had any; runs of older versions had none. */
    public Optional<Universe> members() {
        return RunRecipe.isOfThisFormat(folder) ? recipe().data().members().map(Spells::universe) : Optional.empty();
    }

    /** What is kept of it. */
    public RunRecord record() {
        return record;
    }

    /** What a study came to, as it was shown; empty for a run of {@code train missing}. */
    public Optional<StudyReport> study() {
        return Files.exists(StudyFile.in(folder)) ? Optional.of(StudyFile.read(folder)) : Optional.empty();
    }

    /**
     * What the run came to, as it was shown.
     *
     * @throws UsageException if it was written before such figures were kept
     */
    public RunReport report() {
        Optional<StudyReport> study = study();
        if (study.isPresent()) {
            return study.get().run();
        }
        if (!Files.exists(ReportFile.in(folder))) {
            throw new UsageException("run " + id() + " keeps its verdict and no figures to report."
                    + " Fix: delete the folder " + folder + " and train again");
        }
        return ReportFile.read(folder);
    }

    /** Whether anything of the run looks ahead; empty for runs from before that was asked. */
    public Optional<ProofStamp> proof() {
        boolean told = Files.exists(StudyFile.in(folder)) || Files.exists(ReportFile.in(folder));
        return told ? report().proof() : Optional.empty();
    }

    /**
     * Whether the data that the run was made on have changed since, in a sentence a matter; none if they have not.
     *
     * @param now the data behind the rows that are acted on
     */
    public List<String> doubts(RunData now) {
        return doubts(folder, now);
    }

    /** The same of the rows of held-out days that were opened. */
    public List<String> doubtsOfOpened(RunData now) {
        return doubts(heldOut(folder), now);
    }

    private List<String> doubts(Path where, RunData now) {
        Optional<RunData> then = RunData.in(where);
        if (then.isEmpty()) {
            return List.of("Run " + id() + " does not record the data that it was made on: whether they have changed"
                    + " since, nobody can tell. Fix: train again.");
        }
        List<String> changed = then.get().changed(now);
        if (changed.isEmpty()) {
            return List.of();
        }
        return List.of("Bars or corporate actions of " + changed.size() + " of "
                + Text.plural(now.stocks().size(), "stock") + " have changed since run " + id() + " was made: "
                + String.join(", ", changed.subList(0, Math.min(SHOWN, changed.size())))
                + (changed.size() > SHOWN ? ", .." : "")
                + ". Its predictions are of other data than the prices of this backtest. Fix: train again.");
    }

    /**
     * Every stock's rows with everybody's answers.
     *
     * @param model a model of the run: then of its stocks alone
     * @throws UsageException if there are none
     * @throws io.assay.base.DataException if a file is damaged or gone
     */
    public List<JudgedFile.Content> judged(Optional<String> model) {
        requireAll();
        try (Stream<Path> files = Files.list(folder)) {
            List<JudgedFile.Content> all = files.filter(f -> f.toString().endsWith(JUDGED))
                    .sorted()
                    .map(JudgedFile::read)
                    .filter(c -> model.isEmpty() || c.header().stock().modelId().equals(model.get()))
                    .filter(c -> record.models().containsKey(c.header().stock().instrument()))
                    .toList();
            if (all.isEmpty()) {
                throw new UsageException("run " + id() + " holds no out-of-sample rows"
                        + model.map(m -> " of model " + m).orElse("") + ". Fix: train again");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Where the rows of held-out days lie once they were opened. */
    public static Path heldOut(Path folder) {
        return folder.resolve(HELD_OUT);
    }

    /** Writes down on which data the rows of held-out days were made; they lie in {@link #heldOut} by now. */
    public static void keepHeldOut(Path folder, RunData data) {
        RunData.write(heldOut(folder), data);
    }

    /**
     * Every stock's rows of the held-out days that were opened, with the answers of whoever was chosen without them and
     * of the null models.
     *
     * @throws UsageException if they were never opened, or by a version that did not keep them
     * @throws DataException if a file is damaged or gone
     */
    public List<JudgedFile.Content> opened() {
        Path rows = heldOut(folder);
        // Written last: without it the opening was not finished.
        Optional<RunData> all = RunData.in(rows);
        if (all.isEmpty()) {
            throw new UsageException(
                    "the held-out days of run " + id() + " were not opened, so nothing is known of them."
                            + " Fix: the same training again with '--open-test'");
        }
        List<String> gone = gone(rows, all.get());
        if (!gone.isEmpty()) {
            throw new DataException(DataProblem.of("run " + id() + " lacks the rows of held-out days of "
                            + Text.plural(gone.size(), "stock") + "; the first is " + gone.get(0))
                    .withFix("the same training again with '--open-test', which makes them anew and is another look"));
        }
        return all.get().stocks().keySet().stream()
                .map(name -> JudgedFile.in(rows, Instrument.parse(name)))
                .sorted()
                .map(JudgedFile::read)
                .toList();
    }

    /** Stocks that were judged and whose rows somebody deleted. */
    private static List<String> gone(Path rows, RunData data) {
        return data.stocks().keySet().stream()
                .filter(name -> !Files.exists(JudgedFile.in(rows, Instrument.parse(name))))
                .sorted()
                .toList();
    }

    /** A book without the stocks whose files somebody deleted would be another book, and nobody would be told. */
    private void requireAll() {
        List<String> gone = RunData.in(folder).map(data -> gone(folder, data)).orElse(List.of());
        if (!gone.isEmpty()) {
            String again = Files.exists(StudyFile.in(folder))
                    ? "run the same training again, which makes it anew"
                    : "'assay train update' makes a run of its own";
            throw new DataException(DataProblem.of("run " + id() + " lacks the out-of-sample rows of "
                            + Text.plural(gone.size(), "stock") + " that it judged; the first is " + gone.get(0))
                    .withFix(again));
        }
    }
}
