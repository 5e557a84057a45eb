package io.assay.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.assay.app.pipeline.PipelinePlanCommand.Task;
import io.assay.base.Days;
import io.assay.experiment.Wiring;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.market.MarketData;
import io.assay.report.PipelineReport;
import io.assay.report.PipelineReport.State;
import io.assay.report.StepResult;
import io.assay.report.Text;

/** The tasks of the request's plans (R14, R19, R28), and what in the workspace tells that each is done. */
final class Plan {
    private static final String DATA = "1 data";
    private static final String MODELS = "2 models";
    private static final String JUDGED = "3 judgement";
    private static final String USE = "4 use";
    private static final int DAY = 10;

    private final MarketData data;
    private final Wiring wiring;
    private final PipelineReport pipeline;
    private final List<TrialLog.Entry> ledger;

    Plan(MarketData data, Wiring wiring, PipelineReport pipeline) {
        this.data = data;
        this.wiring = wiring;
        this.pipeline = pipeline;
        this.ledger = wiring.ledger().entries();
    }

    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        tasks.add(bars());
        tasks.add(file(DATA, "audit the data", "assay data audit", "reports", "audit.*"));
        for (PipelineReport.Step step : pipeline.steps()) {
            tasks.add(step(step));
        }
        tasks.add(file(DATA, "rank the stocks", "assay stocks analyse", "analysis", "training_recommendations"));
        tasks.add(file(MODELS, "train the recommended stocks", "assay stocks train", "reports", "stocks-[0-9a-f]{12}"));
        tasks.add(scored(
                JUDGED, "validate quality on later signals", "assay quality validate", e -> true, "validation of "));
        tasks.add(scored(
                JUDGED,
                "look at held-out days",
                "assay train finetune --open-test",
                e -> e.trial().kind() == Trial.Kind.PEEK,
                ""));
        tasks.add(file(USE, "back-test", "assay backtest", "reports", "backtest.*"));
        tasks.add(signals());
        tasks.sort(Comparator.comparing(Task::phase));
        return tasks;
    }

    private Task bars() {
        int stocks = data.listings().size();
        int last = data.lastDay().orElse(0);
        return new Task(
                DATA,
                "import bars",
                "assay data import",
                stocks > 0,
                stocks > 0 ? "to " + Days.text(last) : "",
                Text.plural(stocks, "stock"));
    }

    private static Task step(PipelineReport.Step step) {
        String phase = switch (step.stage()) {
            case COLLECT, ENGINEER -> DATA;
            case SIGNAL, REGIME, PRICE, STOCKS, SAVE -> MODELS;
        };
        return new Task(
                phase,
                step.stage().title(),
                "assay pipeline run --from-step " + step.stage().id(),
                step.state() == State.DONE,
                step.state() == State.OPEN ? "" : day(step.started()),
                step.state() == State.DONE ? lines(step.result()) : step.state().title());
    }

    private static String lines(Optional<StepResult> result) {
        long[] lines = result.stream()
                .flatMap(r -> r.figures().stream())
                .mapToLong(StepResult.Line::ledger)
                .filter(line -> line > 0)
                .sorted()
                .toArray();
        return lines.length == 0 ? "counted" : "ledger " + lines[0] + " to " + lines[lines.length - 1];
    }

    private Task scored(String phase, String what, String command, Predicate<TrialLog.Entry> kind, String text) {
        List<TrialLog.Entry> found = ledger.stream()
                .filter(kind)
                .filter(e -> e.trial().specification().contains(text))
                .toList();
        return found.isEmpty()
                ? new Task(phase, what, command, false, "", "")
                : new Task(
                        phase,
                        what,
                        command,
                        true,
                        day(found.get(found.size() - 1).time().toString()),
                        "ledger " + found.get(0).sequence() + " to "
                                + found.get(found.size() - 1).sequence());
    }

    private Task file(String phase, String what, String command, String folder, String pattern) {
        Optional<Path> newest = newest(wiring.workspace().resolve(folder), pattern);
        return new Task(
                phase,
                what,
                command,
                newest.isPresent(),
                newest.map(file -> day(time(file))).orElse(""),
                newest.map(file -> file.getFileName().toString()).orElse(""));
    }

    private static Optional<Path> newest(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(pattern + "\\.(html|json)"))
                    .max(Comparator.comparing(Plan::time));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Task signals() {
        int current = wiring.models().current().size();
        return new Task(
                USE,
                "models for the next open's signals",
                "assay train update",
                current > 0,
                "",
                current + " current models");
    }

    private static String day(String instant) {
        return instant.substring(0, Math.min(DAY, instant.length()));
    }
}
