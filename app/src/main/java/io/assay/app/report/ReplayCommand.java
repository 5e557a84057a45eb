package io.assay.app.report;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.experiment.replay.Difference;
import io.assay.experiment.replay.Replay;
import io.assay.experiment.run.RunFolder;
import io.assay.model.Engines;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay replay}. */
@Command(
        name = "replay",
        description = {
            "Make a finished run again from its recorded recipe, data and seed, and compare every figure, every model,",
            "every stock's out-of-sample rows. Prints 'identical', or names what differs (exit code 1). Nothing in the",
            "workspace changes: no trial is logged, no model replaced, no held-out day opened. It takes as long as the",
            "run took. The seed is the recorded one; 'train pooled' keeps no run, so there is nothing of it to replay."
        },
        footer = {
            "",
            "Examples:",
            "  assay replay                         the newest run",
            "  assay replay 3f9c2a7b10de --threads 1",
            "  assay --json replay --tolerance 1e-9 > replay.json"
        })
public final class ReplayCommand extends AssayCommand {
    @Mixin
    private RunChoice choice = new RunChoice();

    @Option(names = "--anyway", description = "Replay though the data have changed since; the changes are named.")
    private boolean anyway;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "0",
            description = "Numbers that differ by no more count as equal, and hashes are not compared"
                    + " (default: ${DEFAULT-VALUE}, which compares bits).")
    private double tolerance;

    @Override
    protected int run(Context context) {
        OptionChecks.within("--tolerance", tolerance, 0, 1);
        RunFolder run = choice.in(context);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Replay replay = Replay.of(run, context.wiring(store, Engines.find(List.of())));
            replay.notes().forEach(context.output()::remark);
            Replay.Outcome outcome = replay.run(tolerance, anyway);
            context.output().result(outcome, text(outcome));
            return outcome.identical() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        }
    }

    private static String text(Replay.Outcome outcome) {
        if (outcome.identical()) {
            return outcome.tolerance() == 0
                    ? "identical\nRun " + outcome.runId() + ", SHA-256 of the figures " + outcome.recordedDigest()
                    : "equal within " + outcome.tolerance() + "\nRun " + outcome.runId();
        }
        String differences =
                outcome.differences().stream().map(Difference::sentence).collect(Collectors.joining("\n  ", "  ", ""));
        String reasons = outcome.reasons().isEmpty()
                ? "Code, data, engines and machine are as recorded: either a file of the run was changed, or this is a"
                        + " defect of Assay."
                : "What is not as it was, and so may be why:\n  " + String.join("\n  ", outcome.reasons());
        return "DIFFERENT: the replay of run " + outcome.runId() + " came to something else.\n" + differences + "\n"
                + reasons;
    }
}
