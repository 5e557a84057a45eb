package io.assay.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.evaluate.Verdict;
import io.assay.report.RunReport;

/**
 * What is kept of a run: enough to know what its models are worth and to tell whether a repetition came to the same.
 *
 * @param runId name of the run
 * @param specification what was run
 * @param seed root of all randomness
 * @param dataHash of the data
 * @param verdict of the specification
 * @param sentence the verdict in words
 * @param digest of all figures
 * @param models model of each stock
 */
public record RunRecord(
        String runId,
        String specification,
        long seed,
        String dataHash,
        Verdict.Outcome verdict,
        String sentence,
        String digest,
        Map<String, String> models) {
    private static final String FILE = "run.json";

    static RunRecord of(RunReport report) {
        Map<String, String> models = new TreeMap<>();
        report.stocks().forEach(s -> models.put(s.instrument(), s.modelId()));
        return of(report, models);
    }

    /**
     * The record of a run.
     *
     * @param models model of each stock, those included that were not judged by themselves
     */
    static RunRecord of(RunReport report, Map<String, String> models) {
        return new RunRecord(
                report.runId(),
                report.specification(),
                report.seed(),
                report.dataHash(),
                report.verdict().outcome(),
                report.verdict().sentence(),
                report.digest(),
                models);
    }

    /** The file of a record. */
    static Path in(Path folder) {
        return folder.resolve(FILE);
    }

    /** Whether a run was recorded in the folder. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** The record in a run's folder. */
    static RunRecord read(Path folder) {
        return Json.read(folder.resolve(FILE), RunRecord.class);
    }

    /** Writes the record into the run's folder. */
    static void write(Path folder, RunRecord record) {
        AtomicFiles.write(folder.resolve(FILE), Json.pretty(record));
    }

    /** All finished runs of a workspace, by name. */
    public static List<RunRecord> all(Path workspace) {
        Path runs = workspace.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(f -> f.resolve(FILE))
                    .filter(Files::exists)
                    .sorted()
                    .map(f -> Json.read(f, RunRecord.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + runs + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether skill was established for the specification behind a model. The same model may come out of several runs,
     * alone and among other stocks: then each of them must have established it.
     */
    public static boolean isSkilled(List<RunRecord> runs, String modelId) {
        List<RunRecord> makers =
                runs.stream().filter(r -> r.models().containsValue(modelId)).toList();
        return !makers.isEmpty() && makers.stream().allMatch(r -> r.verdict() == Verdict.Outcome.SKILL);
    }
}
