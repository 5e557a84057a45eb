package io.assay.app.ledger;

import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.DataProblem;
import io.assay.ledger.LedgerCheck;
import io.assay.ledger.LedgerFile;
import io.assay.report.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay ledger verify}. */
@Command(
        name = "verify",
        description = "Check every byte of the ledger; exit code 1 and the line if one was changed or cut. Seen is: a"
                + " changed byte anywhere; a line changed, moved, put in or taken out; and, by the head file beside it,"
                + " bytes and lines cut from the end. Not seen is an older copy of both files put back, or both"
                + " computed anew, for there is no secret in them: keep the last hash elsewhere against that.",
        footer = {"", "Examples:", "  assay ledger verify", "  assay ledger verify --user"})
final class LedgerVerifyCommand extends AssayCommand {
    @Mixin
    private LedgerChoice choice = new LedgerChoice();

    /**
     * The check, for machines.
     *
     * @param ledger the file
     * @param lines whole lines of it
     * @param sound lines found sound, from the first on
     * @param line line of the problem, 0 if there is none
     * @param problem the problem in a sentence, empty if there is none
     * @param remarks what else is worth knowing
     */
    record Verified(String ledger, long lines, long sound, long line, String problem, List<String> remarks) {}

    @Override
    protected int run(Context context) {
        Path file = choice.file(context);
        LedgerCheck check = LedgerFile.of(file).check();
        String problem = check.problem().map(DataProblem::sentence).orElse("");
        if (!problem.isEmpty()) {
            context.output().remark(problem);
        }
        check.remarks().forEach(context.output()::remark);
        context.output()
                .result(
                        new Verified(
                                file.toString(),
                                check.lines(),
                                check.sound(),
                                check.problem().map(DataProblem::line).orElse(0L),
                                problem,
                                check.remarks()),
                        text(check));
        return check.isSound() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private static String text(LedgerCheck check) {
        if (!check.isSound()) {
            return "BROKEN: " + Text.plural(check.sound(), "line") + " sound, then the problem above.";
        }
        if (check.lines() == 0) {
            return "The ledger is empty, and nothing says that it ever was not.";
        }
        return Text.plural(check.lines(), "line") + ", all sound.\n"
                + "An older copy of the ledger and its head put back, or both computed anew, would not be seen.";
    }
}
