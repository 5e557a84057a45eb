package io.assay.app.pipeline;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.experiment.Wiring;
import io.assay.model.Engines;
import io.assay.report.PipelineReport;
import io.assay.report.TextTable;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay pipeline plan}. */
@Command(
        name = "plan",
        description = {
            "The whole plan as a checklist: data, models, judgement and use, with the command of each task, what is"
                    + " done,",
            "when, and which lines of the ledger or which file tells of it."
        },
        footer = {"", "Examples:", "  assay pipeline plan", "  assay pipeline plan --json"})
final class PipelinePlanCommand extends AssayCommand {
    @Mixin
    private PipelineName pipeline = new PipelineName();

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Wiring wiring = context.wiring(store, Engines.find(List.of()));
            PipelineReport report = pipeline.status(store, context);
            List<Task> tasks = new Plan(store, wiring, report).tasks();
            context.output().result(tasks, text(tasks));
            return ExitCode.OK;
        }
    }

    /**
     * One task of the plan.
     *
     * @param phase of the plan
     * @param what is to be done
     * @param command that does it
     * @param done whether it is
     * @param when ISO day on which it was done last; empty if it was not
     * @param by what tells of it: lines of the ledger, a file or a count
     */
    record Task(String phase, String what, String command, boolean done, String when, String by) {}

    private static String text(List<Task> tasks) {
        TextTable table = TextTable.of("phase", "task", "done", "when", "told by", "command");
        String before = "";
        for (Task task : tasks) {
            table.row(
                    task.phase().equals(before) ? "" : task.phase(),
                    task.what(),
                    task.done() ? "yes" : "no",
                    task.when(),
                    task.by(),
                    task.command());
            before = task.phase();
        }
        long done = tasks.stream().filter(Task::done).count();
        return table.text() + done + " of " + tasks.size() + " tasks are done.\n";
    }
}
