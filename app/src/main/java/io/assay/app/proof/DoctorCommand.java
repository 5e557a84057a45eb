package io.assay.app.proof;

import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.proof.doctor.Doctor;
import io.assay.proof.doctor.Finding;
import io.assay.report.Text;
import io.assay.report.TextTable;
import picocli.CommandLine.Command;

/** {@code assay doctor}. */
@Command(
        name = "doctor",
        description = {
            "Plant each classic leak in a copy of the pipeline and see whether the checks catch it.",
            "The market is simulated and nothing can be known on it, so whatever a leak shows there is fake.",
            "Beside each leak stands the honest way of doing the same, which the checks must not suspect. Ends with",
            "status 1 if a leak is missed. Needs no data."
        },
        footer = {
            "",
            "Examples:",
            "  assay doctor",
            "  assay --seed 2 doctor         on another market",
            "  assay --json doctor"
        })
public final class DoctorCommand extends AssayCommand {
    @Override
    protected int run(Context context) {
        List<Finding> findings = Doctor.examine(context.seed(), context.parallel(), context.progress());
        long caught = findings.stream()
                .filter(f -> f.outcome() == Finding.Outcome.CAUGHT)
                .count();
        context.output().result(Map.of("simulated", true, "leaks", findings, "caught", caught), text(findings, caught));
        return caught == findings.size() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private static String text(List<Finding> findings, long caught) {
        TextTable table =
                TextTable.of("leak", "outcome", "what it fakes", "with it", "honestly", "which check sees it");
        StringBuilder how = new StringBuilder();
        for (Finding f : findings) {
            table.row(
                    f.leak(),
                    word(f.outcome()),
                    f.measure(),
                    Text.decimal(f.fake(), 3),
                    Text.decimal(f.honest(), 3),
                    f.guard());
            how.append(f.leak()).append('\n');
            how.append("    ").append(f.flaw()).append(".\n");
            how.append("    ").append(f.how()).append('\n');
        }
        return "SIMULATED market on which nothing can be known: an AUC of 0.5 and a Sharpe ratio near 0 are the truth."
                + "\n\n"
                + table.text() + "\n" + how + "\n" + caught + " of " + findings.size() + " leaks caught.\n";
    }

    private static String word(Finding.Outcome outcome) {
        return switch (outcome) {
            case CAUGHT -> "caught";
            case MISSED -> "MISSED";
            case FALSE_ALARM -> "FALSE ALARM";
        };
    }
}
